"""How much is said aloud: the rules themselves, run by the Node that builds the page."""

from __future__ import annotations

import json
import subprocess

import pytest

from supple.core.movement import Choices, catalogue, timeline
from supple.exchange.bells import bells
from supple.web.household.models import Voice
from tools.places import BROWSER
from tools.running import node

MODES = ("full", "short", "names", "chime", "silent")
SAID = """
import { listCues } from "%(session)s/cues.js";
import { sounds } from "%(session)s/modes.js";
import { allBeats } from "%(session)s/timeline.js";
const { timeline, modes } = JSON.parse(%(data)s);
const cues = listCues(allBeats(timeline), {});
const heard = (mode) => cues.filter((cue) => sounds(cue, mode));
console.log(JSON.stringify(Object.fromEntries(modes.map((mode) => [mode, heard(mode)]))));
"""
QUEUE = """
import { startOf } from "%(session)s/queue.js";
console.log(JSON.stringify(JSON.parse(%(data)s).map((one) => startOf(...one))));
"""


def run(script, data):
    filled = script % {"session": BROWSER / "session", "data": json.dumps(json.dumps(data))}
    command = [str(node()), "--input-type=module", "--eval", filled]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


@pytest.fixture(scope="module")
def whole():
    return timeline(catalogue(), "four_minutes").to_json()


@pytest.fixture(scope="module")
def beats(whole):
    return [*whole["ready"], *whole["beats"], *whole["after"]]


@pytest.fixture(scope="module")
def heard(whole):
    return run(SAID, {"timeline": whole, "modes": MODES})


def said(cues):
    return [cue["beat"] for cue in cues if not cue["chime"]]


def test_the_settings_offer_these_modes():
    assert tuple(Voice.values) == MODES


def test_in_full_every_line_is_said_and_nothing_ticks(heard, beats):
    assert said(heard["full"]) == [i for i, beat in enumerate(beats) if beat["say"]]
    assert {cue["chime"] for cue in heard["full"]} == {None, "movement", "side", "end"}


def test_each_mode_says_less_than_the_one_before(heard):
    counts = [len(said(heard[mode])) for mode in MODES]
    assert counts[0] > counts[1] > counts[2] > counts[3] == counts[4] == 0


def test_fewer_words_say_the_first_repetition_of_each_part(heard, beats):
    again = [beats[i] for i in said(heard["short"]) if (beats[i]["repetition"] or 1) > 1]
    assert again == []
    first = {beat["show"] for beat in beats if beat["repetition"] == 1 and beat["say"]}
    assert {beats[i]["show"] for i in said(heard["short"])} >= first


@pytest.mark.parametrize("mode", ["short", "names"])
def test_every_movement_side_and_way_is_announced(heard, beats, mode):
    spoken = [beats[i] for i in said(heard[mode])]
    worked = {(beat["movement"], beat["side"]) for beat in beats if beat["kind"] == "work"}
    assert {(beat["movement"], beat["side"]) for beat in spoken if beat["kind"] == "work"} == worked
    for kind in ("ready", "change", "rest", "after"):
        assert [b for b in spoken if b["kind"] == kind] == [b for b in beats if b["kind"] == kind]


@pytest.mark.parametrize("mode", ["full", "short", "names", "chime"])
def test_where_words_belong_something_sounds(heard, beats, mode):
    assert {cue["beat"] for cue in heard[mode]} >= {i for i, beat in enumerate(beats) if beat["say"]}


@pytest.mark.parametrize("mode", ["short", "names", "chime"])
def test_a_tick_tells_the_breath(heard, beats, mode):
    ticks = {"in": "in", "out": "out", "easy": "step"}
    for cue in heard[mode]:
        if cue["chime"] in ticks.values():
            assert cue["chime"] == ticks[beats[cue["beat"]]["breath"]]


def test_silent_is_silent(heard):
    assert heard["silent"] == []


@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
@pytest.mark.parametrize("level", ["gentle", "standard", "stronger"])
def test_the_sound_file_rings_where_the_page_does(place, level):
    made = timeline(catalogue(), "four_minutes", Choices(place=place, level=level))
    cues = run(SAID, {"timeline": made.to_json(), "modes": ["chime"]})["chime"]
    on_the_page = [(cue["beat"], cue["chime"]) for cue in cues if cue["role"] == "bell"]
    beats = [*made.ready, *made.beats, *made.after]
    assert [(beats.index(beat), bell) for beat, bell in bells(beats)] == on_the_page


def line(due_s, weight, seconds=2.0):
    return {"due_s": due_s, "seconds": seconds, "weight": weight}


@pytest.mark.parametrize(
    ("one", "free_s", "following", "starts_s"),
    [
        (line(10, 1), 0, line(12, 3), 10),  # in its time
        (line(10, 1), 10.5, line(14, 3), 10.5),  # after the one before it
        (line(10, 1), 11.2, None, None),  # no longer true
        (line(10, 3), 12.4, None, 12.4),  # the name of a movement is still true
        (line(10, 1), 10.5, line(12, 3), None),  # would keep a heavier one waiting
        (line(10, 3), 10.5, line(12, 1), 10.5),  # a lighter one may wait
        (line(10, 1, 2.1), 0, line(12, 3), 10),  # the next one waits a little instead
    ],
)
def test_what_is_said_when_two_want_to_speak(one, free_s, following, starts_s):
    arguments = [one, free_s] + ([following] if following else [])
    assert run(QUEUE, [arguments]) == [starts_s]
