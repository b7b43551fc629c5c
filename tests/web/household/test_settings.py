"""The settings page: what is kept, what is refused, and what it says."""

from __future__ import annotations

import pytest

from supple.core.movement import catalogue
from supple.web.household.forms import SettingsForm
from supple.web.household.models import Preferences

HTML = {"accept": "text/html"}


def test_everything_is_kept(ana, save):
    answer = save(
        ana,
        name="  Ana   Maria ",
        country="US",
        place="bed",
        order="one_trip",
        level="gentle",
        pace="1.75",
        cautions=["thin_bones", "dizzy"],
        left_out=["bridge"],
        voice="short",
        theme="dark",
        shown_by="grace",
        morning_at="07:30",
        evening_at="21:45",
        physio_name="Jo Marsh",
        physio_phone="+44 20 7946 0018",
        physio_email="jo@practice.org",
        retention_days="365",
    )
    assert answer["Location"] == "/settings"
    kept = Preferences.of(ana.person)
    assert (kept.country, kept.place, kept.order, kept.level, kept.pace) == (
        "US",
        "bed",
        "one_trip",
        "gentle",
        1.75,
    )
    assert kept.cautions == ["thin_bones", "dizzy"]
    assert kept.left_out == ["bridge"]
    assert (kept.voice, kept.theme, f"{kept.morning_at:%H:%M}") == ("short", "dark", "07:30")
    assert kept.shown_by == "grace"
    assert kept.retention_days == 365
    ana.person.refresh_from_db()
    assert ana.person.name == "Ana Maria"
    page = ana.get("/settings", headers=HTML).content.decode()
    assert "Your settings are saved." in page
    assert 'href="tel:+442079460018"' in page
    assert 'href="mailto:jo@practice.org"' in page
    assert "Your settings are saved." not in ana.get("/settings", headers=HTML).content.decode()


