"""Whole sessions, beat by beat: in each place, on each level, in both orders, led in each manner."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.browser.leading import Led, begin, expect_state, newest_day, press

pytestmark = pytest.mark.slow
PLACES, ORDERS = ("floor", "bed", "chair"), ("article", "one_trip")
LEVELS = ("gentle", "standard", "stronger")
SPASM_DAY = "spasm_day"
MANNERS = ("touch", "keyboard", "reload", "network")
CLIPS = "async (url) => Object.keys((await (await fetch(url)).json()).clips)"


def sessions() -> Iterator[tuple[str, str, str, str]]:
    """Yield place, level, order and manner, so that every manner meets every place and every level."""
    for (i, place), (j, level), (k, order) in product(*map(enumerate, (PLACES, LEVELS, ORDERS))):
        yield place, level, order, MANNERS[(i + j + 2 * k) % 4]
    # Such a day has one order.
    for i, manner in enumerate(MANNERS):
        yield PLACES[i % 3], SPASM_DAY, ORDERS[0], manner


SESSIONS = tuple(sessions())
every_session = pytest.mark.parametrize(
    ("place", "level", "order", "manner", "look"),
    [
        (*one, SimpleNamespace(device="phone" if one[3] == "touch" else "laptop", scheme="light"))
        for one in SESSIONS
    ],
    ids=["-".join(one) for one in SESSIONS],
)


def test_every_manner_meets_every_place_and_level():
    assert {(one[0], one[3]) for one in SESSIONS} == set(product(PLACES, MANNERS))
    assert {(one[1], one[3]) for one in SESSIONS} == set(product((*LEVELS, SPASM_DAY), MANNERS))
    assert {one[:3] for one in SESSIONS} >= set(product(PLACES, LEVELS, ORDERS))


@pytest.fixture
def settled(clocked, server, place, order):
    """The first page of somebody who moves in this place and order."""
    clocked.goto(f"{server.origin}/settings")
    clocked.locator("#routine summary").first.click()
    clocked.locator(f"#routine input[name=place][value={place}]").check()
    clocked.locator(f"#routine input[name=order][value={order}]").check()
    clocked.get_by_role("button", name="Save").click()
    expect(clocked.get_by_role("status")).to_have_text("Your settings are saved.")
    clocked.goto(server.origin)
    return clocked


def begin_by_keyboard(page, level):
    """Answer both questions and begin, on a very sore day by the rest that is offered."""
    focus(page, f"#checkin .scale button[value='{8 if level == SPASM_DAY else 1}']")
    press(page, "Enter")
    expect_state(page, "warning")
    if level != SPASM_DAY:
        focus(page, "#offer summary")
        press(page, "Enter")
        focus(page, f"#offer input[name=level][value={level}]")
        press(page, "Space")
    focus(page, "#start")


def focus(page, selector):
    """Go to something by Tab, and within its group by an arrow, as everybody without a mouse has to."""
    wanted = page.locator(selector)
    here = "(wanted) => wanted === document.activeElement"
    same_group = "(wanted) => wanted.name && wanted.name === document.activeElement.name"
    for _ in range(80):
        if wanted.evaluate(here):
            return
        press(page, "ArrowDown" if wanted.evaluate(same_group) else "Tab")
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def started(page, level, manner):
    """Begin, and return the session that is led."""
    if manner == "keyboard":
        begin_by_keyboard(page, level)
    if level == SPASM_DAY:
        return rested(page, manner)
    if manner != "keyboard":
        return begin(page, pain=1, level=level)
    with page.expect_response(lambda answer: answer.request.method == "PUT") as given:
        press(page, "Enter")
    expect_state(page, "play")
    return Led(page, given.value.json())


def rested(page, manner):
    if manner == "keyboard":
        press(page, "Enter")
        expect_state(page, "gate")
        focus(page, "#rest")
    else:
        page.locator('#checkin .scale button[value="8"]').click()
        page.locator("#start").click()
    with page.expect_response(re.compile("/rest$")) as given:
        if manner == "keyboard":
            press(page, "Enter")
        else:
            page.locator("#rest").click()
    expect_state(page, "play")
    return Led(page, given.value.json())


def play(led, beats):
    """Let time pass through `beats`, and look at each."""
    led.walk(beats)
    expect(led.page.locator("#figure path").last).to_have_attribute("d", re.compile("^M-?[0-9]"))


def pause_by_touch(led):
    led.page.touchscreen.tap(195, 300)
    expect_state(led.page, "paused")
    led.pass_s(60)
    led.page.get_by_role("button", name="Go on").tap()
    expect_state(led.page, "play")
    led.begun_s -= 60
    return led


def pause_by_keyboard(led):
    press(led.page, "Space")
    expect_state(led.page, "paused")
    led.pass_s(60)
    press(led.page, "Enter")
    expect_state(led.page, "play")
    led.begun_s -= 60
    return led


def reload(led):
    led.page.reload()
    expect_state(led.page, "resume")
    with led.page.expect_response(re.compile("/plan$")) as given:
        led.page.locator("#resume-go").click()
    expect_state(led.page, "play")
    return Led(led.page, given.value.json())


def lose_the_network(led):
    led.page.context.set_offline(True)
    return led


MIDDLE = {
    "touch": pause_by_touch,
    "keyboard": pause_by_keyboard,
    "reload": reload,
    "network": lose_the_network,
}


def say_after(page, manner):
    expect_state(page, "after")
    answer = "#after .scale button[value='0']"
    if manner == "keyboard":
        focus(page, answer)
        press(page, "Enter")
    elif manner == "touch":
        page.locator(answer).tap()
    else:
        page.locator(answer).click()
    if manner == "network":
        expect(page.locator("#saved")).to_contain_text("Kept in this browser")
        page.context.set_offline(False)
    expect(page.locator("#saved")).to_contain_text("is in your diary")


@every_session
def test_from_the_first_question_to_the_diary(settled, watch, place, level, order, manner, look):
    watch.expect("ERR_INTERNET_DISCONNECTED")
    led = started(settled, level, manner)
    choices, beats = led.timeline["choices"], led.beats
    routine = SPASM_DAY if level == SPASM_DAY else "four_minutes"
    assert (led.timeline["routine"], choices["place"]) == (routine, place)
    assert level == SPASM_DAY or (choices["level"], choices["order"]) == (level, order)
    assert {f"{b['pose_from']}>{b['pose_to']}" for b in beats} <= set(settled.evaluate(CLIPS, led.figure_url))
    middle = len(beats) // 2
    with settled.expect_response(re.compile("/progress$")):
        play(led, beats[:middle])
    led = MIDDLE[manner](led)
    assert led.beats == beats
    play(led, beats[middle:])
    led.to(beats[-1]["start_s"] + beats[-1]["seconds"])
    say_after(settled, manner)
    expect(newest_day(settled).locator(".how")).to_have_text("Done")
