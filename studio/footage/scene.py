"""What can be chosen about footage: who is filmed, from where, in what light, and what stands about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from studio.bodies.people import Person

LightName = Literal["day", "window", "lamp", "flat", "dim", "back"]
LIGHTS: tuple[LightName, ...] = ("day", "window", "lamp", "flat", "dim", "back")
BackgroundName = Literal["plain", "room", "busy"]
BACKGROUNDS: tuple[BackgroundName, ...] = ("plain", "room", "busy")


@dataclass(frozen=True, slots=True)
class Camera:
    """Place a camera, as `studio.streams.options.Camera` does.

    `from_deg` is the way from the person to the camera: 0 in front of who stands (the foot end of who lies),
    90 from the person's left, -90 from the right; `off_deg` turns it away from there. Without `distance_m`
    it stands as near as lets the body fill the picture to `fill`. The picture is `field_deg` high. `aim_m`
    moves the aim along the picture's width and height, so that the body is cut off.
    """

    from_deg: float = 90.0
    off_deg: float = 0.0
    height_m: float = 0.8
    distance_m: float | None = None
    field_deg: float = 45.0
    fill: float = 0.8
    aim_m: tuple[float, float] = (0.0, 0.0)
    roll_deg: float = 0.0
    size_px: tuple[int, int] = (640, 480)
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How it looks: light, background, how many things stand about, and what the camera makes of it.

    `grain` is the noise of the picture (standard deviation, 0 to 1), `blur_px` its softness, `exposure` its
    brightness. `motion` adds up so many moments between two pictures of a clip, for motion blur.
    """

    light: LightName = "day"
    background: BackgroundName = "room"
    clutter: int = 0
    grain: float = 0.008
    blur_px: float = 0.0
    exposure: float = 1.0
    motion: int = 1
    finer: int = 2


@dataclass(frozen=True, slots=True)
class Scene:
    """Hold everything that decides how footage looks; the same scene gives the same pictures.

    `person` is one of `studio.bodies.people`, by id, or any body described like them. `seed` decides the
    colours of the room, the clutter and the noise.
    """

    person: str | Person = "rosa"
    camera: Camera = field(default_factory=Camera)
    look: Look = field(default_factory=Look)
    seed: int = 0
