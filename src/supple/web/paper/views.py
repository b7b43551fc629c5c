"""The printed sheet and its pictures."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from supple.core.movement import Choices, catalogue
from supple.core.movement.model import Level, Place
from supple.drawing.palette import PALETTES
from supple.web.door import person
from supple.web.household.contact import card
from supple.web.household.models import Preferences
from supple.web.household.wishes import place_for, wishes
from supple.web.pages import COUNTRY
from supple.web.paper import pictures
from supple.web.paper import sheet as paper
from supple.web.paper.shown import shown

PLACES = ("floor", "bed", "chair")
# The stronger level has more movements than two pages hold in large print.
LEVELS = ("standard", "gentle")
FOR_AN_HOUR = "private, max-age=3600"


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """Show the two pages as the person's settings make them; `?level=` and `?place=` choose otherwise."""
    stored = Preferences.of(person(request))
    choices = _choices(request, stored)
    made = paper.sheet(choices, stored.country or COUNTRY)
    context = {
        "here": "",
        "sheet": made,
        "shower": shown(made, choices, stored.shown_by),
        "physiotherapist": card(stored),
        "weeks": paper.WEEKS,
        "days": paper.DAYS,
    }
    return render(request, "print.html", context)


@require_GET
def picture(request: HttpRequest, movement: str) -> HttpResponse:
    """Answer with a movement's still picture: on white paper, or with `?theme=` on a page's own ground."""
    place, theme = _asked(request, "place", PLACES), _asked(request, "theme", tuple(PALETTES), "paper")
    try:
        drawn = pictures.picture(movement, place, theme)
    except KeyError:
        raise Http404 from None
    return HttpResponse(drawn, content_type="image/svg+xml", headers={"Cache-Control": FOR_AN_HOUR})


def _choices(request: HttpRequest, stored: Preferences) -> Choices:
    wanted = wishes(stored, catalogue())
    return Choices(
        level=cast("Level", _asked(request, "level", LEVELS, wanted.level)),
        place=cast("Place", _asked(request, "place", PLACES, place_for(wanted.place, wanted.cautions))),
        order=wanted.order,
        cautions=wanted.cautions,
        left_out=wanted.left_out,
    )


def _asked(request: HttpRequest, name: str, known: tuple[str, ...], usual: str = "") -> str:
    value = request.GET.get(name)
    if value is None:
        return usual if usual in known else known[0]
    if value not in known:
        raise Http404
    return value
