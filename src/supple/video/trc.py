"""Write filtered landmarks as TRC, the marker file of OpenSim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from supple.core.sight.landmarks import INDEX, NAMES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from supple.video.landmarks import Track


_CELLS = "\t".join(["%.5f"] * 3 * len(NAMES))


def lines(track: Track, person: int, name: str, torso_m: float | None = None) -> Iterator[str]:
    """Yield one person's filtered landmarks as the lines of a TRC file.

    X goes to the right and Y up from the picture's lower left corner, Z is 0: a plane, not space. Lengths
    are pixels, or metres where `torso_m` (shoulders to hips) is given. Times are the real time stamps; the
    rate in the head is the usual one. Cells are NaN where a landmark was not seen.
    """
    scale = 1.0 if torso_m is None else torso_m / torso_px(track, person)
    x = track.filtered[person, :, :, 0] * scale
    y = (track.clip.height_px - track.filtered[person, :, :, 1]) * scale
    points = np.stack((x, y, x * 0.0), axis=-1)
    yield from (f"{line}\n" for line in (*_head(track, name, unit(torso_m)), ""))
    for number, time_s in enumerate(track.times_s):
        cells = _CELLS % tuple(points[number].ravel().tolist())
        yield f"{number + 1}\t{time_s:.6f}\t{cells.replace('nan', 'NaN')}\n"


def unit(torso_m: float | None) -> str:
    """Return the unit of length in the files."""
    return "px" if torso_m is None else "m"


def torso_px(track: Track, person: int) -> float:
    """Return the length from the middle of the shoulders to that of the hips, in pixels: the median."""
    shoulders = _middle(track.filtered[person], "shoulder")
    hips = _middle(track.filtered[person], "hip")
    lengths = np.linalg.norm(shoulders - hips, axis=1)
    return float(np.nanmedian(lengths))


def about(track: Track, torso_m: float | None) -> dict[str, Any]:
    """Return the axes, unit and scale of the TRC files, for the description."""
    scales = [None if torso_m is None else torso_m / torso_px(track, n) for n in range(len(track.people))]
    return {
        "origin": "the lower left corner of the upright picture",
        "X": "to the right",
        "Y": "up",
        "Z": "always 0: a plane, not space",
        "unit": unit(torso_m),
        "m_per_px": scales,
        "scale": "none"
        if torso_m is None
        else "the given shoulder-to-hip length over its median in the picture; true only in the plane "
        "in which the person moves",
    }


def _head(track: Track, name: str, length_unit: str) -> list[str]:
    rate = f"{track.rate_hz:.4f}"
    count, pictures = str(len(NAMES)), str(len(track.times_s))
    titles = "DataRate CameraRate NumFrames NumMarkers Units OrigDataRate OrigDataStartFrame OrigNumFrames"
    markers = "\t".join(f"{marker}\t\t" for marker in NAMES).rstrip("\t")
    axes = "\t".join(f"X{number}\tY{number}\tZ{number}" for number in range(1, len(NAMES) + 1))
    return [
        f"PathFileType\t4\t(X/Y/Z)\t{name}",
        titles.replace(" ", "\t"),
        "\t".join([rate, rate, pictures, count, length_unit, rate, "1", pictures]),
        f"Frame#\tTime\t{markers}",
        f"\t\t{axes}",
    ]


def _middle(points: NDArray[np.float64], joint: str) -> NDArray[np.float64]:
    middle: NDArray[np.float64] = points[:, [INDEX[f"left_{joint}"], INDEX[f"right_{joint}"]]].mean(axis=1)
    return middle
