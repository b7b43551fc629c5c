"""A page that was left open overnight asks again: nobody moves by yesterday's pain."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from tests.browser.leading import CLOCK, expect_state, press

HOUR = dt.timedelta(hours=1)
NOON = dt.datetime.now().astimezone().replace(hour=12, minute=0, second=0, microsecond=0)
NOT_SENT = "no session may be started by an old answer"


@pytest.fixture
def at(page):
    """Let the page's calendar stand at a moment."""

    def stand(moment):
        page.clock.set_fixed_time(moment)

    return stand


@pytest.fixture
def sent(page):
    """What the page has sent to start sessions."""
    found = []
    page.on("request", lambda one: found.append(one.url) if one.method == "PUT" else None)
    return found


@pytest.mark.parametrize(
    ("answered", "started", "asks"),
    [
        (NOON, NOON + HOUR - dt.timedelta(seconds=1), False),
        (NOON, NOON + HOUR, True),
        (NOON + 10 * HOUR, NOON + 19 * HOUR, True),
        (NOON + 11.8 * HOUR, NOON + 12.2 * HOUR, False),
    ],
    ids=["within the hour", "an hour later", "overnight", "over midnight"],
)
def test_a_check_in_left_open_asks_again(page, server, at, sent, answered, started, asks):
    page.add_init_script(CLOCK)
    at(answered - HOUR / 2)
    page.goto(server.address)
    at(answered)
    page.locator('#checkin .scale button[value="2"]').click()
    expect_state(page, "warning")
    at(started)
    page.locator("#start").click()
    if asks:
        expect_state(page, "checkin")
        expect(page.locator("#checkin-question")).to_be_visible()
        assert not sent, NOT_SENT
        page.locator('#checkin .scale button[value="2"]').click()
        expect_state(page, "warning")
    else:
        expect(page.locator("body")).not_to_have_attribute("data-state", "warning")
        assert sent


def test_the_first_page_of_yesterday_is_fetched_anew_before_it_is_answered(page, server, at):
    at(NOON)
    page.goto(server.address)
    page.evaluate("document.title = 'of yesterday'")
    at(NOON + 20 * HOUR)
    page.locator('#checkin .scale button[value="2"]').click()
    expect(page).to_have_title("Supple: today")
    expect_state(page, "checkin")


def test_coming_back_to_it_in_the_morning_fetches_it_anew(page, server, at):
    at(NOON)
    page.goto(server.address)
    page.evaluate("document.title = 'of yesterday'")
    at(NOON + 20 * HOUR)
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page).to_have_title("Supple: today")


def test_a_session_paused_overnight_leads_to_the_first_question(page, server, at):
    page.add_init_script(CLOCK)
    now = dt.datetime.now().astimezone()
    at(now)
    page.goto(server.address)
    page.locator('#checkin .scale button[value="2"]').click()
    page.locator("#start").click()
    expect_state(page, "play")
    press(page, "Space")
    expect_state(page, "paused")
    at(now + 13 * HOUR)
    page.locator("#pause button.primary").first.click()
    expect(page).to_have_url(f"{server.origin}/")
    expect(page.locator("#checkin-question")).to_be_visible()
