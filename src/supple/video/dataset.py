"""Write a track as the poses dataset of the `movement` library: classic netCDF, through xarray and scipy.

Sirmpilatze and others, movement (2023-), doi:10.5281/zenodo.12755724; its guide, "The movement datasets".
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from supple.core.sight.landmarks import NAMES
from supple.video.extra import need
from supple.video.sources import legible

if TYPE_CHECKING:
    import xarray
    from numpy.typing import NDArray

    from supple.video.landmarks import Track

DIMS = ("time", "space", "keypoints", "individuals")


def made(track: Track) -> xarray.Dataset:
    """Return a track as a dataset with the dimensions time, space, keypoints and individuals.

    `position` is raw, `position_filtered` filtered, in pixels with y down; `confidence` is the model's
    presence; `visibility` and `flag` are ours. Times are in seconds and need not be even, so `fps` is only
    the usual rate.
    """
    xr = need("xarray")
    position = np.transpose(track.raw[..., :2], (1, 3, 2, 0))
    filtered = np.transpose(track.filtered, (1, 3, 2, 0))
    points = (DIMS[0], *DIMS[2:])
    variables = {
        "position": (DIMS, position.astype(np.float32)),
        "confidence": (points, _points(track.raw[..., 3], np.float32)),
        "position_filtered": (DIMS, filtered.astype(np.float32)),
        "visibility": (points, _points(track.raw[..., 2], np.float32)),
        "flag": (points, _points(track.flags, np.int8)),
    }
    names = {
        "time": track.times_s,
        "space": ["x", "y"],
        "keypoints": list(NAMES),
        "individuals": list(track.people),
    }
    dataset: xarray.Dataset = xr.Dataset(variables, coords=names, attrs=_attributes(track))
    return dataset


def write(track: Track, path: Path) -> Path:
    """Write the dataset to a netCDF file."""
    made(track).to_netcdf(path, engine="scipy", format="NETCDF3_64BIT")
    return path


def _points(values: NDArray[Any], kind: type[np.generic]) -> NDArray[Any]:
    """Bring people x time x keypoints into the dataset's order."""
    return np.transpose(values, (1, 2, 0)).astype(kind)


def _attributes(track: Track) -> dict[str, str | float]:
    return {
        "ds_type": "poses",
        "source_software": "Supple",
        "source_file": legible(track.clip.path.name),
        "time_unit": "seconds",
        "fps": track.rate_hz,
        "log": json.dumps([{"operation": "supple landmarks", **track.provenance()}]),
    }
