"""What the settings page tells beside its fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.forms.boundfield import BoundWidget
from django.http import HttpRequest

from supple import __version__
from supple.core.movement import Choices, catalogue
from supple.web.camera import shown as camera
from supple.web.household import choosing, contact, effects, said, sections
from supple.web.household.effects import Described
from supple.web.household.forms import SettingsForm
from supple.web.household.wishes import Wishes, forgotten, place_for, wishes


@dataclass(frozen=True, slots=True)
class Row:
    """A caution with its check box."""

    box: BoundWidget
    described: Described


def context(request: HttpRequest, form: SettingsForm) -> dict[str, Any]:
    """Return the settings page's context; what the cautions change is told as it is kept."""
    made = sections.sections(form)
    wanted = wishes(form.stored, catalogue())
    return {
        "here": "settings",
        "form": form,
        "sections": made,
        "faults": sections.faults(made),
        "cautions": [Row(*pair) for pair in zip(form["cautions"], effects.described(), strict=True)],
        "changes": effects.together(wanted.cautions, wanted.left_out),
        "right": choosing.right_for_now(_usual(wanted)),
        "forgotten": forgotten(form.stored.cautions, catalogue().cautions),
        "card": contact.card(form.stored),
        "camera": camera.context(form.person),
        "said": said.heard(request),
        "version": __version__,
    }


def _usual(wanted: Wishes) -> Choices:
    place = place_for(wanted.place, wanted.cautions)
    return Choices(place=place, order=wanted.order, cautions=wanted.cautions, left_out=wanted.left_out)
