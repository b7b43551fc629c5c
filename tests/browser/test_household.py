"""Settings, people and today's choices, as somebody at a screen or a keyboard meets them."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.leading import begin

CLOCK = "globalThis.suppleTestClock = {time_s: 0, running: true, now() { return this.time_s; }};"


@pytest.fixture
def chosen(opened, server):
    """The settings page of somebody who has chosen nothing yet."""
    opened.goto(f"{server.origin}/settings")
    return opened


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def open_all(page):
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")


def save(page):
    page.get_by_role("button", name="Save").click()


def section(page, name):
    return page.locator("summary", has=page.get_by_role("heading", name=name, exact=True))


@pytest.mark.every_look
def test_every_setting_can_be_seen_and_reached(chosen, axe):
    axe(chosen)
    open_all(chosen)
    assert fits(chosen)
    axe(chosen)
    for target in chosen.locator(".option, summary, .settings .big").all():
        box = target.bounding_box()
        assert box["height"] >= 44, target.inner_text()


@pytest.mark.both_colours
def test_at_twice_the_size_nothing_is_lost(chosen, axe):
    # What a browser does at 200 % on a laptop: half as many pixels.
    chosen.set_viewport_size({"width": 640, "height": 400})
    open_all(chosen)
    assert fits(chosen)
    axe(chosen)
    field = chosen.get_by_label("E-mail")
    field.focus()
    box, bar = field.bounding_box(), chosen.get_by_role("button", name="Save").bounding_box()
    assert not bar["y"] < box["y"] < bar["y"] + bar["height"]


def test_a_setting_is_saved_and_shown(chosen):
    section(chosen, "You").click()
    chosen.get_by_label("Your name").fill("Ana")
    chosen.get_by_label("United States").check()
    section(chosen, "Your body").click()
    chosen.get_by_label("Dizzy spells").check()
    save(chosen)
    expect(chosen.get_by_role("status")).to_have_text("Your settings are saved.")
    expect(section(chosen, "You")).to_contain_text("Ana · United States")
    section(chosen, "Your body").click()
    expect(chosen.locator(".together")).to_contain_text("Gentle backbend: replaced by Seated backbend")
    chosen.get_by_role("link", name="Get help").click()
    expect(chosen.get_by_role("link", name="Call 911").first).to_be_visible()


@pytest.mark.every_look
def test_a_wrong_address_is_answered_with_a_sentence(chosen, axe):
    section(chosen, "Your physiotherapist").click()
    chosen.get_by_label("E-mail").fill("nobody")
    chosen.get_by_label("Phone").fill("020 7946 0018")
    save(chosen)
    summary = chosen.get_by_role("alert")
    expect(summary).to_contain_text("Nothing was saved yet.")
    expect(summary).to_be_focused()
    axe(chosen)
    summary.get_by_role("link").click()
    field = chosen.get_by_label("E-mail")
    expect(field).to_be_focused()
    expect(field).to_have_value("nobody")
    expect(field).to_have_accessible_description(
        "Such as jo@practice.org Look here: That is not an e-mail address. Write one such as jo@practice.org."
    )
    expect(chosen.get_by_label("Phone")).to_have_value("020 7946 0018")
    field.fill("jo@practice.org")
    save(chosen)
    expect(chosen.get_by_role("status")).to_have_text("Your settings are saved.")


def test_by_keyboard_alone(chosen):
    keys = chosen.keyboard

    def to(words):
        for _step in range(120):
            keys.press("Tab")
            if words in chosen.evaluate(
                "(document.activeElement.labels?.[0] ?? document.activeElement).textContent"
            ):
                return
        pytest.fail(f"Tab never reached {words!r}")

    to("You")
    keys.press("Enter")
    to("Your name")
    keys.type("Ana")
    to("Not said")
    keys.press("ArrowDown")
    to("Your body")
    keys.press("Space")
    to("A sore knee")
    keys.press("Space")
    to("Save")
    keys.press("Enter")
    expect(chosen.get_by_role("status")).to_have_text("Your settings are saved.")
    expect(section(chosen, "You")).to_contain_text("Ana · United Kingdom")
    expect(section(chosen, "Your body")).to_contain_text("1 thing ticked")


def test_the_focus_is_never_under_the_save_bar(chosen):
    open_all(chosen)
    bar = chosen.get_by_role("button", name="Save")
    for field in chosen.locator("input:visible, summary:visible").all():
        field.evaluate("(one) => one.focus()")
        box, covered = field.bounding_box(), bar.bounding_box()
        assert box["y"] + box["height"] <= covered["y"] + 1 or box["y"] >= covered["y"] + covered["height"]


def test_without_scripts_everything_works(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address)
    page.goto(f"{server.origin}/settings")
    section(page, "Sound and picture").click()
    page.get_by_label("Dark").check()
    save(page)
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    context.close()


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_the_chosen_colours_win_over_the_device(chosen, theme):
    chosen.emulate_media(color_scheme="dark" if theme == "Light" else "light")
    section(chosen, "Sound and picture").click()
    chosen.get_by_label(theme, exact=True).check()
    save(chosen)
    paper = {"Light": "rgb(250, 246, 239)", "Dark": "rgb(22, 21, 18)"}[theme]
    expect(chosen.locator("html")).to_have_css("background-color", paper)


@pytest.mark.every_look
def test_people_come_and_change_places(chosen, server, axe):
    chosen.goto(f"{server.origin}/people")
    axe(chosen)
    chosen.get_by_label("Name").fill("Benedikt")
    chosen.get_by_role("button", name="Add", exact=True).click()
    expect(chosen.get_by_role("heading", level=1)).to_have_text("Settings of Benedikt")
    chosen.get_by_role("link", name="Benedikt is here: change").click()
    axe(chosen)
    assert fits(chosen)
    chosen.get_by_role("button", name="Person 1").click()
    expect(chosen.locator(".who")).to_contain_text("Person 1")
    expect(chosen.locator("#checkin-question")).to_be_visible()


@pytest.mark.every_look
def test_deleting_asks_for_the_word(chosen, axe):
    section(chosen, "Delete").click()
    chosen.get_by_role("link", name="Delete my diary").click()
    axe(chosen)
    chosen.get_by_role("button", name="Delete for good").click()
    expect(chosen.locator(".wrong")).to_contain_text("Nothing was deleted. Type “delete”, or go back.")
    assert fits(chosen)
    chosen.get_by_role("link", name="Keep it, go back").click()
    expect(chosen.get_by_role("heading", level=1)).to_have_text("Settings")


def answer(page, pain):
    page.locator(f'#checkin .scale button[value="{pain}"]').click()


@pytest.fixture
def clocked(page, server):
    """The first page, with a clock that stands still."""
    page.add_init_script(CLOCK)
    page.goto(server.address)
    return page


@pytest.mark.every_look
def test_today_says_which_level_and_why(opened, axe):
    answer(opened, 4)
    expect(opened.locator("#offer-say")).to_contain_text("The usual today.")
    opened.get_by_text("Change for today").click()
    expect(opened.get_by_label("Usual The four minutes")).to_be_checked()
    assert fits(opened)
    axe(opened)
    opened.locator("#change-pain").click()
    answer(opened, 7)
    expect(opened.locator("#offer-say")).to_contain_text("Gentle today. Your back is very sore")
    expect(opened.get_by_label("Stronger")).to_be_disabled()
    expect(opened.get_by_label("Gentle")).to_be_checked()
    axe(opened)
    opened.locator("#change-pain").click()
    answer(opened, 9)
    expect(opened.get_by_text("Change for today")).to_be_hidden()


def test_today_can_be_changed(clocked):
    answer(clocked, 3)
    clocked.get_by_text("Change for today").click()
    clocked.get_by_label("Stronger").check()
    clocked.get_by_label("On the bed").check()
    expect(clocked.get_by_text("Start lying on the bed")).to_be_visible()
    clocked.get_by_label("Unhurried").check()
    with clocked.expect_response(lambda one: one.request.method == "PUT") as given:
        clocked.locator("#start").click()
    choices = given.value.json()["timeline"]["choices"]
    assert (choices["level"], choices["place"], choices["pace"]) == ("stronger", "bed", 1.75)
    expect(clocked.locator("body")).to_have_attribute("data-state", "play")


def test_what_is_not_changed_is_not_sent(clocked):
    answer(clocked, 3)
    with clocked.expect_request(lambda one: one.method == "PUT") as sent:
        clocked.locator("#start").click()
    assert set(sent.value.post_data_json) == {"started_at", "pain_before", "nothing_new"}
    expect(clocked.locator("body")).to_have_attribute("data-state", "play")


def test_two_minutes_at_the_desk(clocked, server):
    clocked.get_by_role("link", name="At your desk? Two minutes").click()
    expect(clocked.get_by_role("heading", name="Today: 2 minutes")).to_be_visible()
    led = begin(clocked)
    assert led.timeline["seconds"] == 120
    expect(clocked.locator("#title")).to_have_text("Seated upper-back bend")


def test_the_desk_is_a_choice_for_today_too(clocked):
    led = begin(clocked, routine="desk_break")
    assert led.timeline["routine"] == "desk_break"
