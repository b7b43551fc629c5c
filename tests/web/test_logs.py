"""The log says where something went wrong, never what anybody entered."""

from __future__ import annotations

import logging

import pytest
from django.test import RequestFactory
from django.urls import resolve

from supple.web.logs import ShortFormatter


def logged(**extra):
    record = logging.LogRecord(
        "django.request", logging.ERROR, "", 1, "Internal: %s", ("/open/secret",), None
    )
    record.__dict__.update(extra)
    return ShortFormatter("supple: %(message)s").format(record)


def test_a_request_is_named_by_its_route():
    request = RequestFactory().get("/open/secret")
    request.resolver_match = resolve("/open/secret")
    assert logged(request=request) == "supple: ERROR in GET /open/<str:token>"


def test_an_exception_is_named_without_its_words():
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - its words are looked for below
        int("my back hurts")
    text = logged(exc_info=(caught.type, caught.value, caught.tb))
    assert "ValueError" in text
    assert "test_logs.py" in text
    assert "my back hurts" not in text
