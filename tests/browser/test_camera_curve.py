"""Where a backbend was, by the real path: pictures, the pose model with its mask, Python, the line."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from supple.core.sight.curve_model import model
from supple.core.sight.curve_words import EXPERIMENTAL
from supple.core.sight.outline import outline, outline_of_strip
from tests.browser import cameras
from tests.browser.backbends import MOVEMENT, backbend
from tests.browser.cameras import finish, seen_of
from tests.browser.leading import CLOCK, expect_state, on_a_phone
from tests.browser.test_camera_seen import watched
from tests.browser.watched import PATIENT_MS, POSE, SPIES, begin
from tests.core.sight.test_outline import HEIGHT, WIDTH, body, mask
from tools.places import BROWSER

# Whether a mask was asked for, and whatever goes between page and workers that is as long as an outline.
TOLD = """
globalThis.suppleTold = {outline: [], long: []};
const note = ({found = {}, picture = null, ...data}) => {
  for (const [name, one] of Object.entries({...found, ...data}))
    if (one?.length > 10_000 && name !== 'follow') suppleTold.long.push(name);
};
globalThis.Worker = class extends Worker {
  constructor(...given) {
    super(...given);
    this.addEventListener('message', ({data}) => note(data));
  }
  postMessage(asked, ...more) {
    if ('outline' in asked) suppleTold.outline.push(asked.outline);
    note(asked);
    super.postMessage(asked, ...more);
  }
};
"""
STRIP = 33 * 497
SAMPLED = """([values, width, height, body]) => {
  const into = new Uint8Array(STRIP);
  const mask = { width, height, values: Float32Array.from(values, (one) => one / 255) };
  sampleStrip(mask, Float32Array.from(body), width / height, into);
  return [...into];
}"""
BENDS = """async (id) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const headers = {"Content-Type": "application/json", "X-CSRFToken": token};
  const bend = {movement: "gentle_backbend", part: "bend", number: 1, centroid: 0.4, low: 0.2, high: 0.6,
    why: null, method: 1};
  const answer = await fetch(`/sessions/${id}/seen/9`, {method: "PUT", headers, body: JSON.stringify({
    version: 1, model: "full", frames: 9, watched_s: 9, delegate: "CPU", lost: null, parts: [], faults: [],
    cannot_see: [], bends: [bend, {...bend, number: 2, centroid: null, why: "off_side"}]})});
  return answer.status;
}"""
SCRIPTS = CLOCK + POSE + SPIES + TOLD
site, handed, sent = cameras.site, cameras.handed, cameras.sent


def ask_for_it(page, server):
    page.goto(f"{server.origin}/settings")
    page.locator("#camera > summary").click()
    expect(page.locator("input[name=curve][value=no]")).to_be_checked()
    page.locator("input[name=curve][value=yes]").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#camera .now")).to_contain_text("experimental")
    page.goto(f"{server.origin}/")


def bend(page, handed, spread):
    """Start, go to the backbend, and show one; return the plan."""
    plan = begin(page)
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    clip = backbend(spread)
    starts_s = next(
        beat["start_s"]
        for beat in plan["timeline"]["beats"]
        if beat["movement"] == MOVEMENT and beat["kind"] == "work"
    )
    begins_s = starts_s - plan["timeline"]["ready"][0]["start_s"]
    handed.show(clip[:8], begins_s=begins_s - 1)
    expect(page.locator("#camera-overlay")).to_have_attribute("data-armed", "true", timeout=PATIENT_MS)
    handed.show(clip, begins_s=begins_s)
    return plan


def test_a_bend_is_drawn_said_compared_and_kept(page, server, handed, sent, axe):
    ask_for_it(page, server)
    plan = bend(page, handed, "hinge")
    shown = page.locator("#curve")
    expect(shown).to_contain_text(EXPERIMENTAL)
    expect(shown.locator("p")).to_have_text(model().says["low"], timeout=PATIENT_MS)
    expect(shown.locator(".curve-third")).to_have_count(3)
    # It is read, not heard, and no number is shown.
    assert not any(letter.isdigit() for letter in shown.inner_text())
    # The outline goes from the one worker to the other, and to nobody else.
    assert page.evaluate("() => suppleTold") == {"outline": [True], "long": []}
    assert page.evaluate("() => suppleSpied") == []
    axe(page)
    compare(page, axe)
    # With the movement over, no mask is made any more.
    beats = plan["timeline"]["beats"]
    ends_s = max(beat["start_s"] + beat["seconds"] for beat in beats if beat["movement"] == MOVEMENT)
    handed.show(backbend("hinge")[:4], begins_s=ends_s - plan["timeline"]["ready"][0]["start_s"] + 1)
    expect(shown).to_be_hidden(timeout=PATIENT_MS)
    assert page.evaluate("() => suppleTold.outline") == [True, False]
    finish(page)
    expect(page.locator("#done-seen")).to_be_visible()
    (kept,) = seen_of(sent)["bends"]
    assert kept["low"] <= kept["centroid"] <= kept["high"]
    # What was sent is smaller than one outline.
    assert max(len(body) for _, _, body in sent) < STRIP / 2


def compare(page, axe):
    """Right and wrong are one tap away, and the session waits meanwhile."""
    page.locator("#curve").get_by_role("button", name="Compare").click()
    expect_state(page, "closer")
    closer = page.locator("#closer")
    expect(closer.locator("#fault-text")).to_contain_text("Hinging at the low back")
    expect(closer.locator("#still-two")).to_be_visible()
    axe(page)
    closer.get_by_role("button", name="Go on").click()
    expect_state(page, "play")


def test_who_did_not_ask_for_it_has_no_mask_made(page, handed, sent):
    bend(page, handed, "hinge")
    expect(page.locator("#camera-count")).to_contain_text("1 of 5", timeout=PATIENT_MS)
    expect(page.locator("#curve")).to_have_count(0)
    assert page.evaluate("() => suppleTold") == {"outline": [], "long": []}
    finish(page)
    expect(page.locator("#done-seen")).to_be_visible()
    assert "bends" not in seen_of(sent)


@pytest.mark.parametrize("facing", [1.0, -1.0])
def test_the_page_samples_all_that_the_rays_look_at(page, facing):
    def person(x, y):
        return 0.36 <= x + y / 8 <= 0.52 or (0.2 <= x <= 0.24 and y > 0.5)

    whole, who = mask(person), body((0.352, 0.72), (0.463, 0.43), facing)
    points = [number for x, y in zip(who.x, who.y, strict=True) for number in (x / who.aspect, y, 1.0, 1.0)]
    source = (BROWSER / "camera" / "strip.js").read_text(encoding="utf-8").replace("export ", "")
    given = [list(whole.values), WIDTH, HEIGHT, points]
    sampled = page.evaluate(f"(given) => {{ {source}\nreturn ({SAMPLED})(given); }}", given)
    there, here = outline_of_strip(bytes(sampled), who), outline(whole, who)
    assert there.back == pytest.approx(here.back, abs=0.004)
    assert there.front == pytest.approx(here.front, abs=0.004)
    assert here.found == 1.0


@on_a_phone
def test_the_diary_draws_where_it_was(opened, server, axe):
    key = watched(opened, server, 1)
    assert opened.evaluate(BENDS, key) == 201
    opened.goto(f"{server.origin}/diary")
    fold = opened.locator(".trends[aria-labelledby=where-bent] .trend")
    fold.locator("summary").click()
    expect(fold.locator("canvas")).to_be_visible()
    expect(fold.locator("tbody tr")).to_contain_text("1 of 2")
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(opened)
    opened.goto(f"{server.origin}/diary/{key}")
    expect(opened.locator(".seen-notes")).to_contain_text(EXPERIMENTAL)
