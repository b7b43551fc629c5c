"""One film, seen twice: by the page as its camera, and by `supple analyse` as a file. They count the same."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from supple.cli import main
from tests.browser.filming import HUGS, then_still, y4m
from tests.browser.leading import CLOCK, expect_state
from tests.browser.watched import FAKE_CAMERA, PATIENT_MS, POSE, begin
from tools.chromium import running_chromium

HUGGING = "(begins_s) => { suppleTestClock.time_s = 1 - begins_s; }"


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """Three hugs, after which somebody lies still long enough for a session to be ended."""
    return y4m(tmp_path_factory.mktemp("film") / "hugs.y4m", then_still())


@pytest.fixture(scope="module")
def browser(film):
    with running_chromium(*FAKE_CAMERA, f"--use-file-for-fake-video-capture={film}") as chromium:
        yield chromium


@pytest.fixture(scope="module")
def analysed(film, tmp_path_factory):
    """The part of the report that counts the hugs."""
    pytest.importorskip("mediapipe")
    out = tmp_path_factory.mktemp("analysis")
    asked = ("--movement", "double_knee_hug", "--model", "lite", "--no-video", "--no-plots")
    assert main(["analyse", str(film), *asked, "--out", str(out)]) == 0
    (report,) = out.rglob("report.json")
    (movement,) = json.loads(report.read_text("utf-8"))["movements"]
    (part,) = movement["parts"]
    return part


def test_the_page_counts_and_keeps_what_the_command_line_counts(page, server, analysed):
    page.add_init_script(CLOCK + POSE)
    page.goto(server.address)
    plan = begin(page)
    # Nobody is coached: the camera goes on, with the film's first picture, when everything is loaded.
    page.locator("#set-up-begin").click()
    expect_state(page, "play")
    page.evaluate(HUGGING, plan["timeline"]["ready"][0]["start_s"])
    expect(page.locator("#camera-count")).to_have_text(f"Seen {HUGS} of 5", timeout=PATIENT_MS)
    page.keyboard.press("Escape")
    with page.expect_response(lambda answer: "/seen/" in answer.url) as kept:
        page.locator("#stop button[value=other]").click()
    page.locator('#after .scale button[value="3"]').click()
    expect(page.locator("#done-seen-parts")).to_contain_text(re.compile(f"Counted: {HUGS} of 5"))
    told = json.loads(kept.value.request.post_data)["parts"][0]
    assert told["seen"] == analysed["judged"] == HUGS
    assert kept.value.json()["title"].startswith(f"The camera counted {HUGS} of")
    there = {one["measure"]: one for one in analysed["ranges"]}
    for one in told["ranges"]:
        assert one["median"] == pytest.approx(there[one["measure"]]["median"], abs=one["uncertainty"])
