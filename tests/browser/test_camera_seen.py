"""What the camera saw, where people meet it: check-in, diary, settings, and as a stick figure."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

WATCHED = """async ([days, keep]) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const headers = {"Content-Type": "application/json", "X-CSRFToken": token};
  const put = async (path, body) => {
    const answer = await fetch(path, {method: "PUT", headers, body: JSON.stringify(body)});
    if (!answer.ok) throw new Error(await answer.text());
  };
  let id = "";
  for (let ago = days - 1; ago >= 0; ago -= 1) {
    id = crypto.randomUUID();
    const at = new Date(Date.now() - ago * 86_400_000 - 600_000).toISOString();
    await put(`/sessions/${id}`, {started_at: at, pain_before: 4, nothing_new: true, camera: true});
    await put(`/sessions/${id}/end`, {ended_at: at, how: "done", reason: null, pain_after: 3});
    const size = 25 + (ago % 3);
    const range = {measure: "hip_flexion_deg", unit: "degrees", repetitions: 4, least: size - 5, median: size,
      most: size + 5, uncertainty: 10, first: size - 5, last: size + 5};
    const part = {movement: "double_knee_hug", part: "hugs", side: null, expected: 5, seen: 4, not_judged: 1,
      half: 0, coverage: 0.97, holds_s: [], ranges: [range]};
    await put(`/sessions/${id}/seen/0`, {version: 1, model: "lite", frames: 3000, watched_s: 200,
      delegate: "CPU", lost: null, parts: [part], faults: [], cannot_see: []});
  }
  if (keep) {
    const rows = new Int16Array(50 * 67);
    for (let row = 0; row < 50; row += 1)
      for (let at = 0; at < 67; at += 1) rows[67 * row + at] = at ? 100 * at + 20 * row : 20 * row;
    const text = btoa(String.fromCharCode(...new Uint8Array(rows.buffer)));
    await put(`/sessions/${id}/landmarks/0/0`, {version: 1, rate_hz: 5, start_s: 0, rows: text});
  }
  return id;
}"""


def watched(page: Page, server, days: int, *, keep: bool = False) -> str:
    page.goto(f"{server.origin}/")
    return page.evaluate(WATCHED, [days, keep])


def keep_movement(page: Page, server) -> None:
    page.goto(f"{server.origin}/settings")
    page.locator("#camera > summary").click()
    page.locator("input[name=keep_movement][value=yes]").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#camera .now")).to_have_text("Off · movement data kept 30 days")


def test_a_tap_at_the_check_in_is_for_today(opened, server):
    page = opened
    page.locator("#checkin .scale button").nth(3).click()
    box = page.get_by_role("checkbox", name="With the camera")
    expect(box).not_to_be_checked()
    page.get_by_text("With the camera").click()
    with page.expect_request(re.compile(r"/sessions/[0-9a-f-]{36}$")) as sent:
        page.locator("#start").click()
    assert json.loads(sent.value.post_data)["camera"] is True


@pytest.mark.every_look
def test_how_far_is_told_drawn_and_in_a_table(opened, server, axe):
    watched(opened, server, 6)
    opened.goto(f"{server.origin}/diary")
    fold = opened.locator(".trend")
    expect(fold.locator("summary")).to_contain_text("no difference that the camera could be sure of")
    fold.locator("summary").click()
    expect(fold.locator("canvas")).to_be_visible()
    expect(fold.locator("tbody tr")).to_have_count(6)
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(opened)


def test_kept_movement_is_played_and_deleted(opened, server, axe):
    keep_movement(opened, server)
    key = watched(opened, server, 1, keep=True)
    opened.goto(f"{server.origin}/diary/{key}")
    expect(opened.locator("#camera-saw")).to_be_visible()
    opened.get_by_role("link", name="Look at it").click()
    slider = opened.get_by_label("Time")
    expect(slider).to_have_value("0")
    expect(opened.locator("#replay-what")).to_have_text("Double knee hug")
    opened.get_by_role("button", name="Play").click()
    expect(opened.get_by_role("button", name="Stop")).to_be_visible()
    expect(slider).not_to_have_value("0")
    opened.get_by_role("button", name="Stop").click()
    slider.press("End")
    expect(slider).to_have_value("49")
    axe(opened)
    opened.get_by_role("link", name="Delete this movement data").click()
    opened.get_by_role("button", name="Delete for good").click()
    opened.goto(f"{server.origin}/diary/{key}")
    expect(opened.locator("#camera-saw")).to_be_visible()
    expect(opened.get_by_role("link", name="Look at it")).to_have_count(0)


@pytest.mark.every_look
def test_the_settings_show_where_the_phone_stands(opened, server, axe):
    opened.goto(f"{server.origin}/settings")
    opened.locator("#camera > summary").click()
    opened.get_by_text("Where to put the camera").click()
    pictures = opened.locator("img.spot")
    expect(pictures).to_have_count(3)
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("(one) => one.currentSrc.includes('theme=dark')") == opened.evaluate(
            "matchMedia('(prefers-color-scheme: dark)').matches"
        )
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(opened)
