"""Write the lock files anew: `make lock`. Hashes only: no lock file says where a package comes from.

pyproject.toml        -> requirements/run.txt    what the wheel needs
requirements/build.in -> requirements/build.txt  what `make run` needs
both, with the extra  -> requirements/video.txt  what `make video` needs
requirements/dev.in   -> requirements/dev.txt    what `make test` needs
package.json          -> package-lock.json
"""

from __future__ import annotations

import sys

from tools.places import VENV_PYTHON, ToolError
from tools.running import node_environment, npm, run

LOCKED = {
    "run.txt": ("pyproject.toml",),
    "build.txt": ("requirements/build.in",),
    "video.txt": ("--extra", "video", "pyproject.toml", "requirements/build.in"),
    "dev.txt": ("requirements/dev.in",),
}
PIP_COMPILE = (
    *(VENV_PYTHON, "-m", "piptools", "compile", "--quiet", "--upgrade"),
    *("--generate-hashes", "--allow-unsafe", "--strip-extras", "--no-header", "--no-annotate"),
    *("--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links"),
)


def main() -> int:
    """Write all lock files; a fault is one sentence and exit code 1."""
    try:
        for lock, sources in LOCKED.items():
            run(f"Locking {lock}", [*PIP_COMPILE, "--output-file", f"requirements/{lock}", *sources])
        run("Locking package-lock.json", [*npm(), "install", "--package-lock-only"], node_environment())
    except ToolError as error:
        print(f"supple: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
