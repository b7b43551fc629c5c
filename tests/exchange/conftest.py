"""Data folders to switch between."""

from __future__ import annotations

import itertools
import json

import pytest
from django.db import connections

from supple.exchange import exporting, importing
from supple.web import startup
from tests.exchange.rows import NOW, document


@pytest.fixture(scope="session")
def fresh(tmp_path_factory, django_db_blocker):
    """The bytes of a database without rows: making one takes longer than copying it."""
    path = tmp_path_factory.mktemp("fresh") / "supple.sqlite3"
    connection = connections["default"]
    usual, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], path
    connection.close()
    with django_db_blocker.unblock():
        startup.migrate()
    connection.settings_dict["NAME"] = usual
    return path.read_bytes()


@pytest.fixture
def use(monkeypatch, settings, django_db_blocker):
    """Let Supple use a data folder, as SUPPLE_DATA_DIR does."""
    connection = connections["default"]
    monkeypatch.setitem(connection.settings_dict, "NAME", connection.settings_dict["NAME"])

    def switch(path):
        connection.close()
        path.mkdir(exist_ok=True)
        settings.DATA_DIR = path
        connection.settings_dict["NAME"] = path / "supple.sqlite3"
        return path

    with django_db_blocker.unblock():
        yield switch
        connection.close()


@pytest.fixture
def empty(use, fresh, tmp_path):
    """Make data folders with an empty diary, each in use when it is made."""
    numbers = itertools.count(1)

    def make():
        path = use(tmp_path / f"data-{next(numbers)}")
        (path / "supple.sqlite3").write_bytes(fresh)
        return path

    return make


@pytest.fixture
def data(empty):
    """A data folder with an empty diary, in use."""
    return empty()


@pytest.fixture
def write(tmp_path):
    """Write a document, or any text, into a file."""

    def save(content, name="supple.json"):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        return path

    return save


@pytest.fixture
def household(data, write):
    """The data folder of ana and ben."""
    importing.take_in(write(document(), "household.json"), NOW)
    return data


@pytest.fixture
def kept(use):
    """Return all that the data folder in use holds, as a document."""

    def read():
        connections["default"].close()
        made = exporting.document(NOW)
        connections["default"].close()
        return made

    return read
