"""Changing a session in the middle."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.leading import expect_state, hurt, press


def pause(led, movement):
    led.to(led.first(movement=movement, kind="work")["start_s"] + 1)
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
    made = choose(led, "Skip all that bend this way")
    assert "double_knee_hug" in made["skip"]
    expect(led.page.locator("#title")).to_have_text("Seated upper-back bend")


def test_after_pain_that_is_bearable_an_easier_form_is_offered(led):
    led.to(10)
    hurt(led.page, 5)
    choose(led, "An easier form")
    expect(led.page.locator("#title")).to_have_text("Rock with legs up")


def test_at_the_end_there_is_nothing_to_change(led):
    led.to(led.timeline["seconds"] + 2)
    expect(led.page.locator("#title")).to_have_text("Getting up")
    press(led.page, "Space")
    expect(led.page.locator("#pause")).to_be_visible()
    expect(led.page.locator("#pause-changes")).to_be_hidden()


def test_on_the_way_to_another_movement_no_easier_form_of_the_last_one_is_offered(led):
    led.to(led.first(kind="change", position="sitting")["start_s"] + 0.5)
    expect(led.page.locator("#player")).to_have_attribute("data-kind", "change")
    hurt(led.page, 5)
    expect(led.page.get_by_role("button", name="Go on, smaller")).to_be_visible()
    expect(led.page.get_by_role("button", name="An easier form")).to_have_count(0)


def test_what_another_window_has_locked_ends_here_too(led, watch, page):
    watch.expect("409")
    pause(led, "single_knee_hug")
    lock = """async ([url, token]) => (await fetch(url, { method: "PUT",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token },
      body: JSON.stringify({ at_s: 5, movement: "double_knee_hug", pain: 10 }) })).status"""
    token = page.locator("input[name=csrfmiddlewaretoken]").first.input_value()
    key = "0c9f5a1e-4c75-4a43-9a4d-65a4d0a3a001"
    assert page.evaluate(lock, [f"{page.url}/hurts/{key}", token]) == 201
    page.get_by_role("button", name="An easier form").click()
    page.get_by_role("button", name="Finish for today").click()
    expect_state(page, "after")
