"""Write a track as CSV, TRC, the dataset of the `movement` library, and a JSON file that describes them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any

import numpy as np

from supple.errors import UnwritableError
from supple.video import dataset, trc
from supple.video.alone import alone
from supple.video.csv_files import filtered_lines, raw_lines
from supple.video.filtering import FLAGS
from supple.video.places import numbered
from supple.video.sources import legible
from supple.writing import whole

if TYPE_CHECKING:
    from supple.video.landmarks import Track

FORMAT = 1
DESCRIPTION = "landmarks.json"
UNFINISHED = ".unfinished"
"""What is being written stands in this folder beside earlier results, until all of it is there."""
AXES = {
    "origin": "the top left corner of the upright picture",
    "x": "to the right of the picture",
    "y": "down the picture",
    "plane": "the plane of the picture; there is no depth",
    "left_right": "the person's own left and right, as the model labels them",
}
UNITS = {
    "time": "s, presentation time stamps from the start of the file",
    "length": "px of the upright picture",
}


def export(track: Track, folder: str | Path, torso_m: float | None = None) -> list[Path]:
    """Write every file of a track into `folder` and return their paths, the description first.

    `torso_m` is the person's length from shoulders to hips, which puts the TRC files into metres.
    The files take the place of earlier ones when all of them are whole, and the description comes last:
    where it is there, so are the others. What fails or is stopped leaves earlier results as they were.

    Raises:
        UnwritableError: the folder cannot be written.
        ExchangeError: another run is writing into it.
    """
    folder = Path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with alone(folder), _together(folder) as part:
            made = _write(track, part, torso_m)
    except OSError as fault:
        raise UnwritableError(folder, fault) from fault
    return [folder / path.name for path in made]


def check_writable(out: Path) -> None:
    """Raise UnwritableError where `out` cannot be written, or made, before all the work is done."""
    try:
        there = next(folder for folder in (out, *out.absolute().parents) if folder.exists())
        with TemporaryFile(dir=there):
            pass
    except OSError as fault:
        raise UnwritableError(out, fault) from fault


def folder_for(out: Path, video: Path) -> Path:
    """Return the folder `<file>-landmarks` below `out`."""
    return out / f"{video.name}-landmarks"


def place_for(out: Path, track: Track, taken: set[Path]) -> Path:
    """Return the folder for a track below `out`, numbered where another video has its name.

    Raises UnwritableError where there can be no such folder.
    """
    base = folder_for(out, track.clip.path)
    try:
        folder = next(one for one in numbered(base) if one not in taken and _is_for(one, track))
    except OSError as fault:
        raise UnwritableError(base, fault) from fault
    taken.add(folder)
    return folder


def description(track: Track, files: Sequence[str], torso_m: float | None = None) -> dict[str, Any]:
    """Return what stands in the JSON file: axes, units, gaps and provenance."""
    steps_s = np.diff(track.times_s)
    return {
        "format": FORMAT,
        "files": list(files),
        "axes": AXES,
        "units": UNITS,
        "trc": trc.about(track, torso_m),
        "flags": {str(flag): name for flag, name in FLAGS.items()},
        "pictures": len(track.times_s),
        "first_s": track.times_s[0],
        "last_s": track.times_s[-1],
        "step_s": {"least": steps_s.min(), "median": float(np.median(steps_s)), "most": steps_s.max()},
        "whole_file_read": not track.fault,
        "fault": legible(track.fault),
        "people": [_about(track, number) for number in range(len(track.people))],
        "passing_bodies_left_out": track.passing,
        "provenance": track.provenance(),
    }


def _write(track: Track, folder: Path, torso_m: float | None) -> list[Path]:
    """Write every file into an empty folder; return their paths, the description first."""
    made = [_text(folder / "raw.csv", raw_lines(track))]
    made.append(_text(folder / "filtered.csv", filtered_lines(track)))
    made += [_trc(track, number, folder, torso_m) for number in range(len(track.people))]
    made.append(dataset.write(track, folder / "poses.nc"))
    about = description(track, [path.name for path in made], torso_m)
    text = json.dumps(about, indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    return [_text(folder / DESCRIPTION, [text]), *made]


@contextmanager
def _together(folder: Path) -> Iterator[Path]:
    """Give a folder to write into; when that went well, its files take their places, the description last."""
    part = folder / UNFINISHED
    shutil.rmtree(part, ignore_errors=True)  # of a run that was killed
    part.mkdir()
    try:
        yield part
        _clear(folder)
        for made in sorted(part.iterdir(), key=lambda path: path.name == DESCRIPTION):
            made.replace(folder / made.name)
    finally:
        shutil.rmtree(part, ignore_errors=True)
        with suppress(OSError):
            folder.rmdir()  # where nothing is in it


def _clear(folder: Path) -> None:
    """Take away what an earlier run with other choices left, the description first."""
    for old in (folder / DESCRIPTION, *folder.glob("person_*.trc")):
        old.unlink(missing_ok=True)


def _is_for(folder: Path, track: Track) -> bool:
    if not folder.exists():
        return True
    try:
        about = json.loads((folder / DESCRIPTION).read_text(encoding="utf-8"))
        return bool(about["provenance"]["video"]["sha256"] == track.sha256)
    except (OSError, ValueError, KeyError, TypeError):
        # A folder with no description that can be read: nobody's, or one that a killed run began to fill.
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else {"a file"}
        return not names or UNFINISHED in names


def _trc(track: Track, number: int, folder: Path, torso_m: float | None) -> Path:
    path = folder / f"{track.people[number]}.trc"
    return _text(path, trc.lines(track, number, path.name, torso_m))


def _about(track: Track, number: int) -> dict[str, Any]:
    found = track.found[number]
    return {
        "name": track.people[number],
        "found_in_pictures": int(found.sum()),
        "not_found_s": [list(span) for span in _spans(track, ~found)],
    }


def _spans(track: Track, absent: np.ndarray[Any, np.dtype[np.bool_]]) -> Iterator[tuple[float, float]]:
    """Yield the first and last time of each run of pictures in which somebody was not found."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], absent.astype(np.int8), [0]))))
    for first, after in zip(edges[::2], edges[1::2], strict=True):
        yield float(track.times_s[first]), float(track.times_s[after - 1])


def _text(path: Path, lines: Iterable[str]) -> Path:
    with whole(path) as file:
        for line in lines:
            file.write(line.encode())
    return path
