"""What every test may use."""

from __future__ import annotations

import gc
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import settings as hypothesis_settings

# A busy machine is slow at times; pytest-timeout ends what hangs.
hypothesis_settings.register_profile("supple", deadline=None)
hypothesis_settings.load_profile("supple")

_FOLDER = pytest.StashKey[Path]()
HERE = Path(__file__).parent
# Half of a test in a browser is waiting: more of them than there are processors keep these busy.
WORKERS_PER_PROCESSOR = 2


def pytest_configure(config: pytest.Config) -> None:
    """Keep every test, and every program that one starts, away from the person's own data folder."""
    folder = Path(tempfile.mkdtemp(prefix="supple-tests-"))
    config.stash[_FOLDER] = folder
    os.environ["SUPPLE_DATA_DIR"] = str(folder)
    settings.DATA_DIR = folder
    settings.SECRET_KEY = "for tests only"


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_FOLDER], ignore_errors=True)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Return what `-n auto` stands for."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return WORKERS_PER_PROCESSOR * processors


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Sort the files: whoever takes long begins, and browsers and the rest run side by side.

    Workers take file after file. The order holds only if pytest-xdist leaves it (--no-loadscope-reorder).
    """
    files: dict[Path, list[pytest.Item]] = {}
    for item in items:
        files.setdefault(item.path, []).append(item)
    items[:] = [item for path in in_turn(files) for item in files[path]]


def in_turn(files: dict[Path, list[pytest.Item]]) -> list[Path]:
    """Return the files, slow ones first, then those of the browser spread evenly among the others."""
    longest_first = sorted(files, key=lambda path: (-len(files[path]), str(path)))
    slow = [path for path in longest_first if any(item.get_closest_marker("slow") for item in files[path])]
    left = [path for path in longest_first if path not in slow]
    in_browser = [path for path in left if path.is_relative_to(HERE / "browser")]
    others = [path for path in left if path not in in_browser]
    return [*slow, *_spread(in_browser, others)]


def _spread(few: list[Path], many: list[Path]) -> list[Path]:
    # The last sixth is for what is short: no worker is left alone with a browser.
    places = [(5 / 6 * at / len(few), path) for at, path in enumerate(few)]
    places += [(at / len(many), path) for at, path in enumerate(many)]
    return [path for _, path in sorted(places)]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Let Python leave thousands of tests alone when it looks for memory to free."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def test_data() -> Path:
    """The folder that SUPPLE_TEST_DATA names: recordings that the project may use but not carry."""
    named = os.environ.get("SUPPLE_TEST_DATA", "")
    if named and Path(named).is_dir():
        return Path(named)
    missing = f"SUPPLE_TEST_DATA names no folder ({named!r})"
    if os.environ.get("SUPPLE_REQUIRE_TEST_DATA") == "1":
        pytest.fail(missing)
    pytest.skip(missing)
