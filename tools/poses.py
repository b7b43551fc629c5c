"""Draw every pose of one movement into one page: `python -m tools.poses heel_slide`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from supple.core.movement import Movement, catalogue, pose_of
from supple.drawing.figure import props_for
from supple.drawing.svg import still

FOLDER = Path("build/poses")


def main(arguments: Sequence[str]) -> int:
    """Write the page of the movement that `arguments` name, and say where it is."""
    known = catalogue().movements
    if len(arguments) != 1 or arguments[0] not in known:
        print(f"Name one movement. There are: {', '.join(sorted(known))}.", file=sys.stderr)
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    page = FOLDER / f"{arguments[0]}.html"
    page.write_text(drawn(known[arguments[0]]), encoding="utf-8")
    print(f"Open {page.resolve().as_uri()} in a browser.")
    return 0


def drawn(movement: Movement) -> str:
    """Return the page: every pose, and its mirrored one where the movement has two sides."""
    sides = ("",) if movement.sides == "none" else ("", ".right")
    keys = [f"{movement.id}.{name}{side}" for name in movement.poses for side in sides]
    return "".join(["<!doctype html><meta charset='utf-8'>", *map(_figure, keys)])


def _figure(key: str) -> str:
    movement, pose = catalogue().movements[key.partition(".")[0]], pose_of(catalogue(), key)
    picture = still(pose, movement.view, title=key, props=props_for(pose) or ("floor",))
    return f"<figure style='display:inline-block;width:24em'>{picture}<figcaption>{key}</figcaption></figure>"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
