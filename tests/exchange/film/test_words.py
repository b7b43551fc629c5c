"""What is written over the film."""

from __future__ import annotations

import numpy as np
import pytest

from supple.core.movement import catalogue, timeline
from supple.exchange.film.going import Going
from supple.exchange.film.words import _wrapped, caption_of, written

GOING = Going(timeline(catalogue(), "four_minutes"))
BLANK = np.full((720, 1280, 3), 200, np.uint8)
WORK = next(beat for beat in GOING.beats if beat.kind == "work" and beat.say)


def at(beat, gone=0.5):
    return GOING.at(GOING.start_s(beat) + beat.seconds * gone)


def changed(made, other=BLANK):
    return (made.astype(int) != other.astype(int)).any(axis=2)


def test_title_words_and_breath_are_where_the_body_is_not():
    made = changed(written(BLANK, at(WORK), 0.25))
    assert made[40:90, 40:700].any()  # the title
    assert made[600:700].any()  # what is said
    assert made[40:120, 1000:].any()  # the breath
    assert not made[160:560].any()
    assert (BLANK == 200).all()


def test_the_bar_grows():
    few, many = (written(BLANK, at(WORK), share)[-4] for share in (0.25, 0.75))
    assert (few != many).any(axis=1).sum() == 640
    assert (few[0] == many[0]).all()


def test_the_breath_fills_on_the_way_in():
    beat = next(beat for beat in GOING.beats if beat.kind == "work" and beat.breath == "in")
    full, empty = (changed(written(BLANK, at(beat, gone), 0.0))[:130, 1130:].sum() for gone in (0.95, 0.05))
    assert full > 2 * empty


@pytest.mark.parametrize("beat", {caption_of(beat): beat for beat in GOING.beats}.values(), ids=caption_of)
def test_whatever_is_said_fits(beat):
    lines = _wrapped(caption_of(beat), 1280 - 192)
    assert len(lines) <= 2
    assert " ".join(lines) == " ".join(caption_of(beat).split())
