"""The settings as the page shows them: a few sections, each with what is set now in one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.forms.boundfield import BoundField, BoundWidget
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from supple.core.movement import catalogue
from supple.web import showing
from supple.web.diary.messages import ROUTINE
from supple.web.household import effects, options
from supple.web.household.forms import SettingsForm
from supple.web.household.models import Preferences
from supple.web.household.wishes import known


@dataclass(frozen=True, slots=True)
class Option:
    """One radio button or check box, with a few words on what it means."""

    box: BoundWidget
    hint: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A field as a question: with options to choose from, or without for a line of text."""

    field: BoundField
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Some questions that belong together; `opened` where one of them has an error."""

    id: str
    title: str
    now: str
    asked: tuple[Asked, ...]
    opened: bool


Summary = Callable[[SettingsForm], str]


def sections(form: SettingsForm) -> list[Section]:
    """Return the sections in their order."""
    made = []
    for name, title, names, now in _layout():
        asked = tuple(_asked(form[field]) for field in names)
        opened = any(one.field.errors for one in asked)
        made.append(Section(name, title, now(form), asked, opened))
    return made


def faults(made: Sequence[Section]) -> list[BoundField]:
    """Return the fields that have an error, in the order of the page."""
    return [one.field for section in made for one in section.asked if one.field.errors]


def _asked(field: BoundField) -> Asked:
    if not field.use_fieldset:
        return Asked(field, ())
    boxes = list(field.subwidgets)
    return Asked(field, tuple(Option(box, options.hint(field.name, box.data["value"])) for box in boxes))


def _layout() -> tuple[tuple[str, str, tuple[str, ...], Summary], ...]:
    return (
        ("you", _("You"), ("name", "country"), _you),
        ("body", _("Your body"), ("cautions",), _body),
        ("routine", _("Your routine"), ("place", "order", "level", "pace", "left_out"), _routine),
        ("sound", _("Sound and picture"), ("voice", "shown_by", "theme"), _sound),
        (
            "camera",
            _("Camera"),
            ("camera", "wait_for_me", "curve", "keep_movement", "movement_days"),
            _camera,
        ),
        ("times", _("Times of day"), ("morning_at", "evening_at"), _times),
        (
            "physio",
            _("Your physiotherapist"),
            ("physio_name", "physio_phone", "physio_email"),
            lambda form: form.stored.physio_name or form.stored.physio_phone or _("Nobody yet"),
        ),
        ("keeping", _("Keeping your diary"), ("retention_days",), _keeping),
    )


def _you(form: SettingsForm) -> str:
    country = _label(form.stored, "country") if form.stored.country else ""
    return _joined(form.person.name or _("No name"), country)


def _body(form: SettingsForm) -> str:
    ticked = len(known(form.stored.cautions, catalogue().cautions))
    if not ticked:
        return _("Nothing ticked")
    changed = len(effects.together(known(form.stored.cautions, catalogue().cautions), ()))
    return _joined(
        ngettext("%d thing ticked", "%d things ticked", ticked) % ticked,
        ngettext("%d movement changed", "%d movements changed", changed) % changed,
    )


def _routine(form: SettingsForm) -> str:
    stored = form.stored
    out = len(known(stored.left_out, effects.movements(ROUTINE)))
    return _joined(
        _label(stored, "place"),
        _label(stored, "level"),
        options.pace_name(stored.pace),
        ngettext("%d movement left out", "%d movements left out", out) % out if out else "",
    )


def _sound(form: SettingsForm) -> str:
    colours = _label(form.stored, "theme")
    shower = dict(options.showers())[showing.known(form.stored.shown_by)]
    return _joined(_label(form.stored, "voice"), str(shower), colours if form.stored.theme else "")


def _camera(form: SettingsForm) -> str:
    stored = form.stored
    kept = _("movement data kept %d days") % stored.movement_days if stored.keep_movement else ""
    curve = _("where a backbend is (experimental)") if stored.curve else ""
    return _joined(_("On") if stored.camera else _("Off"), curve, kept)


def _times(form: SettingsForm) -> str:
    times = [time for time in (form.stored.morning_at, form.stored.evening_at) if time]
    return _joined(*(f"{time:%H:%M}" for time in times)) or _("None set")


def _keeping(form: SettingsForm) -> str:
    return options.retention_name(form.stored.retention_days)


def _label(stored: Preferences, field: str) -> str:
    return str(getattr(stored, f"get_{field}_display")())


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
