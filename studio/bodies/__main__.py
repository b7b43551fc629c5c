"""Make, look at and check the people who show the movements in three dimensions.

python -m studio.bodies [NAME …]                  make the people, or those named, and their manifest
python -m studio.bodies sheet [NAME …] [--movement ID …]   contact sheets, in build/bodies/sheets
python -m studio.bodies check [NAME]              make one body and two clips anew, against the file
python -m studio.bodies faults                    write what cannot keep its limit yet to known.toml
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from studio.bodies.people import people

DOES = ("make", "sheet", "check", "faults")


def main() -> int:
    """Do what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m studio.bodies", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one of {', '.join(people())}")
    parser.add_argument("--movement", action="append", default=[], help="only these movements")
    asked = parser.parse_args()
    does = asked.names.pop(0) if asked.names and asked.names[0] in DOES else "make"
    unknown = [name for name in asked.names if name not in people()]
    if unknown:
        parser.error(f"there is nobody called {unknown[0]!r}; known are {', '.join(people())}")
    names = asked.names or list(people())
    return {"make": _make, "sheet": _sheet, "check": _check, "faults": _faults}[does](names, asked.movement)


def _make(names: Sequence[str], _only: Sequence[str]) -> int:
    from studio.bodies.making import make
    from studio.bodies.manifest import write

    for name in names:
        made = make(people()[name])
        print(
            f"{name}: {made.triangles:,} triangles, {made.clips} clips, {made.zipped_bytes:,} bytes gzipped"
        )
    write()
    return 0


def _sheet(names: Sequence[str], only: Sequence[str]) -> int:
    from studio.bodies.figures import figure
    from studio.bodies.sheets import write_sheets

    for name in names:
        for path in write_sheets(figure(people()[name]), only):
            print(path)
    return 0


def _check(names: Sequence[str], _only: Sequence[str]) -> int:
    from studio.bodies.comparing import NEAR_M, apart_m
    from studio.bodies.figures import figure

    apart = apart_m(figure(people()[names[0]]))
    for what, off in apart.items():
        print(f"{names[0]}: {what} is {1000.0 * off:.3f} mm from the file (most {1000.0 * NEAR_M:g})")
    return 0 if max(apart.values()) <= NEAR_M else 1


def _faults(names: Sequence[str], _only: Sequence[str]) -> int:
    from studio.bodies.checking import KNOWN, faults_of
    from studio.bodies.making import FOLDER
    from studio.bodies.shipped import read

    lines = [HEAD]
    for name in names:
        lines += [
            f'[[known]]\nperson = "{name}"\nwhere = "{one.where}"\nwhat = "{one.what}"\n'
            f"measured = {one.measured:.3f}\n"
            for one in faults_of(read(FOLDER / f"{name}.glb"))
        ]
    KNOWN.write_text("\n".join(lines), encoding="utf-8")
    print(f"{KNOWN}: {len(lines) - 1} faults")
    return 0


HEAD = """# What the people's clips cannot keep yet, each with its measured number: metres, degrees or shares.
# The limits are in checking.py; `python -m studio.bodies faults` writes this file.
"""


if __name__ == "__main__":
    sys.exit(main())
