"""The few sentences that the command line says about a report."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from supple.video.report import (
    Change,
    FileFacts,
    MovementSeen,
    PartSeen,
    Provenance,
    Range,
    RepetitionSeen,
    Report,
    Script,
    Seen,
    Unseen,
)
from supple.video.telling import say, told

RANGE = Range("hip_flexion_deg", "degrees", 5, 38.0, 40.2, 43.0, 10.4)
CHANGE = Change("hip_flexion_deg", "degrees", 42.0, 38.0, -4.0, 14.6, told=False)
ONE = RepetitionSeen(1, 1.0, 3.0, 1.0, None, None, ())
PART = PartSeen("hugs", None, 6, 5, 1, (ONE,), (RANGE,), (CHANGE,))
HUGS = MovementSeen("double_knee_hug", "Double knee hug", 1, "side", 1.0, (PART,), (), (), (), ("t",), ("c",))


@pytest.fixture
def report():
    return Report(
        1,
        "end",
        FileFacts("clip.mp4", "0", 1, "mp4", "h264", 64, 48, 0, 30.0),
        Provenance("now", "0", "3", {}, "model", "0", {}),
        Script("double_knee_hug", None, "not_needed"),
        Seen(30.0, 900, 30.0, 900, 0, 0.0),
        (HUGS,),
        ("A note.",),
    )


def test_counts_and_ranges_are_said_with_their_uncertainty(report):
    assert list(told(report)) == [
        "Double knee hug, hugs: 5 counted, 1 more seen too little to judge.",
        "  hip bend: 40 degrees from the start, give or take 10",
        "  hip bend, last against first: no difference that can be told",
        "A note.",
    ]


def test_a_difference_that_can_be_told_is_told(report):
    part = replace(PART, first_to_last=(replace(CHANGE, difference=-31.0, told=True),))
    lines = list(told(replace(report, movements=(replace(HUGS, parts=(part,)),))))
    assert "  hip bend, last against first: -31 degrees, give or take 15" in lines


def test_holds_and_sides_are_said(report):
    held = (replace(ONE, hold_s=4.9), replace(ONE, hold_s=5.04))
    part = replace(PART, side="left", abstained=0, repetitions=held)
    lines = list(told(replace(report, movements=(replace(HUGS, parts=(part,)),))))
    assert lines[0] == "Double knee hug, hugs, left: 5 counted, held for up to 5.0 s."


def test_holds_that_could_not_be_timed_are_said(report):
    unsure = replace(ONE, hold_s=None, hold_uncertainty_s=0.6)
    held = (replace(ONE, hold_s=4.9, hold_uncertainty_s=0.1), unsure, unsure)
    part = replace(PART, abstained=0, repetitions=held)
    lines = list(told(replace(report, movements=(replace(HUGS, parts=(part,)),))))
    assert lines[0].endswith("counted, held for up to 4.9 s, 2 of them held too unclearly to time.")


def test_what_was_not_seen_is_said_with_advice(report):
    unseen = Unseen(3.0, 9.0, "nobody", "", "Come into the picture.")
    lines = list(told(replace(report, movements=(replace(HUGS, cannot_see=(unseen,)),))))
    expected = "Double knee hug: for 6 s it was not seen well enough. Come into the picture."
    assert expected in lines


def test_what_was_not_seen_for_an_instant_is_not_told(report):
    unseen = Unseen(3.0, 3.5, "nobody", "", "Come into the picture.")
    assert list(told(replace(report, movements=(replace(HUGS, cannot_see=(unseen,)),)))) == list(told(report))


def test_letters_that_the_terminal_has_not_are_told_as_numbers(monkeypatch):
    terminal = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", terminal)
    say("日.mp4: done")
    terminal.seek(0)
    assert terminal.read() == "\\u65e5.mp4: done\n"
