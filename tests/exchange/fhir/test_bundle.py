"""The diary as a FHIR Bundle: valid for everybody, and back without loss."""

from __future__ import annotations

import json
from functools import cache

import jsonschema
import pytest

from supple.errors import ExchangeError
from supple.exchange.exporting import FHIR_FILE, export
from supple.exchange.fhir import bundle, document_of
from supple.exchange.importing import take_in
from supple.exchange.tables import TABLES
from tests.exchange.rows import ANA, NOW, bend, document, key
from tools.places import NODE_MODULES

LATER = {field.name for table in TABLES for field in table.fields if field.since > 1}
SCHEMA = NODE_MODULES / "@medplum" / "definitions" / "dist" / "fhir" / "r4" / "fhir.schema.json"


@cache
def schema():
    """R4's own schema, whose top is one of all resources: told by resourceType, to be quick and clear."""
    whole = json.loads(SCHEMA.read_text("utf-8"))
    return whole["definitions"]


def faults(resource):
    name = resource["resourceType"]
    definitions = {**schema(), "ResourceList": True}
    checker = jsonschema.Draft6Validator({"$ref": f"#/definitions/{name}", "definitions": definitions})
    return [f"{name}: {error.json_path} {error.message[:120]}" for error in checker.iter_errors(resource)]


def kinds(made):
    return [entry["resource"]["resourceType"] for entry in made["entry"]]


def test_every_resource_is_valid_r4(full):
    made = bundle(full)
    assert faults({**made, "entry": []}) == []
    assert [fault for entry in made["entry"] for fault in faults(entry["resource"])] == []


def test_a_fault_would_be_found(full):
    patient = bundle(full)["entry"][0]["resource"]
    assert faults({**patient, "gender": 7}) != []
    assert faults({**patient, "colour": "red"}) != []


def test_it_has_the_kinds_that_others_look_for(full):
    found = set(kinds(bundle(full)))
    assert {
        "Patient", "Observation", "Questionnaire", "QuestionnaireResponse", "CarePlan", "Goal", "Procedure",
        "Provenance",
    } <= found  # fmt: skip


def test_nothing_is_lost(full):
    assert document_of(json.loads(json.dumps(bundle(full)))) == full


def test_every_table_is_in_the_example(full):
    assert [table.name for table in TABLES if not full[table.name]] == []


def test_pain_is_told_with_its_code(full):
    pains = [
        entry["resource"]
        for entry in bundle(full)["entry"]
        if entry["resource"].get("code", {}).get("coding", [{}])[0].get("code") == "72514-3"
    ]
    sessions, hurts, check_ins = full["sessions"], full["hurts"], full["checkins"]
    told = [row[name] for row in sessions for name in ("pain_before", "pain_after") if row[name] is not None]
    told += [row["pain"] for row in (*hurts, *check_ins)]
    assert sorted(pain["valueInteger"] for pain in pains) == sorted(told)
    assert 0 in told, "0 is a value"


def test_references_lead_to_entries(full):
    made = bundle(full)
    known = {entry["fullUrl"] for entry in made["entry"]}
    named = [word for word in json.dumps(made).split('"') if word.startswith("urn:uuid:")]
    assert set(named) <= known
    assert len(known) == len(made["entry"])


def test_it_comes_back_into_an_empty_diary(household, kept, tmp_path, empty):
    before = kept()
    written = export(tmp_path / "out", "fhir", NOW) / FHIR_FILE
    empty()
    taken = take_in(written, NOW)
    assert taken.known == 0
    assert kept() == before


def test_one_of_before_some_fields_and_tables_comes_in(data, full, kept, write):
    made = bundle({**full, "supple_export": 1})
    for entry in made["entry"]:
        for row in entry["resource"].get("extension", []):
            row["extension"] = [part for part in row["extension"] if part["url"] not in LATER]
    take_in(write(made, "bundle.json"), NOW)
    found = kept()
    assert [row["run"] for row in found["tracks"]] == [0]
    assert [(row["shown_by"], row["curve"]) for row in found["preferences"]] == [("rosa", False)]


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda made: made.pop("entry"), "no entries"),
        (lambda made: made["entry"].clear(), "not made by Supple"),
        (lambda made: made["entry"].append({"fullUrl": "urn:uuid:1"}), "holds no resource"),
        (lambda made: _part(made, "name").update(url="colour"), "'colour' is no field of people"),
        (lambda made: _part(made, "name").pop("valueString"), "name has 0 values"),
        (lambda made: _pain(made).update(valueInteger=11), "sessions, row 1: pain_before is 11"),
        (lambda made: _day(made).update(valueDate="2031-01-01"), "sessions, row 1: day is"),
    ],
)
def test_a_damaged_bundle_is_refused_whole(household, kept, write, spoil, said):
    made = bundle(kept())
    spoil(made)
    before = kept()
    with pytest.raises(ExchangeError, match=said) as refused:
        take_in(write(made, "bundle.json"), NOW)
    assert "Nothing was imported." in str(refused.value)
    assert kept() == before


def test_a_foreign_bundle_is_refused(write, household):
    foreign = {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": {"resourceType": "Patient"}}],
    }
    with pytest.raises(ExchangeError, match="not made by Supple"):
        take_in(write(foreign, "bundle.json"), NOW)


