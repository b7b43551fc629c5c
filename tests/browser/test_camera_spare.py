"""The camera spares the device: few pictures where nothing moves, never a queue, nothing that grows.

The workers are stand-ins: only what passes between them and the page is looked at.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.filming import empty
from tests.browser.leading import CLOCK, expect_state
from tests.browser.watched import FAKE_CAMERA, STAND_INS, Handed, begin, counts, wish
from tools.chromium import running_chromium

PICTURES = 120
# How many pictures a worker was given at most before it answered; the judge is so slow that it answers only
# when three more pictures have been looked at.
COUNTED = """
globalThis.suppleOpen = {look: 0, judge: 0, most: 0, since: 0, answer: null};
{
  const own = Worker.prototype.postMessage;
  const judge = Worker.prototype.judge;
  Worker.prototype.judge = function (asked) {
    const told = judge.call(this, asked);
    if (!asked.found) return told;
    suppleOpen.since = 0;
    suppleOpen.answer = () => {
      suppleOpen.answer = null;
      suppleOpen.judge -= 1;
      this.over || this.onmessage({data: told});
    };
    return null;
  };
  Worker.prototype.postMessage = function (asked, ...more) {
    const kind = asked.picture ? 'look' : asked.found ? 'judge' : '';
    if (kind) suppleOpen.most = Math.max(suppleOpen.most, suppleOpen[kind] += 1);
    if (kind === 'look') setTimeout(() => { suppleOpen.look -= 1; }, 0);
    if (kind === 'look' && (suppleOpen.since += 1) > 3) setTimeout(() => suppleOpen.answer?.(), 0);
    return own.call(this, asked, ...more);
  };
}
"""
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


@pytest.fixture(scope="module")
def browser():
    with running_chromium(*FAKE_CAMERA) as chromium:
        yield chromium


@pytest.fixture
def watched(page, server):
    """A session that the camera watches, with a judge that is slow; the camera."""
    page.add_init_script(CLOCK + STAND_INS + COUNTED)
    camera = Handed(page)
    page.goto(server.address)
    begin(page)
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    return camera


def test_one_picture_at_a_time_and_only_the_newest_waits(page, watched):
    page.evaluate(MOVES)
    watched.show(empty(150), times=PICTURES // 8)
    page.wait_for_function("() => suppleTestCamera.left === 0", timeout=60_000)
    page.wait_for_function("() => { suppleOpen.answer?.(); return suppleOpen.judge === 0; }")
    expect(page.locator("#camera-overlay")).to_be_visible()
    told = counts(page)
    assert page.evaluate("() => suppleOpen.most") == 1
    assert told["taken"] == told["found"] <= told["shown"]
    # The judge was slower: what came meanwhile was replaced, not kept.
    assert told["judged"] <= told["found"] / 2
    assert told["waiting"] <= 1


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
    assert taken_while_time_stands(page, watched, 100) > 5


def test_kept_movement_is_sent_in_stretches_that_do_not_grow(page, server):
    page.add_init_script(CLOCK + STAND_INS)
    camera, sizes = Handed(page), []

    def take(route):
        sizes.append(len(route.request.post_data))
        route.fulfill(status=201, json={})

    wish(page, keep=True)
    page.route("**/landmarks/**", take)
    page.goto(server.address)
    page.evaluate(MOVES)
    begin(page)
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    camera.show(tuple((at / 4, picture) for at, (_, picture) in enumerate(empty(150))), times=40)
    # Four pictures a second: 280 rows are more than two stretches.
    while len(sizes) < 2:
        page.wait_for_timeout(50)
    assert max(sizes) <= 24_000
