"""Video files: find the landmarks of everybody in them, and judge what was done.

Needs the extra `supple[video]`. Importing this package is cheap: what it names is loaded when used.

    from supple.video import analyse, track
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from supple.video.analysing import analyse
    from supple.video.exporting import export
    from supple.video.filtering import Filter
    from supple.video.landmarks import Choices, Track, track
    from supple.video.report import Report
    from supple.video.task import Task

__all__ = ["Choices", "Filter", "Report", "Task", "Track", "analyse", "export", "track"]

_HOMES = {
    "analyse": "analysing",
    "export": "exporting",
    "Filter": "filtering",
    "Choices": "landmarks",
    "Track": "landmarks",
    "track": "landmarks",
    "Report": "report",
    "Task": "task",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f"{__name__}.{_HOMES[name]}"), name)
