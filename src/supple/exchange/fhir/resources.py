"""Rows of the export -> FHIR R4 resources: what each table becomes for somebody else's system."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from supple.core.movement import catalogue
from supple.core.safety.reaching import FURTHEST

Resource = dict[str, Any]
Row = Mapping[str, Any]
Make = Callable[[Row], Resource]

LOINC = "http://loinc.org"
_PAIN_NAME = "Pain severity - 0-10 verbal numeric rating [Score] - Reported"
PAIN = {
    "coding": [{"system": LOINC, "code": "72514-3", "display": _PAIN_NAME}],
    "text": "Pain, 0-10",
}
SURVEY = [
    {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "survey"}]}
]
_NAMES = uuid.UUID("6b1d3c1e-6f0b-4c8e-9f6f-0d1b1c0a5e01")


def named(*parts: str) -> str:
    """Return an id that is the same every time for something without an id of its own."""
    return str(uuid.uuid5(_NAMES, "/".join(parts)))


def reference(key: str) -> Resource:
    """Return a reference to a resource of the same bundle."""
    return {"reference": f"urn:uuid:{key}"}


def patient(row: Row) -> Resource:
    """Return a person."""
    made: Resource = {"resourceType": "Patient", "id": row["id"]}
    return {**made, "name": [{"text": row["name"]}]} if row["name"] else made


def procedure(row: Row) -> Resource:
    """Return a session: a routine that was done, stopped, or not given."""
    made: Resource = {
        "resourceType": "Procedure",
        "id": row["id"],
        "status": _session_status(row),
        "code": {"text": f"Back routine {row['routine']}".strip()},
        "subject": reference(row["person"]),
        "performedPeriod": _period(row["started_at"], row["ended_at"]),
    }
    return {**made, "statusReason": {"text": row["reason"]}} if row["reason"] else made


def pains(row: Row) -> Iterator[Resource]:
    """Yield the pains before and after a session; they are told by the session's own row as well."""
    for when, at in (("before", row["started_at"]), ("after", row["ended_at"])):
        value = row[f"pain_{when}"]
        if value is not None:
            made = _pain(named(row["id"], when), row["person"], at, value)
            yield {**made, "partOf": [reference(row["id"])], "note": [{"text": f"{when} the session"}]}


def hurt(row: Row, person: str) -> Resource:
    """Return a pain during a movement."""
    made = _pain(row["id"], person, row["created_at"], row["pain"])
    told = f"during {_movement(row['movement'])}, {row['at_s']:.0f} s into the routine: {row['colour']}"
    return {**made, "partOf": [reference(row["session"])], "note": [{"text": told}]}


def check_in(row: Row) -> Resource:
    """Return a check-in at one of the person's two times of day."""
    made = _pain(row["id"], row["person"], row["at"], row["pain"])
    return {**made, "note": [{"text": f"{row['slot']} check-in"}]}


def reach(row: Row) -> Resource:
    """Return how far pain reaches down each leg."""
    places = [(side, row[side]) for side in ("left", "right")]
    return {
        **_observation(row["id"], row["person"], f"Where pain reaches, 0 none to {FURTHEST} foot"),
        "effectiveDateTime": row["at"],
        "component": [{"code": {"text": side}, "valueInteger": value} for side, value in places],
    }


def day(row: Row) -> Resource:
    """Return what was told of a day: stiffness, sleep, confidence, a walk, what else was used."""
    parts = [
        {"code": {"text": text}, "valueInteger": row[name]}
        for name, text in (
            ("stiffness", "Stiffness after the first hugs, 0-10"),
            ("sleep", "Sleep, 0 bad to 10 good"),
            ("confidence", "Confidence, 0 not to 10 quite"),
            ("walk_min", "Walk in minutes"),
        )
        if row[name] is not None
    ]
    used = [{"code": {"text": "Also used"}, "valueString": name} for name in row["used"] if name]
    made = _observation(row["id"], row["person"], "A day of the back diary")
    made["effectiveDateTime"] = row["day"]
    if parts or used:
        made["component"] = [*parts, *used]
    return {**made, "note": [{"text": row["note"]}]} if row["note"] else made


