"""What a reader must know before the numbers of a report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from supple.video.notes import notes
from supple.video.report import HalfWay, MovementSeen, Script, Seen
from supple.video.watching import Watched

SEEN = Seen(60.0, 600, 10.0, 600, 0, 0.0)
NAMED = Script("bridge", None, "not_needed")
ROUTINE = Script(None, "four_minutes", "found", 5.0, 0.9, late_s=0.0)
BRIDGE = MovementSeen("bridge", "Bridge", 1, "side", 2.0, (), (), (), (), ("t",), ("c",))


def said(script=NAMED, *movements):
    return list(notes(Watched("end", ()), script, SEEN, movements))


@pytest.mark.parametrize(
    ("movement", "sentence"),
    [
        (BRIDGE, "Bridge: nothing was counted. Is it what was done?"),
        (replace(BRIDGE, half_way=(HalfWay("bridge", 1.0, 2.0, 0.4),)), "Bridge: it was set out for, but"),
        (replace(BRIDGE, ready_at_s=None), "Bridge: its start was never held still in full view"),
        (
            replace(BRIDGE, movement="short_walk", name="Short walk", ready_at_s=None),
            "Short walk: the camera",
        ),
    ],
)
def test_a_movement_without_counts_says_why(movement, sentence):
    (note,) = said(NAMED, movement)
    assert note.startswith(sentence)


def test_where_no_routine_was_found_nothing_is_said_of_its_movements():
    (note,) = said(replace(ROUTINE, start="not_found", starts_at_s=None), BRIDGE)
    assert note.startswith("Where the routine begins was not found")


@pytest.mark.parametrize(
    ("late_s", "words"),
    [
        (1.6, "kept the routine's time to within a few seconds"),
        (20.4, "20 s behind it by the end"),
        (-12.0, "12 s ahead of it by the end"),
    ],
)
def test_a_few_seconds_are_within_what_can_be_told(late_s, words):
    assert any(words in note for note in said(replace(ROUTINE, late_s=late_s)))


def test_a_wait_is_told():
    assert any("waited from 63 s to 83 s" in note for note in said(replace(ROUTINE, waits_s=((63.0, 83.0),))))
