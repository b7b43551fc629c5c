"""The warning-sign cards and the lock in a real browser: by touch, by keyboard alone, without scripts."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import expect

from supple.core.movement import catalogue
from supple.core.safety import asking, warning_signs

CLOCK = "globalThis.suppleTestClock = {time_s: 0, running: true, now() { return this.time_s; }};"
SIGNS = warning_signs().signs
STEPS = asking.steps()
EMERGENCIES = [name for name, sign in SIGNS.items() if sign.level == "emergency"]
first_use = pytest.mark.parametrize("answered", [False], ids=["first use"])
PUT = """async () => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const headers = {"Content-Type": "application/json", "X-CSRFToken": token};
  const body = JSON.stringify({started_at: new Date().toISOString(), pain_before: 3, nothing_new: true});
  return (await fetch(`/sessions/${crypto.randomUUID()}`, {method: "PUT", headers, body})).status;
}"""


def step_of(name):
    return next(step for step in STEPS if name in {sign.id for sign in step.signs})


def expect_card(page, step):
    expect(page.locator("main form").first).to_have_attribute("action", f"/signs/{step.id}")


def none(page, step):
    """Answer no; return how many taps it took."""
    expect_card(page, step)
    page.locator("button[value=no], button[value=none]").click()
    return 1


def answer(page, name, value="yes"):
    """Answer none up to the card of the sign, and then this."""
    step = step_of(name)
    for before in STEPS[: STEPS.index(step)]:
        none(page, before)
    expect_card(page, step)
    if step.one_by_one:
        page.locator(f"button[value={value}]").click()
        return
    page.get_by_label(SIGNS[name].text).check()
    page.locator(f"[name=how-{name}][value={value}]").check()
    page.locator("button[value=some]").click()


def all_none(page):
    return sum(none(page, step) for step in STEPS)


def expect_locked(page, title):
    expect(page).to_have_url(re.compile("/lock$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@first_use
def test_fifteen_taps_and_no_more_to_the_first_movement(page, server):
    page.add_init_script(CLOCK)
    page.goto(server.address)
    taps = all_none(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("None of the warning signs we ask about.")
    page.get_by_role("link", name="Go on").click()
    page.locator('#checkin .scale button[value="3"]').click()
    page.locator("#start").click()
    expect(page.locator("#title")).to_be_visible()
    assert taps + 3 == 12


@first_use
@pytest.mark.every_look
def test_every_screen_on_every_device(opened, server, axe):
    for step in STEPS:
        expect_card(opened, step)
        axe(opened)
        assert fits(opened)
        none(opened, step)
    expect(opened.locator(".answers")).to_be_visible()
    axe(opened)
    for path in ("/signs", "/spasm-day", "/spasm-day/ease"):
        opened.goto(f"{server.origin}{path}")
        axe(opened)
        assert fits(opened)


@first_use
@pytest.mark.every_look
@pytest.mark.parametrize("name", ["E1", "U1", "C1", "C4"])
def test_what_is_found_on_every_device(opened, server, axe, name):
    answer(opened, name)
    for step in STEPS[STEPS.index(step_of(name)) + 1 :]:
        if SIGNS[name].level != "emergency":
            none(opened, step)
    title = next(level.title for level in warning_signs().levels if level.id == SIGNS[name].level)
    expect(opened.get_by_role("heading", level=1)).to_have_text(title)
    axe(opened)
    assert fits(opened)
    if SIGNS[name].level != "book":
        opened.get_by_role("link", name="I have been seen").click()
        expect(opened.get_by_label("Who saw you?")).to_be_visible()
        axe(opened)
        assert fits(opened)


@pytest.mark.parametrize("name", EMERGENCIES)
@first_use
def test_each_emergency_locks_also_after_a_reload_and_elsewhere(opened, server, browser, watch, name):
    watch.expect("409")
    for value in ("yes", "not_sure"):
        answer(opened, name, value)
        expect_locked(opened, "Get help now")
        expect(opened.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
        expect(opened.locator(".answered")).to_contain_text(SIGNS[name].text)
        opened.reload()
        expect_locked(opened, "Get help now")
        assert opened.evaluate(PUT) == 409
        elsewhere = browser.new_context(storage_state=opened.context.storage_state()).new_page()
        for path in ("/", "/spasm-day", "/print"):
            elsewhere.goto(f"{server.origin}{path}")
            expect_locked(elsewhere, "Get help now")
        elsewhere.context.close()
        opened.get_by_role("button", name="Ask me the signs again").click()


@first_use
def test_back_and_reload_lose_nothing(opened):
    none(opened, STEPS[0])
    opened.locator("button[value=no]").click()
    expect_card(opened, STEPS[2])
    opened.reload()
    expect_card(opened, STEPS[2])
    opened.get_by_role("link", name="Back", exact=True).click()
    expect_card(opened, STEPS[1])
    expect(opened.locator("button[data-chosen]")).to_have_attribute("value", "no")
    opened.locator("button[value=no]").click()
    expect_card(opened, STEPS[2])
    opened.go_back()
    expect_card(opened, STEPS[1])
    expect(opened.locator("button[data-chosen]")).to_have_attribute("value", "no")


@first_use
def test_ticks_and_none_of_these_are_asked_once_more(opened, watch):
    watch.expect("422")
    for step in STEPS[:6]:
        none(opened, step)
    opened.get_by_label(SIGNS["U1"].text).check()
    opened.locator("button[value=none]").click()
    expect(opened.get_by_role("alert")).to_be_focused()
    expect(opened.get_by_label(SIGNS["U1"].text)).to_be_checked()
    opened.get_by_label(SIGNS["U1"].text).uncheck()
    opened.locator("button[value=some]").click()
    expect(opened.get_by_role("alert")).to_contain_text("Please tick what is true")
    none(opened, STEPS[6])
    expect_card(opened, STEPS[7])


@first_use
def test_by_keyboard_alone(opened):
    def press(*keys):
        for key in keys:
            opened.keyboard.press(key)

    for step in STEPS[:5]:
        expect_card(opened, step)
        expect(opened.locator("#question")).to_be_focused()
        press("Tab", "Tab", "Enter")
    expect_card(opened, STEPS[5])
    expect(opened.locator("#question")).to_be_focused()
    press("Tab", "Space", "Tab", "ArrowDown")
    expect(opened.locator("[name=how-E6][value=not_sure]")).to_be_checked()
    press(*["Tab"] * 4, "Enter")
    expect_locked(opened, "Get help now")
    press("Tab")
    expect(opened.get_by_role("link", name="Call 999")).to_be_focused()


@first_use
def test_without_scripts(browser, server):
    context = browser.new_context(java_script_enabled=False)
    quiet = context.new_page()
    quiet.goto(server.address)
    answer(quiet, "E6", "not_sure")
    expect_locked(quiet, "Get help now")
    quiet.get_by_role("button", name="Ask me the signs again").click()
    all_none(quiet)
    expect(quiet.get_by_role("heading", level=1)).to_contain_text("None of the warning signs")
    context.close()


@first_use
def test_a_lock_ends_with_who_saw_me_and_when(opened):
    answer(opened, "E2")
    opened.get_by_role("link", name="I have been seen").click()
    opened.get_by_label("Who saw you?").fill("A&E")
    opened.get_by_label("On which day?").fill(dt.datetime.now(dt.UTC).date().isoformat())
    opened.get_by_label("They told me that I may exercise.").check()
    opened.get_by_role("button", name="End the lock").click()
    for step in STEPS[2:]:
        none(opened, step)
    opened.get_by_role("link", name="Go on").click()
    expect(opened.locator("#checkin-question")).to_be_visible()


@first_use
def test_the_lock_can_be_printed(opened):
    answer(opened, "E1")
    expect(opened.locator("#print")).to_be_visible()
    opened.emulate_media(media="print")
    expect(opened.locator("header.site")).to_be_hidden()
    expect(opened.locator(".ends")).to_be_hidden()
    expect(opened.get_by_role("heading", name="Get help now")).to_be_visible()
    expect(opened.locator(".answered")).to_contain_text(SIGNS["E1"].text)


def test_something_is_new_leads_to_the_cards(opened):
    opened.locator('#checkin .scale button[value="3"]').click()
    opened.get_by_role("button", name="Something is new").click()
    expect_card(opened, STEPS[0])
    expect(opened.locator(".intro")).to_contain_text("Something is new")


def test_my_back_has_gone_is_on_every_page(opened, server):
    for path in ("/", "/diary", "/help", "/signs", "/learn"):
        opened.goto(f"{server.origin}{path}")
        expect(opened.get_by_role("link", name="My back has gone")).to_be_visible()
        expect(opened.get_by_role("link", name="Get help").first).to_be_visible()
    opened.get_by_role("link", name="My back has gone").click()
    opened.get_by_role("link", name="Yes, nothing is new").click()
    expect(opened.get_by_text("In for four, out for six.")).to_be_visible()


def test_a_bad_day_is_led_through_rest_and_breath(page, server):
    page.add_init_script(CLOCK)
    page.goto(server.address)
    page.locator('#checkin .scale button[value="9"]').click()
    page.locator("#start").click()
    page.get_by_role("link", name="What may ease it").click()
    page.get_by_role("link", name="Lead me through it").click()
    page.get_by_role("button", name="9", exact=True).click()
    expect(page.locator("#resume-title")).to_have_text("Ready when you are.")
    page.locator("#resume-go").click()
    expect(page.locator("#title")).to_have_text(catalogue().movements["rest_90_90"].name)


def test_a_very_sore_day_is_led_through_rest_by_one_tap(page, server):
    page.add_init_script(CLOCK)
    page.goto(server.address)
    page.locator('#checkin .scale button[value="8"]').click()
    page.locator("#start").click()
    expect(page.locator("#gate-say")).to_contain_text("rest positions and short walks")
    page.locator("#rest").click()
    expect(page.locator("#title")).to_have_text(catalogue().movements["rest_90_90"].name)
    page.reload()
    page.locator("#resume-go").click()
    expect(page.locator("#title")).to_have_text(catalogue().movements["rest_90_90"].name)
    page.goto(f"{server.origin}/diary")
    expect(page.locator(".days .before")).to_have_text(["8"])
