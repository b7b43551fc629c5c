"""What is asked of one run of `analyse`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from supple.core.movement.model import Level, Place, Side
from supple.video.pose import Model


@dataclass(frozen=True, slots=True)
class Task:
    """What to look for in a file, and what to write; everything that a result depends on.

    `movement` is done through the whole file, or a `routine` from `starts_at_s` on (None: it is looked
    for). With neither, bodies are found but nothing is judged. `side` is the working one (None: the nearer)
    and `part` the part of the movement that is counted (None: its first). Up to `people` bodies are looked
    for in each picture; one of them is judged.
    """

    movement: str | None = None
    side: Side | None = None
    part: str | None = None
    routine: str | None = None
    level: Level = "standard"
    place: Place = "floor"
    pace: float = 1.0
    starts_at_s: float | None = None
    mirrored: bool = False
    model: Model = "full"
    people: int = 2
    video: bool = True
    plots: bool = True

    def parameters(self) -> Mapping[str, Any]:
        """Return the parameters as they stand in a report."""
        return asdict(self)
