"""Video files: what `analyse` adds to the pose model alone, memory over a long file, files at a time."""

from __future__ import annotations

import io
import os
import shutil
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, takewhile
from pathlib import Path

from bench.rows import Row
from studio.streams import Options, stream
from supple.core.sight.landmarks import Frame
from supple.video.analysing import course_of, judged
from supple.video.checkpoint import Key, Writer, frames_of
from supple.video.curves import Curves
from supple.video.decode import pictures
from supple.video.jobs import run_all
from supple.video.planning import orders
from supple.video.pose import PoseFinder, Settings
from supple.video.progress import Progress
from supple.video.running import Order
from supple.video.task import Task
from tools.places import ToolError

MOVEMENT = "double_knee_hug"
PLAIN = Task(movement=MOVEMENT, video=False, plots=False)
TURNS = 2
FIRST_S, LONG_S = 300.0, 1800.0
MB = 1e6


def measure() -> Iterator[Row]:
    """Yield the ratios and times on a recording, then the memory of a generated half hour."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _against_the_model(_recording(), Path(folder))
        yield from _jobs(_recording(), Path(folder))
        yield from _memory(Path(folder))


def _recording() -> Path:
    walk = Path(os.environ.get("SUPPLE_TEST_DATA", "")) / "walk-video" / "demo.mp4"
    if not walk.is_file():
        raise ToolError("The recording is missing: SUPPLE_TEST_DATA names no folder with walk-video in it.")
    return walk


def _against_the_model(walk: Path, folder: Path) -> Iterator[Row]:
    """Take turns, so that whatever else the machine does falls on both."""
    bare_s, plain_s, frames = 0.0, 0.0, 0
    for turn in range(TURNS):
        taken_s, frames = _timed(lambda: _bare(walk))
        bare_s += taken_s
        plain_s += _timed(lambda turn=turn: _analysed([walk], PLAIN, folder / f"plain-{turn}"))[0]  # type: ignore[misc]
    whole_s = _timed(lambda: _analysed([walk], replace(PLAIN, video=True, plots=True), folder / "whole"))[0]
    yield Row("a video's pictures decoded and looked at, two people", TURNS * frames / bare_s, "frames/s")
    name = "analyse without annotated video and plots, against that"
    yield Row(name, plain_s / bare_s, "times", at_most=1.15)
    yield Row("analyse with annotated video and plots, against that", TURNS * whole_s / bare_s, "times")


def _bare(walk: Path) -> int:
    with PoseFinder(Settings(model=PLAIN.model, bodies=PLAIN.people)) as finder:
        return len([finder.find(picture).time_s for picture in pictures(walk)])


def _jobs(walk: Path, folder: Path) -> Iterator[Row]:
    copies = [folder / f"copy-{number}.mp4" for number in range(2)]
    for copy in copies:
        shutil.copyfile(walk, copy)
    for jobs in (1, 2):
        taken_s, _ = _timed(lambda jobs=jobs: _analysed(copies, PLAIN, folder / f"{jobs}", jobs))  # type: ignore[misc]
        yield Row(f"{len(copies)} files with {jobs} at a time, each", taken_s / len(copies), "s")


def _analysed(files: list[Path], task: Task, out: Path, jobs: int = 1) -> int:
    planned = [order for order in orders(files, task, out) if isinstance(order, Order)]
    outcomes = run_all(planned, jobs, Progress(io.StringIO(), [1.0] * len(planned)))
    if any(outcome.code for outcome in outcomes):
        raise ToolError(f"An analysis failed: {outcomes}")
    return len(outcomes)


def _memory(folder: Path) -> Iterator[Row]:
    """Send half an hour of knee hugs through checkpoint and judge, and see what Python holds on the way."""
    path, key = folder / "checkpoint", Key("generated", "none", 1, 4 / 3)
    held_mb: list[tuple[float, float]] = []

    def note(frame: Frame) -> None:
        if not held_mb or frame.time_s - held_mb[-1][0] >= 60.0:
            held_mb.append((frame.time_s, tracemalloc.get_traced_memory()[0] / MB))

    once = stream(Options(MOVEMENT)).frames
    tracemalloc.start()
    try:
        with Writer(path, key) as kept:
            for frame in _long(once):
                kept.add(frame)
        course, curves = course_of(replace(PLAIN, people=1), list), Curves()
        judged(course, frames_of(path, key.aspect), (curves.add, lambda moment: note(moment.frame)))
    finally:
        tracemalloc.stop()
    early = next(mb for at_s, mb in held_mb if at_s >= FIRST_S)
    yield Row("memory that a half-hour file holds at its end", held_mb[-1][1], "MB")
    yield Row("grown since its fifth minute", held_mb[-1][1] - early, "MB", at_most=3)


def _long(once: tuple[Frame, ...]) -> Iterator[Frame]:
    length_s = once[-1].time_s + 1.0 / 30.0
    again = (replace(frame, time_s=frame.time_s + turn * length_s) for turn in count() for frame in once)
    return takewhile(lambda frame: frame.time_s < LONG_S, again)


def _timed(work: Callable[[], int]) -> tuple[float, int]:
    began_s = time.monotonic()
    done = work()
    return time.monotonic() - began_s, done
