"""The first pass over a file: pictures through the pose model, landmarks into a checkpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from supple.core.movement import catalogue
from supple.core.sight.events import Redetect
from supple.core.sight.judge import Judge
from supple.core.sight.landmarks import Frame
from supple.errors import PartError
from supple.video.checkpoint import Key, Writer
from supple.video.decode import Clip, Picture, pictures
from supple.video.pose import PoseFinder, Settings
from supple.video.report import Ended
from supple.video.task import Task

WARM_UP_S = 2.0
"""After an interruption the pose model sees this much again, so that it has settled where it goes on."""

AFRESH_EVERY_S = 2.0
"""A pose model that was made afresh is given this long before it is made afresh again."""

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
    with _Looking(task) as looking:
        for picture in _from(pictures(clip.path), start_s - WARM_UP_S):
            frame = looking.find(picture)
            if frame.time_s > start_s:
                yield frame


def _from(shown: Iterator[Picture], start_s: float) -> Iterator[Picture]:
    return (picture for picture in shown if picture.time_s >= start_s)


class _Looking:
    """Find bodies, and look afresh where the judge says that the pose model is stuck or has swapped sides."""

    def __init__(self, task: Task) -> None:
        self._settings = Settings(model=task.model, bodies=task.people)
        self._judge = Judge(catalogue())
        self._began_s = 0.0

    def __enter__(self) -> _Looking:
        self._stack = ExitStack()
        self._finder = self._stack.enter_context(PoseFinder(self._settings))
        return self

    def __exit__(self, *_fault: object) -> None:
        self._stack.close()

    def find(self, picture: Picture) -> Frame:
        """Return the bodies in a picture."""
        frame = self._finder.find(picture)
        events = self._judge.feed(frame)
        afresh = any(isinstance(event, Redetect) for event in events)
        if afresh and picture.time_s - self._began_s >= AFRESH_EVERY_S:
            self._stack.close()
            self._finder = self._stack.enter_context(PoseFinder(self._settings))
            self._began_s = picture.time_s
            frame = self._finder.find(picture)
        return frame
