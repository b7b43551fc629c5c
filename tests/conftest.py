"""What every test may use."""

from __future__ import annotations

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


def pytest_configure(config: pytest.Config) -> None:
    """Keep every test, and every program that one starts, away from the person's own data folder."""
    folder = Path(tempfile.mkdtemp(prefix="supple-tests-"))
    config.stash[_FOLDER] = folder
    os.environ["SUPPLE_DATA_DIR"] = str(folder)
    settings.DATA_DIR = folder
    settings.SECRET_KEY = "for tests only"


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(config.stash[_FOLDER], ignore_errors=True)


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
