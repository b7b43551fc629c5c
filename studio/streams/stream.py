"""A whole stream: frames as a pose model would give them, and the truth beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from studio.streams.camera import Array, Seen, seen
from studio.streams.disturbing import OTHER_SIDE, disturbed
from studio.streams.landmarks import landmarks_of
from studio.streams.options import Body, Options, Sensor
from studio.streams.performing import performed
from studio.streams.sensing import confidence, hidden, misplaced, outside, torso_length
from studio.streams.track import points_at, starts_s
from studio.streams.truth import Truth, truth_of
from supple.core.movement import Catalogue, catalogue, pose_of
from supple.core.movement.kinematics import solve
from supple.core.sight.landmarks import Frame

PASSING_S = 4.0


@dataclass(frozen=True, slots=True)
class Stream:
    """Hold a stream: what was chosen, what is true, and what a pose model saw of it."""

    options: Options
    truth: Truth
    frames: tuple[Frame, ...]


def stream(options: Options, known: Catalogue | None = None) -> Stream:
    """Compute a stream; the same options give the same one."""
    known = known or catalogue()
    stretches = performed(known, options)
    truth = truth_of(stretches)
    rng = np.random.default_rng([options.seed, sum(map(ord, options.movement))])
    times_s = _times(starts_s(stretches)[-1], options.sensor, rng)
    points = points_at(stretches, times_s, options.body)
    work = points[(times_s >= truth.start_s - 1.0) & (times_s <= truth.end_s + 1.0)]
    bodies = _sensed(times_s, seen(points, options.camera, work.reshape(-1, 3)), options, rng)
    aspect = options.camera.aspect
    passing = _passing(known, times_s, aspect, rng) if options.sensor.passer_by else None
    return Stream(options, truth, tuple(_frames(times_s, bodies, passing, aspect)))


def ideal(options: Options) -> Options:
    """Give the options of the same performance without any fault of seeing: the measures' truth."""
    camera = replace(options.camera, off_deg=0.0, roll_deg=0.0, height_m=0.45, aim_m=(0.0, 0.0))
    steady = Sensor(frames_per_s=60.0)
    return replace(options, camera=camera, sensor=steady)


def _times(end_s: float, sensor: Sensor, rng: np.random.Generator) -> Array:
    step_s = 1.0 / sensor.frames_per_s
    times_s = np.arange(0.0, end_s, step_s)
    shifts = rng.uniform(-0.5, 0.5, len(times_s)) * step_s * sensor.uneven_time
    return np.maximum.accumulate(np.maximum(times_s + shifts, 0.0))


def _sensed(times_s: Array, sight: Seen, options: Options, rng: np.random.Generator) -> Array:
    camera = options.camera
    torso = torso_length(sight.places, camera.aspect)
    hid, out = hidden(sight, camera.aspect, torso), outside(sight.places)
    off = misplaced(times_s, np.maximum(hid, out), options.sensor, rng) * torso
    found = sight.places + off / np.array((camera.aspect, 1.0))
    bodies = np.concatenate((found, np.stack(confidence(hid, out, rng), axis=-1)), axis=-1)
    if camera.mirrored:
        bodies = bodies[:, OTHER_SIDE]
    return disturbed(times_s, bodies, options.sensor, rng)


def _passing(known: Catalogue, times_s: Array, aspect: float, rng: np.random.Generator) -> Array:
    """Let a second person walk through once, upright, from one side of the picture to the other."""
    standing = np.array(landmarks_of(solve(pose_of(known, "positions.standing")), Body()))
    start_s = rng.uniform(times_s[0] + 2.0, max(float(times_s[-1]) - 6.0, float(times_s[0]) + 3.0))
    share = (times_s - start_s) / PASSING_S
    here = np.flatnonzero((share >= 0.0) & (share <= 1.0))
    walker = np.full((len(times_s), 33, 4), np.nan)
    bob = 0.01 * np.sin(share[here, None] * 40.0)
    walker[here, :, 0] = standing[:, 0] * 0.45 / aspect + share[here, None] * 1.4 - 0.2
    walker[here, :, 1] = 0.85 - standing[:, 2] * 0.45 + bob
    walker[here, :, 2:] = (0.95, 0.99)
    return walker


def _frames(times_s: Array, bodies: Array, passing: Array | None, aspect: float) -> Iterator[Frame]:
    everyone = [bodies] if passing is None else [bodies, passing]
    kept = [~np.isnan(body[:, 0, 0]) for body in everyone]
    rows = [body.reshape(len(times_s), -1).tolist() for body in everyone]
    for index, time_s in enumerate(times_s.tolist()):
        there = tuple(row[index] for row, keep in zip(rows, kept, strict=True) if keep[index])
        yield Frame(time_s, aspect, there)
