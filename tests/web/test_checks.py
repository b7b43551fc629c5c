"""`supple check` looks at everything, says what it found, and changes nothing."""

from __future__ import annotations

import datetime as dt

import pytest

from supple.errors import SettingsError
from supple.web.checks import clock, run_checks


def test_all_is_well_before_the_first_start(site, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "new" / "supple"
    checks = run_checks()
    assert [check.name for check in checks] == [
        "data folder",
        "database",
        "SQLite",
        "assets",
        "movements",
        "clock",
    ]
    assert all(check.ok and check.exit_code == 0 for check in checks), checks
    assert list(tmp_path.iterdir()) == []


def test_each_fault_is_told_with_its_exit_code(settings, tmp_path):
    (tmp_path / "supple.sqlite3").write_bytes(b"no database" * 500)
    settings.DATA_DIR, settings.ASSETS, settings.STATIC_ROOT = tmp_path, "built", tmp_path
    faults = {check.name: check.exit_code for check in run_checks() if not check.ok}
    assert faults == {"database": 6, "assets": 8}


def test_a_file_in_the_place_of_the_folder(settings, tmp_path):
    (tmp_path / "supple").write_text("")
    settings.DATA_DIR = tmp_path / "supple"
    assert {check.name for check in run_checks() if not check.ok} >= {"data folder"}


@pytest.mark.parametrize("year", [1970, 2000, 2025, 2200])
def test_a_clock_that_cannot_be_right(year):
    with pytest.raises(SettingsError, match="clock says"):
        clock(dt.datetime(year, 1, 1, tzinfo=dt.UTC))


def test_a_clock_without_a_zone():
    with pytest.raises(SettingsError):
        clock(dt.datetime(2026, 3, 1))  # noqa: DTZ001 - what is tested


def test_a_clock_that_is_right():
    assert clock(dt.datetime(2026, 3, 1, 7, 30, tzinfo=dt.UTC)) == "01 March 2026 07:30, UTC (UTC+0000)"
