"""Losing the network in the middle of a session."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.leading import begin, expect_state, hurt, newest_day, press, say_pain_after

HEARD = re.compile("/(hurts|changes|progress|end)")


@pytest.fixture
def lost(clocked, watch):
    """A session whose network goes after ten seconds."""
    watch.expect("ERR_INTERNET_DISCONNECTED")
    with clocked.expect_response(re.compile("/ways$")):
        led = begin(clocked)
    led.to(10)
    led.expect_beat(led.first(start_s=10.0))
    clocked.context.set_offline(True)
    return led


def found_again(led, what):
    """Bring the network back, and wait until `what` has arrived."""
    with led.page.expect_response(re.compile(f"/{what}")) as sent:
        led.page.context.set_offline(False)
    assert sent.value.status in (200, 201)


def delivered(led):
    """Wait until everything has arrived; what waits is kept in the browser."""
    expect(led.page.locator("body")).to_be_attached()
    led.page.evaluate(
        """async () => {
          while (localStorage.getItem("supple.outbox")) await new Promise((next) => setTimeout(next, 20));
        }"""
    )


def go_on_after_reload(led):
    delivered(led)
    led.page.reload()
    expect_state(led.page, "resume")
    with led.page.expect_response(re.compile("/plan$")) as given:
        led.page.locator("#resume-go").click()
    expect_state(led.page, "play")
    return given.value.json()


def titles(plan):
    return list(dict.fromkeys(b["title"] for b in plan["timeline"]["beats"] if b["kind"] == "work"))


def test_a_session_goes_on_to_its_end_and_is_delivered(lost):
    lost.to(lost.first(movement="gentle_backbend", kind="work")["start_s"] + 1)
    expect(lost.page.locator("#title")).to_have_text("Gentle backbend")
    lost.to(600)
    expect_state(lost.page, "after")
    lost.page.locator('#after .scale button[value="2"]').click()
    expect(lost.page.locator("#saved")).to_contain_text("Kept in this browser")
    found_again(lost, "end$")
    expect(lost.page.locator("#saved")).to_have_text("Supple was reached again: it is in your diary.")
    assert lost.page.evaluate("localStorage.length") == 0
    day = newest_day(lost.page)
    expect(day.locator(".after")).to_have_text("2")
    expect(day.locator(".how")).to_have_text("Done")


def test_a_bearable_pain_is_answered_as_ever_and_told_later(lost):
    hurt(lost.page, 5)
    expect(lost.page.locator("#advice-say")).to_contain_text("Make the movement smaller")
    lost.page.get_by_role("button", name="Go on, smaller").click()
    expect(lost.page.locator("#title")).to_have_text("Double knee hug")
    found_again(lost, "hurts/")
    press(lost.page, "Escape")
    lost.page.locator('#stop button[value="other"]').click()
    say_pain_after(lost.page, 3)


def test_more_pain_leaves_out_what_bends_the_same_way_as_python_says(lost):
    hurt(lost.page, 7)
    lost.page.get_by_role("button", name="On to the next movement").click()
    expect(lost.page.locator("#title")).to_have_text("Seated upper-back bend")
    expect(lost.page.locator("#figure path").first).to_be_attached()
    found_again(lost, "hurts/")
    plan = go_on_after_reload(lost)
    assert "Double knee hug" not in titles(plan)
    expect(lost.page.locator("#title")).to_have_text("Seated upper-back bend")


def test_strong_pain_ends_it_and_names_the_warning_signs(lost):
    hurt(lost.page, 9)
    expect(lost.page.locator("#advice-help")).to_be_visible()
    lost.page.get_by_role("button", name="Finish for today").click()
    expect_state(lost.page, "after")
    found_again(lost, "hurts/")


def test_an_easier_form_and_then_pain_are_what_the_server_makes_of_them_too(lost):
    press(lost.page, "Space")
    lost.page.get_by_role("button", name="An easier form").click()
    expect_state(lost.page, "play")
    expect(lost.page.locator("#title")).to_have_text("Rock with legs up")
    press(lost.page, "Space")
    lost.page.get_by_role("button", name="Skip all that bend this way").click()
    expect(lost.page.locator("#title")).to_have_text("Seated upper-back bend")
    found_again(lost, "changes/")
    plan = go_on_after_reload(lost)
    assert titles(plan)[0] == "Seated upper-back bend"
    expect(lost.page.locator("#title")).to_have_text("Seated upper-back bend")


def test_the_server_is_not_asked_before_it_has_heard_everything(clocked, watch):
    """A pain that is still on its way must count when something else is asked for."""
    watch.expect("ERR_FAILED|Failed to load resource")
    with clocked.expect_response(re.compile("/ways$")):
        led = begin(clocked)
    led.to(10)
    clocked.route(HEARD, lambda route: route.abort())
    hurt(clocked, 7)
    clocked.get_by_role("button", name="On to the next movement").click()
    expect(clocked.locator("#title")).to_have_text("Seated upper-back bend")
    press(clocked, "Space")
    heard = []
    clocked.on("response", lambda answer: heard.extend(HEARD.findall(answer.url)))
    # It can be reached again, and nobody has noticed.
    clocked.unroute(HEARD)
    with clocked.expect_response(re.compile("/changes/")):
        clocked.get_by_role("button", name="An easier form").click()
    assert heard.index("hurts") < heard.index("changes")


def test_without_python_s_answers_pain_leaves_the_movement(clocked, watch):
    watch.expect("ways|hurts|changes|ERR_FAILED|Failed to load resource")
    for part in ("ways", "hurts/*", "changes/*"):
        clocked.route(f"**/{part}", lambda route: route.abort())
    led = begin(clocked)
    led.to(10)
    hurt(led.page, 2)
    led.page.get_by_role("button", name="On to the next movement").click()
    expect(led.page.locator("#title")).to_have_text("Single knee hug")
    press(led.page, "Space")
    led.page.get_by_role("button", name="An easier form").click()
    expect(led.page.locator("#advice-say")).to_contain_text("can’t be reached")
    led.page.get_by_role("button", name="Go on").click()
    expect_state(led.page, "play")


def test_a_network_that_answers_nothing_keeps_nobody_waiting(clocked):
    with clocked.expect_response(re.compile("/ways$")):
        led = begin(clocked)
    led.to(10)
    led.page.route("**/hurts/*", lambda _: None)
    hurt(led.page, 7)
    led.page.get_by_role("button", name="On to the next movement").click()
    expect(led.page.locator("#title")).to_have_text("Seated upper-back bend")


@pytest.mark.slow
def test_the_lines_of_other_ways_are_there_too(page, server, watch):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    page.goto(server.address)
    with page.expect_response(re.compile("/ways$")):
        led = begin(page)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    press(page, "Space")
    page.get_by_role("button", name="An easier form").click()
    expect_state(page, "play")
    assert led.beats[0]["title"] != page.locator("#title").text_content()
    page.wait_for_timeout(3_000)
    said = "performance.getEntriesByType('mark').filter(({name}) => name === 'voice:1').length"
    assert page.evaluate(said) > 0


def test_an_answer_that_does_not_arrive_is_sent_by_the_next_page(led, watch):
    watch.expect("end|ERR_FAILED|Failed to load resource")
    led.page.route("**/end", lambda route: route.abort())
    led.to(600)
    expect_state(led.page, "after")
    led.page.locator('#after .scale button[value="3"]').click()
    expect(led.page.locator("#saved")).to_contain_text("Kept in this browser")
    led.page.unroute("**/end")
    with led.page.expect_response(re.compile("/end$")):
        led.page.goto(re.sub("/sessions/.*", "/", led.page.url))
    expect(newest_day(led.page).locator(".after")).to_have_text("3")
    assert led.page.evaluate("localStorage.length") == 0


NO_STORAGE = """
Object.defineProperty(globalThis, "localStorage", {
  get() { throw new DOMException("switched off", "SecurityError"); },
});
"""


def test_a_browser_that_keeps_nothing_leads_all_the_same(page, request):
    page.add_init_script(NO_STORAGE)
    led = begin(request.getfixturevalue("clocked"))
    press(page, "m")
    expect(page.locator("#told")).to_have_text("Fewer words")
    led.to(600)
    say_pain_after(page, 2)
    expect(newest_day(page).locator(".after")).to_have_text("2")


def test_a_page_that_fails_falls_silent_and_says_what_to_do(led, watch):
    watch.expect("page error: .*on purpose")
    led.to(10)
    led.expect_beat(led.first(start_s=10.0))
    led.page.evaluate("setTimeout(() => { throw new Error('on purpose'); })")
    expect_state(led.page, "error")
    led.pass_s(60)
    led.page.wait_for_timeout(300)
    led.expect_beat(led.first(start_s=10.0))
    led.page.get_by_role("button", name="Try again").click()
    expect_state(led.page, "resume")
