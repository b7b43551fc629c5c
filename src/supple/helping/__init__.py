"""Is it helping? One person's own days, compared honestly: the method is in docs/helping.md.

What needs numpy is loaded when it is first asked for: most pages only ask whether it is getting worse.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from supple.helping.days import Day, HelpingError, Slot
from supple.helping.experiment import BLOCK_DAYS, WEEKS, Block, Experiment, Question, Shape, plan
from supple.helping.words import Answer
from supple.helping.worsening import Worse, getting_worse

if TYPE_CHECKING:
    from supple.helping.answering import Verdict, verdict
    from supple.helping.describing import AsItGoes, describe
    from supple.helping.picturing import Picture, Point, picture, picture_of

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

_LATER = {
    "AsItGoes": "describing",
    "describe": "describing",
    "Picture": "picturing",
    "Point": "picturing",
    "picture": "picturing",
    "picture_of": "picturing",
    "Verdict": "answering",
    "verdict": "answering",
}


def __getattr__(name: str) -> object:
    """Load a name from the module that needs numpy (PEP 562)."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"supple.helping.{_LATER[name]}"), name)
    return found
