"""Look at a few pictures of a file again, with the outline of the body that was judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from supple.core.sight.facing import facing_score
from supple.core.sight.landmarks import Frame
from supple.core.sight.look import Look, look
from supple.core.sight.outline import Mask
from supple.core.sight.seen import Seen, seen
from supple.errors import PartError
from supple.video.decode import Picture, pictures
from supple.video.pose import PoseFinder, Settings

if TYPE_CHECKING:
    from numpy.typing import NDArray

SAME = 0.35
"""How far the body found again may be from the one that was judged, in trunk lengths."""
WITHIN_S = 1e-3


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a body was: its middle in picture heights, and the length of its trunk."""

    time_s: float
    middle: tuple[float, float]
    torso: float


def whereabouts(frame: Frame, body: int) -> Whereabouts | None:
    """Return where one of a frame's bodies is."""
    found = seen(frame.bodies[body], frame.aspect)
    return None if found is None else Whereabouts(frame.time_s, found.centre, found.torso)


def looks_at(path: Path, postures: Sequence[Sequence[Whereabouts]]) -> list[list[Look]]:
    """Return, of each posture, the looks that succeeded; one pass through the file."""
    wanted = sorted((place.time_s, index, place) for index, some in enumerate(postures) for place in some)
    made: list[list[Look]] = [[] for _ in postures]
    if not wanted:
        return made
    with PoseFinder(Settings(outline=True)) as finder:
        for picture in _pictures_until(path, wanted[-1][0]):
            here = [one for one in wanted if abs(one[0] - picture.time_s) <= WITHIN_S]
            if not here:
                continue
            found = look_at_picture(finder, picture, here[0][2])
            for _, index, _place in here if found else ():
                made[index].append(found)  # type: ignore[arg-type]
    return made


def look_at_picture(finder: PoseFinder, picture: Picture, place: Whereabouts | None = None) -> Look | None:
    """Look at one picture; None where nobody is found, or somebody else than was at `place`."""
    frame, mask = finder.find_outlined(picture)
    body = seen(frame.bodies[0], frame.aspect) if frame.bodies else None
    if body is None or mask is None or (place is not None and not _same(body, place)):
        return None
    body.facing = 1.0 if facing_score(body) >= 0.0 else -1.0
    body.near = 0 if body.facing < 0.0 else 1
    return look(mask_of(mask), body)


def mask_of(mask: NDArray[np.float32]) -> Mask:
    """Return a mask of 0 to 1 as the core takes it."""
    height, width = mask.shape[:2]
    return Mask(width, height, np.round(mask.reshape(height, width) * 255.0).astype(np.uint8).tobytes())


def _pictures_until(path: Path, last_s: float) -> Iterator[Picture]:
    try:
        for picture in pictures(path):
            yield picture
            if picture.time_s >= last_s:
                return
    except PartError:
        return  # what could be read was judged; the report says that the file breaks off


def _same(body: Seen, place: Whereabouts) -> bool:
    (ax, ay), (bx, by) = body.centre, place.middle
    return hypot(ax - bx, ay - by) <= SAME * place.torso
