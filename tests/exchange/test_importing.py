"""An import takes in everything or nothing, and nothing twice."""

from __future__ import annotations

import json

import pytest
from django.db import connections

from supple.errors import ExchangeError
from supple.exchange.importing import Taken, take_in
from supple.web.diary.models import Person
from supple.web.household.models import Preferences
from tests.exchange.rows import ANA, CID, NOW, OPEN, bend, document, hurt, key, person, session

# What stands in the file, and what the sentence says about it.
ROWS = [
    ({"people": None}, "people is null; allowed is a list"),
    ({"people": [3]}, "people, row 1 is 3"),
    ({"people": [person(), person()]}, "people, row 2 has the same id as row 1"),
    ({"people": [person(nmae="x")]}, r'row 1: "nmae" is not known here \(did you mean name\?\)'),
    ({"people": [person(id="x")]}, 'id is "x"; allowed is an id'),
    ({"people": [person(id="{" + ANA + "}")]}, "allowed is an id"),
    ({"people": [person(name=None)]}, "name is null; allowed is a text of at most 200"),
    ({"people": [person(name="x" * 201)]}, "of at most 200 characters"),
    ({"people": [person(name="\ud800")]}, "allowed is a text"),
    ({"people": [person(created_at="2026-03-01T06:00:00")]}, "allowed is a moment with its offset"),
    ({"people": [person(created_at="0001-01-01T00:00:00+14:00")]}, "allowed is a moment"),
    (
        {"sessions": [session(started_at="2026-03-10T06:00:00+00:00")]},
        "row 1: started_at .* not after tomorrow",
    ),
    ({"sessions": [session(), session(12, day="2027-01-01")]}, "row 2: day is .* not after tomorrow"),
    ({"sessions": [session(day="yesterday")]}, "allowed is a day"),
    ({"sessions": [session(day=20260301)]}, "allowed is a day"),
    ({"sessions": [session(pain_before=11)]}, "pain_before is 11; allowed is a whole number from 0 to 10"),
    ({"sessions": [session(pain_before=-1)]}, "pain_before is -1"),
    ({"sessions": [session(pain_before=None)]}, "pain_before is null"),
    ({"sessions": [session(pain_before=True)]}, "pain_before is true"),
    ({"sessions": [session(pain_before=3.0)]}, "pain_before is 3.0"),
    ({"sessions": [session(pain_before="3")]}, 'pain_before is "3"'),
    ({"sessions": [session(pain_after=11)]}, "pain_after is 11; .*, or null"),
    ({"sessions": [session(utc_offset_min=841)]}, "from -840 to 840"),
    ({"sessions": [session(sequence=2**31)]}, "sequence is 2147483648"),
    ({"sessions": [session(sequence=10**400)]}, "sequence is 1000"),
    ({"sessions": [session(at_s=14400.5)]}, "at_s is 14400.5"),
    ({"sessions": [session(nothing_new=1)]}, "nothing_new is 1; allowed is true or false"),
    ({"sessions": [session(how="won")]}, "how is \"won\"; allowed is one of '', 'done', 'stopped'"),
    ({"sessions": [session(person=CID)]}, "row 1: there is no person"),
    ({"sessions": [session(ended_at=None)]}, r"do not fit together \(session_ends_once_after_start\)"),
    ({"sessions": [session(ended_at="2026-03-01T06:29:00+00:00")]}, "session_ends_once_after_start"),
    ({"sessions": [session(reason="pain")]}, "session_reason_when_stopped"),
    ({"sessions": [session(**{**OPEN, "pain_after": 3})]}, "session_pain_after_the_end"),
    ({"hurts": [hurt(), hurt(22, session=key(99))]}, "hurts, row 2: there is no session"),
    ({"hurts": [hurt(colour="")]}, "colour is \"\"; allowed is one of 'stop', 'red', 'amber', 'green'"),
    ({"bends": [bend(low=None)]}, "bend_interval_holds_centroid"),
    ({"bends": [bend(centroid=None)]}, "bend_interval_holds_centroid"),
    ({"bends": [bend(low=0.5)]}, "bend_interval_holds_centroid"),
    ({"hurts": [{name: value for name, value in hurt().items() if name != "pain"}]}, "pain is missing"),
]
FILES = [
    ("", "damaged, or no JSON"),
    ("{", "damaged, or no JSON"),
    ("[]", "not an export of Supple"),
    ('{"people": []}', "not an export of Supple"),
    ("[" * 100_000, "damaged, or no JSON"),
    ('{"supple_export": NaN}', "NaN is no number"),
    ('{"supple_export": 1, "supple_export": 1}', "stands twice"),
    ('{"supple_export": ' + "9" * 5000 + "}", "damaged"),
    (json.dumps(document())[:-40], "damaged, or no JSON"),
    (json.dumps(document(supple_export=True)), "supple_export is true"),
    (json.dumps(document(supple_export=0)), "supple_export is 0"),
    (json.dumps(document(supple_export=4)), "made by a newer Supple"),
    (json.dumps(document(version=2)), "version is 2"),
    (json.dumps(document(made_at="2036-01-01T00:00:00+00:00")), "made_at is"),
    (json.dumps(document(persons=[])), r'"persons" is not known here \(did you mean'),
    (json.dumps({name: rows for name, rows in document().items() if name != "hurts"}), "hurts is missing"),
]


