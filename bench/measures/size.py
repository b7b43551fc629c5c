"""How large the wheel is, and what the pages load."""

from __future__ import annotations

import gzip
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.rows import Row
from tools.core_zip import LARGEST_BYTES
from tools.places import MADE, STATIC, ToolError
from tools.running import run


def measure() -> Iterator[Row]:
    """Yield the wheel, the core that a browser may load, and the bundled scripts."""
    with tempfile.TemporaryDirectory() as folder:
        run("Building the wheel", [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder])
        wheel = next(Path(folder).glob("*.whl"))
        yield Row("wheel", wheel.stat().st_size / 1e6, "MB", at_most=25)
    core = MADE / "core.zip"
    if not core.exists():
        raise ToolError("The pages' files have not been built; run: make build")
    yield Row("core.zip", core.stat().st_size / 1e3, "kB", at_most=LARGEST_BYTES / 1e3)
    for script in sorted(MADE.glob("*.js")):
        yield Row(f"{script.name}, gzipped", len(gzip.compress(script.read_bytes())) / 1e3, "kB")
    named = json.loads((STATIC / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    voices = [STATIC / file for name, file in named.items() if name.endswith(".mp3")]
    yield Row("recorded voice", sum(file.stat().st_size for file in voices) / 1e6, "MB")
