"""Choosing the sound before and during a session, and hearing it."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.leading import begin, expect_state, press

KEPT = "JSON.parse(localStorage.getItem('supple.sound'))"
MARKS = """(kind) => performance.getEntriesByType("mark")
  .filter(({ name }) => name.startsWith(kind)).map(({ name, detail }) => ({ name, ...detail }))"""
DEVICE = """
globalThis.spoken = [];
const voices = [
  { name: "Here", voiceURI: "here", lang: "en-GB", localService: true },
  { name: "Elsewhere", voiceURI: "elsewhere", lang: "en-GB", localService: false },
  { name: "Hier", voiceURI: "hier", lang: "de-DE", localService: true },
];
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(globalThis, "speechSynthesis", { value: {
  getVoices: () => voices,
  addEventListener() {},
  cancel() { spoken.push("cancelled"); },
  speak(one) { spoken.push(one.text); setTimeout(() => one.onend?.(), 300); },
} });
"""


def to_the_last_question(page, pain=4):
    page.locator(f'#checkin .scale button[value="{pain}"]').click()
    expect_state(page, "warning")


def now(page):
    return page.locator("#sound-now")


def test_before_the_start_the_sound_is_chosen_and_kept(clocked):
    to_the_last_question(clocked)
    expect(now(clocked)).to_have_text("Every step is said")
    clocked.locator("#sound summary").click()
    clocked.get_by_label("Fewer words").check()
    clocked.get_by_label("Wait for me").check()
    expect(now(clocked)).to_have_text("Fewer words, and waits for you")
    clocked.reload()
    to_the_last_question(clocked)
    expect(now(clocked)).to_have_text("Fewer words, and waits for you")


def test_what_the_settings_say_later_counts_again(clocked):
    kept = {"usual": "names", "mode": "silent", "voice": "", "waits": False}
    clocked.evaluate("(kept) => localStorage.setItem('supple.sound', kept)", json.dumps(kept))
    clocked.reload()
    to_the_last_question(clocked)
    expect(now(clocked)).to_have_text("Every step is said")


def test_a_broken_note_is_passed_over(clocked):
    clocked.evaluate("localStorage.setItem('supple.sound', '{')")
    clocked.reload()
    to_the_last_question(clocked)
    expect(now(clocked)).to_have_text("Every step is said")


def test_m_goes_through_the_sounds(led):
    for name in ("Fewer words", "Names only", "Chimes only", "No sound", "Every step is said"):
        press(led.page, "m")
        expect(led.page.locator("#told")).to_have_text(name)
    press(led.page, "m")
    assert led.page.evaluate(KEPT)["mode"] == "short"


def test_a_button_changes_the_sound_too(led):
    led.page.get_by_role("button", name="Sound: Every step is said").click()
    expect(led.page.get_by_role("button", name="Sound: Fewer words")).to_be_visible()
    expect_state(led.page, "play")


def test_in_the_pause_the_sound_changes_without_leaving_it(led):
    press(led.page, "Space")
    sound = led.page.locator("#pause-settings [data-act=sound]")
    expect(sound).to_have_text("Sound: Every step is said")
    sound.click()
    expect(sound).to_have_text("Sound: Fewer words")
    press(led.page, "w")
    expect(led.page.locator("#pause-settings [data-act=waits]")).to_have_text("Wait for me: Yes")
    expect_state(led.page, "paused")


def test_can_you_hear_me(page, server):
    page.goto(server.address)
    to_the_last_question(page)
    page.get_by_role("button", name="Can you hear me?").click()
    expect(page.locator("#hear-asked")).to_be_visible()
    page.get_by_role("button", name="No", exact=True).click()
    expect(page.locator("#hear-help")).to_contain_text("Turn the volume up")
    page.get_by_role("button", name="Play it again").click()
    page.get_by_role("button", name="Yes", exact=True).click()
    expect(page.locator("#hear-good")).to_be_visible()
    assert len(page.evaluate(MARKS, "heard")) == 2
    page.locator("#start").click()
    expect_state(page, "play")


@pytest.mark.slow
def test_chimes_only_says_nothing(page, server):
    page.goto(server.address)
    to_the_last_question(page)
    page.locator("#sound summary").click()
    page.get_by_label("Chimes only").check()
    page.locator("#start").click()
    expect(page.locator("#player")).to_have_attribute("data-beat", "1", timeout=20_000)
    assert page.evaluate(MARKS, "voice:") == []
    assert [mark["name"] for mark in page.evaluate(MARKS, "chime:")][:2] == ["chime:0", "chime:1"]


@pytest.mark.slow
def test_the_first_line_is_as_punctual_as_the_others(page, server):
    page.goto(server.address)
    begin(page)
    expect(page.locator("#player")).to_have_attribute("data-beat", "1", timeout=20_000)
    late_s = [mark["actual_s"] - mark["expected_s"] for mark in page.evaluate(MARKS, "voice:")]
    assert max(late_s) < 0.02


def test_voices_of_this_device_are_offered_and_no_others(page, server):
    page.add_init_script(DEVICE)
    page.goto(server.address)
    to_the_last_question(page)
    page.locator("#sound summary").click()
    expect(page.locator("#voice option")).to_have_text(["Supple’s own", "Here"])


def test_without_voices_of_the_device_none_are_offered(clocked):
    to_the_last_question(clocked)
    clocked.locator("#sound summary").click()
    expect(clocked.locator("#whose")).to_be_hidden()


def test_a_voice_of_this_device_speaks_and_stops(page, server):
    page.add_init_script(DEVICE)
    page.goto(server.address)
    to_the_last_question(page)
    page.locator("#sound summary").click()
    page.locator("#voice").select_option("Here")
    page.get_by_role("button", name="Can you hear me?").click()
    assert page.evaluate("spoken.at(-1)") == "Hello. This is how I speak."
    page.locator("#start").click()
    expect_state(page, "play")
    page.wait_for_timeout(1000)
    assert page.evaluate("spoken.at(-1)") == "Lie on your back, knees bent, feet flat."
    press(page, "Space")
    expect_state(page, "paused")
    assert page.evaluate("spoken.at(-1)") == "cancelled"
    assert [mark["device"] for mark in page.evaluate(MARKS, "voice:")] == ["Here"]
