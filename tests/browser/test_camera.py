"""The camera in the page, by the real path: pictures, pose model, judge, what is shown, said and sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from supple.core.movement import Choices, catalogue, timeline
from supple.core.sight.judge import Judge
from supple.core.sight.script import script_of
from tests.browser import cameras
from tests.browser.cameras import at, finish, seen_of
from tests.browser.filming import HUGS, empty, hugs, lights_off, passed, still, two, y4m
from tests.browser.leading import CLOCK, expect_state
from tests.browser.watched import (
    FAKE_CAMERA,
    PATIENT_MS,
    POSE,
    SPIES,
    begin,
    counts,
    expect_said,
)
from tools.chromium import running_chromium

NOBODY = "I can't see you yet."
# A clock that stands still, and spies where a picture could leave.
SCRIPTS = CLOCK + POSE + SPIES
site, handed, sent = cameras.site, cameras.handed, cameras.sent


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    clip = y4m(tmp_path_factory.mktemp("clips") / "hugs.y4m", hugs())
    with running_chromium(*FAKE_CAMERA, f"--use-file-for-fake-video-capture={clip}") as chromium:
        yield chromium


def spied(page):
    return page.evaluate("() => suppleSpied")


def test_a_body_is_found_coached_and_counted(page, site, sent, watch):
    site()
    plan = begin(page)
    expect_state(page, "set-up")
    # Nobody taps: it begins by itself once somebody is seen in place.
    expect(page.locator("body")).to_have_attribute("data-state", "play", timeout=PATIENT_MS)
    expect(page.locator("#camera-light")).to_contain_text("Camera on")
    at(page, 1.0, plan)
    expect(page.locator("#camera-count")).to_have_text(re.compile("Seen [23] of 5"), timeout=PATIENT_MS)
    told = counts(page)
    assert told["taken"] - told["judged"] <= 1
    finish(page)
    expect(page.locator("#done-seen")).to_be_visible()
    expect(page.locator("#done-seen-parts")).to_contain_text(re.compile("[23]"))
    assert page.evaluate(
        "() => suppleStreams.flatMap((one) => one.getTracks()).map((one) => one.readyState)"
    ) == ["ended"]
    assert seen_of(sent)["parts"][0]["seen"] >= 2
    assert seen_of(sent)["lost"] is None
    assert spied(page) == []
    # What was sent are words and numbers, all of it smaller than one picture.
    assert max(len(body) for _, _, body in sent) < 8_000
    assert all(b"image/" not in body for _, _, body in sent)


def judged_here(clip, begins_s):
    """Return the counted repetitions of the same pictures, found and judged in this Python."""
    pose = pytest.importorskip("supple.video.pose")
    decode = pytest.importorskip("supple.video.decode")
    judge = Judge(catalogue(), script_of(timeline(catalogue(), "four_minutes", Choices())))
    found = []
    with pose.PoseFinder(pose.Settings(model="lite", bodies=2)) as finder:
        for number, (at_s, rgb) in enumerate(clip):
            frame = finder.find(decode.Picture(number, at_s, rgb))
            found += judge.feed(frame, begins_s + at_s)
    return [event for event in (*found, *judge.finish()) if event.kind == "repetition" and event.judged]


def test_it_counts_and_measures_what_the_command_line_does(page, handed, sent):
    clip = hugs()
    plan = begin(page)
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    at(page, 0.0, plan)
    shown = handed.show(clip, begins_s=-plan["timeline"]["ready"][0]["start_s"], each=True)
    expect(page.locator("#camera-overlay")).to_have_attribute(
        "data-counts", re.compile(rf" {shown}$"), timeout=PATIENT_MS
    )
    # Every picture was looked at and judged once: none was kept.
    assert counts(page)["taken"] == shown
    finish(page)
    expect(page.locator("#done-seen")).to_be_visible()
    here = judged_here(clip, 0.0)
    (flexion,) = (one for one in seen_of(sent)["parts"][0]["ranges"] if one["measure"] == "hip_flexion_deg")
    changes = [one.measured[0].change for one in here]
    assert seen_of(sent)["parts"][0]["seen"] == len(here) == HUGS
    assert [flexion["first"], flexion["last"]] == pytest.approx([changes[0], changes[-1]], abs=2.0)


def test_the_coach_says_what_hinders(page, handed):
    begin(page)
    for clip, words in [
        (empty(150), NOBODY),
        (empty(8), "It is too dark for me."),
        (two(), "more than one person"),
    ]:
        handed.show(clip, times=60)
        expect_said(page, words)
    expect_state(page, "set-up")
    handed.show(still(), times=60)
    expect(page.locator("body")).to_have_attribute("data-state", "play", timeout=PATIENT_MS)


def test_who_is_not_seen_in_a_session_is_told_and_it_goes_on(page, handed, sent):
    plan = begin(page)
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    at(page, 1.0, plan)
    handed.show(empty(150), times=60)
    expect_said(page, "I can't see you.")
    expect_state(page, "play")
    handed.show(still(), times=60)
    expect(page.locator("#camera-overlay")).to_have_attribute("data-sees", "true", timeout=PATIENT_MS)
    finish(page)
    expect(page.locator("#done-seen")).to_be_visible()
    (unseen,) = seen_of(sent)["cannot_see"]
    assert (unseen["movement"], unseen["why"]) == ("double_knee_hug", "nobody")


def in_play(page, handed):
    """Begin to be watched, with the clock at the first movement's beginning; return the plan."""
    plan = begin(page)
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    at(page, 0.0, plan)
    return plan


