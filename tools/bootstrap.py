"""Bring what `make` needs into the checkout, once: `python3 -m tools.bootstrap run|video|test`.

Runs on the machine's own Python with nothing installed. Each step leaves a stamp of what it was
done from, so that a second start does nothing and takes a fraction of a second.
"""

from __future__ import annotations

import sys

if sys.version_info < (3, 11):  # before anything that an older Python could not read
    sys.exit("supple: Python 3.11 or newer is needed; name one with: make run PYTHON=/path/to/python3.11")

import fcntl
import importlib.util
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools import stamps
from tools.places import (
    ASSETS,
    BROWSER,
    BUILD,
    NODE_MODULES,
    PACKAGE,
    ROOT,
    STATIC,
    VENV,
    VENV_PYTHON,
    ToolError,
)
from tools.running import node_environment, npm, run

PIP = (VENV_PYTHON, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install")
PYTHON_VERSION = "{}.{}".format(*sys.version_info)
FONT_FOLDERS = (Path("/usr/share/fonts"), Path.home() / ".local" / "share" / "fonts")
LOCKS = {"run": ("build",), "video": ("build", "video"), "test": ("build", "video", "dev")}


def main() -> int:
    """Bring in what the named goal needs; a fault is one sentence and exit code 1."""
    goal = sys.argv[1] if len(sys.argv) > 1 else "run"
    try:
        with _alone():
            virtual_environment()
            packages(LOCKS[goal])
            supple_itself()
            node_packages(goal)
            if goal == "test":
                chromium()
                typeface()
            assets()
    except ToolError as error:
        print(f"supple: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"supple: {error.filename or ROOT} cannot be used: {error.strerror}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def virtual_environment() -> None:
    """Make `.venv`, or make it again where it belongs to another Python."""
    if (VENV / "lib" / f"python{PYTHON_VERSION}").is_dir() and VENV_PYTHON.exists():
        return
    if importlib.util.find_spec("ensurepip") is None:
        _system_package("python3-venv", "Python's venv module is missing")
    _say("Making .venv")
    shutil.rmtree(VENV, ignore_errors=True)
    run("Making .venv", [sys.executable, "-m", "venv", VENV])


def packages(locks: tuple[str, ...]) -> None:
    """Install exactly what the last of the lock files names; each holds all that the ones before it do."""
    files = [ROOT / "requirements" / f"{lock}.txt" for lock in locks]
    wanted = {VENV / f".stamp-{file.stem}": stamps.fingerprint([file]) for file in files}
    if all(stamps.is_current(stamp, done) for stamp, done in wanted.items()):
        return
    _say("Installing Python packages (this once; about a minute)")
    run("Installing Python packages", [*PIP, "--require-hashes", "-r", files[-1]])
    for stamp, done in wanted.items():
        stamps.write(stamp, done)


def supple_itself() -> None:
    """Install Supple in place, so that `.venv/bin/supple` runs the checkout."""
    stamp, wanted = VENV / ".stamp-supple", stamps.fingerprint([ROOT / "pyproject.toml"], str(ROOT))
    if stamps.is_current(stamp, wanted):
        return
    # Everything it needs is there: no package index is asked.
    run("Installing Supple", [*PIP, "--no-deps", "--no-build-isolation", "--no-index", "--editable", ROOT])
    stamps.write(stamp, wanted)


def node_packages(goal: str) -> None:
    """Install what package-lock.json names, with the Node from `.venv`; what only checks comes for tests."""
    locks = [ROOT / "package.json", ROOT / "package-lock.json"]
    wanted = stamps.fingerprint(locks)
    all_of_it, built_with = NODE_MODULES / ".stamp-test", NODE_MODULES / ".stamp-run"
    enough = [all_of_it] if goal == "test" else [built_with, all_of_it]
    if any(stamps.is_current(stamp, wanted) for stamp in enough):
        return
    _say("Installing browser packages")
    omitted = () if goal == "test" else ("--omit=dev",)
    run("Installing browser packages", [*npm(), "ci", *omitted], node_environment())
    stamps.write(enough[0], wanted)


def chromium() -> None:
    """See that there is a Chromium for the browser tests."""
    if os.environ.get("SUPPLE_CHROMIUM") or any(map(shutil.which, ("chromium", "chromium-browser"))):
        return
    _system_package("chromium", "The browser tests need Chromium (or its path in SUPPLE_CHROMIUM)")


def typeface() -> None:
    """See that Debian's letters are as wide as Arial's: of another width, lines break elsewhere."""
    found = any(any(folder.rglob("LiberationSans-Regular.*")) for folder in FONT_FOLDERS)
    if not found and shutil.which("apt-get"):
        _system_package("fonts-liberation", "The browser tests need letters as wide as Arial's")


def assets() -> None:
    """Build what the pages load, where anything it is made from has changed."""
    stamp, wanted = BUILD / "assets.stamp", stamps.fingerprint(_sources(), str(ROOT))
    if stamps.is_current(stamp, wanted) and (STATIC / "staticfiles.json").is_file():
        return
    _say("Building the pages' files")
    run("Building the pages' files", [VENV_PYTHON, "-m", "tools.build"])
    stamps.write(stamp, wanted)


def _sources() -> list[Path]:
    made = {"build", "vendor"}
    drawn = [path for path in ASSETS.iterdir() if path.name not in made] if ASSETS.is_dir() else []
    code = [PACKAGE / "__init__.py", PACKAGE / "errors.py", PACKAGE / "core", PACKAGE / "web" / "settings.py"]
    locks = [ROOT / "package-lock.json", ROOT / "requirements" / "build.txt"]
    return [*drawn, *code, *locks, BROWSER, ROOT / "tools"]


def _system_package(name: str, missing: str) -> None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise ToolError(f"{missing}: install the system package {name} and start again.")
    _say(f"Installing {name}")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("Reading the list of system packages", ["apt-get", "update"], quiet)
    run(f"Installing {name}", ["apt-get", "install", "--yes", "--no-install-recommends", name], quiet)


@contextmanager
def _alone() -> Iterator[None]:
    # Two `make` at once would install into each other's work.
    BUILD.mkdir(exist_ok=True)
    with (BUILD / ".lock").open("w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _say(what: str) -> None:
    print(f"supple: {what} …", flush=True)


if __name__ == "__main__":
    sys.exit(main())
