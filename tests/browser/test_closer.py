"""A closer look in a session: where it is felt, right beside wrong, and back to the same moment."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Look
from tests.browser.leading import expect_state, press

ASKS = """() => {
  const button = document.createElement("button");
  Object.assign(button, {textContent: "Compare", type: "button"});
  Object.assign(button.dataset, {act: "faults", fault: "2"});
  document.querySelector("#stage .words").append(button);
}"""


@pytest.fixture
def bending(led):
    """A session in the middle of the gentle backbend."""
    beat = led.first(movement="gentle_backbend", kind="work")
    led.to(beat["start_s"] + 1)
    led.expect_beat(beat)
    return led


def look_at(page, name):
    press(page, "Space")
    expect_state(page, "paused")
    page.locator("#pause").get_by_role("button", name=name).click()
    closer = page.get_by_role("dialog", name="Gentle backbend")
    expect(closer.locator("#still-one")).to_be_visible()
    return closer


def moment(page):
    return page.locator("#player").get_attribute("data-beat"), page.locator("#left").inner_text()


@pytest.mark.parametrize("look", [Look("phone"), Look("laptop", "dark")], ids=lambda one: one.device)
def test_where_it_is_felt_is_one_tap_away_and_comes_back_to_the_same_moment(bending, axe):
    page, before = bending.page, moment(bending.page)
    closer = look_at(page, "Where should I feel it?")
    expect(closer.locator(".felt")).to_contain_text("Chest: a mild stretch")
    closer.get_by_role("button", name="Foot", exact=True).click()
    expect(closer.locator("#feel-answer")).to_contain_text("Stop this movement.")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
    bending.pass_s(60)
    closer.get_by_role("button", name="Go on").click()
    expect_state(page, "play")
    assert moment(page) == before


def test_right_and_wrong_by_keyboard(bending, axe):
    page, before = bending.page, moment(bending.page)
    closer = look_at(page, "Right and wrong")
    expect(closer.locator("#fault-cue")).to_have_text("Every part of the spine shares.")
    expect(closer.locator("#still-two")).to_be_visible()
    axe(page)
    # The keys of the session are not heard meanwhile.
    press(page, "ArrowRight", "Escape")
    expect(page.locator("#pause-title")).to_be_visible()
    expect(page.locator("#closer-place")).to_be_empty()
    press(page, "Space")
    expect_state(page, "play")
    assert moment(page) == before


def test_a_button_on_the_picture_leads_to_one_fault(bending):
    page = bending.page
    page.evaluate(ASKS)
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#fault-text")).to_have_text("The head drops back.")
    expect_state(page, "closer")


def test_a_look_that_comes_after_it_was_closed_disturbs_no_later_one(bending):
    page, held = bending.page, []
    page.route("**/closer", lambda route: route.continue_() if held else held.append(route))
    press(page, "Space")
    page.locator("#pause").get_by_role("button", name="Right and wrong").click()
    expect(page.locator("#closer-say")).to_have_text("One moment …")
    press(page, "Escape")
    page.locator("#pause").get_by_role("button", name="Where should I feel it?").click()
    answer = page.locator("#closer .felt")
    expect(answer).to_be_visible()
    with page.expect_response("**/closer"):
        held[0].continue_()
    page.wait_for_timeout(500)
    expect(answer).to_be_visible()
    expect(page.locator("#closer-title")).to_have_text("Gentle backbend")
    page.locator("#closer").get_by_role("button", name="Go on").click()
    expect_state(page, "play")


def test_without_a_network_it_says_so_and_the_session_goes_on(bending, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED|Failed to fetch")
    page = bending.page
    page.context.set_offline(True)
    press(page, "Space")
    page.locator("#pause").get_by_role("button", name="Right and wrong").click()
    expect(page.locator("#closer-say")).to_contain_text(re.compile("can.t be (reached|shown) just now"))
    page.locator("#closer").get_by_role("button", name="Go on").click()
    expect_state(page, "play")
