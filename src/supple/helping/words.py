"""The sentences that go with an answer, in plain words."""

from __future__ import annotations

from typing import Literal

from supple.helping.days import Slot
from supple.helping.experiment import Question

Answer = Literal["helping", "probably_helping", "no_clear_difference", "probably_not_helping", "too_soon"]
Size = Literal["none", "small", "noticeable", "meaningful"]

CAVEAT = (
    "This only shows what goes with what. Good days may also be the days on which you felt able to do it. "
    "To find out whether it makes the difference, try an experiment."
)
_PAINS: dict[Slot, str] = {"evening": "evening pain", "morning": "next morning's pain"}
_SUBJECTS: dict[Question, str] = {
    "routine": "the routine",
    "morning": "doing the routine in the morning, and not later,",
    "heat": "heat",
    "extension": "bending backward",
}
_DAYS: dict[Question, str] = {
    "routine": "with the routine",
    "morning": "with the routine in the morning",
    "heat": "with heat",
    "extension": "with bends backward",
}
_SIZES: dict[Size, str] = {
    "none": "That is too little to notice.",
    "small": "That is a small change: many people would not notice it.",
    "noticeable": "That is a change that most people notice.",
    "meaningful": "That is a change that people mostly call a real gain.",
}

KNEW = "You knew which days were which. Hope alone can change how pain feels."
SLOW = "If the good of it takes weeks to build up, or lasts for days, this test can miss it."
BAD_START = (
    "Pain often eases by itself after a bad spell. The mixed order of the days guards against that, "
    "but a before-and-after look at the same days would not."
)
PAIN_FREE = "On most days you had no pain at all, so there was little that could ease."
OTHER = "You used something else, such as {what}, more often on one kind of day."
NOT_FOLLOWED = (
    "Days did not always go as planned: {followed:.0%} did. That makes any difference look smaller."
)
MISSING = "On {missing:.0%} of the days no pain was told. Days that are left out may be special ones."
UNEVEN = "Days were left out more often on one kind of day ({with_it:.0%} with it, {without:.0%} without)."


def points(value: float) -> str:
    """Return a number of points with one decimal, without its sign."""
    return f"{abs(value):.1f} {'point' if f'{abs(value):.1f}' == '1.0' else 'points'}"


def goes_with(slot: Slot, value: float, question: Question) -> str:
    """Return what an unplanned comparison shows; it never says that anything helps."""
    pain, days = _PAINS[slot].capitalize(), _DAYS[question]
    if abs(value) < 0.05:
        return f"{pain} was about the same on days {days} and on other days."
    return f"{pain} was {points(value)} {'lower' if value < 0 else 'higher'} on days {days}."


def not_enough(more: int) -> str:
    """Return that more days are needed to compare."""
    needed = "day is" if more == 1 else "days are"
    return f"There are too few days to compare yet: about {more} more {needed} needed."


def answer_in_words(answer: Answer, question: Question, slot: Slot, value: float | None) -> str:
    """Return the one sentence of an experiment's answer, but for "too soon"."""
    subject, pain = _SUBJECTS[question], _PAINS[slot]
    start = subject[0].upper() + subject[1:]
    if value is None:
        return "There were too few days to say."
    way = f"{pain} was about {points(value)} {'lower' if value < 0 else 'higher'} with it"
    enough = " enough to notice from day to day" if value < 0 else " from day to day"
    return {
        "helping": f"{start} is helping: {way}.",
        "probably_helping": f"{start} is probably helping: {way}.",
        "no_clear_difference": f"There was no clear difference: {way}, which may be chance.",
        "probably_not_helping": f"{start} is probably not helping{enough}: {way}.",
        "too_soon": f"It is too soon to say whether {subject} helps.",
    }[answer]


def too_soon(question: Question, days_more: int | None) -> str:
    """Return that it is too soon, and how many days are left; None where the experiment was ended."""
    subject = _SUBJECTS[question].rstrip(",")
    if days_more is None:
        return f"We cannot say whether {subject} helps: too few days were told."
    days = "day" if days_more == 1 else "days"
    return f"It is too soon to say whether {subject} helps: {days_more} more {days} to go."


def size_in_words(size: Size) -> str:
    """Return what a change of that size means to people."""
    return _SIZES[size]


def likely(orders: int, as_good: int) -> str:
    """Return how many orders of the blocks would have looked at least as good."""
    return f"Chance could have given {orders:,} orders; {as_good:,} would look as good as this one."


def ended(pairs: int, planned: int) -> str:
    """Return how far the experiment has come."""
    return f"{pairs} of {planned} pairs of blocks are over."


ENDED_EARLY = "It was ended before its last day, so only what was clear by then counts."
SEEN_AFTER = "This was first clear after pair {pair}."
RULED_OUT = "A drop of a whole point, which most people would notice, is unlikely."
HIGHER = (
    "Pain was clearly higher on days with it. Please go through the warning signs again, "
    "and talk to a physiotherapist."
)
FEW_TOLD = "Too few days were told to compare."
