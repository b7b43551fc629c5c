"""Lead a session in a browser, by a clock that the test holds."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

CLOCK = "globalThis.suppleTestClock = {time_s: 0, running: true, now() { return this.time_s; }};"
# With it pictures are counted by a time of the test's own, however slowly software draws them.
CLOCK_WITH_PICTURES = """
let pictures = 0;
globalThis.suppleTestClock = {
  time_s: 0,
  running: true,
  now() { return this.time_s; },
  pictures_s: () => (pictures += globalThis.pictureEvery_s ?? 0.04),
};
"""
# Picture by picture, until a moment's beat is shown: asking from outside takes longer than all of it.
WALK = """
async (moments) => {
  const [player, show] = ["player", "show"].map((id) => document.getElementById(id));
  const seen = () => [player.dataset.beat, show.textContent.trim()].join(" ");
  const met = [];
  for (const { at_s, wanted } of moments) {
    suppleTestClock.time_s = at_s;
    const patience_ms = performance.now() + 20_000;
    do await new Promise(requestAnimationFrame);
    while (seen() !== wanted && performance.now() < patience_ms);
    met.push(seen());
  }
  return met;
}
"""
on_a_phone = pytest.mark.parametrize("look", [SimpleNamespace(device="phone", scheme="light")], ids=["phone"])


class Led:
    """A session in play: `timeline` is what the server gave, `pass_s` lets time go by.

    `begun_s` is the position at which the test's clock stood at zero.
    """

    def __init__(self, page, plan):
        self.page, self.timeline, self.figure_url = page, plan["timeline"], plan["figure_url"]
        self.beats = [*self.timeline["ready"], *self.timeline["beats"], *self.timeline["after"]]
        at_s = plan["progress"]["at_s"] if plan["progress"] else 0
        self.begun_s = at_s or self.beats[0]["start_s"]

    def pass_s(self, seconds):
        self.page.evaluate("(s) => { suppleTestClock.time_s += s; }", seconds)

    def to(self, position_s):
        """Go to a position by waiting for it; only before anything was skipped or slowed down."""
        self.page.evaluate("(s) => { suppleTestClock.time_s = s; }", position_s - self.begun_s)

    def walk(self, beats):
        """Go to the middle of one beat after the other, and expect that each is shown."""
        wanted = [f"{self.beats.index(beat)} {beat['show']}" for beat in beats]
        middles = [beat["start_s"] + beat["seconds"] / 2 - self.begun_s for beat in beats]
        moments = [{"at_s": at_s, "wanted": shown} for at_s, shown in zip(middles, wanted, strict=True)]
        assert self.page.evaluate(WALK, moments) == wanted

    def expect_beat(self, beat):
        expect(self.page.locator("#player")).to_have_attribute("data-beat", str(self.beats.index(beat)))

    def first(self, **wanted):
        return next(beat for beat in self.beats if wanted.items() <= beat.items())


def expect_state(page, name):
    expect(page.locator("body")).to_have_attribute("data-state", name)


def choose(page, server, shower):
    """Say in the settings who shows the movements."""
    page.goto(f"{server.origin}/settings")
    page.locator("#sound summary").first.click()
    page.locator(f"#sound input[name=shown_by][value={shower}]").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("Your settings are saved.")
    page.goto(server.origin)


def begin(page, pain=4, **today):
    """Answer both questions, choose for `today` what is named, and start."""
    page.locator(f'#checkin .scale button[value="{pain}"]').click()
    if today:
        page.locator("#offer summary").click()
    for name, value in today.items():
        page.locator(f'#offer input[name={name}][value="{value}"]').check()
    with page.expect_response(lambda answer: answer.request.method == "PUT") as given:
        page.locator("#start").click()
    expect_state(page, "play")
    return Led(page, given.value.json())


def say_pain_after(page, pain):
    expect_state(page, "after")
    page.locator(f'#after .scale button[value="{pain}"]').click()
    expect(page.locator("#saved")).to_have_text("It is in your diary.")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def hurt(page, pain):
    """Say that it hurts, and wait for the advice."""
    page.keyboard.press("h")
    expect(page.locator("#hurts-title")).to_be_focused()
    page.locator(f'#hurts .scale button[value="{pain}"]').click()
    expect(page.locator("#advice-say")).not_to_be_empty()


def newest_day(page):
    """Open the diary, and return its newest day."""
    page.goto(re.sub("/sessions/.*|/$", "/diary", page.url))
    return page.locator(".days li").first
