"""A session that is loaded anew in the middle, and the days before it. The workers are stand-ins."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import cameras
from tests.browser.filming import empty
from tests.browser.leading import CLOCK, expect_state
from tests.browser.watched import STAND_INS, begin, wish

SEEN = """([seen, change]) => {
  const range = {measure: 'hip_flexion_deg', unit: 'degrees', repetitions: seen, least: change,
    median: change, most: change, uncertainty: 10, first: change, last: change};
  suppleTestSummary.frames = 100;
  suppleTestSummary.watched_s = 10;
  suppleTestSummary.parts = [{movement: 'double_knee_hug', part: 'hugs', side: null, expected: 5, seen,
    not_judged: 0, half: 0, coverage: 1, holds_s: [], ranges: [range]}];
  suppleTestJudged.events = [{kind: 'repetition'}];
}"""
HUGGING = """(change) => Object.assign(suppleTestJudged.now, {armed: true, count: 3, of: 5, share: 0.6,
  change, movement: 'double_knee_hug', part: 'hugs', measure: 'hip_flexion_deg'})"""
SCRIPTS = CLOCK + STAND_INS
browser, site, handed = cameras.browser, cameras.site, cameras.handed
OWN = {"measure": "hip_flexion_deg", "unit": "degrees", "usual": 30, "least": 20, "most": 40, "days": 3}


def watch_on(page, handed):
    """Begin to be watched."""
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    handed.show(empty(150), times=500)
    expect(page.locator("#camera-light")).to_contain_text("Camera on")


def seen_so_far(page, seen, change):
    """Let the judge have counted so many, and wait until it was asked for its sums after that."""
    page.evaluate(SEEN, [seen, change])
    expect(page.locator("#camera-overlay")).to_have_attribute("data-counts", re.compile(r"^\d+ [1-9]"))
    page.wait_for_timeout(100)


def test_loaded_anew_in_the_middle_nothing_is_lost(page, handed):
    begin(page)
    watch_on(page, handed)
    seen_so_far(page, 2, 18.0)
    with page.expect_request(lambda one: "/seen/" in one.url) as first:
        page.reload()
    # As if it had been left for a while: each page has a number of its own.
    page.evaluate("() => { const now = Date.now; Date.now = () => now() + 60_000; }")
    page.locator("#resume-go").click()
    watch_on(page, handed)
    seen_so_far(page, 3, 30.0)
    page.keyboard.press("Escape")
    with page.expect_request(lambda one: "/seen/" in one.url) as second:
        page.locator("#stop button[value=other]").click()
    numbers = [int(sent.value.url.rpartition("/")[2]) for sent in (first, second)]
    assert numbers[1] - numbers[0] >= 60
    page.locator('#after .scale button[value="3"]').click()
    expect(page.locator("#done-seen-title")).to_have_text("The camera counted 5 of 5 repetitions.")


def bar(page):
    """Return where mark and band stand on the range bar, in shares of its width."""
    return page.locator("#camera-range").evaluate(
        """(bar) => {
          const {left, width} = bar.getBoundingClientRect();
          const [band, mark] = [...bar.children].map((one) => one.getBoundingClientRect());
          const middle = (mark.left + mark.right) / 2;
          return [middle, band.left, band.right].map((x) => (x - left) / width);
        }"""
    )


def test_the_bar_shows_today_against_the_days_before(page, handed):
    wish(page, own={"double_knee_hug|hugs|-": OWN})
    begin(page)
    watch_on(page, handed)
    page.evaluate(HUGGING, 25.0)
    expect(page.locator("#camera-count")).to_have_text("Seen 3 of 5")
    expect(page.locator("#camera-range")).to_have_attribute("data-earlier", "true")
    assert bar(page) == pytest.approx([0.5, 0.4, 0.8], abs=0.02)
    page.evaluate(HUGGING, 45.0)
    expect(page.locator("#camera-range i")).to_have_attribute("style", re.compile(r"left: 90%"))
    colour = "(one) => getComputedStyle(one).backgroundColor"
    beyond = page.locator("#camera-range i").evaluate(colour)
    page.evaluate(HUGGING, 400.0)
    expect(page.locator("#camera-range i")).to_have_attribute("style", re.compile(r"left: 100%"))
    assert page.locator("#camera-range i").evaluate(colour) == beyond


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_narrow_phone_the_lamp_covers_nothing_of_the_bar(page, handed, width):
    page.set_viewport_size({"width": width, "height": 740})
    wish(page, own={"double_knee_hug|hugs|-": OWN})
    begin(page)
    watch_on(page, handed)
    page.evaluate(HUGGING, 25.0)
    expect(page.locator("#camera-range")).to_have_attribute("data-earlier", "true")
    (shown, lamp) = (page.locator(name).bounding_box() for name in ("#camera-range", ".camera-light"))
    assert shown["x"] + shown["width"] <= lamp["x"]
    assert shown["width"] >= 20
    assert bar(page) == pytest.approx([0.5, 0.4, 0.8], abs=0.02)


def test_without_days_before_the_bar_is_todays_own(page, handed):
    begin(page)
    watch_on(page, handed)
    page.evaluate(HUGGING, 25.0)
    expect(page.locator("#camera-range")).to_have_attribute("data-earlier", "false")
    expect(page.locator("#camera-range i")).to_have_attribute("style", re.compile(r"width: 60%"))
    expect(page.locator("#camera-range s")).not_to_be_visible()
