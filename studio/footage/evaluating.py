"""What BlazePose makes of the footage: is the body found, and how far off are shoulder, hip and knee?"""

from __future__ import annotations

import hashlib
import json
import random
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from studio.footage.committed import FOLDER
from studio.footage.draws import side_view
from studio.footage.filming import film
from studio.footage.shooting import Frame
from studio.streams.landmarks import NAMES
from studio.streams.options import Body, Course, Options
from supple.core.movement import Catalogue
from supple.video.decode import Picture
from supple.video.pose import PoseFinder, Settings, model_provenance

FRAMES_PER_S = 2.0
MOST_FRAMES = 20
"""A rest that lasts minutes shows nothing new after its first ten seconds."""
JOINTS = ("shoulder", "hip", "knee")
ON_BODY = 0.5
"""A body counts as found where its trunk's middle is within so many torso lengths of the true one."""
SEED = 5
MODEL = "full"


@dataclass(frozen=True, slots=True)
class Watched:
    """What the pose model made of one clip: pictures, those with the body found, errors in torso lengths."""

    movement: str
    person: str
    seed: int
    frames: int
    found: int
    errors: Mapping[str, tuple[float, ...]]

    def medians(self) -> dict[str, float | None]:
        """Return the median error of each joint, None where the body was never found."""
        return {joint: statistics.median(all_) if all_ else None for joint, all_ in self.errors.items()}


def watch(known: Catalogue, movement: str, person: str, seed: int = SEED) -> Watched:
    """Film one repetition of a movement from the side and let the pose model look at it."""
    lot = random.Random(f"{movement} {person} {seed}")
    scene = side_view(person, lot)
    near = "left" if scene.camera.from_deg > 0.0 else "right"
    course = Course(side=near, repetitions=1, speed=lot.uniform(0.8, 1.3))
    options = Options(movement, lot.randrange(2**31), Body(ranges=lot.uniform(0.75, 1.0)), course)
    errors: dict[str, list[float]] = {joint: [] for joint in JOINTS}
    frames = found = 0
    with PoseFinder(Settings(model=MODEL)) as finder:
        shown = islice(film(scene, options, FRAMES_PER_S, known), MOST_FRAMES)
        for number, frame in enumerate(shown):
            seen = finder.find(Picture(number, frame.time_s, frame.rgb))
            frames += 1
            body = np.array(seen.bodies[0]).reshape(33, 4)[:, :2] if seen.bodies else None
            if body is None or not _is_it(frame, body):
                continue
            found += 1
            for joint in JOINTS:
                errors[joint].append(_off(frame, body, f"{near}_{joint}"))
    return Watched(movement, person, seed, frames, found, {j: tuple(e) for j, e in errors.items()})


def _is_it(frame: Frame, body: np.ndarray) -> bool:
    ends = [f"{side}_{end}" for side in ("left", "right") for end in ("shoulder", "hip")]
    at = [NAMES.index(end) for end in ends]
    away = _pixels(frame, body[at].mean(axis=0) - frame.truth.places[at].mean(axis=0))
    return bool(away < ON_BODY * _torso_px(frame))


def _off(frame: Frame, body: np.ndarray, name: str) -> float:
    at = NAMES.index(name)
    return float(_pixels(frame, body[at] - frame.truth.places[at]) / _torso_px(frame))


def _pixels(frame: Frame, way: np.ndarray) -> float:
    height, width = frame.rgb.shape[:2]
    return float(np.hypot(way[0] * width, way[1] * height))


def _torso_px(frame: Frame) -> float:
    """Return how long a torso across the line of sight would be at the hips, in pixels."""
    return frame.truth.torso * frame.truth.px_a_m


def evaluate(
    known: Catalogue, movements: Sequence[str], people: Sequence[str], kept: Path
) -> Iterator[Watched]:
    """Watch every movement by every person; what was watched before is read from the folder `kept`.

    A person who was made anew, or a movement that was changed, is watched again.
    """
    kept.mkdir(parents=True, exist_ok=True)
    for movement in movements:
        for person in people:
            path = kept / f"{movement}-{person}-{SEED}-{_content(known, movement, person)}.json"
            if not path.exists():
                part = path.with_suffix(".part")
                part.write_text(json.dumps(asdict(watch(known, movement, person))), encoding="utf-8")
                part.replace(path)
            yield Watched(**json.loads(path.read_text(encoding="utf-8")))


def scores(watched: Sequence[Watched]) -> dict[str, Any]:
    """Return everything that is published, as plain data."""
    return {
        "model": model_provenance(MODEL),
        "frames_per_s": FRAMES_PER_S,
        "seed": SEED,
        "on_body_torso_lengths": ON_BODY,
        "bodies": {person: _fingerprint(person) for person in _people(watched)},
        "found": _share(watched),
        "errors": _errors(watched),
        "people": {
            person: _row([one for one in watched if one.person == person]) for person in _people(watched)
        },
        "movements": {
            movement: {
                "all": _row([one for one in watched if one.movement == movement]),
                **{one.person: _row([one]) for one in watched if one.movement == movement},
            }
            for movement in dict.fromkeys(one.movement for one in watched)
        },
    }


def _fingerprint(person: str) -> str:
    """Return the fingerprint of the file that a person was read from."""
    return hashlib.sha256((FOLDER / f"{person}.glb").read_bytes()).hexdigest()


def _content(known: Catalogue, movement: str, person: str) -> str:
    """Return a fingerprint of what a clip is made of: the person, and the movement's and positions' data."""
    made_of = (_fingerprint(person), known.movements[movement], known.positions)
    return hashlib.sha256(repr(made_of).encode()).hexdigest()[:16]


def _people(watched: Sequence[Watched]) -> list[str]:
    return list(dict.fromkeys(one.person for one in watched))


def _row(watched: Sequence[Watched]) -> dict[str, Any]:
    return {"frames": sum(one.frames for one in watched), "found": _share(watched), **_errors(watched)}


def _share(watched: Sequence[Watched]) -> float:
    return round(sum(one.found for one in watched) / max(1, sum(one.frames for one in watched)), 4)


def _errors(watched: Sequence[Watched]) -> dict[str, float | None]:
    made = {}
    for joint in JOINTS:
        every = [error for one in watched for error in one.errors[joint]]
        made[joint] = round(statistics.median(every), 3) if every else None
    return made
