"""Telephone numbers and addresses that a person types, checked, and as links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from supple.web.household.models import Preferences

FEWEST_DIGITS, MOST_DIGITS = 3, 15  # E.164
WRITTEN = re.compile(r"\+?[\d\s()./-]+")


@dataclass(frozen=True, slots=True)
class Card:
    """How to reach the person's physiotherapist; `tel` and `mailto` are addresses of links, or empty."""

    name: str
    phone: str
    tel: str
    email: str
    mailto: str


def card(stored: Preferences) -> Card | None:
    """Return the physiotherapist's card; None where nothing was filled in."""
    name, phone, email = stored.physio_name, stored.physio_phone, stored.physio_email
    if not (name or phone or email):
        return None
    return Card(name, phone, tel(phone), email, f"mailto:{quote(email, safe='@')}" if email else "")


def tel(phone: str) -> str:
    """Return the link that dials a number; empty where there is no number."""
    digits = re.sub(r"\D", "", phone)
    return f"tel:{'+' if phone.strip().startswith('+') else ''}{digits}" if digits else ""


def check_phone(value: str) -> None:
    """See that a number can be dialled; raises ValidationError."""
    digits = len(re.sub(r"\D", "", value))
    if not WRITTEN.fullmatch(value) or not FEWEST_DIGITS <= digits <= MOST_DIGITS:
        raise ValidationError(
            _("“%(value)s” is not a phone number. Write digits, such as 020 7946 0018 or +44 20 7946 0018."),
            params={"value": value},
        )
