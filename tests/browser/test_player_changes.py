"""Changing a session in the middle, and losing the network."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.leading import expect_state, press, say_pain_after
from tests.browser.test_session import hurt, newest_day


def pause(led, movement, **wanted):
    led.to(led.first(movement=movement, kind="work", **wanted)["start_s"] + 1)
    expect(led.page.locator("#player")).to_have_attribute("data-kind", "work")
    press(led.page, "Space")
    expect(led.page.locator("#pause")).to_be_visible()


def choose(led, name):
    with led.page.expect_response(re.compile("/changes/")) as given:
        led.page.get_by_role("button", name=name).click()
    expect_state(led.page, "play")
    return given.value.json()


def test_an_easier_form_begins_this_movement_anew(led):
    pause(led, "single_knee_hug")
    made = choose(led, "An easier form")
    assert made["timeline"]["ready"][0]["movement"] == "single_knee_hug_foot_down"
    expect(led.page.locator("#title")).to_have_text(made["timeline"]["ready"][0]["title"])
    expect(led.page.locator("#figure path").first).to_be_attached()


def test_a_movement_in_its_easiest_form_offers_no_easier_one(led):
    pause(led, "single_knee_hug")
    choose(led, "An easier form")
    press(led.page, "Space")
    expect(led.page.get_by_role("button", name="Go on")).to_be_visible()
    expect(led.page.get_by_role("button", name="An easier form")).to_be_hidden()


def test_after_a_reload_it_is_still_the_easier_form(led):
    pause(led, "single_knee_hug")
    made = choose(led, "An easier form")
    at_s = made["timeline"]["beats"][0]["start_s"]
    ready_s = -made["timeline"]["ready"][0]["start_s"]
    with led.page.expect_response(re.compile("/progress$")):
        led.pass_s(at_s + ready_s + 0.5)
    led.page.reload()
    expect_state(led.page, "resume")
    led.page.locator("#resume-go").click()
    expect_state(led.page, "play")
    expect(led.page.locator("#title")).to_have_text(made["timeline"]["beats"][0]["title"])


def test_all_that_bends_the_same_way_can_be_left_out(led):
    pause(led, "single_knee_hug")
    made = choose(led, "Skip all like this")
    assert "double_knee_hug" in made["skip"]
    expect(led.page.locator("#title")).to_have_text("Seated upper-back bend")


def test_after_pain_that_is_bearable_an_easier_form_is_offered(led):
    led.to(10)
    hurt(led.page, 5)
    choose(led, "An easier form")
    expect(led.page.locator("#title")).to_have_text("Rock with legs up")


def test_without_an_answer_the_session_goes_on_as_it_was(led, watch):
    watch.expect("changes|ERR_FAILED|Failed to load resource")
    pause(led, "single_knee_hug")
    led.page.route("**/changes/*", lambda route: route.abort())
    led.page.get_by_role("button", name="An easier form").click()
    expect(led.page.locator("#advice-say")).to_contain_text("can’t be reached")
    led.page.get_by_role("button", name="Go on").click()
    expect_state(led.page, "play")
    expect(led.page.locator("#title")).to_have_text("Single knee hug")


def test_at_the_end_there_is_nothing_to_change(led):
    led.to(led.timeline["seconds"] + 2)
    expect(led.page.locator("#title")).to_have_text("Getting up")
    press(led.page, "Space")
    expect(led.page.locator("#pause")).to_be_visible()
    expect(led.page.locator("#pause-changes")).to_be_hidden()


def test_a_session_survives_the_loss_of_the_network(led, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    context = led.page.context
    led.to(30)
    context.set_offline(True)
    led.to(led.first(movement="gentle_backbend", kind="work")["start_s"] + 1)
    expect(led.page.locator("#title")).to_have_text("Gentle backbend")
    led.to(600)
    expect_state(led.page, "after")
    led.page.locator('#after .scale button[value="2"]').click()
    expect(led.page.locator("#saved")).to_contain_text("Kept in this browser")
    with led.page.expect_response(re.compile("/end$")):
        context.set_offline(False)
    assert led.page.evaluate("localStorage.length") == 0
    day = newest_day(led.page)
    expect(day.locator(".after")).to_have_text("2")
    expect(day.locator(".how")).to_have_text("Done")


def test_a_pain_without_the_network_is_kept_and_told_later(led, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED|hurts")
    led.to(10)
    led.page.context.set_offline(True)
    hurt(led.page, 5)
    led.page.get_by_role("button", name="On to the next movement").click()
    expect(led.page.locator("#title")).to_have_text("Single knee hug")
    with led.page.expect_response(re.compile("/hurts/")) as sent:
        led.page.context.set_offline(False)
    assert sent.value.status == 201
    press(led.page, "Escape")
    led.page.locator('#stop button[value="other"]').click()
    say_pain_after(led.page, 3)
