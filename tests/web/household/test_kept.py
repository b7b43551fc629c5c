"""Choices as texts: nothing that matters is lost, and nothing unknown comes in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supple.core.movement import Choices, catalogue
from supple.web.household.kept import from_texts, to_texts

IDS = {"cautions": sorted(catalogue().cautions), "left_out": sorted(catalogue().movements)}


@given(
    level=st.sampled_from(("gentle", "standard", "stronger")),
    place=st.sampled_from(("floor", "bed", "chair")),
    order=st.sampled_from(("article", "one_trip")),
    pace=st.sampled_from((0.75, 1.0, 1.1, 1.75, 2.0)),
    cautions=st.sets(st.sampled_from(IDS["cautions"])),
    left_out=st.sets(st.sampled_from(IDS["left_out"])),
)
def test_there_and_back(level, place, order, pace, cautions, left_out):
    made = Choices(level, place, order, pace, tuple(cautions), tuple(left_out))
    back = from_texts(to_texts(made))
    assert (back.level, back.place, back.order, back.pace) == (level, place, order, pace)
    assert set(back.cautions) == cautions
    assert set(back.left_out) == left_out
    assert all(isinstance(text, str) for text in to_texts(made).values())


@pytest.mark.parametrize(
    "texts",
    [
        {},
        {"level": "spasm_day", "place": "moon", "order": "random"},
        {"pace": "nan"},
        {"pace": "inf"},
        {"pace": "3"},
        {"pace": "slow"},
        {"cautions": "once_known,,", "left_out": ","},
    ],
)
def test_what_is_not_known_is_as_usual(texts):
    assert from_texts(texts) == Choices()