def test_everything_comes_in_and_nothing_twice(data, write, kept):
    assert take_in(write(document()), NOW) == Taken(new=7, known=0)
    first = kept()
    assert [row["name"] for row in first["people"]] == ["ana", "=ben"]
    before = (data / "supple.sqlite3").read_bytes()
    assert take_in(write(document()), NOW) == Taken(new=0, known=7)
    assert kept() == first
    assert (data / "supple.sqlite3").read_bytes() == before


def test_an_export_of_before_the_camera_comes_in(data, write, kept):
    take_in(write(document()), NOW)
    Preferences.objects.create(person_id=ANA)
    (usual,) = kept()["preferences"]
    found = document(supple_export=1, preferences=[{**usual, "updated_at": NOW.isoformat()}])
    Preferences.objects.all().delete()
    Person.objects.all().delete()
    for name in ("watches", "seen", "ranges", "tracks"):
        del found[name]
    for name in ("shown_by", "camera", "wait_for_me", "keep_movement", "movement_days"):
        del found["preferences"][0][name]
    assert take_in(write(found), NOW) == Taken(new=8, known=0)
    (row,) = kept()["preferences"]
    assert (row["camera"], row["movement_days"]) == (False, 30)
    assert kept()["watches"] == []


def test_movement_data_of_before_pages_had_numbers_comes_in(data, write, kept):
    track = {"id": key(90), "session": key(11), "number": 3, "start_s": 0.0, "rate_hz": 5.0, "rows": "H4sI"}
    found = document(supple_export=2, tracks=[{**track, "created_at": NOW.isoformat()}])
    take_in(write(found), NOW)
    (row,) = kept()["tracks"]
    assert (row["run"], row["number"]) == (0, 3)


def test_a_data_folder_that_is_not_there_yet(use, tmp_path, write, kept):
    use(tmp_path / "new")
    assert take_in(write(document()), NOW).new == 7
    assert len(kept()["sessions"]) == 3


def test_only_what_is_new_comes_in(household, write):
    more = document(sessions=[session(), session(14)], hurts=[])
    assert take_in(write(more), NOW) == Taken(new=1, known=3)


def test_a_row_may_name_one_that_is_here(household, write):
    assert take_in(write(document(people=[], sessions=[], hurts=[hurt(29)])), NOW).new == 1


def test_another_spelling_of_the_same_is_the_same(household, write):
    same = session(started_at="2026-03-01T07:30:00.25+01:00", id=key(11).upper(), at_s=240)
    assert take_in(write(document(people=[], sessions=[same], hurts=[])), NOW) == Taken(new=0, known=1)


def test_the_person_that_a_new_computer_made_is_the_same_person(household, write):
    again = person(created_at="2026-03-05T09:00:00+00:00")
    assert take_in(write(document(people=[again])), NOW).known == 6


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"people": [person(name="cid")]}, r"people, row 1: this person is here already, .*\(name\)"),
        (
            {"sessions": [session(14), session(pain_before=1, at_s=3)]},
            r"row 2: this session .*\(pain_before, at_s\)",
        ),
        ({"hurts": [hurt(pain=1)]}, r"hurts, row 1: this hurt .*\(pain\)"),
    ],
)
def test_other_content_under_the_same_id_is_refused_whole(household, write, kept, changes, sentence):
    before = kept()
    with pytest.raises(ExchangeError, match=sentence):
        take_in(write(document(**changes)), NOW)
    assert kept() == before


@pytest.mark.parametrize(("changes", "sentence"), ROWS)
def test_a_row_that_cannot_be_is_refused_with_the_whole_file(household, write, kept, changes, sentence):
    before = kept()
    # Everything else in the file is new.
    fresh = {"people": [person(), person(9)], "sessions": [session(), session(19)], "hurts": [hurt(29)]}
    if "sessions" in changes:
        changes = {"sessions": [{**row, "id": key(40 + n)} for n, row in enumerate(changes["sessions"])]}
        fresh["hurts"] = []
    with pytest.raises(ExchangeError, match=sentence) as error:
        take_in(write(document(**{**fresh, **changes})), NOW)
    assert "Nothing was imported." in str(error.value)
    assert len(str(error.value)) < 400
    assert kept() == before


@pytest.mark.parametrize(("content", "sentence"), FILES)
def test_a_file_that_is_no_sound_export_is_refused(household, write, kept, content, sentence):
    before = kept()
    with pytest.raises(ExchangeError, match=sentence):
        take_in(write(content), NOW)
    assert kept() == before


def test_bytes_that_are_no_text(household, tmp_path):
    (tmp_path / "x").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ExchangeError, match="damaged, or no JSON"):
        take_in(tmp_path / "x", NOW)


def test_a_folder_and_a_file_that_is_not_there(household, tmp_path):
    with pytest.raises(ExchangeError, match=r"is a folder: name the file supple\.json"):
        take_in(tmp_path, NOW)
    with pytest.raises(ExchangeError, match="cannot be read"):
        take_in(tmp_path / "none.json", NOW)


def test_a_file_that_is_far_too_large(household, tmp_path):
    with (tmp_path / "large.json").open("wb") as stream:
        stream.truncate(2**30)
    with pytest.raises(ExchangeError, match="larger than any export"):
        take_in(tmp_path / "large.json", NOW)


def test_a_mark_at_the_beginning_is_no_fault(household, write):
    assert take_in(write("\ufeff" + json.dumps(document())), NOW).known == 7


def test_the_rows_of_a_whole_life(data, write):
    sessions = [session(100 + number) for number in range(3000)]
    assert take_in(write(document(people=[person()], sessions=sessions, hurts=[])), NOW).new == 3001
    assert take_in(write(document(people=[person()], sessions=sessions, hurts=[])), NOW).known == 3001
    connections["default"].close()
