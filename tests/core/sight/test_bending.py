"""Looks one by one: a neutral posture, and an answer for each repetition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from supple.core.sight.bending import KEPT, Bending
from supple.core.sight.curve import CannotTell, Curve, curve_of
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
