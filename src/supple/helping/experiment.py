"""An experiment on oneself: pairs of blocks of days, one with and one without, ordered by chance."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Literal, get_args

from supple.helping.days import HelpingError, Slot

Question = Literal["routine", "morning", "heat", "extension"]

WEEKS = (6, 8, 12)
BLOCK_DAYS = (3, 4, 7)


@dataclass(frozen=True, slots=True)
class Block:
    """Some days in a row, all with the thing asked about or all without it."""

    starts: dt.date
    days: int
    with_it: bool

    @property
    def ends(self) -> dt.date:
        """The last day of the block."""
        return self.starts + dt.timedelta(days=self.days - 1)


@dataclass(frozen=True, slots=True)
class Experiment:
    """What was declared beforehand: the question, the outcome, every block and so the end.

    Blocks come in pairs of equal length without a gap: each pair holds one with and one without. `ended_on`
    is the last day that counts where it was ended early; nothing else is ever changed.
    """

    question: Question
    outcome: Slot
    blocks: tuple[Block, ...]
    declared_on: dt.date
    seed: int
    ended_on: dt.date | None = None

    @property
    def starts(self) -> dt.date:
        """The first day."""
        return self.blocks[0].starts

    @property
    def ends(self) -> dt.date:
        """The last day, as declared."""
        return self.blocks[-1].ends

    @property
    def block_days(self) -> int:
        """Days in each block."""
        return self.blocks[0].days

    @property
    def pairs(self) -> int:
        """How many pairs of blocks were declared."""
        return len(self.blocks) // 2

    @property
    def length_days(self) -> int:
        """Days from the first to the last, both included."""
        return self.block_days * len(self.blocks)

    def block_on(self, date: dt.date) -> Block | None:
        """Return the block that holds the date, or None outside the experiment."""
        number = (date - self.starts).days // self.block_days
        return self.blocks[number] if 0 <= number < len(self.blocks) else None


@dataclass(frozen=True, slots=True)
class Shape:
    """How long an experiment takes, how often it changes, and at which time of day pain counts."""

    weeks: int = 12
    block_days: int = 3
    outcome: Slot = "evening"

    def __post_init__(self) -> None:
        if self.weeks not in WEEKS or self.block_days not in BLOCK_DAYS:
            raise HelpingError(
                f"{self.weeks} weeks in blocks of {self.block_days} days cannot be planned.",
                f"Weeks: one of {WEEKS}; days in a block: one of {BLOCK_DAYS}.",
            )
        if self.outcome not in get_args(Slot):
            raise HelpingError(f"There is no {self.outcome!r} pain.", "Choose morning or evening.")

    @property
    def pairs(self) -> int:
        """How many whole pairs of blocks fit in."""
        return self.weeks * 7 // (2 * self.block_days)


def plan(
    question: Question, starts: dt.date, seed: int, *, declared_on: dt.date, shape: Shape | None = None
) -> Experiment:
    """Plan an experiment: for each pair of blocks a fair coin says which comes first.

    `seed` must be fresh chance (`secrets.randbits(63)`): that the answer can be trusted rests on it. Raises
    HelpingError for an unknown question, or a start before the declaration.
    """
    if question not in get_args(Question):
        raise HelpingError(
            f"There is no experiment {question!r}.", f"Choose one of {', '.join(get_args(Question))}."
        )
    if starts < declared_on:
        raise HelpingError(f"It cannot start on {starts}, before it is declared.", "Start today or later.")
    shape = shape or Shape()
    blocks = _blocks(starts, shape, random.Random(seed))  # noqa: S311 all of the chance is in the seed
    return Experiment(question, shape.outcome, blocks, declared_on, seed)


def _blocks(starts: dt.date, shape: Shape, chance: random.Random) -> tuple[Block, ...]:
    order = [bool(chance.getrandbits(1)) for _ in range(shape.pairs)]
    with_it = [value for first in order for value in (first, not first)]
    return tuple(
        Block(starts + dt.timedelta(days=number * shape.block_days), shape.block_days, value)
        for number, value in enumerate(with_it)
    )