def test_the_page_shows_what_is_kept(ana, save):
    save(ana, evening_at="21:45", cautions=["dizzy"], pace="2.0", retention_days="91")
    form = SettingsForm(ana.person)
    assert form["evening_at"].value().strftime("%H:%M") == "21:45"
    page = ana.get("/settings", headers=HTML).content.decode()
    assert 'value="21:45"' in page
    assert page.count(" checked") == 14 + 1  # a radio button for each question, and one caution


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"country": "FR"}, "“FR” is not one of the choices"),
        ({"place": "moon"}, "“moon” is not one of the choices"),
        ({"order": "random"}, "“random” is not one of the choices"),
        ({"level": "spasm_day"}, "“spasm_day” is not one of the choices"),
        ({"voice": "loud"}, "“loud” is not one of the choices"),
        ({"voice": ""}, "Pick one."),
        ({"shown_by": "nobody"}, "“nobody” is not one of the choices"),
        ({"theme": "sepia"}, "“sepia” is not one of the choices"),
        ({"pace": "3"}, "“3” is not one of the choices"),
        ({"pace": "nan"}, "“nan” is not one of the choices"),
        ({"pace": ""}, "Pick one."),
        ({"retention_days": "1"}, "“1” is not one of the choices"),
        ({"cautions": ["bad_luck"]}, "“bad_luck” is not one of the choices"),
        ({"left_out": ["handstand"]}, "“handstand” is not one of the choices"),
        ({"left_out": ["wall_lean"]}, "“wall_lean” is not one of the choices"),
        ({"morning_at": "25:00"}, "That is not a time of day."),
        ({"evening_at": "late"}, "That is not a time of day."),
        ({"morning_at": "07:30", "evening_at": "07:30"}, "That is the time of the morning."),
        ({"physio_email": "nobody"}, "That is not an e-mail address."),
        ({"physio_phone": "call me"}, "“call me” is not a phone number."),
        ({"physio_phone": "12"}, "“12” is not a phone number."),
        ({"physio_phone": "1" * 16}, "is not a phone number."),
        ({"physio_name": "a\nb"}, "Write it on one line"),
        ({"physio_name": "x" * 101}, "Write at most 100 letters; these are 101."),
        ({"name": "x" * 61}, "Write at most 60 letters; these are 61."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(ana, save, changes, sentence):
    answer = save(ana, **changes)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert sentence in page
    assert "Nothing was saved yet." in page
    assert Preferences.objects.count() == 0


def test_a_fault_is_told_at_its_field_and_in_the_summary(ana, save):
    page = save(ana, physio_email="nobody").content.decode()
    assert '<a href="#id_physio_email">' in page
    assert 'id="id_physio_email_error"' in page
    assert 'aria-invalid="true"' in page
    assert 'aria-describedby="id_physio_email_helptext id_physio_email_error"' in page
    assert '<details class="group" id="physio" open>' in page
    assert '<details class="group" id="you">' in page
    assert "<title>Look again:" in page


def test_what_was_typed_is_shown_but_never_run(ana, save):
    page = save(ana, physio_name='"><script>alert(1)</script>').content.decode()
    assert "<script>alert" not in page
    assert "Write it on one line, without &lt; and &gt;." in page


def test_who_cannot_get_down_to_the_floor_moves_on_the_bed(ana, save):
    save(ana, place="floor", cautions=["no_floor"])
    assert Preferences.of(ana.person).place == "bed"
    assert "your place is the bed now" in ana.get("/settings", headers=HTML).content.decode()


@pytest.mark.parametrize("place", ["bed", "chair"])
def test_another_place_stays(ana, save, place):
    save(ana, place=place, cautions=["no_floor", "no_kneeling"])
    assert Preferences.of(ana.person).place == place


def test_every_caution_says_what_it_changes(ana):
    page = ana.get("/settings", headers=HTML).content.decode()
    for caution in catalogue().cautions.values():
        assert f'value="{caution.id}"' in page
    assert "Double knee hug: left out" in page
    assert "Gentle backbend: replaced by Wall lean" in page
    assert "[D] Supple’s own rule" in page
    assert "https://doi.org/10.1136/bjsports-2021-104634" in page


def test_what_the_ticks_change_together(ana, prefer):
    prefer(ana.person, cautions=["thin_bones", "dizzy"], left_out=["seated_rotation"])
    changes = {one.movement: one.text for one in ana.get("/settings").context["changes"]}
    # Wall lean and seated backbend do not go together: neither comes.
    assert changes["gentle_backbend"] == "Gentle backbend: left out"
    assert changes["seated_rotation"] == "Seated rotation: left out"
    assert "supported_extension" not in changes


def test_too_little_left_points_to_a_physiotherapist(ana, prefer):
    six = list(catalogue().routines["four_minutes"].movements)
    prefer(ana.person, left_out=six[:4])
    assert ana.get("/settings").context["right"]
    prefer(ana.person, left_out=six[:5])
    page = ana.get("/settings", headers=HTML)
    assert not page.context["right"]
    assert "not the right one for you now: see a physiotherapist" in page.content.decode()
    assert "take short walks" in page.content.decode()


@pytest.mark.parametrize(
    "stored", [["once_known", "dizzy"], {"dizzy": 1}, None, "dizzy", [1, None, ["dizzy"]]]
)
def test_whatever_a_row_holds_the_page_opens(ana, prefer, stored):
    if stored is not None:
        prefer(ana.person, cautions=stored, left_out=stored)
    assert ana.get("/settings", headers=HTML).status_code == 200
    assert ana.get("/", headers=HTML).status_code == 200


def test_a_caution_that_is_not_known_any_more_is_told(ana, prefer):
    prefer(ana.person, cautions=["once_known", "dizzy"])
    assert "read that list again" in ana.get("/settings", headers=HTML).content.decode()
    prefer(ana.person, cautions=["dizzy"])
    assert "read that list again" not in ana.get("/settings", headers=HTML).content.decode()


def test_a_pace_from_elsewhere_can_be_kept(ana, save, prefer):
    prefer(ana.person, pace=1.1, retention_days=100)
    assert save(ana, pace="1.1", retention_days="100").status_code == 302


@pytest.mark.parametrize("theme", ["", "light", "dark"])
def test_the_theme_is_an_attribute_of_every_page(ana, prefer, theme):
    prefer(ana.person, theme=theme)
    for address in ("/", "/settings", "/diary", "/help", "/people"):
        page = ana.get(address, headers=HTML).content.decode()
        assert (f'data-theme="{theme}"' in page) == bool(theme)


@pytest.mark.parametrize(("country", "number"), [("", "999"), ("UK", "999"), ("EU", "112"), ("US", "911")])
def test_help_shows_the_numbers_of_the_country(ana, prefer, country, number):
    prefer(ana.person, country=country)
    assert ana.get("/help").context["groups"][0]["numbers"] == [number]


def test_help_shows_how_to_reach_the_physiotherapist(ana, prefer):
    assert "Your physiotherapist" not in ana.get("/help", headers=HTML).content.decode()
    prefer(ana.person, physio_name="Jo Marsh", physio_email="jo+back@practice.org")
    page = ana.get("/help", headers=HTML).content.decode()
    assert "Jo Marsh" in page
    assert 'href="mailto:jo%2Bback@practice.org"' in page
    assert "tel:+" not in page
