"""Ask before anything of the diary is deleted, then delete it for good."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from supple.web.household import shredding


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked, what would be gone, and the address for "keep it"; `then` is the page afterwards.

    `counts` tells that plots and rules go by it.
    """

    question: str
    what: str
    back: str
    then: str = "diary"
    counts: bool = True


def ask_or_do(request: HttpRequest, stored: Model, words: Words) -> HttpResponse:
    """Ask whether `stored` shall be deleted (GET), or delete it and what belongs to it (POST)."""
    return _ask_or(request, stored.delete, words)


def ask_or_do_rows(request: HttpRequest, rows: QuerySet[Any], words: Words) -> HttpResponse:
    """Ask whether these rows shall be deleted (GET), or delete them (POST)."""
    return _ask_or(request, rows.delete, words)


def _ask_or(request: HttpRequest, delete: Callable[[], object], words: Words) -> HttpResponse:
    if request.method != "POST":
        return render(request, "diary/delete.html", {"here": "diary", "words": words})
    delete()
    shredding.shred()
    return redirect(words.then)
