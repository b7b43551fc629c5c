"""People who have not been asked yet, and how they answer."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone

from supple.core.safety import asking, warning_signs
from supple.web.screening.models import Screening

PAGE = {"accept": "text/html"}


@pytest.fixture
def fresh(db, let_in):
    """Let somebody in who has never been asked."""

    def enter(name):
        client = let_in(name)
        Screening.objects.filter(person=client.person).delete()
        return client

    return enter


@pytest.fixture
def ana(fresh):
    return fresh("ana")


@pytest.fixture
def cid(fresh):
    return fresh("cid")


class Cards:
    """Somebody at the cards: each answer is sent as the form sends it."""

    def __init__(self, client):
        self.client = client

    def open(self):
        """Return where the cards stand, and the id of the asking."""
        answer = self.client.get("/signs", headers=PAGE, follow=True)
        return answer.request["PATH_INFO"], answer.context.get("asked")

    def send(self, name, **data):
        asked = self.client.get(f"/signs/{name}", headers=PAGE).context["asked"]
        return self.client.post(f"/signs/{name}", {"screening": str(asked.key), **data}, headers=PAGE)

    def none(self, step):
        return self.send(step.id, **({"answer": "no"} if step.one_by_one else {"choice": "none"}))

    def say(self, sign, answer="yes"):
        """Answer up to the card of `sign`, and give that one this answer."""
        _, asked = self.open()
        for step in asking.steps():
            if sign in {one.id for one in step.signs}:
                data = {"answer": answer} if step.one_by_one else ticked(sign, answer)
                return self.send(step.id, **data)
            if not asking.is_answered(step, asked.answers):
                self.none(step)
        raise AssertionError(sign)

    def finish(self):
        """Answer none to all that is left; return the last answer."""
        reply = None
        for step in asking.steps():
            _, asked = self.open()
            if asked and not asking.is_answered(step, asked.answers):
                reply = self.none(step)
        return reply

    def again(self):
        return self.client.post("/signs", headers=PAGE)

    def seen(self, **changes):
        today = timezone.now().date().isoformat()
        told = {"seen_by": "my GP", "seen_on": today, "told": "yes", **changes}
        return self.client.post("/lock/seen", told, headers=PAGE)


def ticked(sign, answer="yes"):
    return {"sign": [sign], f"how-{sign}": answer, "choice": "some"}


@pytest.fixture
def cards():
    return Cards


@pytest.fixture
def answered():
    """Keep a whole asking, some time ago, without a page."""

    def keep(client, ago=dt.timedelta(), **answers):
        then = timezone.now() - ago
        none = dict.fromkeys(warning_signs().signs, "no")
        facts = {"why": "first_use", "rules_version": warning_signs().version, "asked_at": then}
        return Screening.objects.create(
            person=client.person, answers={**none, **answers}, completed_at=then, **facts
        )

    return keep
