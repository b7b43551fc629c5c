"""When the camera is on, when it is off, and that a session needs it for nothing.

The workers are stand-ins here: what they see is in test_camera.py.
"""

from __future__ import annotations

import base64
import json
import re
from array import array

import pytest
from playwright.sync_api import expect

from tests.browser import cameras
from tests.browser.cameras import at
from tests.browser.filming import empty
from tests.browser.leading import CLOCK, expect_state, hurt
from tests.browser.watched import STAND_INS, begin, quick_timers, wish

PAUSE_MS, PATIENCE_MS = 60_000, 45_000
REFUSE = (
    "navigator.mediaDevices.getUserMedia = async () => { throw new DOMException('', 'NotAllowedError'); };"
)
NEVER = "navigator.mediaDevices.getUserMedia = () => new Promise(() => {});"
STREAMS = """
globalThis.suppleStreams = [];
const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
navigator.mediaDevices.getUserMedia = async (wanted) => {
  const stream = await ask(wanted);
  suppleStreams.push(stream);
  return stream;
};
"""
SEES = """() => {
  Object.assign(suppleTestJudged.now, {armed: true, count: 3, of: 5, share: 0.6, hold_s: 3, hold_of_s: 5});
  suppleTestJudged.now.movement = 'double_knee_hug';
  suppleTestJudged.say = {kind: 'see', text: "I can't see your knees. Move the phone a little to your head."};
}"""
SCRIPTS = CLOCK + STAND_INS
browser, site, handed = cameras.browser, cameras.site, cameras.handed
ON, OFF = "Camera on", "Camera off"


@pytest.fixture
def watched(page, handed):
    """A session that the camera watches."""
    watched = begin(page)
    page.locator("#set-up-begin").click()
    handed.show(empty(150), times=500)
    expect_light(page, ON)
    at(page, 1.0, watched)
    return watched


def expect_light(page, words):
    expect(page.locator("#camera-light")).to_contain_text(words)


def expect_said(page, words):
    expect(page.locator("#camera-say")).to_contain_text(words)


def told_at_the_end(page):
    """End the session, and return what the page told of the camera."""
    page.keyboard.press("Escape")
    with page.expect_request(lambda one: one.method == "PUT" and "/seen/" in one.url) as sent:
        page.locator("#stop button[value=other]").click()
    page.locator('#after .scale button[value="3"]').click()
    expect(page.locator("#saved")).to_have_text("It is in your diary.")
    return json.loads(sent.value.post_data)


def hide(page, hidden):
    page.evaluate(
        """(hidden) => {
          Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
          document.dispatchEvent(new Event('visibilitychange'));
        }""",
        hidden,
    )


def test_refused_the_session_is_as_without(page, site):
    page.add_init_script(REFUSE)
    site()
    begin(page)
    expect_state(page, "play")
    expect_said(page, "The camera stays off")
    assert told_at_the_end(page)["lost"] == "refused"


def test_too_late_it_starts_without(page, site):
    page.add_init_script(quick_timers(PATIENCE_MS) + NEVER)
    site()
    begin(page)
    expect_state(page, "play")
    expect_said(page, "The camera is not ready. We start without it.")
    assert told_at_the_end(page)["lost"] == "late"


def test_a_model_that_does_not_load_is_said(page, site):
    page.add_init_script("globalThis.suppleTestFails = 'no model';")
    site()
    begin(page)
    expect_state(page, "play")
    expect_said(page, "The camera could not be started.")
    assert told_at_the_end(page)["lost"] == "failed"


def test_a_browser_without_camera_is_said(page, site):
    page.add_init_script("Object.defineProperty(navigator, 'mediaDevices', {value: undefined});")
    site()
    begin(page)
    expect_state(page, "play")
    expect_said(page, "The camera could not be started.")


def test_without_the_camera_is_one_tap(page, handed):
    begin(page)
    page.locator("#set-up-without").click()
    expect_state(page, "play")
    expect_light(page, OFF)
    assert handed.facts()["opened"] == handed.facts()["stopped"]


def test_lost_in_the_middle_the_session_goes_on(page, watched):
    page.evaluate("() => suppleTestCamera.lose()")
    expect_said(page, "The camera is gone. We go on without it.")
    expect_light(page, OFF)
    at(page, 5.0, watched)
    expect(page.locator("#dots")).to_contain_text("2 of 5")
    assert told_at_the_end(page)["lost"] == "lost"


def test_a_track_that_ends_is_a_camera_lost_and_all_are_stopped(page, site):
    page.add_init_script(STREAMS)
    site()
    begin(page)
    page.locator("#set-up-begin").click()
    expect_light(page, ON)
    page.evaluate("() => suppleStreams[0].getTracks()[0].dispatchEvent(new Event('ended'))")
    expect_said(page, "The camera is gone.")
    states = page.evaluate(
        "() => suppleStreams.flatMap((one) => one.getTracks()).map((one) => one.readyState)"
    )
    assert states == ["ended"]


