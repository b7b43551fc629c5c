"""The settings page, and the pages about people."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from supple.web.diary.models import Person
from supple.web.door import person
from supple.web.faults import Problem
from supple.web.household import people, purging, said, shown
from supple.web.household.forms import SettingsForm
from supple.web.household.models import Preferences
from supple.web.household.small_forms import NewPersonForm, SureForm

form_page = require_http_methods(["GET", "HEAD", "POST"])


@form_page
def settings(request: HttpRequest) -> HttpResponse:
    """Show the settings, or keep them."""
    form = SettingsForm(person(request), request.POST if request.method == "POST" else None)
    if form.is_valid():
        kept = form.save()
        said.say(request, _("Your settings are saved."), *form.notes, *_too_old(kept))
        return redirect("settings")
    return render(request, "household/settings.html", shown.context(request, form))


def _too_old(kept: Preferences) -> list[str]:
    count = purging.too_old(kept.person, kept.retention_days, timezone.now())
    if not count:
        return []
    words = ngettext(
        "%d session is too old to be kept. It will be deleted tomorrow, or when Supple starts again.",
        "%d sessions are too old to be kept. They will be deleted tomorrow, or when Supple starts again.",
        count,
    )
    return [words % count]


@form_page
def who(request: HttpRequest) -> HttpResponse:
    """Ask who is here, or make this device theirs."""
    if request.method == "POST":
        return _switch(request, request.POST.get("person", ""))
    context = {"here": "people", "new": NewPersonForm(), "said": said.heard(request)}
    return render(request, "household/people.html", context)


def _switch(request: HttpRequest, key: str) -> HttpResponse:
    try:
        found = people.switch(request, UUID(key))
    except ValueError:
        found = None
    if found is None:
        raise Problem(404, _("There is nobody of that name here."), _("Go back and choose again."))
    return redirect("today")


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Give somebody new a diary, and make this device theirs."""
    form = NewPersonForm(request.POST)
    if not form.is_valid():
        return render(request, "household/people.html", {"here": "people", "new": form})
    new = people.add(form.cleaned_data["name"])
    people.switch(request, new.pk)
    said.say(request, _("%s has a diary now, and this page is theirs. See what fits.") % new.name)
    return redirect("settings")


@form_page
def delete_mine(request: HttpRequest) -> HttpResponse:
    """Ask whether the person means it, then delete them, their diary and their settings."""
    owner = person(request)
    form = SureForm(owner.name or _("delete"), request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _arrive(request, people.forget(owner), _("That diary is gone."))
    context = {"form": form, "count": owner.sessions.count(), "everyone": False}
    return _ask(request, context)


@form_page
def delete_everything(request: HttpRequest) -> HttpResponse:
    """Ask whether the person means it, then delete everybody's diary and settings."""
    form = SureForm(_("delete everything"), request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _arrive(request, people.forget_everyone(), _("Everything is gone. This is a new start."))
    return _ask(request, {"form": form, "everyone": True})


def _ask(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    return render(request, "household/delete.html", {"here": "settings", **context})


def _arrive(request: HttpRequest, first: Person, words: str) -> HttpResponse:
    people.switch(request, first.pk)
    said.say(request, words)
    return redirect("people")
