"""`supple analyse`: what it takes, and what it says."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from supple.arguments import pace
from supple.errors import UsageError

if TYPE_CHECKING:
    from supple.video.running import Outcome
    from supple.video.task import Task

# What reads video files is slow to import: it waits until the command is run.


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser's subcommands."""
    parser = commands.add_parser("analyse", help="judge the movements in video files; nothing leaves here")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="mp4, mov, webm or mkv")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--movement", metavar="ID", help="the movement done in the files")
    what.add_argument(
        "--routine", nargs="?", const="four_minutes", metavar="ID", help="a routine done from its beginning"
    )
    parser.add_argument("--side", choices=("left", "right"), help="the side that works; usually the nearer")
    parser.add_argument("--part", metavar="ID", help="the part of the movement to count; usually its first")
    parser.add_argument("--starts-at", type=_seconds, metavar="SECONDS", help="where the routine begins")
    parser.add_argument("--level", choices=("gentle", "standard", "stronger"), default="standard")
    parser.add_argument("--place", choices=("floor", "bed", "chair"), default="floor")
    parser.add_argument("--pace", type=pace, default=1.0, help="of a routine: 2 takes twice as long")
    parser.add_argument("--mirrored", action="store_true", help="the picture is a mirror's")
    parser.add_argument("--model", choices=("lite", "full"), default="full", help="the pose model")
    parser.add_argument("--people", type=int, choices=range(1, 6), default=2, help="looked for; usually 2")
    parser.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help="where; usually here")
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="files at a time; usually 1")
    parser.add_argument("--no-video", action="store_true", help="without the annotated video")
    parser.add_argument("--no-plots", action="store_true", help="without the plots")
    parser.set_defaults(run=_analyse)


def _analyse(options: argparse.Namespace) -> int:
    from supple.core.movement import catalogue
    from supple.video.extra import need
    from supple.video.judging import check
    from supple.video.summary import exit_code, summary
    from supple.video.telling import say

    task = _task(options)
    check(catalogue(), task)
    for library in ("av", "mediapipe"):
        need(library)
    os.umask(0o077)  # pictures of a person: for this account's eyes alone
    outcomes = sorted(_run(options, task), key=lambda outcome: outcome.index)
    say(summary(outcomes))
    for outcome in outcomes:
        if outcome.folder is not None and outcome.folder.exists():
            say(f"\n{outcome.name}: {outcome.folder}")
            for line in outcome.told:
                say(f"  {line}")
    return exit_code(outcomes)


def _task(options: argparse.Namespace) -> Task:
    from supple.video.task import Task

    if options.routine is None and options.starts_at is not None:
        raise UsageError("--starts-at is for a routine.", "Use it together with --routine.")
    if options.movement is None and (options.side or options.part):
        raise UsageError("--side and --part are for one movement.", "Use them together with --movement.")
    return Task(
        movement=options.movement,
        side=options.side,
        part=options.part,
        routine=options.routine,
        level=options.level,
        place=options.place,
        pace=options.pace,
        starts_at_s=options.starts_at,
        mirrored=options.mirrored,
        model=options.model,
        people=options.people,
        video=not options.no_video,
        plots=not options.no_plots,
    )


def _run(options: argparse.Namespace, task: Task) -> Iterator[Outcome]:
    from supple.video.jobs import run_all
    from supple.video.planning import orders
    from supple.video.progress import Progress
    from supple.video.running import Order, Outcome, not_begun

    waiting: list[Order] = []
    for planned in orders(options.files, task, options.out):
        if isinstance(planned, Outcome):
            if planned.code:
                sys.stderr.write(f"supple: {planned.sentence}\n")
            yield planned
        else:
            waiting.append(planned)
    if waiting:
        progress = Progress(sys.stderr, [max(order.seconds, 1.0) for order in waiting])
        done = run_all(waiting, options.jobs, progress)
        yield from done
        begun = {outcome.index for outcome in done}
        yield from (not_begun(order) for order in waiting if order.index not in begun)


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = float("nan")
    if abs(seconds) < 1e6:
        return seconds
    raise argparse.ArgumentTypeError(f"{text!r} is no time; allowed are seconds, such as 12.5")


def _jobs(text: str) -> int:
    if text.isdecimal() and 1 <= int(text) <= 64:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is no number of jobs; allowed are 1 to 64")
