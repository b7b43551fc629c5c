"""What goes wrong for a while: no body, joints that jump, left and right changed, a skeleton that sticks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from studio.streams.camera import Array
from studio.streams.landmarks import NAMES
from studio.streams.options import Disturbance, Sensor

Indices = npt.NDArray[np.intp]

SECONDS: Mapping[Disturbance, tuple[float, float]] = {
    "dropout": (0.1, 0.5),
    "jump": (0.03, 0.15),
    "flip": (0.1, 0.4),
    "stuck": (0.3, 0.9),
}
"""How long each lasts, at least and at most [D]: less than a quick repetition, which else went unseen."""
OTHER_SIDE = tuple(
    NAMES.index(name.replace("left", "right") if "left" in name else name.replace("right", "left"))
    for name in NAMES
)


def disturbed(times_s: Array, bodies: Array, sensor: Sensor, rng: np.random.Generator) -> Array:
    """Disturb bodies of shape (times, 33, 4) and say which frames have none, by NaN."""
    bodies = bodies.copy()
    for kind, here in _moments(times_s, sensor, rng):
        _DISTURB[kind](bodies, here, rng)
    return bodies


def _moments(
    times_s: Array, sensor: Sensor, rng: np.random.Generator
) -> Iterator[tuple[Disturbance, Indices]]:
    minutes = float(times_s[-1] - times_s[0]) / 60.0
    for kind in sensor.disturbances:
        for _ in range(rng.poisson(sensor.rate_per_min * minutes)):
            start_s = rng.uniform(times_s[0], times_s[-1])
            end_s = start_s + rng.uniform(*SECONDS[kind])
            here = np.flatnonzero((times_s >= start_s) & (times_s < end_s))
            if len(here):
                yield kind, here


def _drop(bodies: Array, here: Indices, _: np.random.Generator) -> None:
    bodies[here] = np.nan


def _jump(bodies: Array, here: Indices, rng: np.random.Generator) -> None:
    joints = rng.choice(33, size=rng.integers(1, 6), replace=False)
    bodies[here[:, None], joints, :2] += rng.uniform(-0.3, 0.3, size=(1, len(joints), 2))


def _flip(bodies: Array, here: Indices, _: np.random.Generator) -> None:
    bodies[here] = bodies[here][:, OTHER_SIDE]


def _stick(bodies: Array, here: Indices, _: np.random.Generator) -> None:
    bodies[here] = bodies[here[0]]


_DISTURB: Mapping[Disturbance, Callable[[Array, Indices, np.random.Generator], None]] = {
    "dropout": _drop,
    "jump": _jump,
    "flip": _flip,
    "stuck": _stick,
}
