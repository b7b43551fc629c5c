from itertools import product
from typing import get_args

import pytest

from supple.helping import Answer, Question, Slot, words
from supple.helping.words import answer_in_words, goes_with, likely, not_enough, size_in_words, too_soon
from tests.test_reading_age import OLDEST, reading_age


def sentences() -> set[str]:
    told = {
        answer_in_words(answer, question, slot, value)
        for answer, question, slot in product(get_args(Answer), get_args(Question), get_args(Slot))
        for value in (-1.24, 0.3)
    }
    told |= {too_soon(question, 12) for question in get_args(Question)}
    told |= {goes_with("evening", value, question) for question in get_args(Question) for value in (-0.8, 0)}
    told |= {not_enough(3), likely(16384, 12)}
    told |= {size_in_words(size) for size in get_args(words.Size)}
    told |= {
        words.KNEW,
        words.SLOW,
        words.BAD_START,
        words.PAIN_FREE,
        words.CAVEAT,
        words.HIGHER,
        words.RULED_OUT,
    }
    return told | {words.OTHER, words.NOT_FOLLOWED, words.MISSING, words.UNEVEN, words.ENDED_EARLY}


def test_they_can_be_read_at_twelve() -> None:
    assert reading_age(sentences()) <= OLDEST


@pytest.mark.parametrize("never", ["treat", "cure", "diagnos", "prove", "significan", "all clear"])
def test_they_promise_nothing(never: str) -> None:
    assert not [sentence for sentence in sentences() if never in sentence.lower()]


def test_numbers_read_as_people_say_them() -> None:
    assert words.points(-1.04) == "1.0 point"
    assert words.points(0.96) == "1.0 point"
    assert words.points(-2) == "2.0 points"
    same = "Evening pain was about the same on days with heat and on other days."
    assert goes_with("evening", 0.01, "heat") == same
