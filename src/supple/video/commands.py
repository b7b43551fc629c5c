"""The commands that read video files."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from supple.errors import PartError, SuppleError
from supple.video import analyse_command, evaluate_command

if TYPE_CHECKING:
    from supple.video.filtering import Filter
    from supple.video.landmarks import Choices, Track
    from supple.video.progress import Progress

    Shared = tuple[Choices, Progress, set[Path]]

# numpy, scipy and the pose model are slow to import: only when a command runs.

LIBRARIES = ("av", "mediapipe", "scipy", "xarray")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the commands to the parser's subcommands."""
    analyse_command.add(commands)
    evaluate_command.add(commands)
    parser = commands.add_parser("landmarks", help="write the landmarks of everybody in video files")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="mp4, mov, webm or mkv")
    parser.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help="where; usually here")
    parser.add_argument("--model", choices=("lite", "full"), default="full")
    parser.add_argument("--people", type=_people, default=2, metavar="N", help="at once, 2 to 5; usually 2")
    parser.add_argument("--cut-off", type=_above_zero, default=6.0, metavar="HZ", help="usually 6")
    parser.add_argument(
        "--longest-gap", type=_above_zero, default=0.2, metavar="S", help="bridged; usually 0.2"
    )
    parser.add_argument(
        "--torso-m", type=_above_zero, metavar="M", help="shoulders to hips, to have the TRC files in metres"
    )
    parser.set_defaults(run=_landmarks)


def _landmarks(options: argparse.Namespace) -> int:
    from supple.video.exporting import check_writable
    from supple.video.extra import need
    from supple.video.landmarks import Choices
    from supple.video.progress import Progress
    from supple.video.sources import once
    from supple.video.summary import together

    for library in LIBRARIES:
        need(library)
    choices = Choices(options.model, options.people, _filter(options))
    os.umask(0o077)  # where a person was: for this account's eyes alone
    check_writable(options.out)
    files = once(options.files)
    progress = Progress(sys.stderr, [1.0] * len(files))
    shared: Shared = (choices, progress, set())
    try:
        codes = [_tried(index, path, options, shared) for index, path in enumerate(files)]
    finally:
        progress.clear()
    return together(codes)


def _tried(index: int, path: Path, options: argparse.Namespace, shared: Shared) -> int:
    """Do one file and return its exit code: after a fault, which is told, the others go on."""
    try:
        _one(index, path, options, shared)
    except SuppleError as fault:
        shared[1].done(index, f"supple: {fault}")
        return fault.exit_code
    return 0


def _one(index: int, path: Path, options: argparse.Namespace, shared: Shared) -> None:
    """Do one file; a file of which only a part could be read is written, and then told as a PartError."""
    from supple.video.decode import probe
    from supple.video.exporting import check_writable, export, folder_for, place_for
    from supple.video.landmarks import track
    from supple.video.telling import say

    choices, progress, taken = shared
    length_s = probe(path).stated_s
    check_writable(folder_for(options.out, path))

    def told(time_s: float) -> None:
        progress.update(index, time_s / length_s if length_s else 0.0)

    made = track(path, choices, told)
    folder = place_for(options.out, made, taken)
    export(made, folder, options.torso_m)
    progress.done(index)
    say(f"{_sentence(made)} -> {folder}")
    if made.fault:
        raise PartError(made.fault, "What could be read was written.")


def _sentence(made: Track) -> str:
    people = "1 person" if len(made.people) == 1 else f"{len(made.people)} people"
    share = round(100 * float(made.found[0].mean()))
    several = "the one seen longest" if len(made.people) > 1 else "found"
    return f"{made.clip.path}: {people} in {made.times_s[-1]:.1f} s, {several} in {share} % of the pictures"


def _filter(options: argparse.Namespace) -> Filter:
    from supple.video.filtering import Filter

    return Filter(cut_off_hz=options.cut_off, longest_gap_s=options.longest_gap)


def _above_zero(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if 0.0 < number < float("inf"):
        return number
    raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")


def _people(text: str) -> int:
    if text in {"2", "3", "4", "5"}:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text!r} is not allowed; allowed are whole numbers from 2 to 5")
