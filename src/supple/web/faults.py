"""What a person, or the page's own code, is told when something cannot be done."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from supple.errors import SuppleError
from supple.web import storing

PROBLEM = "application/problem+json"


class Problem(Exception):  # noqa: N818 - named after RFC 9457
    """A request that cannot be carried out: raised anywhere below a view, answered in one shape."""

    def __init__(self, status: int, title: str, detail: str = "") -> None:
        super().__init__(title)
        self.status, self.title, self.detail = status, title, detail


def refuse(request: HttpRequest, status: int, title: str, detail: str) -> HttpResponse:
    """Answer with a page where a page was asked for, with problem+json otherwise."""
    if wants_page(request):
        context = {"status": status, "title": title, "detail": detail}
        return render(request, "error.html", context, status=status)
    return problem(Problem(status, title, detail))


def problem(fault: Problem) -> JsonResponse:
    """Return the problem as RFC 9457 describes it."""
    body = {"title": fault.title, "detail": fault.detail, "status": fault.status}
    return JsonResponse(body, status=fault.status, content_type=PROBLEM)


def wants_page(request: HttpRequest) -> bool:
    """Tell whether a browser opens a page or sends a form, rather than a script asking for data."""
    return request.method in {"GET", "HEAD", "POST"} and "text/html" in request.headers.get("Accept", "")


class FaultMiddleware:
    """Turn known faults of a view into an answer with a sentence; leave the others to Django's 500."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a request."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer for a `Problem`, a `SuppleError` or a database that cannot store just now."""
        if isinstance(error, Problem):
            return refuse(request, error.status, error.title, error.detail)
        if isinstance(error, SuppleError):
            return refuse(request, 500, error.message, error.hint)
        if isinstance(error, DatabaseError):
            trouble = storing.explain(error)
            if trouble:
                return _storing_trouble(request, trouble)
        return None


def _storing_trouble(request: HttpRequest, trouble: storing.Trouble) -> HttpResponse:
    response = refuse(request, trouble.status, trouble.title, trouble.detail)
    if trouble.status == HTTPStatus.SERVICE_UNAVAILABLE:
        response["Retry-After"] = "2"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a write whose CSRF token is missing or old."""
    del reason
    return refuse(request, 403, _("This page is out of date."), _("Load it again and repeat the last step."))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that Django refused to read."""
    del exception
    return refuse(request, 400, _("Supple could not read that request."), _("Go back and try again."))


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that is not allowed."""
    del exception
    return refuse(request, 403, _("That is not allowed here."), _("Open the first page and start there."))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that does not exist, or not for this person."""
    del exception
    return refuse(request, 404, _("There is nothing here."), _("Look in the diary, or start a new session."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when Supple itself is at fault."""
    return refuse(
        request,
        500,
        _("Something went wrong inside Supple."),
        _("What you saved before is still there. Load the page again."),
    )
