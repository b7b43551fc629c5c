"""Other people's browser files, unchanged, in folders named after their version, with their licences."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from tools.places import NODE_MODULES, VENDOR, ToolError

# Loads itself by relative names: `loadPyodide({indexURL: "/static/vendor/pyodide-<version>/"})`.
COPIED = {
    "pyodide": (
        "pyodide.mjs",
        "pyodide.asm.mjs",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    ),
    # For a module worker; what it counts on (SIMD) every browser has that runs Pyodide.
    "@mediapipe/tasks-vision": (
        "vision_bundle.mjs",
        "wasm/vision_wasm_module_internal.js",
        "wasm/vision_wasm_module_internal.wasm",
    ),
}
# Bundled into the pages' own scripts.
BUNDLED = ("three", "uplot")
# What a package holds besides its own code, and what a package does not bring the text of.
_TEXTS = Path(__file__).with_name("licences")
_EXTRA = {
    "pyodide": ("MPL-2.0.txt", "Python.txt"),
    "@mediapipe/tasks-vision": ("Apache-2.0.txt",),
}


def copy_vendor() -> None:
    """Fill the vendor folder anew from node_modules, with LICENSES.txt."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    VENDOR.mkdir(parents=True)
    for name, files in COPIED.items():
        target = VENDOR / f"{name.rpartition('/')[2]}-{_described(name)['version']}"
        for file in files:
            (target / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(NODE_MODULES / name / file, target / file)
    texts = [_licence(name) for name in (*COPIED, *BUNDLED)]
    (VENDOR / "LICENSES.txt").write_text("\n\n".join(texts), encoding="utf-8")


def _licence(name: str) -> str:
    described = _described(name)
    texts = [
        *sorted((NODE_MODULES / name).glob("LICENSE*")),
        *(_TEXTS / text for text in _EXTRA.get(name, ())),
    ]
    if not texts:
        raise ToolError(f"The package {name} brings no licence text: add one to {_TEXTS} and name it here.")
    title = f"{name} {described['version']} ({described['license']})\n{described.get('homepage', '')}".strip()
    words = (text.read_text(encoding="utf-8").strip() for text in texts)
    return "\n\n".join([f"{'=' * 100}\n{title}", *words])


def _described(name: str) -> dict[str, str]:
    text = (NODE_MODULES / name / "package.json").read_text(encoding="utf-8")
    described: dict[str, str] = json.loads(text)
    return described
