"""The printed sheet and its pictures."""

from __future__ import annotations

from typing import cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from supple.core.movement import Choices
from supple.core.movement.model import Level, Place
from supple.web.paper import pictures
from supple.web.paper import sheet as paper

PLACES = ("floor", "bed", "chair")
# The stronger level has more movements than two pages hold in large print.
LEVELS = ("standard", "gentle")
FOR_AN_HOUR = "private, max-age=3600"


@require_GET
def sheet(request: HttpRequest) -> HttpResponse:
    """Show the two pages; `?level=` and `?place=` choose what stands on them."""
    choices = Choices(
        level=cast("Level", _asked(request, "level", LEVELS)),
        place=cast("Place", _asked(request, "place", PLACES)),
    )
    context = {"here": "", "sheet": paper.sheet(choices), "weeks": paper.WEEKS, "days": paper.DAYS}
    return render(request, "print.html", context)


@require_GET
def picture(request: HttpRequest, movement: str) -> HttpResponse:
    """Answer with the still picture of a movement."""
    try:
        drawn = pictures.picture(movement, _asked(request, "place", PLACES))
    except KeyError:
        raise Http404 from None
    return HttpResponse(drawn, content_type="image/svg+xml", headers={"Cache-Control": FOR_AN_HOUR})


def _asked(request: HttpRequest, name: str, known: tuple[str, ...]) -> str:
    value = request.GET.get(name, known[0])
    if value not in known:
        raise Http404
    return value
