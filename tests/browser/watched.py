"""Sessions that a camera watches: Chromium's fake camera, or pictures that a test hands over one by one."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Page, Route, expect

from tests.browser.filming import FRAMES_PER_S, Clip, png

FAKE_CAMERA = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
# A machine without a graphics card, and always the same model: its numbers can be compared.
POSE = "globalThis.suppleTestPose = {delegate: 'CPU', model: 'lite'};"
PATIENT_MS = 120_000
"""Loading the model and Python, and some pictures, on a machine that does much else."""

# Pictures are handed over one by one, and with each the session's clock goes on, if the test says so. A page
# leaves out what a busy machine can't keep up with, unless each waits until the one before has been judged.
HANDED = """
globalThis.suppleTestCamera = {
  opened: 0, stopped: 0, shown: 0, given: 0, left: 0, base_s: 1000, lasts_s: 0, begins_s: null, times_s: [],
  taken: 0, each: false,
  judged() {
    const counts = document.querySelector('#camera-overlay')?.dataset.counts;
    return counts ? Number(counts.split(' ')[2]) : Infinity;
  },
  async allJudged() {
    for (let tries = 0; this.each && this.judged() < this.taken && tries < 400; tries += 1)
      await new Promise((go) => setTimeout(go, 5));
  },
  show(next) {
    this.base_s += this.given / Math.max(1, this.times_s.length) * this.lasts_s;
    Object.assign(this, next, {given: 0});
  },
  async open() {
    this.opened += 1;
    this.taken = 0;
    let over = false;
    const timer = setInterval(() => { if (this.left > 0 && this.told) { this.shown += 1; this.told(); } }, 5);
    const take = async () => {
      await this.allJudged();
      if (over || this.left === 0) return null;
      this.taken += 1;
      const number = this.given % this.times_s.length;
      const time_s = Math.floor(this.given / this.times_s.length) * this.lasts_s + this.times_s[number];
      const whole_s = this.base_s + time_s;
      this.given += 1;
      this.left -= 1;
      if (this.begins_s !== null) suppleTestClock.time_s = this.begins_s + time_s;
      const answer = await fetch(`/test-camera/${this.name}/${number}`);
      return { picture: await createImageBitmap(await answer.blob()), time_s: whole_s };
    };
    return {
      stream: null, take,
      fresh: (told) => { this.told = told; },
      lost: (told) => { this.lose = told; },
      stop: () => { over = true; clearInterval(timer); this.told = null; this.stopped += 1; },
    };
  },
};
"""
# What a page would need to keep a picture, or to send one.
SPIES = """
globalThis.suppleSpied = [];
for (const [world, name] of [
    [HTMLCanvasElement.prototype, 'toBlob'], [HTMLCanvasElement.prototype, 'toDataURL'],
    [OffscreenCanvas.prototype, 'convertToBlob'], [CanvasRenderingContext2D.prototype, 'getImageData'],
    [MediaRecorder.prototype, 'start'], [IDBFactory.prototype, 'open'], [WebSocket.prototype, 'send'],
    [RTCPeerConnection.prototype, 'addTrack'], [Navigator.prototype, 'sendBeacon']]) {
  const own = world[name];
  world[name] = function (...given) { suppleSpied.push(name); return own.apply(this, given); };
}
globalThis.suppleStreams = [];
const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
if (ask) navigator.mediaDevices.getUserMedia = async (wanted) => {
  const stream = await ask(wanted);
  suppleStreams.push(stream);
  return stream;
};
"""

# Workers that load nothing: pictures show `suppleTestBody` or nobody, the judge says `suppleTestJudged`
# and sums up `suppleTestSummary`. What the one finds goes to the other without the page.
STAND_INS = """
globalThis.suppleTestJudged = {events: [], say: null, coach: null, redetect: null, now: {movement: null,
  side: null, position: null, part: null, measure: null, armed: false, count: 0, of: null, share: 0,
  change: 0, hold_s: 0, hold_of_s: 0, sees: true, body: null}};
