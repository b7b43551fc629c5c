"""The pages around a session: diary, help, door and errors, on every device."""

from __future__ import annotations

import uuid

import pytest
from playwright.sync_api import expect

SIZES = [(320, 568), (375, 667), (640, 400), (844, 390), (1920, 1080)]
CLOCK = "globalThis.suppleTestClock = {time_s: 0, running: true, now() { return this.time_s; }};"
SAVE = """async ([id, before, after]) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const headers = {"Content-Type": "application/json", "X-CSRFToken": token};
  const put = (path, body) => fetch(path, {method: "PUT", headers, body: JSON.stringify(body)});
  const now = new Date().toISOString();
  await put(`/sessions/${id}`, {started_at: now, pain_before: before, nothing_new: true});
  const end = {ended_at: new Date().toISOString(), how: "done", reason: null, pain_after: after};
  await put(`/sessions/${id}/end`, end);
}"""


def go(page, server, path):
    page.goto(f"{server.origin}{path}")


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def keep(page, *sessions):
    for before, after in sessions:
        page.evaluate(SAVE, [str(uuid.uuid4()), before, after])


@pytest.mark.every_look
def test_every_page_can_be_used_by_everyone(page, server, watch, axe):
    watch.expect("403|404")
    for path in ("/", server.address.removeprefix(server.origin), "/diary", "/help", "/nowhere"):
        go(page, server, path)
        assert fits(page)
        axe(page)
    go(page, server, "/")
    keep(page, (5, 3), (4, 4), (0, 2))
    go(page, server, "/diary")
    expect(page.locator("#plot canvas")).to_be_visible()
    assert fits(page)
    axe(page)


@pytest.mark.every_look
def test_setting_up_an_experiment_can_be_used_by_everyone(opened, server, axe):
    go(opened, server, "/helping/new")
    expect(opened).to_have_url(f"{server.origin}/helping/new")
    assert fits(opened)
    axe(opened)


def test_the_diary_shows_each_session_as_words_and_as_a_plot(opened, server):
    keep(opened, (5, 3), (4, 4), (0, 2))
    go(opened, server, "/diary")
    expect(opened.locator(".days .before")).to_have_text(["0", "4", "5"])
    expect(opened.locator(".days .after")).to_have_text(["2", "4", "3"])
    assert opened.locator("#plot canvas").bounding_box()["width"] > 200


def test_an_empty_diary_says_how_to_begin(opened, server):
    go(opened, server, "/diary")
    opened.get_by_role("link", name="Start today’s session").click()
    expect(opened.locator("#checkin-question")).to_be_visible()


def test_help_begins_with_the_emergencies(opened, server):
    go(opened, server, "/help")
    expect(opened.locator("h2").first).to_have_text("Get help now")
    expect(opened.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")


def test_help_can_be_printed(opened, server):
    go(opened, server, "/help")
    opened.emulate_media(media="print")
    expect(opened.locator("header.site")).to_be_hidden()
    expect(opened.get_by_role("heading", name="Get help now")).to_be_visible()


def test_the_door_says_how_to_get_in(page, server, watch):
    watch.expect("403")
    go(page, server, "/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Supple is closed to this browser.")
    expect(page.locator(".command")).to_have_text("supple")


def test_a_page_that_is_not_there_leads_back(opened, server, watch):
    watch.expect("404")
    go(opened, server, "/nowhere")
    opened.get_by_role("link", name="Go to today").click()
    expect(opened.locator("#checkin-question")).to_be_visible()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_session_fits_small_and_large_windows(page, server, size):
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.add_init_script(CLOCK)
    page.goto(server.address)
    assert fits(page)
    page.locator('#checkin .scale button[value="4"]').click()
    assert fits(page)
    page.locator("#start").click()
    expect(page.locator("#title")).to_have_text("Double knee hug")
    assert fits(page)
    for control in page.locator(".controls button").all():
        box = control.bounding_box()
        assert box["width"] >= 44
        assert box["height"] >= 44
        assert 0 <= box["x"] <= size[0] - box["width"]
        assert box["y"] <= size[1] - box["height"]


def test_the_first_day_says_what_supple_is_not(opened):
    expect(opened.locator(".welcome")).to_contain_text("does not replace a doctor")


def test_without_scripts_the_page_says_so(browser, server):
    context = browser.new_context(java_script_enabled=False)
    quiet = context.new_page()
    quiet.goto(server.address)
    assert "Supple needs JavaScript" in quiet.locator("noscript").inner_html()
    context.close()
