"""The two printed pages: what stands on them comes from the movements and the rules."""

import re

import pytest

from supple.core import safety
from supple.core.movement import Choices, catalogue
from supple.core.movement.choosing import chosen
from supple.drawing.palette import PALETTES
from supple.web.household.models import Preferences
from supple.web.paper import rules
from supple.web.paper.dose import dose
from supple.web.paper.sheet import sheet

NEXT = ("easier", "skip_direction", "end")
COMMON = [
    Choices(level=level, place=place) for level in ("standard", "gentle") for place in ("floor", "chair")
]
MOVEMENTS = catalogue().movements


def shown(client, query=""):
    answer = client.get(f"/print{query}", headers={"accept": "text/html"})
    assert answer.status_code == 200
    return answer.content.decode()


def movement(name):
    return catalogue().movements[name]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("double_knee_hug", "5 hugs, 3 circles each way"),
        ("single_knee_hug", "hold 12 seconds each side"),
        ("seated_thoracic_extension", "5 times, stay 2 seconds"),
        ("seated_rotation", "3 times each side"),
        ("gentle_backbend", "5 times, stay 1½ seconds"),
        ("pelvic_tilt", "7 times"),
    ],
)
def test_the_dose_is_what_the_movement_file_says(name, words):
    assert dose(movement(name)) == words


def test_gentle_is_half_of_it():
    assert dose(movement("supported_extension"), "gentle") == "3 times, stay 2 seconds"
    assert dose(movement("elbow_prop"), "gentle") == "stay 7 seconds"


def holds(words, before, during):
    """Say whether a rule's words fit, read as a person reads them."""
    level_only, more = words.removesuffix(", and more than before"), words.endswith(", and more than before")
    asked = []
    for condition in level_only.split(", or "):
        points = re.search(r"(\d+) points? more than before", condition)
        level = re.match(r"(\d+) or more", condition)
        assert points or level, words
        asked.append(
            (not points or during - before >= int(points[1])) and (not level or during >= int(level[1]))
        )
    return any(asked) and (during > before or not more)


@pytest.mark.parametrize("pain_free", [False, True])
@pytest.mark.parametrize("before", range(6))
def test_the_rules_in_words_are_the_rules(before, pain_free):
    lines = [
        rule.when_pain_free if pain_free and rule.when_pain_free else rule.when for rule in rules.during()
    ]
    for during in range(11):
        fitting = [name for name, line in zip(NEXT, lines, strict=True) if holds(line, before, during)]
        said = fitting[-1] if fitting else "go_on"
        assert said == safety.answer(before, during, pain_free=pain_free).next, (before, during)


def test_the_days_before_which_the_routine_changes_are_named():
    assert [rule.when for rule in rules.before()] == ["6 or 7", "8 or more"]
    assert [rule.do for rule in rules.before()] == [safety.gate(6).say, safety.gate(8).say]


@pytest.mark.parametrize("choices", COMMON, ids=str)
def test_every_movement_of_the_choices_is_on_the_sheet(choices):
    known = catalogue()
    made = sheet(choices)
    assert [row.id for row in made.rows] == [
        one.id for one in chosen(known, known.routines["four_minutes"], choices)
    ]
    assert all(row.dose and row.how and row.feel for row in made.rows)


def test_the_card_has_every_emergency_and_whom_to_call(ana):
    page = shown(ana)
    signs = [sign for sign in safety.warning_signs().signs.values() if sign.level == "emergency"]
    assert len(signs) >= 8
    assert all(sign.text in page for sign in signs)
    assert all(number in page for number in ("999", "112", "911"))


@pytest.mark.parametrize(("country", "call"), [("UK", "Call 999"), ("EU", "Call 112"), ("US", "Call 911")])
def test_the_card_has_the_number_of_the_country(country, call):
    card = sheet(Choices(), country).card
    assert card.call.startswith(call)
    assert call[-3:] not in card.elsewhere


def test_the_sheet_is_the_persons_own(ana):
    Preferences.objects.create(
        person=ana.person,
        country="EU",
        place="chair",
        level="gentle",
        physio_name="Ada Bell",
        physio_phone="020 1",
    )
    page = shown(ana)
    for words in ("Call 112", "Seated forward lean", "Ada Bell", "Phone: 020 1"):
        assert words in page
    assert "Double knee hug" not in page
    assert "Double knee hug" in shown(ana, "?level=standard&place=floor")


def test_cautions_change_the_sheet(ana):
    Preferences.objects.create(person=ana.person, cautions=["thin_bones"])
    known = catalogue()
    asked = chosen(known, known.routines["four_minutes"], Choices(cautions=("thin_bones",)))
    page = shown(ana)
    assert [one.name for one in asked if one.name not in page] == []
    assert "Double knee hug" not in page


def test_where_too_little_is_left_the_sheet_says_so(ana):
    names = list(catalogue().routines["four_minutes"].movements)
    Preferences.objects.create(person=ana.person, left_out=names[1:])
    page = shown(ana)
    assert "this routine is not the right one" in page
    assert "<img" not in page


def test_each_movement_has_its_picture(ana):
    page = shown(ana, "?place=bed")
    pictures = re.findall(r'<img src="([^"]+)"', page)
    assert len(pictures) == 6
    for address in pictures:
        answer = ana.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
        assert answer.content.startswith(b"<svg")
        assert b"style" not in answer.content


def test_a_dark_page_has_dark_pictures(ana):
    drawn = {
        theme: ana.get(f"/print/pictures/bridge.svg{theme}").content.decode() for theme in ("", "?theme=dark")
    }
    assert 'fill="#ffffff"' in drawn[""]
    assert f'fill="{PALETTES["dark"]["stage"]}"' in drawn["?theme=dark"]
    assert '#ffffff"' not in drawn["?theme=dark"]
    by_device = ana.get("/movements", headers={"accept": "text/html"}).content.decode()
    assert by_device.count("(prefers-color-scheme: dark)") > len(MOVEMENTS)
    for theme in ("dark", "light"):
        Preferences.objects.update_or_create(person=ana.person, defaults={"theme": theme})
        page = ana.get("/movements", headers={"accept": "text/html"}).content.decode()
        assert page.count("?theme=dark") == (len(MOVEMENTS) if theme == "dark" else 0)


@pytest.mark.parametrize(
    "address",
    [
        "/print?place=moon",
        "/print/pictures/bridge.svg?theme=pink",
        "/print?level=heroic",
        "/print/pictures/cartwheel.svg",
    ],
)
def test_what_is_not_known_is_not_found(ana, address):
    assert ana.get(address).status_code == 404


def test_a_stranger_sees_nothing(stranger):
    assert stranger.get("/print").status_code == 403
    assert stranger.get("/print/pictures/single_knee_hug.svg").status_code == 403
