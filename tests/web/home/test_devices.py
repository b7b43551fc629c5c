"""`supple devices`: the same from the command line, for a computer without a screen."""

from __future__ import annotations

import pytest
from django.test import override_settings

from supple.cli import main
from supple.web import startup
from supple.web.home.models import Device


@pytest.fixture(autouse=True)
def here(db, monkeypatch):
    """The tests' own database instead of the data folder's."""
    monkeypatch.setattr("supple.web.serve.configure", lambda: None)
    monkeypatch.setattr(startup, "migrate", lambda: None)
    with override_settings():
        yield


def run(capsys, *arguments):
    code = main(["devices", *arguments])
    said = capsys.readouterr()
    return code, said.out + said.err


def test_nobody(capsys):
    assert run(capsys) == (0, "No phone has asked to come in.\n")


def test_a_phone_is_let_in_and_put_out(capsys, ask):
    asking = ask()
    short = asking.device.pk.hex[:8]
    assert run(capsys, "list") == (0, f"{short}  waits, check code {asking.device.code}  Ana's phone\n")
    assert run(capsys, "let-in", asking.device.code.lower()) == (0, "“Ana's phone” is let in.\n")
    assert asking.get("/pair")["Location"] == "/"
    assert asking.get("/help").status_code == 200
    assert f"{short}  in, last here" in run(capsys)[1]
    assert run(capsys, "revoke", short) == (0, "“Ana's phone” is out.\n")
    assert asking.get("/help").status_code == 403
    assert f"{short}  out since" in run(capsys)[1]


def test_all_at_once(capsys, ask):
    ask("a")
    ask("b")
    assert run(capsys, "revoke", "all") == (0, "2 phones are out.\n")
    assert not Device.objects.filter(revoked_at=None).exists()


@pytest.mark.parametrize("arguments", [("let-in", "ABCDEF"), ("revoke", "01234567"), ("revoke", "")])
def test_a_phone_that_is_not_there(capsys, arguments):
    code, said = run(capsys, *arguments)
    assert code == 2
    assert "Look again" in said
    assert said.count("\n") == 1
