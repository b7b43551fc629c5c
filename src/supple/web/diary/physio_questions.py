"""Questions for the physiotherapist: noted when they come up, taken along, ticked off."""

from __future__ import annotations

import uuid
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from supple.web.diary import answers, deleting
from supple.web.diary.asked import LONGEST_QUESTION
from supple.web.diary.daily import LONGEST_NOTE
from supple.web.diary.models import Person, Question
from supple.web.door import person
from supple.web.faults import Problem

page = require_http_methods(["GET", "HEAD", "POST"])


@page
def questions(request: HttpRequest) -> HttpResponse:
    """List the questions (GET), or note one (POST)."""
    owner = person(request)
    if request.method != "POST":
        return render(request, "diary/questions.html", _context(owner))
    typed = request.POST.get("text", "")
    try:
        text = _text(typed)
    except answers.UnclearError as fault:
        context = {**_context(owner), "typed": typed, "fault": str(fault)}
        return render(request, "diary/questions.html", context, status=422)
    keep(owner, _key(request), text)
    return redirect("physio-questions")


def _text(typed: str) -> str:
    text = " ".join(answers.text(typed, LONGEST_QUESTION).split())
    if not text:
        raise answers.UnclearError(_("Write your question first."))
    return text


def keep(owner: Person, key: UUID, text: str) -> Question:
    """Keep a question once.

    Raises:
        Problem: 404 where the id is another's, 409 where it was sent with another text before.
    """
    first = {"person": owner, "text": text, "asked_at": timezone.now()}
    stored, _new = Question.objects.get_or_create(pk=key, defaults=first)
    if stored.person_id != owner.pk:
        raise Problem(404, _("There is no such question."), _("Load the page again."))
    if stored.text != text:
        raise Problem(409, _("Another question was noted here already."), _("Load the page again."))
    return stored


@require_POST
def tick(request: HttpRequest, key: UUID) -> HttpResponse:
    """Tick a question off, with its answer if one is given; or open it again."""
    stored = own(person(request), key)
    if request.POST.get("do") == "open":
        Question.objects.filter(pk=stored.pk).update(answered_at=None)
        return redirect("physio-questions")
    typed = request.POST.get("answer", "")
    try:
        answer = answers.text(typed, LONGEST_NOTE)
    except answers.UnclearError as fault:
        faulty = {"faulty": stored.pk, "typed_answer": typed, "fault": str(fault)}
        return render(request, "diary/questions.html", {**_context(stored.person), **faulty}, status=422)
    now = stored.answered_at or max(timezone.now(), stored.asked_at)
    Question.objects.filter(pk=stored.pk).update(answered_at=now, answer=answer)
    return redirect("physio-questions")


@page
def delete(request: HttpRequest, key: UUID) -> HttpResponse:
    """Ask whether a question shall go (GET), and delete it (POST)."""
    stored = own(person(request), key)
    back = reverse("physio-questions")
    words = deleting.Words(_("Delete this question?"), stored.text, back, "physio-questions", counts=False)
    return deleting.ask_or_do(request, stored, words)


def own(owner: Person, key: UUID) -> Question:
    """Return the person's question; raises `Problem` 404 where there is none, or it is another's."""
    stored = owner.questions.filter(pk=key).first()
    if stored is None:
        raise Problem(404, _("There is no such question."), _("Look at your list."))
    return stored


def _context(owner: Person) -> dict[str, Any]:
    every = list(owner.questions.all())
    return {
        "here": "physio-questions",
        "open": [one for one in every if one.answered_at is None],
        "answered": [one for one in reversed(every) if one.answered_at],
        "key": uuid.uuid4(),
        "longest": LONGEST_QUESTION,
        "longest_answer": LONGEST_NOTE,
    }


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("id", ""))
    except ValueError as error:
        raise Problem(422, _("The question has no id."), _("Load the page again.")) from error
