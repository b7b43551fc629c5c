"""Is it helping, and the questionnaires: by tap, by keyboard and without scripts, on every screen."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from playwright.sync_api import Page, expect

FILL = """
import datetime as dt, json, random, sys, uuid
from pathlib import Path
from supple.web.serve import configure
configure(Path(sys.argv[1]))
import django
from supple.web import startup
startup.migrate()
from supple.web.answer.models import Experiment
from supple.web.diary.models import CheckIn, Person, Session
count, order = json.loads(sys.argv[2])
owner, chance = Person.household(), random.Random(5)
today = dt.datetime.now(dt.UTC).date()
experiment = None
if order:
    starts = today - dt.timedelta(days=40)
    facts = {"question": "routine", "outcome": "evening", "block_days": 3, "order": order, "seed": 1}
    declared = {"starts": starts, "declared_on": starts - dt.timedelta(days=1)}
    experiment = Experiment.objects.create(person=owner, **facts, **declared)
for number in range(count, 0, -1):
    day = today - dt.timedelta(days=number)
    with_it = experiment.with_it(day) if experiment else None
    did = chance.random() < 0.5 if with_it is None else with_it
    at = dt.datetime.combine(day, dt.time(20), dt.UTC)
    when = {"person": owner, "utc_offset_min": 0, "day": day}
    if did:
        at_8 = at.replace(hour=8)
        ended = {"ended_at": at_8 + dt.timedelta(minutes=5), "how": "done", "pain_after": 3}
        given = {"routine": "four_minutes", "level": "standard", "core_version": "1", "nothing_new": True}
        Session.objects.create(pk=uuid.uuid4(), started_at=at_8, pain_before=4, **ended, **given, **when)
    pain = 5 - 2 * did + chance.choice((-1, 0, 1))
    CheckIn.objects.create(pk=uuid.uuid4(), at=at, slot="evening", pain=pain, **when)
"""


def fill(server, count: int, order: str = "") -> None:
    """Write a diary of so many evenings, and an experiment that began 40 days ago where `order` is given."""
    command = [sys.executable, "-c", FILL, str(server.data_dir), json.dumps([count, order])]
    subprocess.run(command, check=True)


def go(page: Page, server, path: str) -> None:
    page.goto(f"{server.origin}{path}")


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.every_look
def test_every_page_can_be_used_by_everyone(opened, server, axe):
    go(opened, server, "/helping")
    expect(opened.get_by_role("heading", level=1)).to_have_text("Is it helping?")
    assert fits(opened)
    axe(opened)
    fill(server, 60, "1001101")
    paths = (
        "/helping",
        "/helping/new",
        "/questionnaires",
        "/questionnaires/psfs",
        "/questionnaires/pgic",
        "/day",
    )
    for path in paths:
        go(opened, server, path)
        opened.locator("summary").evaluate_all("all => all.forEach((one) => one.parentElement.open = true)")
        assert fits(opened), path
        axe(opened)


def test_the_picture_has_its_table_and_the_numbers_are_folded(opened, server):
    fill(server, 60, "1001101")
    go(opened, server, "/helping")
    expect(opened.locator("#evenings canvas")).to_be_visible()
    expect(opened.locator(".difference")).to_be_visible()
    expect(opened.locator(".numbers-fold dl")).to_be_hidden()
    opened.get_by_text("All the numbers").click()
    expect(opened.locator(".numbers-fold dl")).to_be_visible()
    opened.get_by_text("The same as a table").click()
    # Day by day from the experiment's first day to yesterday.
    expect(opened.locator(".figure tbody tr")).to_have_count(40)


def test_an_experiment_is_set_up_and_ended_by_keyboard_alone(opened, server):
    fill(server, 2)
    go(opened, server, "/helping/new")
    opened.locator("[name=question][value=routine]").focus()
    opened.keyboard.press("ArrowDown")
    expect(opened.locator("[name=question][value=morning]")).to_be_checked()
    opened.get_by_role("button", name="Begin tomorrow").focus()
    opened.keyboard.press("Enter")
    expect(opened.locator(".running")).to_contain_text("It begins on")
    opened.get_by_role("link", name="End the experiment").focus()
    opened.keyboard.press("Enter")
    opened.get_by_role("button", name="End it today").focus()
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("link", name="Set up an experiment")).to_be_visible()


def test_the_first_page_tells_what_today_is_for(opened, server):
    fill(server, 41, "1001101")
    go(opened, server, "/")
    expect(opened.locator(".experiment-asks")).to_contain_text("day 41 of 42")


def test_what_is_missing_from_a_questionnaire_is_said_and_nothing_is_lost(opened, server, watch):
    watch.expect("status of 422")
    go(opened, server, "/questionnaires/psfs")
    opened.locator("[name=activity]").first.fill("put on socks")
    opened.locator("label:has([name=activity_1][value='4'])").click()
    opened.get_by_role("button", name="Finished").click()
    expect(opened.locator("#fault")).to_contain_text("Name three things")
    expect(opened.locator("[name=activity]").first).to_have_value("put on socks")
    expect(opened.locator("[name=activity_1][value='4']")).to_be_checked()


def test_a_questionnaire_is_finished_and_kept(opened, server):
    go(opened, server, "/questionnaires/pgic")
    opened.get_by_label("Much better", exact=True).check()
    opened.get_by_role("button", name="Finished").click()
    expect(opened.locator("main")).to_contain_text("that is a change that counts")
    go(opened, server, "/questionnaires")
    expect(opened.locator(".past li")).to_have_count(1)


def test_nothing_of_these_is_an_answer(opened, server):
    fill(server, 1)
    go(opened, server, "/day")
    opened.get_by_role("button", name="Nothing of these").click()
    expect(opened.locator("[name=nothing]")).to_have_attribute("aria-pressed", "true")
    opened.get_by_label("Heat").check()
    expect(opened.locator("[name=nothing]")).to_have_attribute("aria-pressed", "false")


def test_without_scripts_everything_is_there_as_text(browser, server):
    fill(server, 60, "1001101")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address)
    go(page, server, "/helping")
    expect(page.locator(".sentence")).to_be_visible()
    page.get_by_text("The same as a table").click()
    expect(page.locator(".figure tbody tr")).to_have_count(40)
    context.close()