def response(row: Row) -> Resource:
    """Return a finished questionnaire."""
    answers = [_answer(key, value) for key, value in row["answers"].items()]
    return {
        **_answered(row["id"], row["person"], row["at"]),
        "questionnaire": f"urn:supple:questionnaire:{row['questionnaire']}|{row['version']}",
        **({"item": answers} if answers else {}),
    }


def screening(row: Row) -> Resource:
    """Return one asking of the warning signs."""
    answers = [_answer(key, value) for key, value in row["answers"].items()]
    made = _answered(row["id"], row["person"], row["asked_at"], done=row["completed_at"] is not None)
    made["questionnaire"] = f"urn:supple:warning-signs|{row['rules_version']}"
    return {**made, "item": answers} if answers else made


def experiment(row: Row) -> Resource:
    """Return an experiment: what was declared beforehand."""
    status = "revoked" if row["ended_on"] else "active"
    told = f"Blocks of {row['block_days']} days, order {row['order']} (1: the pair begins with it)"
    return {
        **_plan(row["id"], row["person"], status, f"Experiment: {row['question']}"),
        "description": told,
        "period": _period(row["starts"], row["ended_on"]),
        "created": row["declared_on"],
    }


def preferences(row: Row) -> Resource:
    """Return what a person chose for the routine."""
    made = _plan(named("preferences", row["person"]), row["person"], "active", "Back routine")
    chosen = [f"place {row['place']}", f"order {row['order']}", f"level {row['level'] or 'as suggested'}"]
    chosen += [f"caution {name}" for name in row["cautions"]]
    chosen += [f"without {_movement(name)}" for name in row["left_out"]]
    return {
        **made,
        "activity": [{"detail": {"status": "scheduled", "description": text}} for text in chosen],
    }


def basic(row: Row, person: str, what: str) -> Resource:
    """Return something that no other resource of R4 fits."""
    key = row.get("id") or named(what, person)
    return {"resourceType": "Basic", "id": key, "code": {"text": what}, "subject": reference(person)}


def goal(person: str, activity: str) -> Resource:
    """Return an activity that a person named as hard to do: what they want to do again."""
    return {
        "resourceType": "Goal",
        "id": named("goal", person, activity),
        "lifecycleStatus": "active",
        "description": {"text": activity},
        "subject": reference(person),
    }


def _session_status(row: Row) -> str:
    if not row["routine"]:
        return "not-done"
    return {"done": "completed", "stopped": "stopped"}.get(row["how"], "in-progress")


def _period(start: str, end: str | None) -> Resource:
    return {"start": start, "end": end} if end else {"start": start}


def _observation(key: str, person: str, text: str) -> Resource:
    return {
        "resourceType": "Observation",
        "id": key,
        "status": "final",
        "category": SURVEY,
        "code": {"text": text},
        "subject": reference(person),
    }


def _pain(key: str, person: str, at: str, value: int) -> Resource:
    made = _observation(key, person, "")
    return {**made, "code": PAIN, "effectiveDateTime": at, "valueInteger": value}


def _answered(key: str, person: str, at: str, done: bool = True) -> Resource:
    return {
        "resourceType": "QuestionnaireResponse",
        "id": key,
        "status": "completed" if done else "in-progress",
        "subject": reference(person),
        "authored": at,
    }


def _answer(key: str, value: str) -> Resource:
    return {"linkId": key, "answer": [{"valueString": value}]} if value else {"linkId": key}


def _plan(key: str, person: str, status: str, title: str) -> Resource:
    return {
        "resourceType": "CarePlan",
        "id": key,
        "status": status,
        "intent": "plan",
        "title": title,
        "subject": reference(person),
    }


def _movement(key: str) -> str:
    movement = catalogue().movements.get(key)
    return movement.name if movement else key