def _fields(made, kind):
    resource = next(e["resource"] for e in made["entry"] if e["resource"]["resourceType"] == kind)
    return resource["extension"][0]["extension"]


def _part(made, name, kind="Patient"):
    return next(part for part in _fields(made, kind) if part["url"] == name)


def _pain(made):
    return _part(made, "pain_before", "Procedure")


def _day(made):
    return _part(made, "day", "Procedure")


@pytest.fixture
def full():
    """A document with a row in every table."""
    made = document()
    at = "2026-03-02T07:00:00+00:00"
    more = {
        "days": {
            "id": key(41),
            "person": ANA,
            "day": "2026-03-02",
            "used": ["heat"],
            "note": "Better.",
            "sleep": 7,
            "stiffness": None,
            "confidence": 8,
            "walk_min": 20,
            "created_at": at,
        },
        "reaches": {
            "id": key(42),
            "person": ANA,
            "at": at,
            "utc_offset_min": 60,
            "day": "2026-03-02",
            "left": 0,
            "right": 2,
            "told_new": False,
            "movement": "",
            "created_at": at,
        },
        "checkins": {
            "id": key(43),
            "person": ANA,
            "at": at,
            "utc_offset_min": 60,
            "day": "2026-03-02",
            "slot": "evening",
            "pain": 4,
            "created_at": at,
        },
        "responses": {
            "id": key(44),
            "person": ANA,
            "questionnaire": "psfs",
            "version": 1,
            "at": at,
            "utc_offset_min": 60,
            "day": "2026-03-02",
            "activities": ["Putting on socks"],
            "answers": {"activity-1": "4"},
            "created_at": at,
        },
        "experiments": {
            "id": key(45),
            "person": ANA,
            "question": "routine",
            "outcome": "evening",
            "starts": "2026-03-03",
            "block_days": 3,
            "order": "0110",
            "seed": 2**52,
            "declared_on": "2026-03-02",
            "ended_on": None,
            "created_at": at,
        },
        "preferences": {
            "person": ANA,
            "country": "UK",
            "theme": "",
            "shown_by": "rosa",
            "voice": "full",
            "place": "bed",
            "order": "article",
            "level": "",
            "pace": 1.25,
            "cautions": ["pregnant"],
            "left_out": ["gentle_backbend"],
            "morning_at": "07:30:00",
            "evening_at": None,
            "retention_days": None,
            "physio_name": "Bea",
            "physio_phone": "",
            "physio_email": "",
            "camera": True,
            "wait_for_me": False,
            "keep_movement": True,
            "movement_days": 30,
            "curve": True,
            "updated_at": at,
        },
        "watches": {
            "session": key(11),
            "pose_model": "lite",
            "model_version": "",
            "judge_version": "0.1.0",
            "delegate": "CPU",
            "frames": 3000,
            "watched_s": 211.5,
            "lost": "",
            "cannot_see": {"/nobody": "12.5"},
            "cues": {},
            "created_at": at,
        },
        "seen": {
            "id": key(51),
            "session": key(11),
            "movement": "single_knee_hug",
            "part": "hug",
            "side": "left",
            "expected": 1,
            "seen": 1,
            "not_judged": 0,
            "half": 0,
            "coverage": 0.97,
            "holds": 1,
            "hold_least_s": 5.1,
            "hold_median_s": 5.1,
            "hold_most_s": 5.1,
            "place": 2,
        },
        "ranges": {
            "id": key(52),
            "session": key(11),
            "movement": "single_knee_hug",
            "part": "hug",
            "side": "left",
            "measure": "hip_flexion_deg",
            "unit": "degrees",
            "repetitions": 1,
            "least": 25.0,
            "median": 25.0,
            "most": 25.0,
            "uncertainty": 10.0,
            "first": 25.0,
            "last": 25.0,
            "place": 20,
        },
        "tracks": {
            "id": key(53),
            "session": key(11),
            "run": 95,
            "number": 0,
            "start_s": -12.5,
            "rate_hz": 5.0,
            "rows": "H4sIAAAAAAAC/w==",
            "created_at": at,
        },
        "bends": bend(54),
        "questions": {
            "id": key(46),
            "person": ANA,
            "text": "May I swim?",
            "asked_at": at,
            "answered_at": None,
            "answer": "",
        },
        "screenings": {
            "id": key(47),
            "person": ANA,
            "asked_at": at,
            "rules_version": "2026-11-2",
            "why": "first_use",
            "answers": {"E1": "no"},
            "level": "",
            "completed_at": at,
            "locked_at": None,
        },
        "releases": {
            "id": key(48),
            "screening": key(47),
            "kind": "seen",
            "signs": ["U1"],
            "seen_by": "a doctor",
            "seen_on": "2026-03-02",
            "told_may_exercise": True,
            "rules_version": "2026-11-2",
            "at": at,
        },
        "changes": {
            "id": key(49),
            "session": key(11),
            "at_s": 12.5,
            "movement": "single_knee_hug",
            "position": "lying",
            "what": "easier",
            "created_at": at,
        },
    }
    for name, row in more.items():
        if not made[name]:
            made[name] = [row]
    return {**made, **{table.name: [_padded(table, row) for row in made[table.name]] for table in TABLES}}


def _padded(table, row):
    """See that a row here has just the fields that the table has."""
    names = [field.name for field in table.fields]
    assert sorted(row) == sorted(names), table.name
    return {name: row[name] for name in names}
