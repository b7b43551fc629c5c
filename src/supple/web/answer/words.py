"""What the page says about each question, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from supple.web.answer.models import Asked


@dataclass(frozen=True, slots=True)
class Words:
    """How a question's two kinds of days are called, and what a day of each kind asks for."""

    question: str
    hint: str
    with_it: str
    without: str
    on_with: str
    on_without: str


def words(question: Asked) -> Words:
    """Return the words of a question."""
    return {
        Asked.ROUTINE: Words(
            _("Does the routine help?"),
            _("Some days with the four minutes, some days without."),
            _("With the routine"),
            _("Without the routine"),
            _("Do the routine once today, at any time before the evening."),
            _("No routine today. Walk and move as you like."),
        ),
        Asked.MORNING: Words(
            _("Is the morning better than later?"),
            _("Some days before noon, some days after noon."),
            _("Before noon"),
            _("After noon"),
            _("Do the routine before noon today."),
            _("Do the routine after noon today, and before the evening."),
        ),
        Asked.HEAT: Words(
            _("Does heat help?"),
            _("Some days with a warm pack, some days without."),
            _("With heat"),
            _("Without heat"),
            _("Use heat once today: 15 to 20 minutes, with a cloth between. Not on numb skin. Then tick it."),
            _("No heat today. Tick what else you used, or “Nothing of these”."),
        ),
        Asked.EXTENSION: Words(
            _("Do the bends backwards help?"),
            _("Some days with them; on the other days Supple leaves them out."),
            _("With bends backwards"),
            _("Without bends backwards"),
            _("Do the whole routine today, with the bends backwards."),
            _("Do the routine today. Supple leaves the bends backwards out."),
        ),
    }[question]


def answers() -> dict[str, str]:
    """Return the short names of the answers that an experiment can give."""
    return {
        "helping": _("Helping"),
        "probably_helping": _("Probably helping"),
        "no_clear_difference": _("No clear difference"),
        "probably_not_helping": _("Probably not helping"),
        "too_soon": _("Too soon to say"),
    }
