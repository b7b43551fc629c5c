"""The whole export as one FHIR R4 Bundle, and the export that a bundle holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from supple.exchange.documents import HEAD, refused
from supple.exchange.fhir import camera, resources
from supple.exchange.fhir.questionnaires import questionnaire
from supple.exchange.fhir.resources import Make, Resource, Row
from supple.exchange.fhir.rows import PREFIX, extension, row_of
from supple.exchange.fields import Table
from supple.exchange.tables import TABLES

Document = Mapping[str, Any]
HEAD_URL = f"{PREFIX}head"
MADE: Mapping[str, Make] = {
    "people": resources.patient,
    "preferences": resources.preferences,
    "sessions": resources.procedure,
    "days": resources.day,
    "reaches": resources.reach,
    "checkins": resources.check_in,
    "responses": resources.response,
    "experiments": resources.experiment,
    "screenings": resources.screening,
}
"""What becomes a resource of its own kind."""
OF_SESSIONS: Mapping[str, Callable[[Row, str], Resource]] = {
    "hurts": resources.hurt,
    "watches": camera.watch,
    "seen": camera.seen,
    "ranges": camera.stretch,
    "tracks": camera.track,
}
"""What is told of a session, and needs to be told whose it is; everything else is a Basic."""


def bundle(document: Document) -> Resource:
    """Return an export as a Bundle: one resource for each row, and what only others need beside them."""
    found = [*_with_rows(document), *_beside(document), _provenance(document)]
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "timestamp": document["made_at"],
        "entry": [{"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource} for resource in found],
    }


def document_of(found: Document) -> dict[str, Any]:
    """Return the export that a Bundle of Supple's holds, its rows not yet looked at.

    Raises:
        ExchangeError: it is no such bundle, or a resource of Supple's in it is damaged.
    """
    made: dict[str, Any] = {table.name: [] for table in TABLES}
    tables = {PREFIX + table.name: table for table in TABLES}
    entries = found.get("entry")
    if not isinstance(entries, list):
        raise refused("The bundle has no entries.")
    for number, entry in enumerate(entries, start=1):
        where = f"entry {number}"
        for one in _extensions(entry, where):
            url = one.get("url") if isinstance(one, dict) else None
            if url == HEAD_URL:
                made |= _head(one, where)
            elif url in tables:
                made[tables[url].name].append(row_of(tables[url], one, where))
    if "supple_export" not in made:
        raise refused("The bundle was not made by Supple: only Supple's own bundles can be taken back.")
    return made


def _with_rows(document: Document) -> Iterator[Resource]:
    whose = {row["id"]: row["person"] for row in document["sessions"]}
    whose |= {row["id"]: row["person"] for row in document["screenings"]}
    for table in TABLES:
        for row in document[table.name]:
            made = _resource(table, row, whose)
            yield {**made, "extension": [extension(table, row)]}


def _resource(table: Table, row: Row, whose: Mapping[str, str]) -> Resource:
    if table.name in MADE:
        return MADE[table.name](row)
    parent = row.get("session") or row.get("screening")
    person = row.get("person") or whose[str(parent)]
    if table.name in OF_SESSIONS:
        return OF_SESSIONS[table.name](row, person)
    return resources.basic(row, person, table.one)


def _beside(document: Document) -> Iterator[Resource]:
    """Yield what the rows' own resources do not say to others."""
    for row in document["sessions"]:
        yield from resources.pains(row)
    used = {(row["questionnaire"], row["version"]) for row in document["responses"]}
    for name, version in sorted(used):
        if (made := questionnaire(name, version)) is not None:
            yield made
    activities = {
        (row["person"], text): None for row in document["responses"] for text in row["activities"] if text
    }
    yield from (resources.goal(person, activity) for person, activity in activities)


def _provenance(document: Document) -> Resource:
    head = [{"url": name, "valueString": str(document[name])} for name in HEAD]
    targets = [resources.reference(row["id"]) for row in document["people"]]
    return {
        "resourceType": "Provenance",
        "id": resources.named("provenance", document["made_at"]),
        "target": targets or [{"display": "an empty diary"}],
        "recorded": document["made_at"],
        "agent": [{"who": {"display": f"Supple {document['version']}"}}],
        "extension": [{"url": HEAD_URL, "extension": head}],
    }


def _head(one: Mapping[str, Any], where: str) -> dict[str, Any]:
    parts = one.get("extension")
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        raise refused(f"{where}: the extension {HEAD_URL} has no parts.")
    head = {str(part.get("url")): part.get("valueString") for part in parts}
    number = head.get("supple_export")
    if not isinstance(number, str) or not number.isdecimal():
        raise refused(f"{where}: supple_export is {str(number)[:40]!r}; allowed is a whole number.")
    return {**head, "supple_export": int(number)}


def _extensions(entry: object, where: str) -> list[Any]:
    resource = entry.get("resource") if isinstance(entry, dict) else None
    if not isinstance(resource, dict):
        raise refused(f"{where} holds no resource.")
    found = resource.get("extension", [])
    if not isinstance(found, list):
        raise refused(f"{where}: its extension is no list.")
    return found
