"""`python -m studio.models`: make the pose models and their manifest from the npm package."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from studio.models.bundle import bundle
from studio.models.recipe import (
    DETECTOR,
    FOLDER,
    LANDMARKS,
    LICENCE,
    MANIFEST,
    PACKAGE,
    ROOT,
    VERSION,
    WRITER,
    Part,
)  # fmt: skip
from tools.places import NODE_MODULES, ToolError


def main() -> int:
    """Make both bundles, write them and the manifest; a fault is one sentence."""
    try:
        package = packaged()
    except ToolError as fault:
        print(f"studio: {fault}", file=sys.stderr)
        return 1
    FOLDER.mkdir(parents=True, exist_ok=True)
    for model in LANDMARKS:
        (FOLDER / f"{model}.task").write_bytes(bundle(model, package))
    (FOLDER / MANIFEST).write_text(json.dumps(manifest(package), indent=1) + "\n", encoding="utf-8")
    for path in sorted(FOLDER.glob("*.task")):
        print(f"{path.name}: {path.stat().st_size:,} bytes, sha256 {sha256(path)}")
    return 0


def packaged() -> Path:
    """Return the npm package's folder, as the lock file names it; raises ToolError where it is not there."""
    if not (NODE_MODULES / PACKAGE).is_dir():
        raise ToolError(f"{PACKAGE} is not in {NODE_MODULES}: run `make lint`, which brings it.")
    return NODE_MODULES / PACKAGE


def manifest(package: Path) -> dict[str, object]:
    """Return what the committed models are, and what each was made from."""
    return {
        "source": {"package": PACKAGE, "version": VERSION, "integrity": _integrity(), "licence": LICENCE},
        "writer": WRITER,
        "models": {
            model: {
                "file": f"{model}.task",
                "bytes": (FOLDER / f"{model}.task").stat().st_size,
                "sha256": sha256(FOLDER / f"{model}.task"),
                "parts": [_part(DETECTOR, package), _part(landmarks, package)],
            }
            for model, landmarks in LANDMARKS.items()
        },
    }


def sha256(path: Path) -> str:
    """Return the fingerprint of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _part(part: Part, package: Path) -> dict[str, object]:
    return {
        "name": part.name,
        "from": part.source,
        "sha256": sha256(package / part.source),
        "mean": part.normalisation.mean,
        "std": part.normalisation.std,
    }


def _integrity() -> str:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))
    return str(locked["packages"][f"node_modules/{PACKAGE}"]["integrity"])


if __name__ == "__main__":
    sys.exit(main())
