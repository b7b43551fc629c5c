"""Waiting for somebody who needs longer to change position."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.leading import begin, expect_state, on_a_phone, press


@pytest.fixture
def waits(clocked):
    """A session that waits at each change of position."""
    clocked.locator('#checkin .scale button[value="4"]').click()
    clocked.locator("#sound summary").click()
    clocked.get_by_label("Wait for me").check()
    clocked.locator("#change-pain").click()
    return begin(clocked)


def after(led, beat):
    return beat["start_s"] + beat["seconds"]


def settled(led):
    return led.first(phase="setup")


def test_it_waits_in_place_until_a_key(waits):
    waits.to(after(waits, settled(waits)) + 0.1)
    expect_state(waits.page, "waiting")
    waits.expect_beat(settled(waits))
    expect(waits.page.locator("#ready")).to_be_focused()
    waits.pass_s(500)
    waits.expect_beat(settled(waits))
    press(waits.page, "Space")
    expect_state(waits.page, "play")
    waits.expect_beat(waits.first(phase="count"))


@on_a_phone
@pytest.mark.parametrize("spot", [(195, 300), (20, 120)])
def test_a_tap_anywhere_says_i_am_ready(waits, spot):
    waits.to(after(waits, settled(waits)))
    expect_state(waits.page, "waiting")
    waits.page.touchscreen.tap(*spot)
    expect_state(waits.page, "play")


@pytest.mark.slow
def test_it_waits_after_each_change_of_position_and_nowhere_else(waits):
    changes = [
        one
        for one, following in zip(waits.beats, waits.beats[1:], strict=False)
        if one["kind"] == "change" and following["kind"] == "work" and not one["side"]
    ]
    for beat in [settled(waits), *changes]:
        waits.to(after(waits, beat) + 0.2)
        expect_state(waits.page, "waiting")
        waits.expect_beat(beat)
        # The fake clock has come a little further than the session.
        waits.page.evaluate("suppleTestClock.time_s -= 0.2")
        press(waits.page, "Enter")
        expect_state(waits.page, "play")
    waits.to(waits.timeline["seconds"] + 1)
    expect(waits.page.locator("#title")).to_have_text("Getting up")


def test_a_page_that_was_held_up_waits_all_the_same(waits):
    waits.to(40)
    expect_state(waits.page, "waiting")
    waits.expect_beat(settled(waits))


def test_w_turns_it_on_and_off(led):
    press(led.page, "w")
    expect(led.page.locator("#told")).to_have_text("Waits for you")
    led.to(after(led, settled(led)))
    expect_state(led.page, "waiting")
    press(led.page, "w")
    expect_state(led.page, "play")
    led.expect_beat(led.first(phase="count"))


def test_pain_and_stop_are_within_reach_while_it_waits(waits):
    waits.to(after(waits, settled(waits)))
    expect_state(waits.page, "waiting")
    press(waits.page, "h")
    waits.page.locator("#hurts").get_by_role("button", name="It is nothing").click()
    expect(waits.page.locator("#pause")).to_be_visible()
    press(waits.page, "Space")
    expect_state(waits.page, "play")


def test_skip_leads_on_from_the_wait(waits):
    waits.to(after(waits, settled(waits)))
    expect_state(waits.page, "waiting")
    press(waits.page, "ArrowRight")
    expect_state(waits.page, "play")
    waits.expect_beat(waits.first(start_s=0.0))


@pytest.mark.slow
def test_while_it_waits_it_says_so_once(page, server):
    page.goto(server.address)
    led = begin(page)
    press(page, "w")
    expect(page.locator("body")).to_have_attribute("data-state", "waiting", timeout=25_000)
    page.wait_for_timeout(1500)
    names = page.evaluate("performance.getEntriesByType('mark').map(({name}) => name)")
    assert names.count("voice:-1") == 1
    assert f"voice:{led.beats.index(led.first(phase='count'))}" not in names


@pytest.mark.every_look
def test_waiting_can_be_used_by_everyone(waits, axe):
    waits.to(after(waits, settled(waits)))
    expect_state(waits.page, "waiting")
    axe(waits.page)
    press(waits.page, "Space", "Space")
    expect(waits.page.locator("#pause")).to_be_visible()
    axe(waits.page)
