"""What a video file is, and its pictures: upright, with their own times, or a sentence."""

from __future__ import annotations

import builtins
import os
import tracemalloc
from fractions import Fraction
from itertools import islice, pairwise
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from supple.errors import ExtraError, PartError, VideoError
from supple.video.decode import pictures, probe
from tests.video.films import corner, cut, even, film, grey, noisy

RED_CORNER = {0: (0, 0), 90: (0, 1), 180: (1, 1), 270: (1, 0)}
"""Where the top left corner goes (row, column) when the picture is turned clockwise."""


@pytest.mark.parametrize("ending", [".mp4", ".mov", ".mkv", ".webm"])
def test_every_container_gives_its_pictures_and_their_times(tmp_path, ending) -> None:
    path = grey(tmp_path / f"film{ending}", 12)
    shown = list(pictures(path))
    assert [picture.number for picture in shown] == list(range(12))
    assert [picture.time_s for picture in shown] == pytest.approx(even(12), abs=0.0015)
    assert shown[0].rgb.shape == (48, 64, 3)
    clip = probe(path)
    assert (clip.width_px, clip.height_px, clip.turned_deg) == (64, 48, 0)
    assert clip.stated_s == pytest.approx(12 / 30, abs=0.05)


def test_the_ten_bit_hevc_of_a_phone_is_read(tmp_path) -> None:
    path = tmp_path / "phone.mov"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx265", rate=30, options={"x265-params": "log-level=none"})
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p10le"
        for _ in range(4):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(corner(), format="rgb24")))
        container.mux(stream.encode(None))
    first = next(iter(pictures(path)))
    assert probe(path).codec == "hevc"
    assert first.rgb.dtype == np.uint8
    assert first.rgb[5, 5] == pytest.approx([250, 10, 10], abs=8)


def test_times_are_the_files_own_and_not_counted(tmp_path) -> None:
    times_s = [0.0, 0.033, 0.12, 0.15, 0.4, 0.41, 0.6]
    path = film(tmp_path / "phone.mp4", [corner()] * len(times_s), times_s)
    assert [picture.time_s for picture in pictures(path)] == pytest.approx(times_s, abs=0.001)


def test_times_count_from_the_start_of_the_file(tmp_path) -> None:
    path = film(tmp_path / "late.mp4", [corner()] * 5, [time_s + 7.0 for time_s in even(5)])
    assert [picture.time_s for picture in pictures(path)] == pytest.approx(even(5), abs=0.0015)


