"""What `supple take-away` writes: the sound file frame by frame, and the ways through the routine."""

from __future__ import annotations

import errno
import os
from argparse import Namespace
from pathlib import Path

import pytest

import supple
from supple.cli import main
from supple.core import safety
from supple.core.movement import Choices, catalogue, timeline
from supple.core.safety.ways import ways
from supple.errors import AssetsError, ExchangeError, UnwritableError, UsageError
from supple.exchange import assets, offline
from supple.exchange.bells import bells
from supple.exchange.led import Led, led_by, starts
from supple.exchange.sound import FRAME_BYTES, FRAME_S, SILENT, Line, frames_of, join
from supple.exchange.take_away import spoken, take_away
from supple.web.diary.models import Person
from supple.web.household.models import Preferences
from supple.web.screening.models import Screening
from supple.web.voice import voice_of
from tests.web.conftest import answer_none

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


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("pace", [1.0, 1.5])
def test_bells_ring_before_something_new_and_never_into_a_line(place, pace):
    made = timeline(catalogue(), "four_minutes", Choices(place=place, pace=pace))
    beats = [*made.ready, *made.beats, *made.after]
    found = frames(spoken(made, TITLE))
    rung = 0
    for beat, bell in bells(beats):
        whole = frames_of(assets.read(f"voice/chimes/{bell}.mp3"), bell)
        end = round((beat.start_s - beats[0].start_s - 0.05) / FRAME_S)
        ends = [at for at in range(end - 2, end + 3) if found[at - len(whole) : at] == whole]
        rung += bool(ends)
        line = frames_of(recording(beat.say), beat.say) if beat.say else [SILENT]
        assert not ends or found[ends[0]] in (line[0], SILENT)
    assert rung > len(list(bells(beats))) / 2


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
def test_each_pain_before_has_the_way_that_the_gate_leaves(place):
    wanted = Choices(place=place, left_out=("seated_rotation",))
    found = starts(wanted)
    for pain, choices in enumerate(found):
        gate = safety.gate(pain)
        if "spasm_day" in gate.levels:
            assert choices is None
        else:
            assert choices.level in gate.levels
            assert "seated_rotation" in choices.left_out
    known = ways(catalogue(), "four_minutes", filter(None, found))
    assert next(iter(known.values())).timeline == timeline(catalogue(), "four_minutes", wanted)


def test_with_too_little_left_there_is_no_file(script, tmp_path):
    every = tuple(catalogue().routines["four_minutes"].movements)
    with pytest.raises(UsageError, match="too little of this routine"):
        take_away(tmp_path, Led(Choices(left_out=every[1:])))
    assert list(tmp_path.iterdir()) == []


def test_both_files_are_written_without_a_diary(script, tmp_path):
    html, mp3 = take_away(tmp_path / "new", Led(Choices()))
    assert html.read_text("utf-8").count("<script") == 2
    assert mp3.read_bytes().startswith(b"ID3")
    assert sorted(path.name for path in tmp_path.rglob("*.*")) == [html.name, mp3.name]


def test_a_script_that_would_end_itself_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(offline, "read", lambda name: b"'</SCRIPT>'")
    with pytest.raises(AssetsError, match="holds the end"):
        take_away(tmp_path, Led(Choices()))


def test_a_file_that_cannot_be_written_whole_leaves_the_old_one(tmp_path, script, monkeypatch):
    old = tmp_path / "supple-four-minutes.html"
    old.write_bytes(b"old")

    def full(_descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UnwritableError, match="No space left"):
        take_away(tmp_path, Led(Choices()))
    assert old.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == [old.name]


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


@pytest.fixture
def home(data):
    """Ottilie, who is pregnant, and Ben; both have answered the warning signs."""
    ottilie, ben = Person.objects.create(name="Ottilie"), Person.objects.create(name="Ben")
    for one in (ottilie, ben):
        answer_none(one)
    Preferences.objects.create(
        person=ottilie, voice="short", place="bed", pace=1.5, cautions=["pregnant_16_weeks"]
    )
    return ottilie, ben


def led(**options):
    return led_by(Namespace(**{"person": None, "level": None, "place": None, **options}))


def test_it_leads_as_the_settings_of_the_first_person_say(home):
    found = led()
    assert (found.whose, found.voice_mode) == ("Ottilie", "short")
    assert (found.choices.place, found.choices.pace) == ("bed", 1.5)
    worked = {beat.movement for beat in timeline(catalogue(), "four_minutes", found.choices).beats}
    assert "supported_extension" not in worked


def test_it_leads_as_the_settings_of_another_say(home):
    found = led(person="ben", place="chair")
    assert (found.whose, found.voice_mode) == ("Ben", "full")
    assert found.choices == Choices(place="chair")


def test_somebody_who_is_not_here_is_named(home):
    with pytest.raises(UsageError, match="Nobody here is called “Bem”"):
        led(person="Bem")


def test_while_the_warning_signs_stand_before_movements_there_is_no_file(home):
    Screening.objects.filter(person=home[1]).delete()
    with pytest.raises(ExchangeError, match="warning signs come first"):
        led(person="Ben")


def test_without_a_diary_it_is_as_usual(use, tmp_path):
    use(tmp_path / "nothing")
    assert led() == Led(Choices())
    with pytest.raises(UsageError, match="no diary yet"):
        led(person="Ana")


def test_the_page_says_no_name_and_how_much_the_settings_want(home, script, tmp_path):
    html, _ = take_away(tmp_path / "new", led())
    text = html.read_text("utf-8")
    assert "Ottilie" not in text
    assert 'data-voice-mode="short"' in text
