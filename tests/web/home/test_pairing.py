"""A phone comes in with an invitation and the owner's word, once, and is out when she says so."""

from __future__ import annotations

import datetime as dt
import re
import uuid

import pytest
from django.utils import timezone

from supple.web.home import gate, pairing
from supple.web.home.models import Device
from supple.web.home.running import LETTERS, invitations
from supple.web.tokens import OneTimeTokens
from tests.web.home.conftest import PAGE, secret_of


def decide(owner, device, what, **more):
    return owner.post(f"/home/devices/{device.pk}", {"do": what, **more})


def test_the_whole_way_in(ana, phone):
    invited = ana.post("/home/invite", headers=PAGE)
    code = re.search(r">([2-9A-Z]{5}-[2-9A-Z]{5})<", invited.content.decode())[1]
    mine = phone()
    assert mine.get("/pair", {"code": f" {code.lower()} "})["Location"] == f"/pair/{code.replace('-', '')}"
    address = f"/pair/{code.replace('-', '')}"
    assert mine.get(address).status_code == 200
    assert mine.post(address, {"name": "Ana’s phone"})["Location"] == "/pair"
    device = Device.objects.get()
    assert device.code in mine.get("/pair").content.decode()
    assert ana.get("/home/waiting").json() == {"waiting": 1}
    asked = ana.get("/home", headers=PAGE).content.decode()
    assert device.code in asked
    assert "Ana’s phone" in asked
    assert mine.get("/help").status_code == 403
    assert decide(ana, device, "let-in").status_code == 302
    assert mine.get("/pair")["Location"] == "/"
    assert mine.get("/help").status_code == 200
    assert mine.get("/help").wsgi_request.META["supple.person"] == ana.person


def test_an_invitation_is_good_once(phone):
    token = invitations.make()
    first, second = phone(), phone()
    assert first.post(f"/pair/{token}", {"name": "a"}).status_code == 302
    answer = second.post(f"/pair/{token}", {"name": "b"})
    assert answer.status_code == 403
    assert not answer.cookies.get(gate.cookie_name())
    assert second.get(f"/pair/{token}").status_code == 403
    assert Device.objects.count() == 1


def test_looking_at_an_invitation_does_not_use_it_up(phone):
    token = invitations.make()
    for _ in range(3):
        assert phone().get(f"/pair/{token}").status_code == 200
    assert phone().post(f"/pair/{token}", {"name": "a"}).status_code == 302


@pytest.mark.parametrize("token", ["x", "A" * 10, "%00", "é", "A" * 3000])
def test_a_wrong_code_opens_nothing(stray, token):
    assert stray.get(f"/pair/{token}").status_code == 403
    assert stray.post(f"/pair/{token}", {"name": "a"}).status_code == 403
    assert Device.objects.count() == 0


def test_an_invitation_ends_after_its_time():
    now_s = [0.0]
    tokens = OneTimeTokens(lifetime_s=600, letters=(LETTERS, 10), clock=lambda: now_s[0])
    token = tokens.make()
    now_s[0] = 599.0
    assert tokens.is_good(token)
    now_s[0] = 600.0
    assert not tokens.is_good(token)
    assert not tokens.use(token)
    assert not tokens._hashes


def test_invitations_can_be_typed_and_are_kept_as_hashes():
    token = invitations.make()
    assert re.fullmatch(f"[{LETTERS}]{{10}}", token)
    assert all(token.encode() not in known for known in invitations._hashes)


def test_asking_alone_lets_nobody_in(ask):
    asking = ask()
    assert asking.get("/help").status_code == 403
    assert asking.get("/pair", headers=PAGE).status_code == 200


def test_a_form_needs_the_csrf_token(phone):
    token = invitations.make()
    assert phone(enforce_csrf_checks=True).post(f"/pair/{token}", {"name": "a"}).status_code == 403
    assert invitations.is_good(token)


def test_a_refused_phone_stays_out(ask, ana):
    asking = ask()
    decide(ana, asking.device, "put-out")
    assert decide(ana, asking.device, "let-in").status_code == 409
    assert asking.get("/help").status_code == 403
    assert asking.get("/pair").status_code == 403


def test_a_phone_that_waited_too_long_has_to_ask_again(ask, ana):
    asking = ask()
    Device.objects.update(asked_at=timezone.now() - pairing.WAITS_FOR - dt.timedelta(seconds=1))
    assert decide(ana, asking.device, "let-in").status_code == 409
    assert b"Nobody answered" in asking.get("/pair", headers=PAGE).content
    ask("another")
    assert [device.name for device in Device.objects.all()] == ["another"]


def test_a_phone_that_is_put_out_is_out_at_its_next_request(paired, ana):
    assert paired.get("/help").status_code == 200
    decide(ana, paired.device, "put-out")
    answer = paired.get("/help", headers=PAGE)
    assert answer.status_code == 403
    assert b"not let in any more" in answer.content
    assert paired.get("/pair").status_code == 403
    assert decide(ana, paired.device, "let-in").status_code == 409


def test_one_phone_out_leaves_the_other_in(paired, ask, ana):
    other = ask("other")
    decide(ana, other.device, "let-in")
    other.get("/pair")
    decide(ana, paired.device, "put-out")
    assert (paired.get("/help").status_code, other.get("/help").status_code) == (403, 200)


def test_a_phone_can_be_named(paired, ana):
    decide(ana, paired.device, "rename", name="  Kitchen tablet ")
    assert Device.objects.get().name == "Kitchen tablet"
    assert decide(ana, paired.device, "rename", name="  ").status_code == 409
    assert decide(ana, paired.device, "x").status_code == 409
    assert ana.post(f"/home/devices/{uuid.uuid4()}", {"do": "put-out"}).status_code == 409


def test_a_strangers_secret_is_nobodys(paired, stray):
    for secret in ("", "x", secret_of(paired)[:-1], pairing.hash_of(secret_of(paired)), "é"):
        stray.cookies[gate.cookie_name()] = secret
        assert stray.get("/help").status_code == 403


def test_only_the_hash_of_a_secret_is_kept(paired):
    kept = str(Device.objects.values().get())
    assert secret_of(paired) not in kept
    assert Device.objects.get().code == ""


def test_when_a_phone_was_here_is_noted_once_an_hour(paired):
    assert gate.cookie_name() not in paired.get("/help").cookies
    Device.objects.update(last_seen_at=timezone.now() - dt.timedelta(hours=2))
    assert paired.get("/help").cookies[gate.cookie_name()].value == secret_of(paired)
    assert timezone.now() - Device.objects.get().last_seen_at < dt.timedelta(minutes=1)


def test_the_diary_of_whoever_let_it_in(ask, ben):
    asking = ask()
    decide(ben, asking.device, "let-in")
    asking.get("/pair")
    assert asking.get("/help").wsgi_request.META["supple.person"] == ben.person


def test_a_phone_stays_in_when_its_person_is_gone(paired, ana):
    ana.person.delete()
    assert paired.get("/help").status_code == 200


def test_pairing_is_no_page_of_the_computer(ana):
    assert ana.get("/pair").status_code == 404
    assert ana.get(f"/pair/{invitations.make()}").status_code == 404


def test_without_home_the_page_says_how_to_start(ana):
    from supple.web.home.running import running

    running.at_home = None
    assert b"supple serve --home" in ana.get("/home", headers=PAGE).content
    assert ana.post("/home/invite").status_code == 409
    assert ana.get("/ready").status_code == 404
