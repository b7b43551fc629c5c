"""The first pass over a file: pictures through the pose model, landmarks into a checkpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from supple.core.sight.landmarks import Frame
from supple.errors import PartError
from supple.video.checkpoint import Key, Writer
from supple.video.decode import Clip, Picture, pictures
from supple.video.pose import PoseFinder, Settings
from supple.video.report import Ended
from supple.video.task import Task

WARM_UP_S = 2.0
"""After an interruption the pose model sees this much again, so that it has settled where it goes on."""

Tell = Callable[[float], bool]
"""Is told how far a pass got (seconds of the file) and answers whether to go on."""


@dataclass(frozen=True, slots=True)
class Watched:
    """How the pass over the pictures ended; `fault` is the sentence where the file is not whole."""

    ended: Ended
    resumed_at_s: tuple[float, ...]
    fault: str = ""


def watch(clip: Clip, task: Task, checkpoint: tuple[Path, Key], tell: Tell) -> Watched:
    """Find bodies in every picture that the checkpoint does not have yet."""
    with Writer(*checkpoint) as kept:
        try:
            for frame in _found(clip, task, kept.state.last_s):
                kept.add(frame)
                if not tell(frame.time_s):
                    return Watched("interrupted", kept.resumed_at_s)
        except PartError as error:
            return Watched("cut_off", kept.resumed_at_s, str(error))
        return Watched("end", kept.resumed_at_s)


def _found(clip: Clip, task: Task, after_s: float | None) -> Iterator[Frame]:
    start_s = -1.0 if after_s is None else after_s
    with PoseFinder(Settings(model=task.model, bodies=task.people)) as finder:
        for picture in _from(pictures(clip.path), start_s - WARM_UP_S):
            frame = finder.find(picture)
            if frame.time_s > start_s:
                yield frame


def _from(shown: Iterator[Picture], start_s: float) -> Iterator[Picture]:
    return (picture for picture in shown if picture.time_s >= start_s)
