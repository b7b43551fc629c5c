"""The command `supple take-away`: the routine as one HTML file and as one sound file."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from supple.core.movement import Choices, catalogue, timeline
from supple.errors import ExchangeError

if TYPE_CHECKING:
    from supple.core.movement import Timeline

ROUTINE = "four_minutes"
NAME = "supple-four-minutes"

# Django is slow to import: it is imported when the command is run.


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser's subcommands."""
    parser = commands.add_parser("take-away", help="write the routine as one HTML file and one sound file")
    parser.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help="where; usually here")
    parser.add_argument("--level", choices=("gentle", "standard", "stronger"), default="standard")
    parser.add_argument("--place", choices=("floor", "bed", "chair"), default="floor")
    parser.set_defaults(run=_run)


def take_away(folder: Path, choices: Choices) -> tuple[Path, Path]:
    """Write the routine into `folder` as an HTML file and as an MP3, and return both.

    Raises ExchangeError where the folder cannot be written, AssetsError where a file of Supple's is missing.
    """
    from supple.exchange.offline import page
    from supple.exchange.ways import ways

    title = f"Supple: {catalogue().routines[ROUTINE].name}"
    whole = page(ways(ROUTINE, choices), title).encode()
    heard = spoken(timeline(catalogue(), ROUTINE, choices), title)
    html, mp3 = folder / f"{NAME}.html", folder / f"{NAME}.mp3"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        html.write_bytes(whole)
        mp3.write_bytes(heard)
    except OSError as fault:
        hint = "Name another with --out."
        raise ExchangeError(f"{folder} cannot be written: {fault.strerror}.", hint) from fault
    return html, mp3


def spoken(made: Timeline, title: str) -> bytes:
    """Return a timeline as an MP3: get ready, the routine and the way up, each line at its beat."""
    from supple.exchange.assets import recording
    from supple.exchange.sound import Line, join
    from supple.web.voice import voice_of

    beats = (*made.ready, *made.beats, *made.after)
    begin_s = beats[0].start_s
    lines = [
        Line(beat.start_s - begin_s, recording(line), line.file)
        for beat in beats
        if (line := voice_of(beat.say)) is not None
    ]
    return join(lines, beats[-1].start_s + beats[-1].seconds - begin_s, title)


def _run(options: argparse.Namespace) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supple.web.settings")
    django.setup()
    for path in take_away(options.out, Choices(level=options.level, place=options.place)):
        sys.stdout.write(f"{path} ({path.stat().st_size / 1024**2:.1f} MiB)\n")
    sys.stdout.write("Nothing about you is in them. Both work without a network.\n")
    return 0
