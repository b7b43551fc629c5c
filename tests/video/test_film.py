"""A video file with its sound and captions."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import supple
from supple.video.decode import pictures, probe
from supple.video.extra import need
from supple.video.film import Beside, Caption, Film

VOICE = Path(supple.__file__).parent / "web" / "assets" / "voice" / "en"
CAPTIONS = (Caption(0.0, 0.6, "Lie on your back."), Caption(0.6, 1.5, "And stay."))


def grey(level):
    return np.full((48, 64, 3), level, np.uint8)


def write(path, beside=Beside()):  # noqa: B008
    with Film(path, (64, 48), beside) as film:
        for number in range(15):
            film.add(grey(number * 10), number / 10)


def broken_off(path, fault):
    with Film(path, (64, 48)) as film:
        film.add(grey(20), 0.0)
        raise fault


def test_pictures_come_back_at_their_times(tmp_path):
    write(tmp_path / "a.mp4")
    clip = probe(tmp_path / "a.mp4")
    assert (clip.width_px, clip.height_px) == (64, 48)
    shown = list(pictures(tmp_path / "a.mp4"))
    assert [picture.time_s for picture in shown] == pytest.approx(
        [number / 10 for number in range(15)], abs=1e-3
    )
    assert [picture.rgb.mean() for picture in shown] == pytest.approx(np.arange(15) * 10.0, abs=4.0)


def test_sound_and_captions_are_in_it(tmp_path):
    mp3 = next(VOICE.glob("*.mp3")).read_bytes()
    write(tmp_path / "a.mp4", Beside(mp3, CAPTIONS, "The four minutes"))
    with need("av").open(str(tmp_path / "a.mp4")) as film:
        assert film.metadata["title"] == "The four minutes"
        assert [stream.type for stream in film.streams] == ["video", "audio", "subtitle"]
        told = [
            bytes(packet)[2:].decode() for packet in film.demux(film.streams.subtitles[0]) if packet.size > 2
        ]
        assert told == [one.text for one in CAPTIONS]
    with need("av").open(str(tmp_path / "a.mp4")) as film:
        loud = [np.abs(frame.to_ndarray()).max() for frame in film.decode(audio=0)]
    assert max(loud) > 0.05


def test_what_breaks_off_leaves_nothing(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        broken_off(tmp_path / "a.mp4", KeyboardInterrupt)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_was_there_is_kept_until_the_new_one_is_whole(tmp_path):
    (tmp_path / "a.mp4").write_bytes(b"old")
    with pytest.raises(RuntimeError):
        broken_off(tmp_path / "a.mp4", RuntimeError)
    assert (tmp_path / "a.mp4").read_bytes() == b"old"
    write(tmp_path / "a.mp4")
    assert len((tmp_path / "a.mp4").read_bytes()) > 500
