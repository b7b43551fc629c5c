"""The report's four addresses, and the person's times."""

from __future__ import annotations

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from supple.web.diary import clock
from supple.web.door import person
from supple.web.report import contents, drawn, ranges, sheet


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    """Show the report."""
    made = _made(request)
    return render(
        request,
        "report/report.html",
        {
            "here": "",
            "report": made,
            "described": drawn.described(made),
            "how_far": ranges.described(made.trends),
        },
    )


@require_GET
def picture(request: HttpRequest) -> HttpResponse:
    """Answer with pain over time as a picture."""
    return _file(drawn.svg(_made(request)).encode(), "image/svg+xml")


@require_GET
def how_far(request: HttpRequest) -> HttpResponse:
    """Answer with how far movements went as a picture."""
    return _file(ranges.svg(_made(request).trends).encode(), "image/svg+xml")


@require_GET
def pdf(request: HttpRequest) -> HttpResponse:
    """Answer with the report as a PDF to keep or to send."""
    from supple.web.report.pdf import pdf as printed

    made = _made(request)
    return _file(printed(made), "application/pdf", f"supple-report-{made.made_on}.pdf")


@require_GET
def table(request: HttpRequest) -> HttpResponse:
    """Answer with the report's weeks as a table."""
    made = _made(request)
    return _file(sheet.table(made).encode(), "text/csv; charset=utf-8", f"supple-weeks-{made.made_on}.csv")


@require_GET
def times(request: HttpRequest) -> HttpResponse:
    """Answer with the person's times of day as a calendar."""
    from supple.web.report.times import calendar

    owner, now = person(request), timezone.now()
    return _file(
        calendar(owner, clock.today(owner, now), now), "text/calendar; charset=utf-8", "supple-times.ics"
    )


def _made(request: HttpRequest) -> contents.Report:
    owner = person(request)
    today: dt.date = clock.today(owner, timezone.now())
    return contents.report(owner, today)


def _file(content: bytes, kind: str, name: str = "") -> HttpResponse:
    answer = HttpResponse(content, content_type=kind, headers={"Cache-Control": "no-store"})
    if name:
        answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