@pytest.mark.parametrize("turned_deg", [0, 90, 180, 270])
def test_pictures_are_upright(tmp_path, turned_deg) -> None:
    path = grey(tmp_path / "phone.mp4", 3, turned_deg=turned_deg)
    first = next(iter(pictures(path)))
    height, width = first.rgb.shape[:2]
    assert (width, height) == ((48, 64) if turned_deg % 180 else (64, 48))
    quarters = first.rgb.reshape(2, height // 2, 2, width // 2, 3).mean(axis=(1, 3))
    redness = quarters[..., 0] - quarters[..., 1]
    assert np.unravel_index(redness.argmax(), (2, 2)) == RED_CORNER[turned_deg]
    clip = probe(path)
    assert (clip.width_px, clip.height_px, clip.turned_deg) == (width, height, turned_deg)


def test_pixels_that_are_not_square_are_made_square(tmp_path) -> None:
    path = tmp_path / "wide.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.codec_context.sample_aspect_ratio = Fraction(2, 1)
        for _ in range(3):
            container.mux(stream.encode(av.VideoFrame.from_ndarray(corner(), format="rgb24")))
        container.mux(stream.encode(None))
    assert probe(path).aspect == pytest.approx(128 / 48)
    assert next(iter(pictures(path))).rgb.shape == (48, 128, 3)


def test_a_large_picture_is_made_small_and_only_one_is_held(tmp_path) -> None:
    path = film(tmp_path / "4k.mp4", [corner((3840, 2160))] * 12, even(12))
    assert (probe(path).width_px, probe(path).height_px) == (3840, 2160)
    tracemalloc.start()
    shapes = {picture.rgb.shape for picture in pictures(path)}
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert shapes == {(540, 960, 3)}
    assert peak < 4 * 540 * 960 * 3


def test_pictures_come_one_by_one(tmp_path) -> None:
    shown = pictures(cut(noisy(tmp_path / "cut.mkv"), 0.5))
    assert len(list(islice(shown, 5))) == 5


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_that_breaks_off_gives_what_it_has_and_then_says_so(tmp_path, share) -> None:
    path = cut(noisy(tmp_path / "cut.mkv"), share)
    seen, fault = _until_it_breaks_off(path)
    told = fault.message if fault else ""
    assert 60 * share - 10 < len(seen) < 60
    assert all(before.time_s < after.time_s for before, after in pairwise(seen))
    if share < 0.7:
        assert "cut.mkv breaks off after" in told
        assert "of 2.0 s" in told


@pytest.mark.parametrize("ending", [".mkv", ".webm", ".mp4"])
def test_a_whole_file_that_begins_late_does_not_break_off(tmp_path, ending) -> None:
    path = film(tmp_path / f"late{ending}", [corner()] * 60, [2.0 + at for at in even(60)])
    assert len(list(pictures(path))) == 60
    assert probe(path).stated_s == pytest.approx(2.0, abs=0.1)


def test_a_photograph_is_no_video(tmp_path) -> None:
    for name in ("photo.jpg", "photo.png"):
        Image.fromarray(corner()).save(tmp_path / name)
        with pytest.raises(VideoError, match=r"is a picture, not a video\. Supple reads mp4"):
            probe(tmp_path / name)


def test_a_file_whose_index_is_at_its_end_and_lost_is_no_video(tmp_path) -> None:
    path = cut(noisy(tmp_path / "cut.mp4"), 0.5)
    with pytest.raises(VideoError, match=r"cut\.mp4 is not a video that can be read\. .* cut off"):
        probe(path)


def test_a_damaged_middle_costs_only_some_pictures(tmp_path) -> None:
    path = noisy(tmp_path / "scratched.mp4")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 30_000] = bytes(30_000)
    path.write_bytes(content)
    seen, fault = _until_it_breaks_off(path)
    assert 40 < len(seen) < 60
    assert seen[-1].time_s > 1.8
    assert "scratched.mp4 is damaged" in str(fault)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("notes.mp4", b"Dear diary, " * 300, "is not a video that can be read. Supple reads mp4"),
        ("empty.mp4", b"", "is empty"),
        ("noise.mkv", bytes(range(256)) * 40, "is not a video"),
    ],
)
def test_what_is_no_video_is_told_in_a_sentence(tmp_path, name, content, sentence) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    for read in (probe, lambda file: list(pictures(file))):
        with pytest.raises(VideoError) as told:
            read(path)
        assert str(path) in str(told.value)
        assert sentence in str(told.value)


def test_a_folder_and_a_missing_file_are_told_in_a_sentence(tmp_path) -> None:
    with pytest.raises(VideoError, match="is a folder"):
        probe(tmp_path)
    with pytest.raises(VideoError, match="There is no file"):
        probe(tmp_path / "gone.mp4")


def test_a_pipe_is_told_and_not_waited_for(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe.mp4")
    with pytest.raises(VideoError, match="is not a file"):
        probe(tmp_path / "pipe.mp4")


def test_a_name_that_is_too_long_is_told_in_a_sentence(tmp_path) -> None:
    with pytest.raises(VideoError, match="cannot be read: File name too long"):
        probe(tmp_path / ("l" * 300))


def test_a_file_that_may_not_be_read_is_told_in_a_sentence(tmp_path, monkeypatch) -> None:
    path = grey(tmp_path / "private.mp4")

    def refuse(self, *_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(VideoError, match=r"private\.mp4 cannot be read: Permission denied"):
        probe(path)


def test_a_sound_file_holds_no_moving_pictures(tmp_path) -> None:
    path = tmp_path / "voice.m4a"
    with av.open(str(path), "w", format="mp4") as container:
        stream = container.add_stream("aac", rate=8000, layout="mono")
        silence = av.AudioFrame.from_ndarray(np.zeros((1, 1024), dtype=np.float32), "fltp", "mono")
        silence.rate = 8000
        container.mux(stream.encode(silence))
        container.mux(stream.encode(None))
    with pytest.raises(VideoError, match="holds no moving pictures"):
        probe(path)


def test_without_the_extra_it_says_how_to_get_it(tmp_path, monkeypatch) -> None:
    path = grey(tmp_path / "film.mp4")
    known = builtins.__import__

    def missing(name, *args, **kwargs):
        if name == "av":
            raise ModuleNotFoundError("No module named 'av'", name="av")
        return known(name, *args, **kwargs)

    monkeypatch.setattr("supple.video.extra.importlib.import_module", missing)
    with pytest.raises(ExtraError, match=r"Video files need av, .* Run `make video`"):
        probe(path)


def _until_it_breaks_off(path):
    seen = []
    try:
        seen.extend(pictures(path))  # list() would lose what came before the fault
    except PartError as fault:
        return seen, fault
    return seen, None
