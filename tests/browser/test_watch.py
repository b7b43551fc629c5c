"""The watch itself: a page that misbehaves is heard, and axe finds what is broken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

MISBEHAVE = """async () => {
  console.warn("a warning");
  setTimeout(() => { throw new Error("nobody catches this"); }, 0);
  const script = document.createElement("script");
  script.textContent = "1";
  document.head.append(script);
  new Image().src = "http://elsewhere.invalid/x.png";
  await fetch("/no-such-page");
  await new Promise((resolve) => setTimeout(resolve, 200));
}"""


def test_every_kind_of_complaint_is_heard(opened: Page, watch: Any) -> None:
    assert watch.unexpected() == []
    opened.evaluate(MISBEHAVE)
    heard = "\n".join(watch.complaints)
    for complaint in (
        "console warning: a warning",
        "page error: nobody catches this",
        "policy: script-src-elem blocked inline",
        "policy: img-src blocked http://elsewhere.invalid/x.png",
        "foreign request: GET http://elsewhere.invalid/x.png",
        "status of 404",
    ):
        assert complaint in heard
    watch.expect("status of 404")
    assert "status of 404" not in "\n".join(watch.unexpected())
    watch.expect("")


def test_axe_names_what_is_broken(opened: Page, axe: Callable[[Page], None]) -> None:
    opened.evaluate("() => { document.querySelector('main').innerHTML = '<button></button>'; }")
    with pytest.raises(pytest.fail.Exception, match=r"button-name \(critical\)"):
        axe(opened)
