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
    rate in the head is the usual one. Cells are NaN where a landmark was not seen, and, in metres, all of a
    person whose shoulders and hips were never seen together.
    """
    known = 1.0 if torso_m is None else m_per_px(track, person, torso_m)
    scale = np.nan if known is None else known
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


def m_per_px(track: Track, person: int, torso_m: float) -> float | None:
    """Return how many metres a pixel is, where the median torso is `torso_m` long.

    A torso reaches from the middle of the shoulders to that of the hips; None where none was seen.
    """
    shoulders = _middle(track.filtered[person], "shoulder")
    hips = _middle(track.filtered[person], "hip")
    lengths_px = np.linalg.norm(shoulders - hips, axis=1)
    seen_px = lengths_px[lengths_px > 0.0]  # nor is NaN
    return torso_m / float(np.median(seen_px)) if len(seen_px) else None


def about(track: Track, torso_m: float | None) -> dict[str, Any]:
    """Return the axes, unit and scale of the TRC files, for the description."""
    scales = [None if torso_m is None else m_per_px(track, n, torso_m) for n in range(len(track.people))]
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
