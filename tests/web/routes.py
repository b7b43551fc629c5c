"""Every address of the site, in one place: whoever sweeps over all of them takes them from here."""

from __future__ import annotations

import datetime as dt
import uuid

from django.urls import get_resolver, reverse

# Something that is there for everybody; ids are made up, so that they are nobody's.
ARGUMENTS = {
    "token": "no-such-token",
    "routine": "four_minutes",
    "movement": "gentle_backbend",
    "movement_id": "gentle_backbend",
    "topic_id": "walking",
    "system": "iphone",
    "name": "E1",
    "key": "double_knee_hug.hug",
    "number": 0,
    "run": 0,
    "place": "floor",
    "day": dt.datetime.now(dt.UTC).date().isoformat(),
}
PATTERNS = {pattern.name: pattern.pattern for pattern in get_resolver().url_patterns}


def address(name: str, /, **known: object) -> str:
    """Return the address of a route; an argument that is not a made-up id has its example above."""
    kinds = {each: type(kind).__name__ for each, kind in PATTERNS[name].converters.items()}
    made = {each: uuid.uuid4() for each, kind in kinds.items() if kind == "UUIDConverter"}
    missing = kinds.keys() - {*made, *ARGUMENTS, *known}
    assert not missing, f"tests/web/routes.py: give an example of {missing} of the route {name!r}"
    given = {**ARGUMENTS, **made, **known}
    return reverse(name, kwargs={each: given[each] for each in kinds})


ROUTES = {name: address(name) for name in PATTERNS}
