"""Looks one by one: a neutral posture, and an answer for each repetition."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from supple.core.sight import bending
from supple.core.sight.bending import KEPT, Bending, Curves
from supple.core.sight.bounds import MOST_BENDS
from supple.core.sight.curve import CannotTell, Curve, curve_of
from supple.core.sight.curve_model import model
from supple.core.sight.events import Armed, Repetition
from supple.core.sight.landmarks import Frame
from supple.core.sight.look import Look
from tests.core.sight.test_curve import pair


def between(start: Look, end: Look, share: float) -> Look:
    """A look on the way from one to the other."""

    def mixed(a, b):
        if isinstance(a, tuple):
            return tuple(map(mixed, a, b))
        return a + share * (b - a)

    names = Look.__slots__
    return Look(**{name: mixed(getattr(start, name), getattr(end, name)) for name in names})


def bends(kind: str, times: int = 1) -> Bending:
    """Somebody at ease for a second, then bending for two seconds and coming back, again and again."""
    neutral, bent = pair(kind)
    made = Bending()
    for step in range(10):
        made.feed(step / 10, neutral)
    made.armed(0.9)
    for repetition in range(times):
        for step in range(41):
            share = 1.0 - abs(step - 20) / 20
            made.feed(1.0 + 4.0 * repetition + step / 10, between(neutral, bent, min(1.0, 1.4 * share)))
    return made


@pytest.mark.parametrize("kind", ["hinge", "even", "thoracic"])
def test_a_repetition_is_told_as_its_furthest_look(kind):
    told, still = bends(kind).told(1.0, 5.0), curve_of(*pair(kind))
    assert isinstance(told, Curve)
    assert told.centroid.value == pytest.approx(still.centroid.value, abs=0.02)


def test_each_repetition_has_its_own_answer():
    made = bends("even", times=3)
    for repetition in range(3):
        start_s = 1.0 + 4.0 * repetition
        assert isinstance(made.told(start_s, start_s + 4.0), Curve)


def test_without_a_neutral_posture_there_is_none():
    made = bends("even")
    made.armed(-5.0)
    assert made.told(1.0, 5.0) == CannotTell("no_neutral")


def test_a_repetition_that_nobody_saw_has_none():
    assert bends("even").told(50.0, 55.0) == CannotTell("poor_outline")


def test_pictures_in_which_nothing_was_seen_are_left_out():
    made = bends("even")
    made.feed(4.0, None)
    assert isinstance(made.told(1.0, 5.0), Curve)


def test_one_odd_look_does_not_make_the_answer():
    made, (_, bent) = bends("even"), pair("even")
    before = made.told(1.0, 5.0)
    made.feed(
        3.0, replace(bent, lean_deg=bent.lean_deg - 5.0, front=tuple(edge + 0.2 for edge in bent.front))
    )
    assert made.told(1.0, 5.0).centroid.value == pytest.approx(before.centroid.value, abs=0.03)


def test_memory_is_bounded():
    neutral, _ = pair("even")
    made = Bending()
    for step in range(3 * KEPT):
        made.feed(step / 10, neutral)
    assert len(made._looks) == KEPT


LENGTH_S, AT_S = 6.0, 1.0
NOW = SimpleNamespace(movement="gentle_backbend", body=0, near="right")


def repetition(number: int, start_s: float, **changes) -> Repetition:
    told = {"movement": "gentle_backbend", "judged": True, **changes}
    return Repetition(
        start_s + LENGTH_S, 0.0, told["movement"], "bend", None, number, told["judged"],
        start_s, start_s + LENGTH_S, 1.0, None, (),
    )  # fmt: skip


def watched(monkeypatch, kind: str, *, armed: bool = True, times: int = 1) -> tuple[Curves, list]:
    """A person at ease, then bending, in a session; the looks are given, not sampled."""
    neutral, bent = pair(kind)
    looks = iter([neutral] * 10 + ([neutral] * 5 + [bent] * 10 + [neutral] * 5) * times)
    monkeypatch.setattr(bending, "_look", lambda *_: next(looks))
    made, shown = Curves(), []
    for step in range(10 + 20 * times):
        events = [Armed(0.9, 0.0, "gentle_backbend", None)] if armed and step == 9 else []
        if step >= 10 and (step - 9) % 20 == 0:
            number = (step - 9) // 20
            events.append(repetition(number, (step - 19) / 10))
        shown.append(made.feed(Frame(step / 10, 0.75, ()), b"strip", NOW, events))
    return made, [one for one in shown if one]


@pytest.mark.parametrize(("kind", "said"), [("hinge", "low"), ("even", "shared")])
def test_after_a_repetition_there_is_a_line_and_a_sentence(monkeypatch, kind, said):
    made, (shown,) = watched(monkeypatch, kind)
    assert shown["sentence"] == model().says[said]
    assert [len(one["points"]) > 2 for one in shown["thirds"]] == [True] * 3
    assert len(shown["neutral"]) > 6
    (kept,) = made.told
    assert kept["low"] <= kept["centroid"] <= kept["high"]
    assert kept["why"] is None
    # What is kept are numbers: no line, no sentence.
    assert kept.keys() == {"movement", "part", "number", "centroid", "low", "high", "why", "method"}


def test_where_the_outline_came_too_late_the_repetitions_own_start_counts(monkeypatch):
    _made, (shown,) = watched(monkeypatch, "even", armed=False)
    assert shown["why"] is None


def test_what_cannot_be_told_is_said(monkeypatch):
    monkeypatch.setattr(bending, "_look", lambda *_: None)
    made = Curves()
    shown = made.feed(Frame(7.0, 0.75, ()), b"", NOW, [repetition(1, 0.0)])
    assert shown["sentence"] == model().sentences["poor_outline"]
    assert shown["thirds"] == []
    assert made.told[0]["centroid"] is None


@pytest.mark.parametrize("event", [repetition(1, 0.0, judged=False), repetition(1, 0.0, movement="bridge")])
def test_other_repetitions_are_not_told_of(event):
    made = Curves()
    assert made.feed(Frame(7.0, 0.75, ()), b"", NOW, [event]) is None
    assert made.told == []


def test_what_is_kept_of_a_session_is_bounded(monkeypatch):
    made, shown = watched(monkeypatch, "even", times=MOST_BENDS + 3)
    assert len(shown) == MOST_BENDS + 3
    assert len(made.told) == MOST_BENDS
    assert made.told[-1]["number"] == MOST_BENDS + 3


def test_the_outline_is_wanted_only_where_it_can_be_judged():
    made = Curves()
    assert made.wants(NOW)
    assert not made.wants(SimpleNamespace(movement="seated_backbend"))
    assert not made.wants(SimpleNamespace(movement=None))
