"""What can be chosen about a stream: who moves, how, before which camera, and how well that sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from supple.core.movement.model import Level, Position, Side

LEAST_NOISE = 0.0005
"""No pose model gives the same numbers twice: smoothed, a still hip shakes by so much (`sensing`)."""
Disturbance = Literal["dropout", "jump", "flip", "stuck"]


@dataclass(frozen=True, slots=True)
class Body:
    """Describe a person: bone lengths and range of motion as shares of the drawn body's.

    `ranges` is how far every pose goes from the movement's start pose: 1 as far as the file says.
    """

    legs: float = 1.0
    arms: float = 1.0
    trunk: float = 1.0
    ranges: float = 1.0


@dataclass(frozen=True, slots=True)
class Course:
    """Describe how the movement is done.

    `part` is the one part of the movement that is done, `repetitions` how often (as the file says, where
    it is None), on which `side` where the movement does one side after the other. `speed` 2 takes half
    the time; every repetition differs by up to `uneven` in its range and its time. Repetitions in
    `half` (counted from 1) go only `half_share` of this person's own way. Each pause is (seconds after
    the work began; seconds of standing still). `position` is where the person comes from, before
    getting into place, walking in for `walks_in_s` first. With `lag_s` the person follows the
    script of the whole session that much late, at its `pace`.
    """

    part: str = ""
    side: Side = "left"
    repetitions: int | None = None
    speed: float = 1.0
    uneven: float = 0.0
    half: tuple[int, ...] = ()
    half_share: float = 0.4
    pauses: tuple[tuple[float, float], ...] = ()
    position: Position | None = None
    walks_in_s: float = 0.0
    lag_s: float | None = None
    pace: float = 1.0
    level: Level = "standard"


@dataclass(frozen=True, slots=True)
class Camera:
    """Place a pinhole camera.

    `from_deg` is the way from the person to the camera: 0 in front of who stands (the foot end of
    who lies), 90 from the person's left, -90 from the right. `off_deg` turns it away from there.
    The picture is `field_deg` high (a phone upright sees about 60, sideways 45; few degrees are a
    telephoto lens, without perspective), filled to `fill` by the body. `aim_m` moves the aim along the
    picture's width and height, so that the body is cut off. A mirrored picture has left and right
    changed in the landmarks' names too, because a pose model names what it sees.
    """

    from_deg: float = 90.0
    off_deg: float = 0.0
    height_m: float = 0.7
    roll_deg: float = 0.0
    aspect: float = 4.0 / 3.0
    mirrored: bool = False
    field_deg: float = 50.0
    fill: float = 0.8
    aim_m: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Sensor:
    """Describe how well the landmarks are found; lengths are shares of the torso's length.

    `noise` is new in each picture, `wander` drifts within half a second or so, `bias` stays for the whole
    stream; joints that are hidden have `HIDDEN` times as much. `frames_per_s` varies by up to
    `uneven_time` of a picture's time. `disturbances` come `rate_per_min` times a minute. `passer_by`
    adds a second body that walks through behind.
    """

    frames_per_s: float = 30.0
    uneven_time: float = 0.0
    noise: float = LEAST_NOISE
    wander: float = 0.0
    bias: float = 0.0
    disturbances: tuple[Disturbance, ...] = ()
    rate_per_min: float = 6.0
    passer_by: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """Hold everything that decides a stream; the same options make the same stream.

    `movement` is the one that is done, or a routine's name where `course.lag_s` is given.
    """

    movement: str
    seed: int = 0
    body: Body = field(default_factory=Body)
    course: Course = field(default_factory=Course)
    camera: Camera = field(default_factory=Camera)
    sensor: Sensor = field(default_factory=Sensor)
