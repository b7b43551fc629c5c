"""What the device does beside the page: media keys, a screen that sleeps, a page in the background."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.leading import begin, expect_state

KEYS = """
globalThis.keys = {};
navigator.mediaSession.setActionHandler = (key, act) => { keys[key] = act; };
"""
ELEMENTS = """
globalThis.elements = [];
globalThis.Audio = class extends Audio { constructor(...given) { super(...given); elements.push(this); } };
"""
NO_LOCK = "navigator.wakeLock.request = () => Promise.reject(new Error('refused'));"
LOCK = "navigator.wakeLock.request = () => Promise.resolve({ release() { return Promise.resolve(); } });"
HIDE = """() => {
  Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
FURTHEST = """() => Math.max(...performance.getEntriesByType("mark")
  .filter(({ name }) => name.startsWith("voice:")).map(({ startTime }) => startTime - performance.now()))"""


@pytest.fixture
def keyed(page, server):
    """A page whose media keys the test presses."""
    page.add_init_script(KEYS)
    return page


def test_media_keys_lead_the_session(keyed, request):
    led = begin(request.getfixturevalue("clocked"))
    led.to(10)
    assert keyed.evaluate("navigator.mediaSession.metadata.title") == "Double knee hug"
    assert keyed.evaluate("navigator.mediaSession.playbackState") == "playing"
    keyed.evaluate("keys.pause()")
    expect_state(keyed, "paused")
    assert keyed.evaluate("navigator.mediaSession.playbackState") == "paused"
    keyed.evaluate("keys.pause()")
    keyed.evaluate("keys.play()")
    expect_state(keyed, "play")
    keyed.evaluate("keys.nexttrack()")
    expect(keyed.locator("#title")).to_have_text("Single knee hug")
    assert keyed.evaluate("navigator.mediaSession.metadata.title") == "Single knee hug"
    keyed.evaluate("keys.previoustrack()")
    expect(keyed.locator("#title")).to_have_text("Double knee hug")


def test_a_question_that_is_open_stays(keyed, request):
    begin(request.getfixturevalue("clocked"))
    keyed.keyboard.press("h")
    keyed.evaluate("keys.play(), keys.nexttrack(), keys.pause()")
    expect(keyed.locator("#hurts")).to_be_visible()
    expect_state(keyed, "hurts")


def test_after_the_session_the_keys_are_free_again(keyed, request):
    led = begin(request.getfixturevalue("clocked"))
    led.to(600)
    expect_state(keyed, "after")
    assert keyed.evaluate("Object.values(keys).every((key) => key === null)")
    assert keyed.evaluate("navigator.mediaSession.metadata") is None


def test_a_real_element_carries_the_keys_while_it_plays(page, server):
    page.add_init_script(ELEMENTS)
    page.goto(server.address)
    begin(page)
    carrier = "(({ paused, loop, duration, muted }) => ({ paused, loop, duration, muted }))(elements[0])"
    playing = {"paused": False, "loop": True, "duration": 10, "muted": False}
    assert page.evaluate(carrier) == playing
    page.keyboard.press("Space")
    expect_state(page, "paused")
    assert page.evaluate("elements[0].paused")
    page.keyboard.press("Space")
    expect_state(page, "play")
    assert page.evaluate(carrier) == playing
    assert page.evaluate("elements.length") == 1


def test_whoever_listens_to_music_may_go_on(page, server):
    page.add_init_script(ELEMENTS)
    page.goto(server.address)
    page.locator('#checkin .scale button[value="4"]').click()
    page.locator("#sound summary").click()
    page.get_by_label("Let my own music play on").check()
    page.locator("#start").click()
    expect_state(page, "play")
    assert page.evaluate("elements.length") == 0


@pytest.mark.parametrize(("lock", "told"), [(LOCK, False), (NO_LOCK, True)], ids=["held", "refused"])
def test_a_screen_that_may_go_dark_is_told(page, server, lock, told):
    page.add_init_script(lock)
    page.goto(server.address)
    begin(page)
    expect(page.locator("#awake")).to_be_visible(visible=told)


@pytest.mark.slow
def test_in_the_background_the_voice_is_planned_a_minute_ahead(page, server):
    page.goto(server.address)
    begin(page)
    assert page.evaluate(FURTHEST) < 5_000
    page.evaluate(HIDE)
    page.wait_for_timeout(6_000)
    assert page.evaluate(FURTHEST) > 60_000


@pytest.mark.slow
def test_a_pause_takes_back_what_was_planned(page, server):
    page.goto(server.address)
    begin(page)
    page.evaluate(HIDE)
    page.wait_for_timeout(3_000)
    page.keyboard.press("Space")
    expect_state(page, "paused")
    marked = page.evaluate("performance.getEntriesByType('mark').length")
    page.wait_for_timeout(1_500)
    assert page.evaluate("performance.getEntriesByType('mark').length") == marked
