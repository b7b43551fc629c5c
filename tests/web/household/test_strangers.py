"""Three people, and every address of the household: nobody sees what is another's."""

from __future__ import annotations

import pytest

from supple.web.diary.models import Person
from supple.web.household.models import Preferences
from supple.web.household.urls import urlpatterns

HTML = {"accept": "text/html"}
ADDRESSES = [f"/{one.pattern}" for one in urlpatterns]
SECRETS = ("Jo Marsh", "020 7946 0999", "jo.marsh@practice.org", "21:37")


@pytest.fixture
def secrets(ana, save):
    """Ana's settings."""
    save(
        ana,
        name="ana",
        physio_name=SECRETS[0],
        physio_phone=SECRETS[1],
        physio_email=SECRETS[2],
        evening_at="21:37",
    )
    assert SECRETS[0] in ana.get("/settings", headers=HTML).content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_who_was_not_let_in_sees_the_door(secrets, stranger, address, method):
    answer = getattr(stranger, method)(address, headers=HTML)
    assert answer.status_code == 403
    assert not any(secret in answer.content.decode() for secret in SECRETS)


@pytest.mark.parametrize("address", [*ADDRESSES, "/", "/diary", "/help"])
def test_cid_and_ben_see_only_their_own(secrets, ben, cid, address):
    for other in (ben, cid):
        page = other.get(address, headers=HTML, follow=True).content.decode()
        assert not any(secret in page for secret in SECRETS)


def test_cid_changes_and_deletes_only_his_own(secrets, ana, cid, save, start):
    start(ana)
    save(cid, name="cid", physio_name="Sam")
    cid.post("/settings/delete", {"word": "cid", "person": str(ana.person.pk)})
    assert Preferences.of(ana.person).physio_name == "Jo Marsh"
    assert ana.person.sessions.count() == 1
    assert not Person.objects.filter(name="cid").exists()


@pytest.mark.parametrize("part", ["", "/plan"])
def test_a_guessed_session_is_not_there(ana, ben, cid, start, part):
    address = start(ana)
    for other in (ben, cid):
        assert other.get(f"{address}{part}").status_code == 404


def test_a_guessed_session_takes_nothing(ana, ben, cid, start, put, now):
    address = start(ana)
    for other in (ben, cid):
        end = {"ended_at": now.isoformat(), "how": "done"}
        assert put(other, f"{address}/progress", {"at_s": 3, "sequence": 1}).status_code == 404
        assert put(other, f"{address}/end", end).status_code == 404
    assert ana.person.sessions.get().ended_at is None