def test_off_is_one_tap_no_pause_and_stays_off(page, handed, watched):
    page.locator("#camera-off").click()
    expect_light(page, OFF)
    expect_state(page, "play")
    page.keyboard.press(" ")
    expect_state(page, "paused")
    page.locator("#pause button[value=go]").click()
    expect_state(page, "play")
    assert handed.facts()["opened"] == handed.facts()["stopped"] == 1
    assert told_at_the_end(page)["lost"] == "turned_off"


def test_a_long_pause_switches_it_off_and_going_on_switches_it_on(page, handed, watched):
    page.evaluate(f"() => {quick_timers(PAUSE_MS)}")
    page.keyboard.press(" ")
    expect_state(page, "paused")
    expect_light(page, OFF)
    assert handed.facts()["stopped"] == 1
    page.locator("#pause button[value=go]").click()
    expect_light(page, ON)
    assert handed.facts()["opened"] == 2


def test_a_question_is_a_pause_too(page, handed, watched):
    page.evaluate(f"() => {quick_timers(PAUSE_MS)}")
    hurt(page, 3)
    expect_light(page, OFF)


def test_a_hidden_page_does_not_watch(page, handed, watched):
    hide(page, True)
    expect_light(page, OFF)
    assert handed.facts()["stopped"] == 1
    hide(page, False)
    expect_light(page, ON)
    assert handed.facts()["opened"] == 2


def test_at_the_end_it_is_off(page, handed, watched):
    assert told_at_the_end(page)["lost"] is None
    assert handed.facts()["opened"] == handed.facts()["stopped"] == 1


def test_a_summary_waits_for_the_network(page, handed, watched, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED|Failed to load resource")
    page.context.set_offline(True)
    page.keyboard.press("Escape")
    page.locator("#stop button[value=other]").click()
    page.locator('#after .scale button[value="3"]').click()
    expect(page.locator("#saved")).to_contain_text("Kept in this browser")
    with page.expect_response(lambda one: "/seen/" in one.url and one.request.method == "PUT") as given:
        page.context.set_offline(False)
    assert given.value.status in (200, 201)


def test_points_are_sent_only_where_asked_for(page, handed):
    stretches = []

    def take(route):
        stretches.append(route.request.post_data_json)
        route.fulfill(status=201, json={})

    wish(page, keep=True)
    page.route("**/landmarks/**", take)
    page.evaluate("() => { globalThis.suppleTestBody = Array.from({length: 132}, (_, i) => (i % 4) / 4); }")
    begin(page)
    page.locator("#set-up-begin").click()
    handed.show(empty(150), times=2, begins_s=0)
    expect(page.locator("#camera-overlay")).to_have_attribute("data-counts", re.compile(r" 16$"))
    told_at_the_end(page)
    (stretch,) = stretches
    assert (stretch["version"], stretch["rate_hz"]) == (1, 5)
    numbers = array("h", base64.b64decode(stretch["rows"]))
    rows = [numbers[at : at + 67] for at in range(0, len(numbers), 67)]
    # Two seconds of eight pictures each, of which every second one is kept: x times the aspect, then y.
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert 7 <= len(rows) <= 9
    assert all(list(row[1:]) == [0, 2500] * 33 for row in rows)


def test_points_are_not_sent_unasked(page, watched):
    page.evaluate("() => { globalThis.suppleTestBody = Array.from({length: 132}, () => 0.5); }")
    asked = []
    page.on("request", lambda one: asked.append(one.url))
    told_at_the_end(page)
    assert not any("/landmarks/" in url for url in asked)


def test_who_is_waited_for_is_seen_in_place(page, handed):
    wish(page, wait=True)
    plan = begin(page)
    page.locator("#set-up-begin").click()
    handed.show(empty(150), times=500)
    expect_light(page, ON)
    at(page, 100.0, plan)
    expect_state(page, "waiting")
    page.evaluate("() => { suppleTestJudged.now.armed = true; }")
    expect_state(page, "play")


@pytest.mark.every_look
def test_set_up_and_overlay_are_for_everybody(page, handed, axe, look):
    plan = begin(page)
    expect_state(page, "set-up")
    axe(page)
    page.locator("#set-up-begin").click()
    at(page, 1.0, plan)
    page.evaluate(SEES)
    handed.show(empty(150), times=500)
    expect(page.locator("#camera-count")).to_have_text("Seen 3 of 5")
    expect_said(page, "I can't see your knees.")
    axe(page)
