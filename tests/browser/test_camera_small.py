"""Where a backbend was, on the smallest screens: what is said of it never stands there without its label."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from supple.core.sight.curve_model import model
from tests.browser import cameras
from tests.browser.cameras import at
from tests.browser.filming import empty
from tests.browser.leading import CLOCK, expect_state
from tests.browser.watched import STAND_INS, begin, quick_timers, wish

SCRIPTS = CLOCK + STAND_INS
browser, site, handed = cameras.browser, cameras.site, cameras.handed
SIZES = [
    (320, 568),
    (360, 640),
    (375, 667),
    (568, 320),
    (640, 360),
    (667, 375),
    (844, 390),
    (390, 844),
    (1280, 800),
]
READ_MS = 6000
BENT = """(sentence) => {
  const points = [[0, 0], [-0.1, 0.5], [-0.25, 0.95]];
  Object.assign(suppleTestJudged, {outline: true, curve: {movement: 'gentle_backbend', number: 1, sentence,
    why: null, neutral: points, thirds: [0, 1, 2].map((deg) => ({points, deg}))}});
}"""
# In pixels: what is told, its label, and how far they run out of the screen or into something to be tapped.
PLACED = """() => {
  const box = (one) => one.getBoundingClientRect();
  const [curve, label] = ['#curve', '#curve small b'].map((name) => box(document.querySelector(name)));
  const over = (other) => Math.max(0, Math.min(curve.right, other.right) - Math.max(curve.left, other.left))
    * Math.max(0, Math.min(curve.bottom, other.bottom) - Math.max(curve.top, other.top));
  const others = [...document.querySelectorAll('#player button')].filter((one) => !one.closest('#curve'));
  return {
    label: label.width * label.height > 0,
    outside: Math.max(0, -curve.left, -curve.top, curve.right - innerWidth, curve.bottom - innerHeight,
      label.bottom - curve.bottom, label.right - curve.right),
    over: others.filter((one) => one.checkVisibility() && over(box(one)) > 1).map((one) => one.innerText),
  };
}"""


@pytest.fixture
def bent(page, handed):
    """A session in its backbend, of which the longest sentence is told."""
    page.evaluate(f"() => {quick_timers(READ_MS)}")
    wish(page, curve=True)
    plan = begin(page)
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    beats = plan["timeline"]["beats"]
    at(page, next(beat["start_s"] for beat in beats if beat["movement"] == "gentle_backbend") + 1, plan)
    page.evaluate(BENT, max(model().says.values(), key=len))
    handed.show(empty(150), times=500)
    expect(page.locator("#curve p")).not_to_be_empty()
    # What the camera says passes, and then the curve has its place.
    expect(page.locator("#camera-say")).to_be_empty()
    return page


def test_its_label_always_stands_with_it(bent, axe):
    for width, height in SIZES:
        bent.set_viewport_size({"width": width, "height": height})
        expect(bent.locator("#curve p")).to_be_visible()
        expect(bent.locator("#curve small b")).to_have_text("Experimental")
        expect(bent.locator("#curve small b")).to_be_visible()
        assert bent.evaluate(PLACED) == {"label": True, "outside": 0, "over": []}, (width, height)
        axe(bent)


def test_the_last_backbend_is_told_for_a_while_when_the_next_movement_has_begun(bent):
    shown = bent.locator("#curve")
    expect(shown.get_by_role("button", name="Compare")).to_be_visible()
    bent.evaluate("() => { suppleTestJudged.outline = false; }")
    # Compare would show the next movement.
    expect(shown.get_by_role("button", name="Compare")).to_be_hidden()
    expect(shown.locator("p")).to_be_visible()
    bent.evaluate("() => { suppleTestJudged.curve = null; }")
    expect(shown).to_be_hidden()
