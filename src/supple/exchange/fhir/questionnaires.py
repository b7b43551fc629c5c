"""A questionnaire's file as a FHIR Questionnaire."""

from __future__ import annotations

from supple.core.measures.load import questionnaires
from supple.core.measures.model import Item
from supple.exchange.fhir.resources import Resource, named


def questionnaire(name: str, version: int) -> Resource | None:
    """Return a questionnaire as it is asked here; None for one, or a version, that is not known here."""
    known = questionnaires().get(name)
    if known is None or known.version != version:
        return None
    made: Resource = {
        "resourceType": "Questionnaire",
        "id": named("questionnaire", name, str(version)),
        "url": f"urn:supple:questionnaire:{name}",
        "version": str(version),
        "title": known.name,
        "status": "active",
        "copyright": known.licence.text,
    }
    items = [_item(item, known.ask) for item in known.items]
    return {**made, "item": items} if items else made


def _item(item: Item, ask: str) -> Resource:
    options = [
        {"valueCoding": {"code": str(option.value), "display": option.text}} for option in item.options
    ]
    made: Resource = {"linkId": item.id, "text": item.text or ask, "type": "choice"}
    if item.each_activity:
        made["repeats"] = True
    return {**made, "answerOption": options} if options else made
