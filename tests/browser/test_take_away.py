"""The routine taken away: one page from a folder, without a network, and one sound file, listened to."""

from __future__ import annotations

import base64
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from itertools import pairwise
from math import log10

import pytest
from playwright.sync_api import expect

from supple.core import safety
from supple.core.movement import catalogue, timeline
from supple.exchange.bells import bells
from supple.web.voice import voice_of

CLOCK = "globalThis.suppleTestClock = {time_s: 0, running: true, now() { return this.time_s; }};"
WINDOW_S = 0.01
LOUDNESS = """async ([base64, window_s]) => {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const context = new OfflineAudioContext(1, 1, 24000);
  const samples = (await context.decodeAudioData(bytes.buffer)).getChannelData(0);
  const size = Math.round(window_s * 24000);
  const levels = [];
  for (let at = 0; at + size <= samples.length; at += size) {
    let sum = 0;
    for (let i = at; i < at + size; i += 1) sum += samples[i] * samples[i];
    levels.push(Math.sqrt(sum / size));
  }
  return [samples.length / 24000, levels];
}"""
FIRST_LINE = """() => new Promise((resolve) => {
  const look = (list) => {
    const found = list.getEntries().find(({ name }) => name === "voice:0");
    if (found) resolve(found.detail);
  };
  new PerformanceObserver(look).observe({ type: "mark", buffered: true });
})"""
QUIET_DB, SPOKEN_DB, BELL_DB = -55.0, -35.0, -30.0
# As long as the recordings of the bells are.
RINGS_S = {"side": 0.552, "movement": 0.768, "end": 1.152}
HEARD_WITHIN_S = 0.1


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Both files, made as a person makes them."""
    place = tmp_path_factory.mktemp("away")
    said, _ = write(place)
    assert said.returncode == 0, said.stderr
    return place


def write(place, data=None):
    """Run the command, with the diary in `data`, and return the page that it wrote."""
    command = [sys.executable, "-m", "supple.cli", "take-away", "--out", str(place)]
    env = {**os.environ, "SUPPLE_DATA_DIR": str(data or place / "data")}
    said = subprocess.run(command, check=False, env=env, capture_output=True, text=True)
    return said, place / "supple-four-minutes.html"


@pytest.fixture
def server():
    """No site at all: the page must do without."""
    return type("Nowhere", (), {"origin": "file:"})


@pytest.fixture
def away(page, folder):
    """The page opened by a double click, with a clock of our own."""
    page.context.set_offline(True)
    page.add_init_script(CLOCK)
    page.goto((folder / "supple-four-minutes.html").as_uri())
    return page


def start(page, pain):
    page.locator(f"#checkin .scale button[value='{pain}']").click()
    page.locator("#start").click()


def go_to(page, second):
    page.evaluate(f"suppleTestClock.time_s = {second}")


def ready_s(made):
    return -made.ready[0].start_s


def test_a_whole_session_without_a_server(away):
    made = timeline(catalogue(), "four_minutes")
    expect(away.locator("#checkin-question")).to_be_visible()
    start(away, 3)
    for movement in dict.fromkeys(beat.title for beat in made.beats if beat.kind == "work"):
        beat = next(beat for beat in made.beats if beat.kind == "work" and beat.title == movement)
        go_to(away, ready_s(made) + beat.start_s + 0.5)
        expect(away.locator("#title")).to_have_text(movement)
        expect(away.locator("#show")).to_have_text(beat.show)
        assert away.locator("#figure path").count() > 10
    go_to(away, 1000)
    away.locator("#after .scale button[value='1']").click()
    expect(away.locator("#done-words")).to_have_text("2 points less sore than before.")
    assert away.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_pain_leads_to_the_same_answers_as_at_home(away):
    start(away, 3)
    go_to(away, 25)
    away.get_by_role("button", name="That hurts").click()
    away.locator("#hurts .scale button[value='6']").click()
    expect(away.locator("#advice-say")).to_have_text(safety.answer(3, 6).say)
    away.get_by_role("button", name="On to the next movement").click()
    expect(away.locator("#eyebrow")).to_have_text("Get ready")
    expect(away.locator("#title")).to_have_text(catalogue().movements["seated_thoracic_extension"].name)


def test_it_speaks(page, folder):
    page.context.set_offline(True)
    page.goto((folder / "supple-four-minutes.html").as_uri())
    start(page, 2)
    spoken = page.evaluate(FIRST_LINE)
    assert spoken["actual_s"] - spoken["expected_s"] < HEARD_WITHIN_S


def test_an_easier_form_and_what_bends_the_same_way_are_in_it_too(away):
    start(away, 3)
    go_to(away, 25)
    expect(away.locator("#player")).to_have_attribute("data-kind", "work")
    away.keyboard.press("Space")
    away.get_by_role("button", name="An easier form").click()
    expect(away.locator("#title")).to_have_text(catalogue().movements["rock_on_chair"].name)
    away.keyboard.press("Space")
    away.get_by_role("button", name="Skip all that bend this way").click()
    expect(away.locator("#title")).to_have_text(catalogue().movements["seated_thoracic_extension"].name)
    assert away.locator("#figure path").count() > 10


def test_a_change_of_sound_is_not_kept(away):
    away.locator("#checkin .scale button[value='3']").click()
    away.locator("#sound summary").click()
    away.get_by_label("Chimes only").check()
    expect(away.locator("#sound-now")).to_have_text("Chimes only")
    assert away.evaluate("localStorage.length") == 0


def test_can_you_hear_me(page, folder):
    page.context.set_offline(True)
    page.goto((folder / "supple-four-minutes.html").as_uri())
    page.locator("#checkin .scale button[value='2']").click()
    page.get_by_role("button", name="Can you hear me?").click()
    expect(page.locator("#hear-asked")).to_be_visible()
    page.wait_for_timeout(500)
    assert page.evaluate("performance.getEntriesByName('heard').length") == 1


def test_too_sore_a_day_has_no_routine(away):
    start(away, 8)
    expect(away.locator("#gate-say")).to_have_text(safety.gate(8).say)
    expect(away.locator("#player")).to_be_hidden()


def test_the_warning_signs_are_inside(away, axe):
    away.get_by_role("button", name="Get help").click()
    for sign in safety.warning_signs().signs.values():
        expect(away.locator("#help").get_by_text(f"{sign.text}.", exact=True)).to_be_visible()
    expect(away.get_by_role("link", name="Call 999")).to_have_attribute("href", "tel:999")
    axe(away)


@pytest.mark.every_look
def test_it_can_be_used_by_everyone(away, axe):
    for pain in (3, None):
        axe(away)
        assert away.evaluate("document.documentElement.scrollWidth <= innerWidth")
        if pain is not None:
            start(away, pain)
            go_to(away, 30)


def test_nothing_outside_is_named_and_nothing_may_be_fetched(folder):
    text = (folder / "supple-four-minutes.html").read_text(encoding="utf-8")
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src &#x27;none&#x27;; script-src &#x27;sha256-")
    assert "unsafe" not in policy
    assert not re.findall(r'(?:src|href)="(?!data:|tel:|#)[^"]*"', text)
    assert set(re.findall(r"https?://[^\"'\s<)]+", text)) <= {"http://www.w3.org/2000/svg"}


@dataclass
class Heard:
    seconds: float
    levels_db: list[float]

    def loudest_db(self, from_s, to_s):
        return max(self.levels_db[max(0, round(from_s / WINDOW_S)) : round(to_s / WINDOW_S)])

    def onset_s(self, from_s, to_s):
        """The moment in a stretch from which on somebody speaks."""
        begin = max(0, round(from_s / WINDOW_S))
        loud = (i for i in range(begin, round(to_s / WINDOW_S)) if self.levels_db[i] > SPOKEN_DB)
        return next(loud) * WINDOW_S


@pytest.fixture
def heard(page, folder):
    recording = base64.b64encode((folder / "supple-four-minutes.mp3").read_bytes()).decode()
    seconds, levels = page.evaluate(LOUDNESS, [recording, WINDOW_S])
    return Heard(seconds, [20 * log10(max(level, 1e-6)) for level in levels])


def test_the_whole_routine_listened_to(heard):
    """Every line is there, in time and at its level; bells ring before what is new; else it is quiet."""
    made = timeline(catalogue(), "four_minutes")
    beats = [*made.ready, *made.beats, *made.after]
    said = [(beat.start_s + ready_s(made), voice_of(beat.say)) for beat in beats if beat.say]
    assert heard.seconds == pytest.approx(ready_s(made) + beats[-1].start_s + beats[-1].seconds, abs=0.05)
    assert len(said) > 60
    for start_s, line in said:
        assert abs(heard.onset_s(start_s - 0.2, start_s + 0.5) - start_s) < HEARD_WITHIN_S, start_s
        loudest_db = heard.loudest_db(start_s, start_s + line.seconds)
        assert -16 < loudest_db < -4, (start_s, loudest_db)
    rung = {beat.start_s + ready_s(made): RINGS_S[bell] for beat, bell in bells(beats)}
    rings = 0
    for (start_s, line), (next_s, _) in pairwise(said):
        silent_s, until_s = start_s + line.seconds + 0.05, next_s - 0.1
        before_s = rung.get(next_s, 0)
        if before_s and until_s - silent_s > before_s:
            rings += 1
            assert BELL_DB < heard.loudest_db(next_s - before_s, until_s) < -12, next_s
        if until_s - before_s - silent_s > 0.15:
            assert heard.loudest_db(silent_s, until_s - before_s) < QUIET_DB, start_s
    assert rings > 8
