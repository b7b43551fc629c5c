"""`python -m studio.voices`: render every line of the catalogue, or those of a file with one a line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from studio.voices import chimes
from studio.voices.faults import faults
from studio.voices.manifest import FOLDER, Line
from studio.voices.render import render_all
from supple.core.movement import lines
from supple.core.sight import saying
from supple.errors import SuppleError


def main() -> int:
    """Render, check, and return 0 only when every line passes."""
    asked = _arguments()
    try:
        lines, rendered = render_all(_texts(asked.lines), asked.into)
    except SuppleError as fault:
        print(fault, file=sys.stderr)
        return fault.exit_code
    if asked.lines is None:
        chimes.main()
    found = [sentence for text, line in lines.items() for sentence in faults(text, line)]
    for sentence in found:
        print(sentence, file=sys.stderr)
    print(_summary(asked.into, lines, rendered))
    return 1 if found else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m studio.voices", description=__doc__)
    parser.add_argument("--lines", type=Path, help="a file with one line a row, instead of the catalogue")
    parser.add_argument("--into", type=Path, default=FOLDER, help="the folder to write to")
    return parser.parse_args()


def _texts(path: Path | None) -> tuple[str, ...]:
    if path:
        return tuple(row for row in path.read_text(encoding="utf-8").splitlines() if row)
    return tuple(sorted({*lines(), *saying.lines()}))


def _summary(folder: Path, lines: dict[str, Line], rendered: int) -> str:
    size = sum((folder / line.file).stat().st_size for line in lines.values())
    seconds = sum(line.seconds for line in lines.values())
    return f"{len(lines)} lines ({rendered} rendered now), {seconds:.0f} s, {size:,} bytes"


if __name__ == "__main__":
    sys.exit(main())
