"""Follow each person from picture to picture: which body in one picture is which in the next."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from supple.core.sight.landmarks import INDEX, NAMES, STRIDE, Frame

if TYPE_CHECKING:
    from numpy.typing import NDArray

TRUNK = [INDEX[name] for name in ("left_shoulder", "right_shoulder", "left_hip", "right_hip")]
SAME_BODY = 0.2
"""Two bodies whose landmarks lie this close on average, as a share of their size, are one found twice."""
NEW_BODY = 0.45
"""Nobody comes into the picture closer than this to somebody in it: that is a ghost of the same body."""
STEP = 0.25
"""A trunk moves at most this share of the body's size from picture to picture …"""
STEP_PER_S = 1.0
"""… and this much more for each second in which it was not seen …"""
MOST = 1.0
"""… but never more than this."""
LEAST_S = 0.5
"""A body seen for less time in all is a passing one: a ghost, or somebody who only crosses the picture."""


class Followed:
    """One person: in which `pictures` they were found, and where."""

    __slots__ = ("_values", "last", "last_s", "pictures", "seen_s")

    def __init__(self) -> None:
        self.pictures: list[int] = []
        # One long array: thousands of small ones between the pictures' memory would keep all of it taken.
        self._values = array("f")
        self.last = np.zeros((len(NAMES), STRIDE), dtype=np.float32)
        self.last_s = 0.0
        self.seen_s = 0.0

    @property
    def points(self) -> NDArray[np.float32]:
        """Return found pictures x 33 x (x, y, visibility, presence), x and y in picture heights."""
        return np.array(self._values, dtype=np.float32).reshape(-1, len(NAMES), STRIDE)

    def add(self, picture: int, time_s: float, body: NDArray[np.float32]) -> None:
        """Take in where the person is in one more picture."""
        self.pictures.append(picture)
        self._values.frombytes(body.tobytes())
        self.last, self.last_s = body, time_s


class Follower:
    """Take in the frames of a video one by one, and tell who is in it."""

    def __init__(self) -> None:
        self._all: list[Followed] = []
        self.times_s: list[float] = []

    @property
    def people(self) -> list[Followed]:
        """Return those seen for at least half a second, the longest seen first."""
        staying = [one for one in self._all if one.seen_s >= LEAST_S]
        return sorted(staying, key=lambda one: -one.seen_s)

    @property
    def passing(self) -> int:
        """Return how many bodies were seen too shortly to be anybody."""
        return len(self._all) - len(self.people)

    def add(self, frame: Frame) -> None:
        """Give each body of a picture to the person whose trunk was nearest, or to a new one."""
        since_s = frame.time_s - self.times_s[-1] if self.times_s else 0.0
        bodies = distinct(_points(body, frame.aspect) for body in frame.bodies)
        for person, body in self._matched(bodies, frame.time_s):
            apart_s = since_s if person.pictures and person.pictures[-1] == len(self.times_s) - 1 else 0.0
            person.seen_s += apart_s
            person.add(len(self.times_s), frame.time_s, body)
        self.times_s.append(frame.time_s)

    def _matched(
        self, bodies: list[NDArray[np.float32]], time_s: float
    ) -> list[tuple[Followed, NDArray[np.float32]]]:
        near = sorted(
            (far, one, two)
            for one, person in enumerate(self._all)
            for two, body in enumerate(bodies)
            if (far := distance(person.last, body)) < _reach(time_s - person.last_s)
        )
        given: dict[int, int] = {}
        for _, one, two in near:
            if one not in given.values() and two not in given:
                given[two] = one
        known = [(self._all[one], bodies[two]) for two, one in given.items()]
        strangers = [body for two, body in enumerate(bodies) if two not in given]
        return known + [
            (self._new(), body)
            for body in strangers
            if all(apart(body, other) >= NEW_BODY for _, other in known)
        ]

    def _new(self) -> Followed:
        self._all.append(Followed())
        return self._all[-1]


def distinct(bodies: Iterable[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
    """Return the bodies without those that are another one found a second time."""
    kept: list[NDArray[np.float32]] = []
    for body in bodies:
        if all(apart(body, other) >= SAME_BODY for other in kept):
            kept.append(body)
    return kept


def distance(one: NDArray[np.float32], two: NDArray[np.float32]) -> float:
    """Return how far apart the middles of two trunks are, as a share of the larger body's size."""
    middles = one[TRUNK, :2].mean(axis=0) - two[TRUNK, :2].mean(axis=0)
    return float(np.hypot(*middles)) / max(_size(one), _size(two))


def apart(one: NDArray[np.float32], two: NDArray[np.float32]) -> float:
    """Return the mean distance between the same landmarks of two bodies, as a share of the larger's size."""
    steps = np.linalg.norm(one[:, :2] - two[:, :2], axis=1)
    return float(steps.mean()) / max(_size(one), _size(two))


def _size(body: NDArray[np.float32]) -> float:
    """Return the diagonal of the box around a body."""
    return max(float(np.hypot(*np.ptp(body[:, :2], axis=0))), 1e-6)


def _reach(unseen_s: float) -> float:
    return min(STEP + STEP_PER_S * unseen_s, MOST)


def _points(body: Iterable[float], aspect: float) -> NDArray[np.float32]:
    points = np.fromiter(body, dtype=np.float32).reshape(len(NAMES), STRIDE)
    points[:, 0] *= aspect
    return points