globalThis.suppleTestSummary = {frames: 0, watched_s: 0, parts: [], faults: [], cannot_see: []};
globalThis.Worker = class {
  constructor(url) { this.judges = String(url).includes('judge'); }
  terminate() { this.over = true; }
  postMessage(asked) {
    this.tell(this.judges ? this.judge(asked) : this.look(asked));
  }
  tell(told) {
    if (told) setTimeout(() => this.over || this.onmessage({data: told}), 0);
  }
  judge(asked) {
    if (asked.open) {
      globalThis.suppleTestJudge = this;
      return {ready: true};
    }
    if (asked.found) return {judged: JSON.stringify(suppleTestJudged), found: asked.found, spent_ms: 0};
    return asked.sum && {summary: JSON.stringify(suppleTestSummary)};
  }
  look(asked) {
    if (asked.open && globalThis.suppleTestFails) return {failed: suppleTestFails};
    if (asked.open) return {ready: {delegate: 'CPU', model: 'lite'}};
    if (!asked.picture) return null;
    asked.picture.close();
    const {time_s, at_s} = asked;
    const numbers = Float32Array.from(globalThis.suppleTestBody ?? []);
    const times = {time_s, at_s, spent_ms: 1, tidied_ms: 0};
    const found = {numbers, ...times, aspect: 4 / 3, light: 0.5, model: 'lite'};
    setTimeout(() => this.over || suppleTestJudge.postMessage({found}), 0);
    return null;
  }
};
"""


def quick_timers(*waits_ms: int) -> str:
    """Return a script that makes these waits short."""
    return f"""{{
  const own = globalThis.setTimeout, short = {json.dumps(waits_ms)};
  globalThis.setTimeout = (does, ms, ...more) => own(does, short.includes(ms) ? 50 : ms, ...more);
}}"""


class Handed:
    """A camera whose pictures the test hands over."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._clips: list[list[bytes]] = []
        page.add_init_script(HANDED)
        page.route("**/test-camera/**", self._answer)

    def _answer(self, route: Route) -> None:
        clip, number = map(int, route.request.url.split("/")[-2:])
        route.fulfill(body=self._clips[clip][number], content_type="image/png")

    def show(self, clip: Clip, *, times: int = 1, begins_s: float | None = None, each: bool = False) -> int:
        """Show a clip so many times and return how many pictures that are.

        `begins_s` is where the session's clock stands at its first picture; the clock goes on with them.
        `each` is whether every picture is to be judged, however long that takes.
        """
        self._clips.append([png(picture) for _, picture in clip])
        told = {
            "name": len(self._clips) - 1,
            "times_s": [at for at, _ in clip],
            "lasts_s": clip[-1][0] + 1 / FRAMES_PER_S,
            "left": times * len(clip),
            "begins_s": begins_s,
            "each": each,
        }
        self.page.evaluate("(told) => suppleTestCamera.show(told)", told)
        return times * len(clip)

    def facts(self) -> dict[str, int]:
        """Return how often the camera was opened and stopped, and how many pictures are left."""
        told: dict[str, int] = self.page.evaluate(
            "() => { const {opened, stopped, left} = suppleTestCamera; return {opened, stopped, left}; }"
        )
        return told


def begin(page: Page, pain: int = 4) -> dict[str, Any]:
    """Answer the questions, choose the camera, start; return the plan."""
    page.locator(f'#checkin .scale button[value="{pain}"]').click()
    page.locator("#offer summary").click()
    page.locator("#offer input[name=camera]").check()
    with page.expect_response(lambda answer: answer.request.method == "PUT") as given:
        page.locator("#start").click()
    plan: dict[str, Any] = given.value.json()
    return plan


def wish(page: Page, **wishes: object) -> None:
    """Let the server answer as to somebody who has set this for the camera."""

    def answer(route: Route) -> None:
        given = route.fetch()
        plan = given.json()
        plan["camera"].update(wishes)
        route.fulfill(response=given, json=plan)

    page.route(re.compile(r"/sessions/[0-9a-f-]+$"), answer)


def counts(page: Page) -> dict[str, int]:
    """Return how many pictures came, were taken, and judged."""
    told = page.locator("#camera-overlay").get_attribute("data-counts") or "0 0 0"
    return dict(zip(("shown", "taken", "judged"), map(int, told.split()), strict=True))


def expect_said(page: Page, words: str) -> None:
    """Wait until the set-up, or the overlay in a session, says something."""
    place = "#set-up-say" if page.locator("body").get_attribute("data-state") == "set-up" else "#camera-say"
    expect(page.locator(place)).to_contain_text(words, timeout=PATIENT_MS)
