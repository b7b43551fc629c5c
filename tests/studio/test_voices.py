"""The committed recordings, checked without the engine that made them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import pairwise
from typing import get_args

import pytest

from studio.voices import manifest, recipe
from studio.voices.faults import faults
from supple.core.movement import Beat, Choices, Timeline, catalogue, lines, timeline
from supple.core.movement.model import Level, Order, Place
from supple.core.sight import saying
from supple.errors import AssetsError, UsageError
from supple.web import voice

AGAIN = "Run `make voices` to render it."
LINES = manifest.read(manifest.FOLDER)
SPOKEN = (*lines(), *saying.lines())
GOOD = manifest.Line("a.mp3", 1.4, 0.05, 0.1, -18.0, -3.0, "")

# 48 kbit/s at 24 kHz, MPEG-2: each frame is 144 bytes and 576 samples, mono, without padding.
FRAME_BYTES, FRAME_SAMPLES = 144, 576


def test_every_spoken_text_has_a_recording() -> None:
    missing = [text for text in SPOKEN if text not in LINES]
    assert not missing, f"No recording of {missing}. {AGAIN}"


def test_no_recording_is_left_of_a_text_that_is_no_longer_spoken() -> None:
    left = sorted(set(LINES) - set(SPOKEN))
    assert not left, f"Nobody says {left} any more. Run `make voices` to remove the recordings."
    files = manifest.orphans(manifest.FOLDER, LINES)
    assert not files, f"No line names {files}. Run `make voices` to remove them."


def test_every_file_is_the_one_that_was_checked_and_made_by_this_recipe() -> None:
    for text, line in LINES.items():
        current = manifest.is_current(manifest.FOLDER, line, recipe.key_of(text))
        assert current, f'"{text}" ({line.file}) is missing, changed, or of another recipe. {AGAIN}'


@pytest.mark.parametrize("level", get_args(Level))
@pytest.mark.parametrize("place", get_args(Place))
@pytest.mark.parametrize("order", get_args(Order))
def test_no_line_is_cut_off_by_the_next(level, place, order) -> None:
    choices = Choices(level=level, place=place, order=order)
    pairs = [pair for session in _sessions(choices) for pair in pairwise(_said(session))]
    tight = {
        f'"{beat.say}" takes {LINES[beat.say].seconds} s, but "{following.say}" comes after {room_s} s.'
        for beat, following in pairs
        if (room_s := round(following.start_s - beat.start_s, 3)) < LINES[beat.say].seconds
    }
    assert not tight, "\n".join([*sorted(tight), "Shorten the text, or give its phase more seconds."])


def _sessions(choices: Choices) -> Iterator[Timeline]:
    """Yield the sessions with nothing and with any one movement left out, where the catalogue offers them."""
    for routine in catalogue().routines.values():
        for left_out in ((), *((name,) for name in routine.movements)):
            with suppress(UsageError):
                yield timeline(catalogue(), routine.id, replace(choices, left_out=left_out))


def _said(session: Timeline) -> list[Beat]:
    return [beat for beat in (*session.ready, *session.beats, *session.after) if beat.say]


def test_length_level_peak_and_silences_are_within_their_limits() -> None:
    found = [fault for text, line in LINES.items() for fault in faults(text, line)]
    assert not found, "\n".join([*found, "Reword it, or change studio/voices/recipe.py, then `make voices`."])


def test_every_file_is_mono_mp3_of_the_length_that_the_page_is_told() -> None:
    for text, line in LINES.items():
        sound = (manifest.FOLDER / line.file).read_bytes()
        frames = [sound[at : at + FRAME_BYTES] for at in range(0, len(sound), FRAME_BYTES)]
        heads = {(frame[0], frame[1], frame[2] & 0b1111_1110, frame[3] >> 6) for frame in frames}
        assert heads == {(0xFF, 0xF3, 0x64, 3)}, f'"{text}" ({line.file}) is no plain mono MP3. {AGAIN}'
        seconds = len(frames) * FRAME_SAMPLES / recipe.RATE_HZ
        assert line.seconds == pytest.approx(seconds, abs=0.001), f'"{text}" has another length. {AGAIN}'


def test_all_recordings_together_stay_small() -> None:
    size_bytes = sum(path.stat().st_size for path in manifest.FOLDER.iterdir())
    total = f"{len(LINES)} recordings, {size_bytes:,} bytes"
    sys.stdout.write(f"{total}\n")
    assert size_bytes < 6_000_000, total


def test_the_list_is_sorted_and_names_voice_and_licence() -> None:
    head = json.loads((manifest.FOLDER / manifest.NAME).read_text(encoding="utf-8"))
    assert list(head["lines"]) == sorted(head["lines"])
    assert head["licence"] == "Apache-2.0"
    assert head["recipe"] == recipe.recipe()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"seconds": 0.3}, "0.30 s long"),
        ({"seconds": 9.0}, "9.00 s long"),
        ({"level_db": -21.0}, "-21.0 dB"),
        ({"peak_db": -0.2}, "peaks at -0.2 dB"),
        ({"lead_s": 0.2}, "200 ms of silence"),
        ({"silence_s": 1.0}, "silence of 1.00 s"),
    ],
)
def test_a_bad_recording_is_named_with_what_is_wrong(change: dict[str, float], said: str) -> None:
    assert not list(faults("Hold, and breathe easily.", GOOD))
    (fault,) = faults("Hold, and breathe easily.", replace(GOOD, **change))
    assert said in fault
    assert fault.startswith('"Hold, and breathe easily." (a.mp3)')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Three", "Three."),
        ("Next: the chair.", "Next, the chair."),
        ("Feet hip-width apart.", "Feet hip width apart."),
        ("Hold – and breathe …", "Hold, and breathe."),
        ("Don’t hurry!", "Don't hurry!"),
        ("And sit, and rest.", "[And](/ˈænd/) sit, and rest."),
    ],
)
def test_text_is_spelled_for_the_engine(text: str, said: str) -> None:
    assert recipe.spoken(text) == said


def test_the_site_finds_the_recording_of_a_text() -> None:
    text, line = next(iter(LINES.items()))
    assert voice.voice_of(text) == voice.VoiceLine(line.file, line.seconds)
    assert voice.voice_of("Nobody ever says this.") is None


def test_a_broken_list_says_where_it_is_and_what_to_do(tmp_path, monkeypatch) -> None:
    broken = tmp_path / "manifest.json"
    broken.write_text('{"lines": []}')
    monkeypatch.setattr(voice, "_MANIFEST", broken)
    with pytest.raises(AssetsError, match=r"manifest\.json"):
        voice.voice_of("Hold.")
    with pytest.raises(AssetsError, match="make voices"):
        manifest.read(tmp_path)
