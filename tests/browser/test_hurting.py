"""While "How sore is it now?" is open, everything stands still: clock, figure, voice and what is kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.leading import begin, expect_state, press

SEEN = """() => ({
  figure: document.querySelector("#figure").innerHTML,
  box: document.querySelector("#figure").getAttribute("viewBox"),
  beat: document.querySelector("#player").dataset.beat,
  words: document.querySelector("#show").textContent,
  left: document.querySelector("#left")?.textContent,
})"""
VOICES = """() => performance.getEntriesByType("mark")
  .filter(({ name }) => /^(voice|chime|beat)/.test(name)).length"""


@pytest.mark.parametrize("opened_by", ["button", "key"])
def test_neither_clock_nor_figure_moves(led, opened_by):
    beat = led.first(movement="double_knee_hug", kind="work")
    led.to(beat["start_s"] + 1)
    led.expect_beat(beat)
    led.page.wait_for_timeout(100)
    if opened_by == "key":
        press(led.page, "h")
    else:
        led.page.locator("#player [data-act=hurts]").click()
    expect_state(led.page, "hurts")
    before = led.page.evaluate(SEEN)
    sent = []
    led.page.on("request", lambda one: sent.append(one.url) if one.method == "PUT" else None)
    for _ in range(4):
        led.pass_s(60)
        led.page.wait_for_timeout(150)
    assert led.page.evaluate(SEEN) == before
    assert sent == []
    expect_state(led.page, "hurts")
    # Answered, it goes on from where it was: no second of those four minutes has gone by.
    led.page.locator('#hurts .scale button[value="2"]').click()
    led.page.locator("#advice-choices button").first.click()
    expect_state(led.page, "play")
    led.expect_beat(beat)
    led.pass_s(beat["seconds"])
    led.expect_beat(led.beats[led.beats.index(beat) + 1])


def test_going_back_without_an_answer_leads_to_the_pause(led):
    press(led.page, "h")
    led.page.get_by_role("button", name="It is nothing, go back").click()
    expect(led.page.locator("#pause")).to_be_visible()
    before = led.page.evaluate(SEEN)
    led.pass_s(60)
    led.page.wait_for_timeout(150)
    assert led.page.evaluate(SEEN) == before


@pytest.mark.slow
def test_nor_does_the_voice(page, server):
    page.goto(server.address)
    begin(page)
    expect(page.locator("#player")).to_have_attribute("data-beat", "1", timeout=20_000)
    press(page, "h")
    expect_state(page, "hurts")
    before = page.evaluate(VOICES)
    page.wait_for_timeout(4000)
    assert page.evaluate(VOICES) == before
    expect(page.locator("#player")).to_have_attribute("data-beat", "1")
