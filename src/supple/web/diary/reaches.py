"""Delete an answer about where pain reaches."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from supple.web.diary import days, deleting
from supple.web.door import person
from supple.web.faults import Problem


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask whether an answer shall go (GET), and delete it (POST); what it asked for stays."""
    stored = person(request).reaches.filter(pk=key).first()
    if stored is None:
        raise Problem(404, _("There is no such answer."), _("Look in the diary."))
    told = days.shown(stored)
    what = _("Left: %(left)s. Right: %(right)s.") % {"left": told["left"], "right": told["right"]}
    back = reverse("day", args=(stored.day.isoformat(),))
    return deleting.ask_or_do(request, stored, deleting.Words(_("Delete this answer?"), what, back))
