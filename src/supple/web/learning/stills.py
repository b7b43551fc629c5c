"""Pictures of single poses: for pages where nobody moves, and to lay right beside wrong."""

from __future__ import annotations

import re
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from supple.core.movement import catalogue, pose_of
from supple.drawing.camera import VIEWS
from supple.drawing.feeling import glow
from supple.drawing.figure import props_for
from supple.drawing.svg import still
from supple.errors import CatalogueError

THEMES = ("light", "dark")
FOR_AN_HOUR = "private, max-age=3600"
_VIEW_BOX = re.compile(r'viewBox="([^"]+)"')
_GROUND = re.compile(r'<rect x="[^"]+" y="[^"]+" width="[^"]+" height="[^"]+"')


@require_GET
def pose(request: HttpRequest, key: str) -> HttpResponse:
    """Answer with the picture of a pose.

    `?beside=` names another one that it is to be as large as, `?feel=` a movement: where that should be
    felt glows.
    """
    view, theme = request.GET.get("view", "side"), request.GET.get("theme", "light")
    feel = request.GET.get("feel", "")
    if view not in VIEWS or theme not in THEMES or feel not in ("", *catalogue().movements):
        raise Http404(_("There is no such view, theme or movement."))
    try:
        if feel:
            drawn = glowing(key, view, theme, feel)
        else:
            drawn = picture(key, view, theme, request.GET.get("beside", key))
    except CatalogueError as error:
        raise Http404(str(error)) from error
    return HttpResponse(drawn, content_type="image/svg+xml", headers={"Cache-Control": FOR_AN_HOUR})


@lru_cache(maxsize=512)
def picture(key: str, view: str, theme: str, beside: str) -> str:
    """Return the SVG of a pose in a frame that another pose fits into as well. Raises CatalogueError."""
    drawn, other = (_drawn(name, view, theme) for name in (key, beside))
    boxes = [_box(one) for one in (drawn, other)]
    left, top = (min(box[at] for box in boxes) for at in (0, 1))
    right, bottom = (max(box[at] + box[at + 2] for box in boxes) for at in (0, 1))
    x, y, wide, high = (f"{value:.0f}" for value in (left, top, right - left, bottom - top))
    framed = _VIEW_BOX.sub(f'viewBox="{x} {y} {wide} {high}"', drawn, count=1)
    return _GROUND.sub(f'<rect x="{x}" y="{y}" width="{wide}" height="{high}"', framed, count=1)


@lru_cache(maxsize=512)
def glowing(key: str, view: str, theme: str, movement: str) -> str:
    """Return the SVG of a pose that glows where a movement should be felt. Raises CatalogueError."""
    felt = catalogue().movements[movement].areas
    over = glow(pose_of(catalogue(), key), view, felt, mirrored=key.endswith(".right"))
    return _drawn(key, view, theme).replace("</svg>", f"{over}</svg>")


def _drawn(key: str, view: str, theme: str) -> str:
    shown = pose_of(catalogue(), key)
    return still(shown, view, theme=theme, props=props_for(shown))


def _box(drawn: str) -> list[float]:
    found = _VIEW_BOX.search(drawn)
    return [float(value) for value in found[1].split()] if found else [0.0, 0.0, 1.0, 1.0]
