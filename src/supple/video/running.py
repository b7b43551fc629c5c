"""One file from beginning to end: what is written, in which order, and how it can be taken up again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from supple import __version__
from supple.core.movement import catalogue
from supple.errors import NobodyError, PartError, SuppleError, UnwritableError
from supple.video import curve
from supple.video.alone import alone
from supple.video.analysing import Course, course_of, judged, key_for, report_on
from supple.video.annotating import annotate
from supple.video.checkpoint import frames_of, state_of
from supple.video.curves import Curves
from supple.video.decode import Clip, probe
from supple.video.judging import measures_of
from supple.video.notes import NOBODY, too_short
from supple.video.places import CHECKPOINT, FRAMES, REPORT, VIDEO, Place, begin, finish
from supple.video.plots import plot_all
from supple.video.report import Report, Seen
from supple.video.sources import legible
from supple.video.summary import STOPPED
from supple.video.table import Table
from supple.video.task import Task
from supple.video.telling import told
from supple.video.watching import Watched, watch
from supple.writing import whole

FIRST_PASS = 0.7
"""The share of the work that finding the bodies is, where an annotated video is made as well."""


@dataclass(frozen=True, slots=True)
class Order:
    """One file to analyse; `index` is its place on the command line, `seconds` the length it states."""

    index: int
    path: Path
    sha256: str
    task: Task
    place: Place
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """Return the file's name as it is told."""
        return legible(self.path.name)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one file ended: its line of the summary, the exit code where it is not well, what is told."""

    index: int
    name: str
    sentence: str
    code: int = 0
    folder: Path | None = None
    seconds: float = 0.0
    judged: int = 0
    abstained: int = 0
    interrupted: bool = False
    told: tuple[str, ...] = ()


Share = Callable[[float, bool], bool]
"""Is told the share of the file's work that is done, and whether an earlier run did it; answers whether to
go on."""


def run(order: Order, share: Share) -> Outcome:
    """Analyse one file; a fault becomes an outcome, so that the other files go on."""
    try:
        clip = probe(order.path)
        order.place.folder.mkdir(parents=True, exist_ok=True)
        with alone(order.place.folder):
            return _run(order, clip, share)
    except SuppleError as error:
        return failed(order, error)
    except OSError as error:
        return failed(order, UnwritableError(error.filename or order.place.folder, error))


def failed(order: Order, error: SuppleError) -> Outcome:
    """Return the outcome of a file that could not be analysed; earlier work on it may be in its folder."""
    return Outcome(order.index, order.name, str(error), error.exit_code, order.place.folder)


def not_begun(order: Order) -> Outcome:
    """Return the outcome of a file that Ctrl-C came before."""
    return Outcome(order.index, order.name, "not begun", STOPPED, interrupted=True)


def outcome_of(order: Order, report: Mapping[str, Any]) -> Outcome:
    """Return how a file ended whose whole report (the JSON document) is there."""
    parts = [part for movement in report["movements"] for part in movement["parts"]]
    seen = Seen(**report["seen"])
    code, sentence = 0, "done"
    if not seen.with_body:
        code, sentence = NobodyError.exit_code, NOBODY
    elif report["ended"] == "cut_off" or too_short(seen):
        code, sentence = PartError.exit_code, report["notes"][0]
    return Outcome(
        index=order.index,
        name=order.name,
        sentence=sentence,
        code=code,
        folder=order.place.folder,
        seconds=seen.seconds,
        judged=sum(part["judged"] for part in parts),
        abstained=sum(part["abstained"] for part in parts),
    )


def task_key(sha256: str, task: Task) -> dict[str, object]:
    """Return what a second run must have in common with the first to go on from it."""
    return {"sha256": sha256, "supple": __version__, "parameters": task.parameters()}


def _run(order: Order, clip: Clip, share: Share) -> Outcome:
    begin(order.place, task_key(order.sha256, order.task))
    checkpoint = order.place.folder / CHECKPOINT
    key = key_for(clip, order.task, order.sha256)
    part = FIRST_PASS if order.task.video else 1.0
    done_s = state_of(checkpoint, key).last_s or 0.0
    share(part * _of(clip, done_s), True)
    watched = watch(clip, order.task, (checkpoint, key), lambda at_s: share(part * _of(clip, at_s), False))
    course = course_of(order.task, lambda: frames_of(checkpoint, clip.aspect))
    report, postures = _written(order, clip, course, watched)
    outcome = replace(outcome_of(order, report.to_json()), told=tuple(told(report)))
    if watched.ended == "interrupted" or (order.task.video and not _film(order, clip, course, share)):
        sentence = "stopped; the same command goes on from here"
        return replace(outcome, sentence=sentence, code=STOPPED, interrupted=True)
    lines = curve.write(clip, report, postures, order.place.folder)
    finish(order.place)
    return replace(outcome, told=(*outcome.told, *lines))


def _written(order: Order, clip: Clip, course: Course, watched: Watched) -> tuple[Report, curve.Postures]:
    """Write the table, the report and the plots; return the report, and where the body was."""
    folder, curves, postures = order.place.folder, Curves(), curve.Postures()
    measures = measures_of(catalogue(), course.movements)
    with whole(folder / FRAMES) as file:
        table = Table(file, measures)
        frames = frames_of(folder / CHECKPOINT, clip.aspect)
        result = judged(course, frames, (table.add, curves.add, postures.add))
        table.end()
    report = report_on((clip, order.sha256), course, watched, result)
    with whole(folder / REPORT) as file:
        file.write(report.text().encode())
    if order.task.plots:
        plot_all(report, curves, folder)
    return report, postures


def _film(order: Order, clip: Clip, course: Course, share: Share) -> bool:
    folder = order.place.folder
    names = {id_: catalogue().movements[id_].name for id_ in course.movements}
    moments = course.moments(frames_of(folder / CHECKPOINT, clip.aspect))

    def tell(at_s: float) -> bool:
        return share(FIRST_PASS + (1 - FIRST_PASS) * _of(clip, at_s), False)

    return annotate(clip, moments, (names, folder / VIDEO), tell)


def _of(clip: Clip, at_s: float) -> float:
    return min(1.0, at_s / clip.stated_s) if clip.stated_s else 0.0
