"""A whole session in each place and on each level, by a clock that the test holds."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from tests.browser.leading import begin, newest_day, say_pain_after

pytestmark = pytest.mark.slow
CLIPS = "async (url) => Object.keys((await (await fetch(url)).json()).clips)"


def group(beat):
    return beat["kind"], beat["side"], beat["movement"] if beat["kind"] == "work" else None


def begun(beats):
    """The beats with which something else begins: another movement, side or way."""
    return [beats[0], *(beat for before, beat in pairwise(beats) if group(before) != group(beat))]


@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
@pytest.mark.parametrize("level", ["gentle", "standard", "stronger"])
def test_a_session_from_getting_ready_to_the_diary(clocked, place, level):
    led = begin(clocked, pain=1, level=level, place=place)
    choices = led.timeline["choices"]
    assert (choices["place"], choices["level"]) == (place, level)
    shown = {f"{beat['pose_from']}>{beat['pose_to']}" for beat in led.beats}
    assert shown <= set(clocked.evaluate(CLIPS, led.figure_url))
    for beat in begun(led.beats):
        led.to(beat["start_s"] + min(0.1, beat["seconds"] / 2))
        led.expect_beat(beat)
        expect(clocked.locator("#show")).to_have_text(beat["show"])
        expect(clocked.locator("#figure path").last).to_have_attribute("d", re.compile("^M-?[0-9]"))
    led.to(led.beats[-1]["start_s"] + led.beats[-1]["seconds"])
    say_pain_after(clocked, 0)
    expect(newest_day(clocked).locator(".how")).to_have_text("Done")
