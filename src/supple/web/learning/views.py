"""The pages to read; all they say comes from the catalogue."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from supple import __version__
from supple.core import learn
from supple.core.movement import Movement, catalogue
from supple.core.movement.areas import areas
from supple.core.movement.model import Felt, Statement
from supple.core.safety import gate, warning_signs
from supple.core.sight.load import sight_of
from supple.web.door import person
from supple.web.household.models import Preferences
from supple.web.learning import demonstration


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """List everything there is to read."""
    return render(request, "learning/index.html", {"here": "learn", "topics": learn.topics().values()})


@require_GET
def topic(request: HttpRequest, topic_id: str) -> HttpResponse:
    """Show one learn page with its sources."""
    found = learn.topics().get(topic_id)
    if found is None:
        raise Http404(_("There is no such page. All pages are listed under Learn."))
    return render(request, "learning/topic.html", {"here": "learn", "topic": found})


@require_GET
def questions(request: HttpRequest) -> HttpResponse:
    """Show the common questions with their answers."""
    return render(request, "learning/questions.html", {"here": "learn", "questions": learn.questions()})


@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """Say what Supple is and is not, and which rules it follows."""
    context = {
        "here": "about",
        "about": learn.about(),
        "version": __version__,
        "pain_rules": gate(0).version,
        "signs": warning_signs().version,
    }
    return render(request, "learning/about.html", context)


@require_GET
def movements(request: HttpRequest) -> HttpResponse:
    """List all movements: those of the routine first, then their other forms."""
    known = catalogue().movements
    order = catalogue().routines["four_minutes"].movements
    others = [movement for name, movement in known.items() if name not in order]
    context = {
        "here": "movements",
        "routine": [known[name] for name in order],
        "others": others,
        "gallery": demonstration.gallery(_shown_by(request)),
    }
    return render(request, "learning/movements.html", context)


@require_GET
def movement(request: HttpRequest, movement_id: str) -> HttpResponse:
    """Show one movement: steps, what to feel, what to watch for, other forms, who should not, sources."""
    found = _movement(movement_id)
    context = {
        "here": "movements",
        "forms": _forms(found),
        "cautions": _cautions(found),
        "sight": sight_of(found),
        "faults": _faults(found),
        "sources": _sources(found),
        **_demonstrated(request, found),
    }
    return render(request, "learning/movement.html", context)


@require_GET
def closer(request: HttpRequest, movement_id: str) -> JsonResponse:
    """Answer with the part of a movement's page that shows it, for a session that stands still meanwhile."""
    found = _movement(movement_id)
    part = render_to_string("learning/_demonstration.html", _demonstrated(request, found), request)
    return JsonResponse({"title": found.name, "html": part})


def _movement(movement_id: str) -> Movement:
    found = catalogue().movements.get(movement_id)
    if found is None:
        raise Http404(_("There is no such movement. All movements are listed under Learn."))
    return found


def _demonstrated(request: HttpRequest, movement: Movement) -> dict[str, Any]:
    """Return what the part that shows a movement is made of."""
    return {
        "movement": movement,
        "demonstration": demonstration.facts(movement, _shown_by(request)),
        "feels": demonstration.feels(movement),
        "areas": areas().values(),
    }


def _shown_by(request: HttpRequest) -> str:
    return Preferences.of(person(request)).shown_by


def _faults(movement: Movement) -> list[dict[str, Any]]:
    """Return the faults in words, each with its number and two pictures where it can be shown."""
    shown = demonstration.shown_faults(movement)
    return [
        {
            "text": fault.text,
            "cue": fault.cue,
            "number": shown.index(fault) if fault in shown else None,
            "pictures": demonstration.pair(movement, fault) if fault in shown else None,
        }
        for fault in movement.faults
    ]


def _forms(movement: Movement) -> list[dict[str, str]]:
    """Return the other forms of a movement, and of a form the whole movement: each with what it is."""
    kinds = {"gentle": _("easier"), "chair": _("on a chair"), "whole": _("the whole movement")}
    others = {**movement.forms, **({"whole": movement.form_of} if movement.form_of else {})}
    return [
        {"id": name, "name": catalogue().movements[name].name, "kind": kinds[kind]}
        for kind, name in others.items()
    ]


def _cautions(movement: Movement) -> list[dict[str, str]]:
    """Return who should leave this movement out, or do another one instead, and why."""
    known = catalogue()
    found = []
    for caution in known.cautions.values():
        action = caution.actions.get(movement.id, "")
        if action:
            instead = known.movements.get(action)
            found.append(
                {"name": caution.name, "instead": instead.name if instead else "", "note": caution.note.text}
            )
    return found


def _sources(movement: Movement) -> list[dict[str, str]]:
    """Return the sources of all that a movement's page says, in the order of their first use."""
    sight = sight_of(movement)
    seen = (*sight.tells, *sight.cannot_tell) if sight else ()
    said: tuple[Statement | Felt, ...] = (
        movement.aim,
        movement.feel,
        *movement.areas,
        *movement.steps,
        *movement.faults,
        *movement.easier,
        *movement.harder,
        *seen,
    )
    keys = dict.fromkeys(statement.source for statement in said)
    return [
        {"key": key, **{name: str(value) for name, value in catalogue().sources[key].items()}} for key in keys
    ]
