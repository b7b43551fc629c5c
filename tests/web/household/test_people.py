"""Several people in one home, each with a diary of their own."""

from __future__ import annotations

import uuid

import pytest
from django.conf import settings

from supple.web.diary.models import HOUSEHOLD, Person, Session
from supple.web.household import people
from supple.web.household.models import Preferences

HTML = {"accept": "text/html"}


@pytest.fixture
def home(db, let_in):
    """A browser of the one person of a new home."""
    first = Person.household()
    client = let_in("")
    assert client.person == first
    return client


def shown(client, address="/settings"):
    return client.get(address, headers=HTML).content.decode()


def who_is_shown(client):
    page = shown(client)
    return page.partition('class="who"')[2].partition("</a>")[0]


def here(client):
    return client.get("/settings").context["person"]


def test_a_name_is_shown_only_once_there_are_two(home, save):
    save(home, name="Ana")
    assert who_is_shown(home) == ""
    home.post("/people/add", {"name": "Ben"})
    assert "Ben" in who_is_shown(home)
    home.post("/people", {"person": str(HOUSEHOLD)})
    assert "Ana" in who_is_shown(home)


def test_the_name_is_on_every_page(home):
    home.post("/people/add", {"name": "Ben"})
    home.post("/people", {"person": str(HOUSEHOLD)})
    for address in ("/", "/diary", "/help", "/settings", "/people"):
        assert "Person 1" in shown(home, address), address


def test_somebody_new_starts_with_nothing(home, save, start):
    start(home)
    save(home, name="Ana", cautions=["dizzy"], theme="dark")
    assert home.post("/people/add", {"name": "Ben"})["Location"] == "/settings"
    page = shown(home)
    assert "Ben has a diary now" in page
    assert "Nothing ticked" in page
    assert "data-theme" not in page
    assert not here(home).sessions.exists()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Write a name"),
        ("  ", "Write a name"),
        ("ana", "Somebody here is called “ana” already."),
        ("x" * 61, "Write at most 60 letters"),
        ("<b>", "without &lt; and &gt;"),
    ],
)
def test_a_name_that_cannot_be(home, save, name, sentence):
    save(home, name="Ana")
    page = home.post("/people/add", {"name": name}, headers=HTML)
    assert page.status_code == 200
    assert sentence in page.content.decode()
    assert Person.objects.count() == 1


def test_two_people_cannot_have_one_name(home, save):
    save(home, name="Ana")
    home.post("/people/add", {"name": "Ben"})
    assert "Somebody here is called “ANA” already." in save(home, name="ANA").content.decode()
    assert save(home, name="Ben").status_code == 302


def test_each_has_sessions_of_their_own(home, start, put):
    address = start(home)
    home.post("/people/add", {"name": "Ben"})
    assert put(home, f"{address}/progress", {"at_s": 3, "sequence": 1}).status_code == 404
    home.post("/people", {"person": str(HOUSEHOLD)})
    assert here(home).sessions.get().pk == uuid.UUID(address[-36:])


@pytest.mark.parametrize("key", ["", "nobody", "5f1f7d0e-6a3c-4f5e-9d57-0c9f3c1b2a44"])
def test_there_is_nobody_of_that_key(home, key):
    assert home.post("/people", {"person": key}).status_code == 404
    assert shown(home)


def test_a_page_of_somebody_else_cannot_write_any_more(db, browser, let_in, check_in, put):
    client = let_in("ana", enforce_csrf_checks=True)
    client.get("/settings")
    token = client.cookies[settings.CSRF_COOKIE_NAME].value
    form = {"name": "Ben", "csrfmiddlewaretoken": token}
    assert client.post("/people/add", form).status_code == 302
    late = put(client, f"/sessions/{uuid.uuid4()}", check_in, **{"X-CSRFToken": token})
    assert late.status_code == 403
    assert Session.objects.count() == 0


def test_deleting_a_diary_takes_the_word(home, save, start):
    start(home)
    save(home, name="Ana")
    for word in ("", "delete", "An"):
        page = home.post("/settings/delete", {"word": word}, headers=HTML)
        assert "Nothing was deleted." in page.content.decode()
    assert Session.objects.count() == 1
    assert home.post("/settings/delete", {"word": " ana "})["Location"] == "/people"
    assert (Session.objects.count(), Preferences.objects.count()) == (0, 0)
    assert Person.objects.get().name == ""
    assert shown(home, "/people")


def test_whoever_has_no_name_types_delete(home, start):
    start(home)
    assert "Type “delete” to go on" in shown(home, "/settings/delete")
    home.post("/settings/delete", {"word": "Delete"})
    assert Session.objects.count() == 0


def test_deleting_one_diary_leaves_the_other(home, start):
    start(home)
    home.post("/people/add", {"name": "Ben"})
    ben = Person.objects.get(name="Ben")
    home.post("/settings/delete", {"word": "ben"})
    assert not Person.objects.filter(pk=ben.pk).exists()
    assert Session.objects.count() == 1
    assert here(home).sessions.exists()


def test_deleting_everything_takes_its_own_words(home, start):
    start(home)
    home.post("/people/add", {"name": "Ben"})
    home.post("/settings/delete-everything", {"word": "Ben"})
    assert Person.objects.count() == 2
    home.post("/settings/delete-everything", {"word": "delete everything"})
    assert Session.objects.count() == 0
    assert [one.pk for one in Person.objects.all()] == [HOUSEHOLD]
    assert "Everything is gone." in shown(home, "/people")


def test_the_first_who_is_left_is_the_household(db):
    first = Person.household()
    second = people.add("Ben")
    assert people.forget(first) == second
    assert Person.household() == second
    assert Person.objects.count() == 1


def test_a_device_stays_whose_it_is_when_it_is_let_in_again(browser, db):
    from supple.web.tokens import tokens

    Person.household()
    device = browser()
    device.get(f"/open/{tokens.make()}")
    device.post("/people/add", {"name": "Ben"})
    device.get(f"/open/{tokens.make()}")
    assert "Ben" in who_is_shown(device)


@pytest.mark.django_db(transaction=True)
def test_what_is_deleted_is_wiped_from_the_file(let_in, save):
    from django.db import connection

    client = let_in("ana")
    secret = "a name that nobody else has"
    save(client, physio_name=secret)
    with open(connection.settings_dict["NAME"], "rb") as file:
        assert secret.encode() in file.read()
    client.post("/settings/delete", {"word": "ana"})
    with open(connection.settings_dict["NAME"], "rb") as file:
        assert secret.encode() not in file.read()
