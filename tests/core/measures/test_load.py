"""The questionnaires load, nothing unverified is asked, and a file that cannot be asked is refused."""

from __future__ import annotations

import shutil
from importlib import resources

import pytest

from supple.core.measures import day_questions, questionnaires
from supple.core.measures.load import load
from supple.errors import CatalogueError


@pytest.fixture
def place(tmp_path):
    with resources.as_file(resources.files("supple.core.catalogue")) as catalogue:
        for name in ("sources.toml", "day_questions.toml"):
            shutil.copy(catalogue / name, tmp_path / name)
        shutil.copytree(catalogue / "questionnaires", tmp_path / "questionnaires")
    return tmp_path


def change(place, name, old, new):
    file = place / "questionnaires" / f"{name}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(place):
    with pytest.raises(CatalogueError) as refused:
        load(place)
    return str(refused.value)


def test_they_come_in_their_order():
    assert list(questionnaires()) == ["psfs", "pgic", "phq2", "pain", "rmdq"]


def test_only_what_may_be_shown_has_questions():
    for one in questionnaires().values():
        assert bool(one.items) == (one.status in {"asked", "offered"})
        assert one.licence.verified or one.status == "off"


def test_roland_morris_is_described_and_off():
    described = questionnaires()["rmdq"]
    assert (described.status, described.items, described.item_count) == ("off", (), 24)
    assert not described.licence.verified


def test_mood_is_never_asked_unbidden():
    assert questionnaires()["phq2"].status == "offered"


def test_who_needs_somebody_is_told_where_to_turn_in_each_country():
    told = questionnaires()["phq2"].meanings[-1].turn_to
    assert list(told) == ["UK", "EU", "US"]
    assert [number in told[place] for number, place in (("999", "UK"), ("112", "EU"), ("911", "US"))] == [
        True
    ] * 3


def test_no_day_can_ask_for_more_than_a_minute():
    assert day_questions().most_s == 60
    assert sum(one.seconds for one in day_questions().questions) <= 60
    for one in questionnaires().values():
        assert one.status not in {"asked", "offered"} or max(one.seconds, one.first_seconds) <= 60


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("psfs", 'id = "psfs"', 'id = "psf"', "psfs.toml: id is 'psf', but must be the file's own name."),
        ("psfs", "verified = true", "verified = false", "psfs.toml: licence.verified is false"),
        ("psfs", "seconds = 24", "seconds = 61", "psfs.toml: seconds is 61, but a day asks for at most 60."),
        ("psfs", "weeks = [0, 4, 8, 12]", "weeks = [0, 8, 4]", "psfs.toml: weeks must rise."),
        ("psfs", 'source = "hall_2011"', 'source = "hall_2012"', "psfs.toml: aim.source is 'hall_2012'"),
        ("psfs", 'method = "mean"', 'method = "median"', "psfs.toml: scoring.method is 'median'"),
        ("psfs", "each_activity = true", "", "psfs.toml: activities must be there exactly"),
        ("psfs", "lowest = 0", "least = 0", "psfs.toml: items[0].least is not a known key"),
        ("pgic", 'status = "asked"', 'status = "often"', "pgic.toml: status is 'often'"),
        ("pgic", "weeks = [4, 8, 12]\n", "", "pgic.toml: weeks must be there exactly where it is asked."),
        ("pgic", "value = 2", "value = 1", "pgic.toml: items[0].options has the same value twice."),
        (
            "pgic",
            "least = 3\nmost = 5",
            "least = 4\nmost = 5",
            "pgic.toml: meanings must cover every score once",
        ),
        ("pgic", "highest = 7", "highest = 8", "pgic.toml: scoring names scores that the items cannot give."),
        ("phq2", 'id = "down"', 'id = "interest"', "phq2.toml: items has the same id twice."),
        ("phq2", 'method = "sum"', 'method = "single"', "phq2.toml: scoring.method is “single”"),
        ("phq2", "[meanings.turn_to]\nUK", "[meanings.turn_to]\nFR", "phq2.toml: meanings[1].turn_to.FR"),
        ("rmdq", 'status = "off"', 'status = "offered"', "rmdq.toml: licence.verified is false"),
        ("pain", "lowest = 0\nhighest = 10", "lowest = 10\nhighest = 0", "pain.toml: scoring.lowest"),
    ],
)
def test_a_fault_is_named_with_file_and_key(place, name, old, new, said):
    change(place, name, old, new)
    assert refusal(place).startswith(said)


def test_an_item_is_a_list_or_a_scale(place):
    change(place, "psfs", "lowest = 0\n", "")
    assert refusal(place) == "psfs.toml: items[0] needs either options, or lowest and highest."
