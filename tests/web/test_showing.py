"""Who can show the movements, and who was chosen."""

from __future__ import annotations

import json

import pytest

from supple.core.movement import catalogue
from supple.web import showing
from supple.web.household.models import Preferences
from supple.web.today import page


def test_everybody_of_the_manifest_can_show_them():
    listed = json.loads(showing.MANIFEST.read_text("utf-8"))["people"]
    assert list(showing.people()) == list(listed)
    assert len(showing.people()) >= 4
    for one in showing.people().values():
        assert (showing.MANIFEST.parent / one.file).is_file()
        assert one.name
        assert one.who
    assert showing.USUAL in showing.people()


def test_the_chosen_one_comes_first():
    assert showing.everybody("kofi")[0]["id"] == "kofi"
    assert sorted(one["id"] for one in showing.everybody("kofi")) == sorted(showing.people())


def test_the_drawn_figure_needs_nobody():
    assert showing.chosen(showing.DRAWN) is None
    assert [one["id"] for one in showing.everybody(showing.DRAWN)] == list(showing.people())


@pytest.mark.parametrize("unknown", ["", "nobody", "../rosa"])
def test_somebody_whom_nobody_knows_any_more_is_the_usual_one(unknown):
    assert showing.chosen(unknown)["id"] == showing.USUAL


@pytest.mark.django_db
def test_the_first_page_names_the_chosen_one_and_what_the_spine_does(ana):
    assert page.shower(ana.person)["id"] == showing.USUAL
    Preferences.objects.update_or_create(person=ana.person, defaults={"shown_by": "edwin"})
    told = page.shower(ana.person)
    assert (told["id"], told["name"]) == ("edwin", "Edwin")
    assert told["url"].endswith(".glb")
    assert "seated_rotation" in told["turns"]
    for movement, pose in told["balls"].items():
        assert pose.startswith(f"{movement}.")
        assert pose.removeprefix(f"{movement}.") in catalogue().movements[movement].poses
    Preferences.objects.filter(person=ana.person).update(shown_by=showing.DRAWN)
    assert page.shower(ana.person) is None
