"""What the camera saw as FHIR R4 observations: counts, holds and ranges. Movement data is a Basic."""

from __future__ import annotations

from typing import Any

from supple.core.movement import catalogue
from supple.exchange.fhir.resources import Resource, Row, named, reference

UCUM = "http://unitsofmeasure.org"
ACTIVITY = [
    {"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "activity"}]}
]


def seen(row: Row, person: str) -> Resource:
    """Return what was counted of one part of a movement, and how long it was held."""
    counts = [
        {"code": {"text": text}, "valueInteger": row[name]}
        for name, text in (
            ("expected", "Repetitions in the routine"),
            ("seen", "Repetitions seen"),
            ("not_judged", "Repetitions not seen well enough"),
            ("half", "Repetitions begun and not finished"),
        )
    ]
    made = _observation(row, person, f"Counted by a camera: {_name(row)}")
    return {**made, "component": [*counts, *_holds(row), *_coverage(row)]}


def stretch(row: Row, person: str) -> Resource:
    """Return how far a movement went from the person's own start, with its uncertainty."""
    made = _observation(row, person, f"Range by a camera, from the person's own start: {_name(row)}")
    told = f"{row['measure']}, {row['repetitions']} repetitions, give or take {row['uncertainty']:g}"
    parts = [
        {"code": {"text": name}, "valueQuantity": _quantity(row[name], row["unit"])}
        for name in ("least", "most", "first", "last")
    ]
    return {
        **made,
        "valueQuantity": _quantity(row["median"], row["unit"]),
        "component": parts,
        "note": [{"text": told}],
    }


def watch(row: Row, person: str) -> Resource:
    """Return that a camera watched, and with what."""
    return _basic(named("watch", row["session"]), person, "camera watched a session")


def track(row: Row, person: str) -> Resource:
    """Return a stretch of movement data."""
    return _basic(row["id"], person, "track")


def _observation(row: Row, person: str, text: str) -> Resource:
    return {
        "resourceType": "Observation",
        "id": row["id"],
        "status": "final",
        "category": ACTIVITY,
        "code": {"text": text},
        "subject": reference(person),
        "partOf": [reference(row["session"])],
    }


def _basic(key: str, person: str, what: str) -> Resource:
    return {"resourceType": "Basic", "id": key, "code": {"text": what}, "subject": reference(person)}


def _holds(row: Row) -> list[dict[str, Any]]:
    if row["hold_median_s"] is None:
        return []
    quantity = {"value": row["hold_median_s"], "unit": "s", "system": UCUM, "code": "s"}
    return [{"code": {"text": "Held, the middle one"}, "valueQuantity": quantity}]


def _coverage(row: Row) -> list[dict[str, Any]]:
    if row["coverage"] is None:
        return []
    quantity = {"value": round(100 * row["coverage"], 1), "unit": "%", "system": UCUM, "code": "%"}
    return [{"code": {"text": "In view"}, "valueQuantity": quantity}]


def _quantity(value: float, unit: str) -> dict[str, Any]:
    coded = {"system": UCUM, "code": "deg"} if unit == "degrees" else {}
    return {"value": value, "unit": unit, **coded}


def _name(row: Row) -> str:
    movement = catalogue().movements.get(row["movement"])
    name = movement.name if movement else row["movement"]
    return ", ".join(filter(None, (name, str(row["part"]).replace("_", " "), row["side"])))