def shown_all(page, handed, clip, plan):
    """Show a clip while the session's clock goes on with it, and wait until all of it was judged."""
    handed.show(clip, begins_s=-plan["timeline"]["ready"][0]["start_s"])
    page.wait_for_function("() => suppleTestCamera.left === 0", timeout=PATIENT_MS)
    page.wait_for_function(ALL_JUDGED, timeout=PATIENT_MS)


ALL_JUDGED = """() => {
  const [, taken, judged] = document.querySelector('#camera-overlay').dataset.counts.split(' ');
  return taken === judged;
}"""


def test_somebody_who_passes_is_not_counted_and_the_person_still_is(page, handed, sent):
    plan = in_play(page, handed)
    shown_all(page, handed, passed(), plan)
    finish(page)
    expect(page.locator("#done-seen")).to_be_visible()
    first = seen_of(sent)["parts"][0]
    assert first["seen"] == HUGS
    assert first["seen"] + first["not_judged"] <= first["expected"]


def test_lights_off_nothing_is_counted_and_it_is_said(page, handed, sent):
    plan = in_play(page, handed)
    handed.show(lights_off(), begins_s=-plan["timeline"]["ready"][0]["start_s"])
    expect_said(page, "I can't see you.")
    page.wait_for_function("() => suppleTestCamera.left === 0", timeout=PATIENT_MS)
    shown_all(page, handed, hugs(), plan)
    finish(page)
    expect(page.locator("#done-seen")).to_be_visible()
    (unseen,) = seen_of(sent)["cannot_see"]
    assert unseen["seconds"] == pytest.approx(hugs()[-1][0], abs=3.0)
    # In the dark nobody was counted; with the light back on all were.
    assert seen_of(sent)["parts"][0]["seen"] == HUGS


def test_lost_in_the_middle_what_was_counted_is_kept(page, handed, sent):
    plan = in_play(page, handed)
    shown_all(page, handed, hugs(), plan)
    page.evaluate("() => suppleTestCamera.lose()")
    expect_said(page, "The camera is gone. We go on without it.")
    expect(page.locator("#camera-light")).to_contain_text("Camera off")
    expect_state(page, "play")
    finish(page)
    expect(page.locator("#done-seen-notes")).to_contain_text("The camera went away in the middle.")
    assert seen_of(sent)["lost"] == "lost"
    assert seen_of(sent)["parts"][0]["seen"] == HUGS
