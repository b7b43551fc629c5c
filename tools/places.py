"""Where things are in the checkout."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
BROWSER = ROOT / "browser"
PACKAGE = ROOT / "src" / "supple"
WEB = PACKAGE / "web"
ASSETS = WEB / "assets"
MADE = ASSETS / "build"
VENDOR = ASSETS / "vendor"
STATIC = WEB / "static"


class ToolError(Exception):
    """A fault told in one sentence to whoever runs `make`."""
