"""Settings come from the environment, and what is not known is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from supple.errors import SettingsError
from supple.web import environment


@pytest.mark.parametrize(("value", "expected"), [(None, "built"), ("", "built"), (" source ", "source")])
def test_a_choice(monkeypatch, value, expected):
    monkeypatch.delenv("SUPPLE_ASSETS", raising=False)
    if value is not None:
        monkeypatch.setenv("SUPPLE_ASSETS", value)
    assert environment.choice("SUPPLE_ASSETS", ("built", "source"), "built") == expected


def test_a_choice_that_is_not_known(monkeypatch):
    monkeypatch.setenv("SUPPLE_ASSETS", "bilt")
    with pytest.raises(SettingsError, match=r"SUPPLE_ASSETS is 'bilt'.* Use one of: built, source\."):
        environment.choice("SUPPLE_ASSETS", ("built", "source"), "built")


def test_a_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("SUPPLE_DATA_DIR", str(tmp_path))
    assert environment.folder("SUPPLE_DATA_DIR", "supple") == tmp_path
    monkeypatch.setenv("SUPPLE_DATA_DIR", "~/supple")
    assert environment.folder("SUPPLE_DATA_DIR", "supple") == Path.home() / "supple"
    monkeypatch.delenv("SUPPLE_DATA_DIR")
    assert environment.folder("SUPPLE_DATA_DIR", "supple").name == "supple"


def test_a_folder_that_depends_on_where_you_are(monkeypatch):
    monkeypatch.setenv("SUPPLE_DATA_DIR", "data")
    with pytest.raises(SettingsError, match="not a whole path"):
        environment.folder("SUPPLE_DATA_DIR", "supple")
