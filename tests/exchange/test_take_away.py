"""What `supple take-away` writes: the sound file frame by frame, and the ways through the routine."""

from __future__ import annotations

from pathlib import Path

import pytest

import supple
from supple.cli import main
from supple.core import safety
from supple.core.movement import Choices, catalogue, timeline
from supple.errors import AssetsError
from supple.exchange import assets, offline
from supple.exchange.sound import FRAME_BYTES, FRAME_S, SILENT, Line, frames_of, join
from supple.exchange.take_away import spoken, take_away
from supple.exchange.ways import answers, ways
from supple.web.voice import voice_of

PAINS = range(11)
TITLE = "Supple: the four minutes"
PLACES = ("floor", "bed", "chair")


@pytest.fixture(autouse=True)
def source(settings):
    settings.ASSETS = "source"


@pytest.fixture
def script(monkeypatch):
    """The page without its built script, which the browser tests have."""
    usual = assets.read
    monkeypatch.setattr(offline, "read", lambda name: b"start()" if name == offline.SCRIPT else usual(name))


def recording(text):
    return assets.recording(voice_of(text))


def frames(mp3):
    size = int.from_bytes(bytes(2 * [0]) + mp3[8:10], "big")
    sound = mp3[10 + size :]
    assert len(sound) % FRAME_BYTES == 0
    return [sound[at : at + FRAME_BYTES] for at in range(0, len(sound), FRAME_BYTES)]


def test_every_recording_can_be_joined():
    files = list((Path(supple.__file__).parent / "web" / "assets" / "voice" / "en").glob("*.mp3"))
    assert len(files) > 100
    for file in files:
        assert frames_of(file.read_bytes(), file.name)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("level", ["gentle", "standard", "stronger"])
def test_the_sound_is_as_long_as_the_timeline_and_every_line_is_in_it(level, place):
    made = timeline(catalogue(), "four_minutes", Choices(level=level, place=place))
    beats = [*made.ready, *made.beats, *made.after]
    begin_s = beats[0].start_s
    found = frames(spoken(made, TITLE))
    assert len(found) * FRAME_S == pytest.approx(beats[-1].start_s + beats[-1].seconds - begin_s, abs=0.05)
    for beat in beats:
        if beat.say:
            line = frames_of(recording(beat.say), beat.say)
            at = found.index(line[1], max(0, round((beat.start_s - begin_s) / FRAME_S) - 4)) - 1
            assert found[at : at + len(line)] == line
            assert abs(at * FRAME_S + 0.05 - (beat.start_s - begin_s)) < 0.1, beat.say


def test_a_line_waits_for_the_one_before_it():
    first, second = recording("And come back."), recording("Stay.")
    found = frames(join([Line(1.0, first, "a"), Line(1.2, second, "b")], 4.0, TITLE))
    assert len(found) == round(4.0 / FRAME_S)
    assert b"".join(found).count(first + second) == 1
    assert found[0] == found[-1] == SILENT


def test_the_title_is_written_for_music_players():
    made = join([], 1.0, "Supple: the four minutes")
    assert made.startswith(b"ID3\x03")
    assert "Supple: the four minutes".encode("utf-16") in made


@pytest.mark.parametrize(
    "broken", [b"", b"RIFF" + bytes(140), SILENT[:-1], SILENT[:4] + b"\x07" + SILENT[5:]]
)
def test_another_kind_of_recording_is_refused(broken):
    with pytest.raises(AssetsError, match=r"x\.mp3 cannot be joined"):
        frames_of(broken, "x.mp3")


@pytest.mark.parametrize("place", PLACES)
def test_the_ways_are_those_of_the_rules(place):
    known, wanted = catalogue(), Choices(place=place)
    made = ways("four_minutes", wanted)
    assert made.timelines[0] == timeline(known, "four_minutes", wanted)
    assert [first is None for first in made.first] == [
        "spasm_day" in safety.gate(pain).levels for pain in PAINS
    ]
    for way, after in zip(made.timelines, made.after, strict=True):
        assert {beat.movement for beat in way.beats if beat.kind == "work"} == set(after)
        for movement, onward in after.items():
            left = safety.without_direction(known, "four_minutes", way.choices, movement)
            assert (None if onward is None else made.timelines[onward].choices) == left


def test_the_answers_are_those_of_the_rules():
    table = answers()
    assert table["before"] == [safety.gate(pain).say for pain in PAINS]
    for pain_free in (False, True):
        for before in PAINS:
            for now in PAINS:
                said = table["said"][table["during"][pain_free][before][now]]
                answer = safety.answer(before, now, pain_free=pain_free)
                assert (said["next"], said["say"]) == (answer.next, answer.say)


def test_both_files_are_written_without_a_diary(script, tmp_path):
    html, mp3 = take_away(tmp_path / "new", Choices())
    assert html.read_text("utf-8").count("<script") == 2
    assert mp3.read_bytes().startswith(b"ID3")
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == [html.name, mp3.name]


def test_a_script_that_would_end_itself_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(offline, "read", lambda name: b"'</SCRIPT>'")
    with pytest.raises(AssetsError, match="holds the end"):
        take_away(tmp_path, Choices())


def test_a_folder_that_cannot_be_is_one_sentence(script, tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert main(["take-away", "--out", str(tmp_path / "file")]) == 9
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_file_is_one_sentence(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(offline, "SCRIPT", "build/nothing.js")
    assert main(["take-away", "--out", str(tmp_path)]) == 8
    assert "make build" in capsys.readouterr().err


def test_the_command_says_what_it_wrote(script, tmp_path, capsys):
    assert main(["take-away", "--out", str(tmp_path), "--place", "chair"]) == 0
    said = capsys.readouterr().out
    assert "supple-four-minutes.html" in said
    assert "supple-four-minutes.mp3" in said
