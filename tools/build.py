"""Make what the pages load: `make build`. Needs what `tools.bootstrap` brings.

browser/<room>/main.js    -> assets/build/<room>.js (and <room>.css where it imports styles)
browser/<room>/worker.js  -> assets/build/<room>-worker.js
browser/<room>/x-worker.js -> assets/build/<room>-x-worker.js
supple/core               -> assets/build/core.zip
node_modules/pyodide      -> assets/vendor/pyodide-<version>/, unchanged
all of assets/            -> web/static/, named after their content and compressed
"""

from __future__ import annotations

import shutil
import sys
import tempfile

from tools.compress import compress_all
from tools.core_zip import make_core_zip
from tools.places import BROWSER, MADE, NODE_MODULES, STATIC, VENV_PYTHON, ToolError
from tools.running import node_environment, run
from tools.vendor import copy_vendor

ESBUILD = (
    NODE_MODULES / "esbuild" / "bin" / "esbuild",
    "--bundle",
    "--format=esm",
    "--minify",
    "--target=es2022,safari16.4",
    "--legal-comments=none",
    "--external:/static/*",
    "--charset=utf8",
    "--log-level=warning",
    f"--outdir={MADE}",
)
COLLECTSTATIC = (VENV_PYTHON, "-m", "django", "collectstatic", "--no-input", "--verbosity=0")


def main() -> int:
    """Build everything; a fault is one sentence and exit code 1."""
    try:
        shutil.rmtree(MADE, ignore_errors=True)
        MADE.mkdir(parents=True)
        bundle()
        make_core_zip(MADE / "core.zip")
        copy_vendor()
        collect()
        compress_all(STATIC)
    except ToolError as error:
        print(f"supple: {error}", file=sys.stderr)
        return 1
    return 0


def bundle() -> None:
    """Bundle each room's main.js and workers."""
    entries = [f"{file.parent.name}={file}" for file in sorted(BROWSER.glob("*/main.js"))]
    entries += [f"{file.parent.name}-{file.stem}={file}" for file in sorted(BROWSER.glob("*/*worker.js"))]
    if entries:
        run("Bundling the browser code", [*ESBUILD, *entries], node_environment())


def collect() -> None:
    """Gather assets/ in web/static under names made from their content."""
    # Everything is made new: nothing that is gone from assets/ may stay in the wheel.
    shutil.rmtree(STATIC, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        settings = {"DJANGO_SETTINGS_MODULE": "tools.collect_settings", "SUPPLE_DATA_DIR": folder}
        run("Collecting the pages' files", COLLECTSTATIC, settings)


if __name__ == "__main__":
    sys.exit(main())
