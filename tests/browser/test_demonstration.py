"""Somebody in three dimensions shows a movement on its page; software draws slowly, so little is drawn."""

from __future__ import annotations

from playwright.sync_api import expect

SLOW_MS = 60_000


def begin(page, server, movement="double_knee_hug"):
    page.goto(f"{server.origin}/movements/{movement}")
    page.get_by_role("button", name="See a person do it").click()
    canvas = page.locator("#theatre[data-person]")
    expect(canvas).to_be_visible(timeout=SLOW_MS)
    return canvas


def test_a_person_shows_it_and_can_be_turned(opened, server, watch):
    watch.expect("GPU stall due to ReadPixels")  # Software draws, and the test reads the picture.
    page = opened
    canvas = begin(opened, server)
    expect(page.locator("#shown")).not_to_be_empty()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    before = canvas.screenshot()
    page.get_by_role("button", name="Turn left").click()
    expect(canvas).to_be_visible()
    page.wait_for_timeout(1500)
    assert canvas.screenshot() != before


def test_another_person_can_be_chosen(opened, server, watch):
    watch.expect("GPU stall due to ReadPixels")
    page = opened
    canvas = begin(opened, server)
    page.get_by_role("button", name="Pause").click()
    other = page.locator("#who option").nth(2).get_attribute("value")
    page.get_by_label("Shown by").select_option(other)
    expect(page.locator(f'#theatre[data-person="{other}"]')).to_be_visible(timeout=SLOW_MS)
    assert canvas.get_attribute("data-beat")


def test_without_it_the_page_says_so(opened, server, watch):
    watch.expect("ERR_FAILED|Failed")
    page = opened
    page.route("**/player*.js", lambda route: route.abort())
    page.goto(f"{server.origin}/movements/double_knee_hug")
    page.get_by_role("button", name="See a person do it").click()
    expect(page.get_by_text("This device can’t show it here.")).to_be_visible()
