"""The landmarks of everybody in a video, as they were found and filtered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from supple.core.sight.landmarks import NAMES, STRIDE
from supple.errors import NobodyError, PartError, VideoError
from supple.video.decode import LONGEST_PX, Clip, pictures, probe
from supple.video.filtering import GAP, ORDER, PASSES, Filter, fitted, rate_hz_of, smoothed
from supple.video.following import LEAST_S, Follower
from supple.video.pose import Model, PoseFinder, Settings, model_provenance
from supple.video.sources import legible, sha256_of
from supple.video.versions import versions

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from supple.video.following import Followed

LEAST_PICTURES = 15
PEOPLE = 2
"""Looking for one person only, MediaPipe smooths the landmarks itself; asked for two, it leaves them raw."""

Tell = Callable[[float], None]
"""Is told how far the pass got, in seconds of the file."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Say how landmarks are found and filtered; `people` is how many are looked for at once, at least 2."""

    model: Model = "full"
    people: int = PEOPLE
    filter: Filter = field(default_factory=Filter)

    @property
    def settings(self) -> Settings:
        """Return what the pose finder is told."""
        return Settings(model=self.model, bodies=max(self.people, PEOPLE))


@dataclass(frozen=True, slots=True)
class Track:
    """Hold everybody's landmarks in one video, of `n` pictures.

    `times_s` (n) are presentation time stamps. `raw` (people x n x 33 x 4) is x and y in pixels of the
    upright picture, from its top left corner, then visibility and presence, 0 to 1; NaN where that person
    was not found. `filtered` (people x n x 33 x 2) is x and y in pixels, `flags` (people x n x 33) says of
    each what `supple.video.filtering.FLAGS` names. People are in the order of how long they were seen;
    `passing` bodies were left out. `fault` is a sentence where only a part of the file could be read.
    """

    clip: Clip
    sha256: str
    times_s: NDArray[np.float64]
    raw: NDArray[np.float64]
    filtered: NDArray[np.float64]
    flags: NDArray[np.uint8]
    choices: Choices
    passing: int = 0
    fault: str = ""

    @property
    def people(self) -> tuple[str, ...]:
        """Return the names that people have in all files."""
        return tuple(f"person_{number}" for number in range(1, len(self.raw) + 1))

    @property
    def rate_hz(self) -> float:
        """Return the usual pictures a second: one over the median step."""
        return rate_hz_of(self.times_s)

    @property
    def found(self) -> NDArray[np.bool_]:
        """Return in which pictures (people x n) each person was found at all."""
        found: NDArray[np.bool_] = ~np.isnan(self.raw[:, :, 0, 0])
        return found

    def provenance(self) -> dict[str, Any]:
        """Return from what, by what and how the landmarks were made."""
        return {
            "video": {"name": legible(self.clip.path.name), "sha256": self.sha256, **_described(self.clip)},
            "model": model_provenance(self.choices.model),
            "versions": versions(),
            "parameters": {
                "pose": {
                    **asdict(self.choices.settings),
                    "longest_px": LONGEST_PX,
                    "smoothed": False,
                },
                "filter": {
                    "kind": "Butterworth, zero phase (forwards and backwards)",
                    "order": ORDER * PASSES,
                    **asdict(self.choices.filter),
                },
                "least_seen_s": LEAST_S,
            },
        }


def track(path: str | Path, choices: Choices | None = None, tell: Tell | None = None) -> Track:
    """Find, follow and filter the landmarks of everybody in a video.

    Raises:
        VideoError: the file cannot be used as a video, or is too short.
        NobodyError: nobody was seen for at least half a second.
        UsageError: the cut-off is too high for the video's rate, and is not the usual one.
        ExtraError: the extra `supple[video]` is not installed.
    """
    choices = choices or Choices()
    clip = probe(path)
    sha256 = sha256_of(clip.path)  # now: the file may be gone by the end
    follower, fault = _followed(clip, choices, tell)
    times_s = np.array(follower.times_s)
    if len(times_s) < LEAST_PICTURES:
        raise VideoError(
            f"{path} is too short: it has {_counted(len(times_s))}.", f"At least {LEAST_PICTURES} are needed."
        )
    choices = replace(choices, filter=fitted(times_s, choices.filter))
    if not follower.people:
        raise NobodyError(f"Nobody was seen in {path}.", _how_to_be_seen(fault))
    raw = np.stack([_in_pixels(person, len(times_s), clip) for person in follower.people])
    filtered, flags = _filtered(times_s, raw, choices.filter)
    return Track(clip, sha256, times_s, raw, filtered, flags, choices, follower.passing, fault)


def _followed(clip: Clip, choices: Choices, tell: Tell | None) -> tuple[Follower, str]:
    follower = Follower()
    with PoseFinder(choices.settings) as finder:
        try:
            for picture in pictures(clip.path):
                follower.add(finder.find(picture))
                if tell:
                    tell(picture.time_s)
        except PartError as error:
            return follower, str(error)
    return follower, ""


def _in_pixels(person: Followed, pictures: int, clip: Clip) -> NDArray[np.float64]:
    made = np.full((pictures, len(NAMES), STRIDE), np.nan)
    made[person.pictures] = person.points
    made[:, :, :2] *= clip.height_px
    return made


def _filtered(
    times_s: NDArray[np.float64], raw: NDArray[np.float64], chosen: Filter
) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    made = np.full((*raw.shape[:3], 2), np.nan)
    flags = np.full(raw.shape[:3], GAP, dtype=np.uint8)
    seen = np.where((raw[..., 3] >= chosen.least_presence)[..., None], raw[..., :2], np.nan)
    for person in range(len(raw)):
        for point in range(len(NAMES)):
            one = smoothed(times_s, seen[person, :, point], chosen)
            made[person, :, point], flags[person, :, point] = one
    return made, flags


def _described(clip: Clip) -> dict[str, Any]:
    told = asdict(clip)
    del told["path"]
    return told


def _counted(pictures: int) -> str:
    return "1 picture" if pictures == 1 else f"{pictures} pictures"


def _how_to_be_seen(fault: str) -> str:
    light = "The whole body should be in the picture, in good light."
    return f"{light} And: {fault}" if fault else light
