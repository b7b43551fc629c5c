"""Somebody in three dimensions leads the session, in step with its timeline; software draws slowly, so little
is drawn."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from supple.web import showing
from tests.browser.leading import CLOCK_WITH_PICTURES, Led, begin, choose, expect_state, press

EVERY_PICTURE_IS_LATE = """
globalThis.pictureEvery_s = 0.4;
let left = 100;
(function pass() {
  suppleTestClock.time_s += 0.04;
  if (left-- > 0) requestAnimationFrame(pass);
})();
"""
SLOW_MS = 60_000
NO_WEBGL = """
const own = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith("webgl") ? null : own.call(this, kind, ...rest);
};
"""


@pytest.fixture
def clocked(page, server):
    """The first page of somebody who chose a person in three dimensions, with a clock that stands still."""
    page.add_init_script(CLOCK_WITH_PICTURES)
    page.goto(server.address)
    choose(page, server, "rosa")
    return page


def person(page):
    return page.locator("#person")


def on_stage(led):
    """Wait until the person has come on; they come at the start of a beat."""
    for _ in range(60):
        led.pass_s(1)
        led.page.wait_for_timeout(300)
        if led.page.locator("#picture").get_attribute("data-shows") == "person":
            return led
    raise AssertionError(led.page.locator("#shown-by").text_content())


def goes_to(led, at_s):
    """Go to a position and give the clip and the share that are shown there."""
    led.to(at_s)
    beat = next(one for one in reversed(led.beats) if one["start_s"] <= at_s + 1e-6)
    led.expect_beat(beat)
    clip = f"{beat['pose_from']}>{beat['pose_to']}"
    expect(person(led.page)).to_have_attribute("data-clip", clip)
    return beat


def ease(x):
    return x * x * (3 - 2 * x)


def expect_share(led, share):
    expect(person(led.page)).to_have_attribute("data-share", f"{share:.3f}")


def test_the_person_is_where_the_timeline_is(clocked):
    led = on_stage(begin(clocked))
    moving = [
        beat
        for beat in led.beats
        if beat["kind"] == "change" or (beat["kind"] == "work" and beat["repetition"] == 1)
    ]
    for beat in moving[:: len(moving) // 6]:
        goes_to(led, beat["start_s"] + beat["seconds"] * 0.25)
        expect(person(clocked)).to_be_visible()
        expect(clocked.locator("#figure")).to_be_hidden()
    hug = led.first(movement="gentle_backbend", kind="work")
    goes_to(led, hug["start_s"] + hug["seconds"] * 0.25)
    expect_share(led, ease(0.25))


def test_pause_pace_skip_and_sides_are_the_persons_too(clocked):
    led = on_stage(begin(clocked))
    beat = led.first(movement="single_knee_hug", side="right", kind="work")
    goes_to(led, beat["start_s"] + beat["seconds"] / 4)
    expect_share(led, ease(0.25))
    press(clocked, "Space")
    expect_state(clocked, "paused")
    led.pass_s(60)
    press(clocked, "Space")
    expect_state(clocked, "play")
    expect_share(led, ease(0.25))
    for _ in range(3):
        clocked.locator('[data-act="slower"]').click()
    # At half speed a quarter of the beat takes half of its time.
    led.pass_s(beat["seconds"] / 2)
    expect_share(led, ease(0.5))
    press(clocked, "ArrowRight")
    expect(clocked.locator("#title")).to_have_text("Seated upper-back bend")
    after = led.beats[int(clocked.locator("#player").get_attribute("data-beat"))]
    expect(person(clocked)).to_have_attribute("data-clip", f"{after['pose_from']}>{after['pose_to']}")


def test_an_easier_form_and_a_resumed_session_have_the_person_at_once(clocked):
    led = on_stage(begin(clocked))
    goes_to(led, led.first(movement="single_knee_hug", kind="work")["start_s"] + 1)
    press(clocked, "Space")
    with clocked.expect_response(re.compile("/changes/")) as given:
        clocked.get_by_role("button", name="An easier form").click()
    expect_state(clocked, "play")
    first = given.value.json()["timeline"]["ready"][0]
    expect(person(clocked)).to_be_visible()
    expect(person(clocked)).to_have_attribute("data-clip", f"{first['pose_from']}>{first['pose_to']}")
    clocked.reload()
    expect_state(clocked, "resume")
    with clocked.expect_response(re.compile("/plan$")) as given:
        clocked.locator("#resume-go").click()
    expect_state(clocked, "play")
    on_stage(Led(clocked, given.value.json()))


def test_it_can_be_turned_and_mirrored_and_the_sessions_keys_stay(clocked):
    led = on_stage(begin(clocked))
    goes_to(led, led.first(movement="double_knee_hug", kind="work")["start_s"] + 1)
    turned = "() => document.querySelector('#person').dataset.turned"
    clocked.get_by_role("button", name="Turn left").click()
    assert clocked.evaluate(turned) == "-30"
    person(clocked).focus()
    press(clocked, "ArrowRight")
    assert clocked.evaluate(turned) == "-15"
    box = person(clocked).bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    clocked.mouse.move(*middle)
    clocked.mouse.down()
    clocked.mouse.move(middle[0] + box["width"] / 4, middle[1], steps=4)
    clocked.mouse.up()
    assert float(clocked.evaluate(turned)) < -60
    expect_state(clocked, "play")
    clocked.get_by_role("button", name="Mirror the picture").click()
    expect(clocked.locator("#picture")).to_have_class(re.compile("mirrored"))
    expect_state(clocked, "play")
    clocked.mouse.click(*middle)
    expect_state(clocked, "paused")
    press(clocked, "Space")
    clocked.evaluate("document.activeElement.blur()")
    press(clocked, "ArrowRight")
    expect(clocked.locator("#title")).to_have_text("Single knee hug")


def test_a_closer_look_has_a_person_of_its_own_and_the_sessions_stays(clocked):
    led = on_stage(begin(clocked))
    goes_to(led, led.first(movement="gentle_backbend", kind="work")["start_s"] + 1)
    clocked.get_by_role("button", name="Mirror the picture").click()
    press(clocked, "Space")
    clocked.get_by_role("button", name="Right and wrong").click()
    closer = clocked.locator("#closer #theatre[data-person][data-mode=compare]")
    expect(closer).to_be_visible(timeout=SLOW_MS)
    expect(closer).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")
    clocked.locator("#closer").get_by_role("button", name="Go on").click()
    expect_state(clocked, "play")
    expect(clocked.locator("#closer-place")).to_be_empty()
    expect(person(clocked)).to_be_visible()
    expect(clocked.locator("#picture")).to_have_attribute("data-shows", "person")


def test_without_webgl_the_drawn_figure_shows_it_and_says_so_once(page, request, watch):
    watch.expect("WebGL")
    page.add_init_script(NO_WEBGL)
    led = begin(request.getfixturevalue("clocked"))
    expect(page.locator("#told")).to_contain_text("A drawn figure shows it")
    led.to(10)
    expect(page.locator("#figure path").first).to_be_visible()
    expect(page.locator("#told")).to_be_empty()
    press(page, "Space")
    expect(page.locator("#shown-by")).to_contain_text("can’t be shown here")


def test_a_file_that_does_not_come_leaves_the_drawn_figure(clocked, watch, server):
    watch.expect("ERR_FAILED|Failed to load")
    clocked.route("**/people/*", lambda route: route.abort())
    clocked.goto(server.origin)
    led = begin(clocked)
    led.to(10)
    expect(clocked.locator("#figure path").first).to_be_visible()
    press(clocked, "Space")
    expect(clocked.locator("#shown-by")).to_contain_text("can’t be shown here")


def test_a_device_that_draws_too_slowly_goes_on_with_the_drawn_figure(clocked, server):
    led = on_stage(begin(clocked))
    goes_to(led, led.first(movement="double_knee_hug", kind="work")["start_s"])
    clocked.evaluate(EVERY_PICTURE_IS_LATE)
    expect(clocked.locator("#figure path").first).to_be_visible(timeout=SLOW_MS)
    press(clocked, "Space")
    expect(clocked.locator("#shown-by")).to_contain_text("too slow")
    # It is not tried again for some days.
    fetched = []
    clocked.on("request", lambda one: fetched.append(one.url))
    clocked.goto(server.origin)
    begin(clocked)
    assert not [url for url in fetched if "/people/" in url]


def test_a_graphics_card_that_is_taken_away_leaves_the_drawn_figure(clocked, watch):
    watch.expect("Context Lost|CONTEXT_LOST|context lost")
    led = on_stage(begin(clocked))
    clocked.evaluate(
        "document.querySelector('#person').getContext('webgl2').getExtension('WEBGL_lose_context').loseContext()"
    )
    expect(clocked.locator("#picture")).to_have_attribute("data-shows", "figure")
    led.pass_s(1)
    expect(clocked.locator("#figure path").first).to_be_visible()


def test_nobody_waits_for_a_person_who_is_late(clocked, server):
    held = []

    def hold(route):
        held.append(route)

    clocked.route("**/people/*", hold)
    clocked.goto(server.origin)
    led = begin(clocked)
    led.to(10)
    expect(clocked.locator("#figure path").first).to_be_visible()
    expect(clocked.locator("#player")).not_to_have_attribute("data-beat", "0")
    beat = clocked.locator("#player").get_attribute("data-beat")
    held[-1].continue_()
    clocked.wait_for_timeout(3000)
    assert clocked.locator("#player").get_attribute("data-beat") == beat
    # In the middle of a beat nobody comes on.
    expect(clocked.locator("#picture")).to_have_attribute("data-shows", "figure")
    on_stage(led)


def test_who_wants_less_motion_sees_each_pose(clocked):
    clocked.emulate_media(reduced_motion="reduce")
    led = on_stage(begin(clocked))
    beat = led.first(movement="gentle_backbend", kind="work")
    goes_to(led, beat["start_s"] + beat["seconds"] / 4)
    expect_share(led, 1)


@pytest.mark.every_look
def test_the_session_with_a_person_is_for_everybody(clocked, axe):
    led = on_stage(begin(clocked))
    goes_to(led, led.first(movement="single_knee_hug", kind="work")["start_s"] + 1)
    axe(clocked)


@pytest.mark.parametrize("shower", ["edwin", showing.DRAWN])
def test_the_settings_say_who_shows_it(clocked, server, shower):
    choose(clocked, server, shower)
    led = begin(clocked)
    if shower != showing.DRAWN:
        on_stage(led)
    press(clocked, "Space")
    words = "A drawn figure shows it." if shower == showing.DRAWN else "Edwin shows it."
    expect(clocked.locator("#shown-by")).to_have_text(words)


def test_the_spine_and_the_ball_in_its_curve_can_be_seen(clocked):
    led = on_stage(begin(clocked))
    curve = led.first(movement="gentle_backbend", kind="work")
    goes_to(led, curve["start_s"] + curve["seconds"] - 0.1)
    plain = person(clocked).screenshot()
    clocked.get_by_role("button", name="Show the spine").click()
    expect(clocked.get_by_role("button", name="Show the spine")).to_have_attribute("aria-pressed", "true")
    clocked.wait_for_timeout(2000)
    assert person(clocked).screenshot() != plain
    expect(person(clocked)).to_have_attribute("data-ball", "true")
    goes_to(led, led.first(movement="supported_extension", kind="work")["start_s"] + 0.5)
    expect(person(clocked)).to_have_attribute("data-ball", "false")
    expect_state(clocked, "play")


def test_without_the_network_the_person_stays_also_in_an_easier_form(clocked, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    with clocked.expect_response(re.compile("/ways$")):
        led = begin(clocked)
    on_stage(led)
    goes_to(led, led.first(movement="single_knee_hug", kind="work")["start_s"] + 1)
    clocked.context.set_offline(True)
    press(clocked, "Space")
    clocked.get_by_role("button", name="An easier form").click()
    expect_state(clocked, "play")
    expect(person(clocked)).to_be_visible()
    expect(person(clocked)).to_have_attribute("data-clip", re.compile("single_knee_hug_foot_down"))
