"""One value at a time: from the database to plain JSON, and back with every fault named."""

from __future__ import annotations

import datetime as dt
import math
import uuid
from collections.abc import Callable
from typing import TypeVar

from supple.exchange.fields import Field, Kind
from supple.web.reading import LEAD

MOST_TEXTS = 1000
EARLIEST = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

T = TypeVar("T")
Texts = list[str]
Answers = dict[str, str]
Value = uuid.UUID | str | Texts | Answers | dt.date | dt.time | float | bool | None
Plain = str | Texts | Answers | int | float | bool | None
Reader = Callable[[object, Field, dt.datetime], Value]


def plain(value: Value) -> Plain:
    """Return a stored value as JSON has it; instants are told in UTC."""
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat()
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value


def read(raw: object, field: Field, now: dt.datetime) -> Value:
    """Return the Python value of what a file holds.

    Raises:
        ValueError: it is not what the field may hold; `allowed(field)` says what would be.
    """
    if raw is None and field.optional:
        return None
    value = READERS[field.kind](raw, field, now)
    if field.options and value not in field.options:
        raise ValueError(raw)
    return value


def allowed(field: Field) -> str:
    """Return in words what the field may hold."""
    words = f"one of {', '.join(map(repr, field.options))}" if field.options else _WORDS[field.kind]
    if field.longest and not field.options:
        words += f" of at most {field.longest} characters"
    if field.high > field.low:
        words += f" from {field.low:.0f} to {field.high:.0f}"
    return f"{words}, or null" if field.optional else words


def _id(raw: object, _field: Field, _now: dt.datetime) -> uuid.UUID:
    text = _typed(raw, str)
    found = uuid.UUID(text)
    # UUID() also takes braces, "urn:uuid:" and no hyphens: one row, many spellings.
    if str(found) != text.lower():
        raise ValueError(text)
    return found


def _text(raw: object, field: Field, _now: dt.datetime) -> str:
    text = _typed(raw, str)
    text.encode()  # half a surrogate pair cannot be stored
    if len(text) > field.longest:
        raise ValueError(text)
    return text


def _texts(raw: object, field: Field, now: dt.datetime) -> Texts:
    texts = _typed(raw, list)
    if len(texts) > MOST_TEXTS:
        raise ValueError(raw)
    return [_text(text, field, now) for text in texts]


def _answers(raw: object, field: Field, now: dt.datetime) -> Answers:
    answers = _typed(raw, dict)
    return dict(
        zip(_texts(list(answers), field, now), _texts(list(answers.values()), field, now), strict=True)
    )


def _instant(raw: object, _field: Field, now: dt.datetime) -> dt.datetime:
    moment = dt.datetime.fromisoformat(_typed(raw, str))
    if moment.tzinfo is None or not EARLIEST <= moment <= now + LEAD:
        raise ValueError(raw)
    return moment.astimezone(dt.UTC)


def _day(raw: object, _field: Field, now: dt.datetime) -> dt.date:
    day = dt.date.fromisoformat(_typed(raw, str))
    if not EARLIEST.date() <= day <= (now + 2 * LEAD).date():
        raise ValueError(raw)
    return day


def _time(raw: object, _field: Field, _now: dt.datetime) -> dt.time:
    time = dt.time.fromisoformat(_typed(raw, str))
    if time.tzinfo is not None:
        raise ValueError(raw)
    return time


def _whole(raw: object, field: Field, _now: dt.datetime) -> int:
    number = _typed(raw, int)
    if not field.low <= number <= field.high:
        raise ValueError(raw)
    return number


def _number(raw: object, field: Field, _now: dt.datetime) -> float:
    # Every number of JSON that is no whole one is a float, and a whole one may stand for a float.
    number = raw if isinstance(raw, float) else _typed(raw, int)
    if not math.isfinite(number) or not field.low <= number <= field.high:
        raise ValueError(raw)
    return float(number)


def _yes_or_no(raw: object, _field: Field, _now: dt.datetime) -> bool:
    return _typed(raw, bool)


def _typed(raw: object, kind: type[T]) -> T:
    # bool is an int to Python, not to a person.
    if not isinstance(raw, kind) or (isinstance(raw, bool) and kind is not bool):
        raise ValueError(raw)
    return raw


READERS: dict[Kind, Reader] = {
    "id": _id,
    "text": _text,
    "texts": _texts,
    "answers": _answers,
    "instant": _instant,
    "day": _day,
    "time": _time,
    "whole number": _whole,
    "number": _number,
    "yes or no": _yes_or_no,
}

_WORDS: dict[Kind, str] = {
    "id": "an id such as 5a0b1e00-0000-4000-8000-000000000001",
    "text": "a text",
    "texts": "a list of texts, each",
    "answers": "an object of texts, each",
    "instant": "a moment with its offset, such as 2026-01-31T07:30:00+00:00, and not after tomorrow",
    "day": "a day such as 2026-01-31, and not after tomorrow",
    "time": "a time of day such as 07:30:00",
    "whole number": "a whole number",
    "number": "a number",
    "yes or no": "true or false",
}
