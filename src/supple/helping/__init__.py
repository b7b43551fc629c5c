"""Is it helping? One person's own days, compared honestly: the method is in docs/helping.md."""

from supple.helping.days import Day, HelpingError, Slot
from supple.helping.describing import AsItGoes, describe
from supple.helping.experiment import BLOCK_DAYS, WEEKS, Block, Experiment, Question, Shape, plan
from supple.helping.picture import Picture, Point, picture, picture_of
from supple.helping.verdict import Verdict, verdict
from supple.helping.words import Answer
from supple.helping.worsening import Worse, getting_worse

__all__ = [
    "BLOCK_DAYS",
    "WEEKS",
    "Answer",
    "AsItGoes",
    "Block",
    "Day",
    "Experiment",
    "HelpingError",
    "Picture",
    "Point",
    "Question",
    "Shape",
    "Slot",
    "Verdict",
    "Worse",
    "describe",
    "getting_worse",
    "picture",
    "picture_of",
    "plan",
    "verdict",
]
