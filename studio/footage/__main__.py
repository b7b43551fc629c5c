"""Film a movement or a routine: `python -m studio.footage MOVEMENT --out clip.mp4 [--truth truth.json]`.

`python -m studio.footage evaluate` lets BlazePose look at all movements and writes docs/scores/footage.json
and the table of docs/footage.md.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from studio.bodies.people import Person, people
from studio.bodies.wearing import CLOTHES, HAIRLINES
from studio.footage.filming import film, film_session
from studio.footage.scene import BACKGROUNDS, LIGHTS, Camera, Look, Scene
from studio.footage.shooting import Frame
from studio.footage.table import publish
from studio.footage.writing import write, write_truth
from studio.streams.options import Body, Course, Options
from supple.core.movement import Choices, catalogue, timeline
from supple.errors import SuppleError, UsageError, did_you_mean

FROM_DEG = {"left": 90.0, "right": -90.0, "front": 0.0, "back": 180.0}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(arguments)
    try:
        return publish() if options.movement == "evaluate" else _film(options)
    except SuppleError as fault:
        print(f"supple: {fault}", file=sys.stderr)
        return fault.exit_code


def _film(options: argparse.Namespace) -> int:
    known = catalogue()
    names = [*known.movements, *known.routines]
    if options.movement not in names:
        meant = did_you_mean(options.movement, names)
        raise UsageError(
            f"There is no movement {options.movement!r}{meant}.", f"There are: {', '.join(names)}."
        )
    if options.out is None:
        raise UsageError("Where should the clip go?", "Name a file with --out, as in --out clip.mp4.")
    taken = []
    for frame in write(_filmed(options), options.out, options.rate):
        taken.append(replace(frame, rgb=frame.rgb[:0], mask=frame.mask[:0]))
        if len(taken) % 25 == 0:
            print(f"\r{frame.time_s:6.1f} s", end="", file=sys.stderr, flush=True)
    print(f"\r{options.out}: {len(taken)} pictures, {len(taken) / options.rate:.1f} s", file=sys.stderr)
    if options.truth:
        write_truth(taken, options.truth)
    return 0


def _scene(options: argparse.Namespace) -> Scene:
    camera = Camera(
        from_deg=FROM_DEG[options.view],
        off_deg=options.off,
        height_m=options.height,
        distance_m=options.distance,
        size_px=_size(options.size),
        mirrored=options.mirrored,
    )
    look = Look(
        light=options.light, background=options.background, clutter=options.clutter, finer=options.finer
    )
    return Scene(_person(options), camera, look, options.seed)


def _person(options: argparse.Namespace) -> str | Person:
    worn = {key: value for key in ("cloth", "hair") if (value := getattr(options, key))}
    return replace(people()[options.person], **worn) if worn else options.person


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit() and 64 <= int(width) <= 4096 and 64 <= int(height) <= 4096):
        raise UsageError(f"{text!r} is no size of a picture.", "Give width and height, as in --size 640x480.")
    return int(width) // 2 * 2, int(height) // 2 * 2


def _filmed(options: argparse.Namespace) -> Iterator[Frame]:
    known, scene = catalogue(), _scene(options)
    near = "right" if options.view == "right" else "left"
    course = Course(side=near, repetitions=options.repetitions, speed=options.speed)
    asked = Options(options.movement, options.seed, Body(ranges=options.ranges), course)
    if options.movement in known.movements:
        return film(scene, asked, options.rate, known)
    choices = Choices(level=options.level, place=options.place, pace=options.pace)
    return film_session(scene, asked, timeline(known, options.movement, choices), options.rate)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m studio.footage", description=__doc__)
    parser.add_argument("movement", metavar="MOVEMENT", help="a movement, a routine, or: evaluate")
    parser.add_argument("--out", type=Path, metavar="FILE", help="the clip: .mp4, .y4m or .mjpeg")
    parser.add_argument("--truth", type=Path, metavar="FILE", help="the truth of every picture as JSON")
    parser.add_argument("--person", choices=people(), default="rosa")
    parser.add_argument("--cloth", choices=sorted(CLOTHES), help="other clothes than the person's own")
    parser.add_argument(
        "--hair", choices=[*sorted(HAIRLINES), "none"], help="other hair than the person's own"
    )
    parser.add_argument("--view", choices=FROM_DEG, default="left", help="from where the camera looks")
    parser.add_argument(
        "--off", type=float, default=0.0, metavar="DEG", help="how far off that way it stands"
    )
    parser.add_argument("--height", type=float, default=0.8, metavar="M", help="how high the camera stands")
    parser.add_argument("--distance", type=float, metavar="M", help="how far away; usually as near as fits")
    parser.add_argument("--size", default="640x480", metavar="WxH")
    parser.add_argument("--mirrored", action="store_true", help="as a camera that shows a mirror picture")
    parser.add_argument("--light", choices=LIGHTS, default="day")
    parser.add_argument("--background", choices=BACKGROUNDS, default="room")
    parser.add_argument("--clutter", type=int, default=0, metavar="N", help="how many things stand about")
    parser.add_argument(
        "--finer", type=int, choices=(1, 2, 3), default=2, help="1 is faster, with hard borders"
    )
    parser.add_argument("--rate", type=float, default=25.0, metavar="HZ", help="pictures a second")
    parser.add_argument("--repetitions", type=int, metavar="N", help="usually as many as the movement has")
    parser.add_argument("--speed", type=float, default=1.0, help="2 takes half the time")
    parser.add_argument(
        "--ranges", type=float, default=1.0, help="how far this body goes: 1 as far as written"
    )
    parser.add_argument("--level", choices=("gentle", "standard", "stronger"), default="standard")
    parser.add_argument("--pace", type=float, default=1.0, help="of a routine: 2 takes twice as long")
    parser.add_argument(
        "--place", choices=("floor", "bed", "chair"), default="floor", help="of a routine: where"
    )
    parser.add_argument("--seed", type=int, default=0)
    return parser


if __name__ == "__main__":
    sys.exit(main())
