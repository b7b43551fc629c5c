"""The camera spares the device: few pictures where nothing moves, never a queue, nothing that grows.

The workers are stand-ins: only what passes between them and the page is looked at.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser import cameras
from tests.browser.filming import empty
from tests.browser.leading import CLOCK, expect_state
from tests.browser.watched import STAND_INS, begin, counts, wish

PICTURES = 120
# How many pictures were under way at most, with a judge so slow that three more are shown before it answers.
COUNTED = """
globalThis.suppleOpen = {now: 0, most: 0};
{
  const {postMessage, judge} = Worker.prototype;
  Worker.prototype.judge = function (asked) {
    const told = judge.call(this, asked);
    if (!asked.found) return told;
    const {shown} = suppleTestCamera;
    const timer = setInterval(() => {
      if (suppleTestCamera.shown < shown + 3 && suppleTestCamera.left) return;
      clearInterval(timer);
      suppleOpen.now -= 1;
      this.tell(told);
    }, 1);
    return null;
  };
  Worker.prototype.postMessage = function (asked) {
    if (asked.picture) suppleOpen.most = Math.max(suppleOpen.most, suppleOpen.now += 1);
    postMessage.call(this, asked);
  };
}
"""
SCRIPTS = CLOCK + STAND_INS + COUNTED
browser, site, handed = cameras.browser, cameras.site, cameras.handed
BODY = "() => { globalThis.suppleTestBody = Array.from({length: 132}, () => 0.5); }"
MOVES = """() => {
  let at = 0;
  const body = Array.from({length: 132}, () => 0.5);
  const get = () => body.map((x) => x + 0.02 * (at++ % 2 + at % 3));
  Object.defineProperty(globalThis, 'suppleTestBody', {get});
}"""
# From now on the page's clock stands still, where it is told to.
STAND = """(ahead_ms) => {
  const now = performance.now() + ahead_ms;
  performance.now = () => now;
}"""


@pytest.fixture
def watched(page, handed):
    """A session that the camera watches, with a judge that is slow; the camera."""
    begin(page)
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    return handed


def test_one_picture_at_a_time_and_none_waits(page, watched):
    page.evaluate(MOVES)
    pictures = watched.show(empty(150), times=PICTURES // 8)
    counted = re.compile(rf"^\d+ {pictures} {pictures}$")
    expect(page.locator("#camera-overlay")).to_have_attribute("data-counts", counted, timeout=60_000)
    assert page.evaluate("() => suppleOpen") == {"now": 0, "most": 1}
    # The judge was slower: what came meanwhile was replaced, not kept.
    assert counts(page)["shown"] >= 3 * pictures


def taken_while_time_stands(page, camera, ahead_ms):
    """Let time go on at once, and then stand still while pictures are shown; return how many were taken."""
    page.evaluate(STAND, ahead_ms)
    camera.show(empty(150), times=10)
    page.wait_for_function(
        "(most) => suppleTestCamera.shown > most", arg=page.evaluate("suppleTestCamera.shown") + 60
    )
    return page.evaluate("() => { suppleTestCamera.left = 0; return suppleTestCamera.given; }")


def test_where_nothing_moves_few_pictures_are_looked_at(page, watched):
    page.evaluate(BODY)
    watched.show(empty(150), times=2)
    page.wait_for_function("() => suppleTestCamera.left === 0")
    # Five seconds later nothing has moved: one picture is looked at, and none more before the time for it.
    assert taken_while_time_stands(page, watched, 5_000) == 1
    assert taken_while_time_stands(page, watched, 150) == 0
    assert taken_while_time_stands(page, watched, 200) == 1


def test_where_something_moves_every_picture_may_be(page, watched):
    page.evaluate(MOVES)
    watched.show(empty(150), times=2)
    page.wait_for_function("() => suppleTestCamera.left === 0")
    page.evaluate(STAND, 100)
    watched.show(empty(150), times=60)
    page.wait_for_function("() => suppleTestCamera.given > 5")


def test_kept_movement_is_sent_in_stretches_that_do_not_grow(page, handed):
    sizes = []

    def take(route):
        sizes.append(len(route.request.post_data))
        route.fulfill(status=201, json={})

    wish(page, keep=True)
    page.route("**/landmarks/**", take)
    page.evaluate(MOVES)
    begin(page)
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    handed.show(tuple((at / 4, picture) for at, (_, picture) in enumerate(empty(150))), times=40, begins_s=0)
    # Four pictures a second: 280 rows are more than two stretches.
    while len(sizes) < 2:
        page.wait_for_timeout(50)
    assert max(sizes) <= 24_000
