"""The command `supple take-away`: the routine as one HTML file, as one sound file, and as a film."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from supple.core.movement import catalogue, timeline
from supple.errors import UnwritableError, UsageError
from supple.writing import whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from supple.core.movement import Beat, Timeline
    from supple.exchange.led import Led
    from supple.exchange.sound import Line

ROUTINE = "four_minutes"
NAME = "supple-four-minutes"

# Django is slow to import: it is imported when the command is run.


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser's subcommands."""
    parser = commands.add_parser(
        "take-away", help="write the routine as one HTML file and one sound file, and as a video"
    )
    parser.add_argument("--out", type=Path, default=Path(), metavar="FOLDER", help="where; usually here")
    parser.add_argument("--person", metavar="NAME", help="whose settings; usually who was here first")
    parser.add_argument("--level", choices=("gentle", "standard", "stronger"))
    parser.add_argument("--place", choices=("floor", "bed", "chair"))
    parser.add_argument("--video", action="store_true", help="as a video too; takes some minutes")
    parser.add_argument("--shown-by", metavar="NAME", help="who shows it in the video")
    parser.set_defaults(run=_run)


def take_away(folder: Path, led: Led) -> tuple[Path, Path]:
    """Write the routine into `folder` as an HTML file and as an MP3, and return both.

    Raises UsageError where too little of the routine is left, UnwritableError where the folder cannot be
    written, AssetsError where a file of Supple's is missing.
    """
    from supple.exchange.offline import page

    title = f"Supple: {catalogue().routines[ROUTINE].name}"
    shown = page(led, title).encode()
    heard = spoken(timeline(catalogue(), ROUTINE, led.choices), title)
    html, mp3 = folder / f"{NAME}.html", folder / f"{NAME}.mp3"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in ((html, shown), (mp3, heard)):
            with whole(path) as file:
                file.write(content)
    except OSError as fault:
        raise UnwritableError(folder, fault) from fault
    return html, mp3


def filmed(folder: Path, led: Led, person: str) -> Path:
    """Write the routine into `folder` as a video, with its progress on standard error, and return the file.

    Raises ExtraError without the extra for video, and what `take_away` raises.
    """
    from supple.exchange.film.making import film
    from supple.video.progress import Progress

    title = f"Supple: {catalogue().routines[ROUTINE].name}"
    session = timeline(catalogue(), ROUTINE, led.choices)
    path = folder / f"{NAME}.mp4"
    progress = Progress(sys.stderr, [1.0])
    try:
        film(session, spoken(session, title), (path, title), person, lambda share: progress.update(0, share))
    finally:
        progress.clear()
    return path


def spoken(made: Timeline, title: str) -> bytes:
    """Return a timeline as an MP3: get ready, the routine and the way up, each line at its beat.

    A bell rings before something new, where nothing else is heard.
    """
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
    lines += _rung(beats, lines)
    return join(lines, beats[-1].start_s + beats[-1].seconds - begin_s, title)


def _rung(beats: Sequence[Beat], lines: Sequence[Line]) -> Iterator[Line]:
    from supple.exchange.assets import read
    from supple.exchange.bells import bells
    from supple.exchange.sound import Line, seconds_of

    for beat, bell in bells(beats):
        name = f"voice/chimes/{bell}.mp3"
        rings = read(name)
        due_s = beat.start_s - beats[0].start_s
        start_s = due_s - seconds_of(rings)
        before = [line.start_s + seconds_of(line.recording) for line in lines if line.start_s < due_s]
        if start_s >= max(before, default=0.0):
            yield Line(start_s, rings, name)


def _shower(asked: str | None) -> str:
    from supple.web.showing import USUAL, people

    person = (asked or USUAL).lower()
    if person not in people():
        raise UsageError(
            f"--shown-by {asked}: nobody of this name shows the movements.",
            f"Choose one of {', '.join(people())}.",
        )
    return person


def _run(options: argparse.Namespace) -> int:
    import django

    from supple.exchange.led import led_by
    from supple.video.extra import need

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "supple.web.settings")
    django.setup()
    led = led_by(options)
    person = _shower(options.shown_by)
    if options.video:
        for library in ("av", "cv2"):
            need(library)  # what is missing is said before anything is written
    files = [*take_away(options.out, led)]
    if options.video:
        files.append(filmed(options.out, led, person))
    for path in files:
        sys.stdout.write(f"{path} ({path.stat().st_size / 1024**2:.1f} MiB)\n")
    if led.whose:
        sys.stdout.write(
            f"They lead as the settings of {led.whose} say: who has them can see what is left out.\n"
        )
    sys.stdout.write("No name and nothing of a diary is in them. They work without a network.\n")
    return 0
