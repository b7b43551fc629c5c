"""The days: questions, check-ins, the diary and its sessions, by tap, by keyboard and without scripts."""

from __future__ import annotations

import re
import uuid

import pytest
from playwright.sync_api import Page, expect

SAVE = """async ([id, before, after]) => {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]").value;
  const headers = {"Content-Type": "application/json", "X-CSRFToken": token};
  const put = (path, body) => fetch(path, {method: "PUT", headers, body: JSON.stringify(body)});
  const now = new Date().toISOString();
  await put(`/sessions/${id}`, {started_at: now, pain_before: before, nothing_new: true});
  const end = {ended_at: new Date().toISOString(), how: "done", reason: null, pain_after: after};
  await put(`/sessions/${id}/end`, end);
}"""


def go(page: Page, server, path: str) -> None:
    page.goto(f"{server.origin}{path}")


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def keep(page: Page, server, before: int, after: int) -> str:
    go(page, server, "/")
    key = str(uuid.uuid4())
    page.evaluate(SAVE, [key, before, after])
    return key


def press_until(page: Page, key: str, wanted: str, most: int = 80) -> None:
    """Press a key until the focus is on what the selector names."""
    for _ in range(most):
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", wanted):
            return
        page.keyboard.press(key)
    pytest.fail(f"{key} did not reach {wanted}")


@pytest.mark.every_look
def test_every_page_of_the_days_can_be_used_by_everyone(opened, server, axe):
    key = keep(opened, server, 5, 3)
    go(opened, server, "/check-in")
    axe(opened)
    go(opened, server, "/questions-for-physio")
    opened.get_by_label("A new question").fill("May I lift?")
    opened.get_by_role("button", name="Note it").click()
    expect(opened.locator(".ask-text")).to_have_text("May I lift?")
    for path in ("/diary", f"/diary/{key}", f"/diary/{key}/delete", "/day", "/questions-for-physio"):
        go(opened, server, path)
        assert fits(opened), path
        axe(opened)
    go(opened, server, "/day")
    opened.goto(f"{opened.url}?leg=new")
    assert fits(opened)
    axe(opened)


def test_an_answer_is_kept_without_leaving_the_page(opened, server):
    keep(opened, server, 5, 3)
    go(opened, server, "/day")
    opened.get_by_label("Your note").fill("not yet sent")
    opened.locator("#stiffness button[value='4']").click()
    expect(opened.locator("#stiffness .kept")).to_have_text("Kept.")
    expect(opened.locator("#said")).to_have_text("Kept.")
    expect(opened.locator("#stiffness [aria-pressed=true]")).to_have_text("4")
    expect(opened.locator("#stiffness [aria-pressed=true]")).to_be_focused()
    expect(opened.get_by_label("Your note")).to_have_value("not yet sent")
    opened.reload()
    expect(opened.locator("#stiffness [aria-pressed=true]")).to_have_text("4")
    opened.locator("#stiffness").get_by_role("button", name="Take it back").click()
    expect(opened.locator("#stiffness [aria-pressed=true]")).to_have_count(0)


def test_ticks_made_quickly_are_all_kept(opened, server):
    keep(opened, server, 5, 3)
    go(opened, server, "/day")
    opened.get_by_label("Heat").check()
    opened.get_by_label("Medicine").check()
    expect(opened.locator("#used .kept")).to_be_visible()
    opened.get_by_label("How many minutes was the walk?").fill("20")
    opened.locator("#used").get_by_role("button", name="Keep this").click()
    expect(opened.get_by_label("A walk")).to_be_checked()
    opened.get_by_label("A walk").uncheck()
    expect(opened.get_by_label("How many minutes was the walk?")).to_have_value("")
    opened.reload()
    for name, on in (("Heat", True), ("Medicine", True), ("A walk", False)):
        expect(opened.get_by_label(name)).to_be_checked(checked=on)


def test_what_is_wrong_is_said_beside_it(opened, server, watch):
    watch.expect("status of 422")
    keep(opened, server, 5, 3)
    go(opened, server, "/day")
    opened.get_by_label("How many minutes was the walk?").fill("many")
    opened.locator("#used").get_by_role("button", name="Keep this").click()
    expect(opened.locator("#used .fault")).to_contain_text("from 1 to 600")
    expect(opened.get_by_label("How many minutes was the walk?")).to_be_focused()


def test_without_the_server_the_page_says_so_and_loses_nothing(opened, server, watch):
    watch.expect("request failed|ERR_CONNECTION_REFUSED|ERR_FAILED")
    keep(opened, server, 5, 3)
    go(opened, server, "/day")
    opened.route("**/days/**", lambda route: route.abort())
    opened.locator("#sleep button[value='4']").click()
    expect(opened.locator("#sleep .unreached")).to_contain_text("can't be reached")


def test_the_body_map_by_keyboard_alone(opened, server):
    keep(opened, server, 5, 3)
    go(opened, server, "/day")
    press_until(opened, "Tab", "a[href*='leg=as_before']")
    opened.keyboard.press("Enter")
    expect(opened.locator("#left-3")).to_be_visible()
    press_until(opened, "Tab", "[name=left]")
    opened.keyboard.press("ArrowDown")
    press_until(opened, "ArrowDown", "#left-3")
    press_until(opened, "Tab", "[name=right]")
    opened.keyboard.press("Space")
    expect(opened.locator("#left-3")).to_be_checked()
    expect(opened.locator("#right-0")).to_be_checked()
    filled = "(part) => getComputedStyle(part).fill"
    assert opened.locator(".l3").evaluate(filled) != opened.locator(".l4").evaluate(filled)
    press_until(opened, "Tab", "#leg .big.primary")
    opened.keyboard.press("Enter")
    expect(opened.locator(".told")).to_contain_text("left thigh, right no pain")


def test_the_picture_chooses_too(opened, server):
    keep(opened, server, 5, 3)
    go(opened, server, "/day")
    opened.goto(f"{opened.url}?leg=as_before")
    opened.locator("path.r5").click()
    expect(opened.locator("#right-5")).to_be_checked()


def test_new_pain_in_both_legs_leads_to_the_lock(opened, server):
    keep(opened, server, 5, 3)
    go(opened, server, "/day")
    opened.get_by_role("link", name="Yes, new or further out").click()
    opened.locator("#left-3").check()
    opened.locator("#right-4").check()
    opened.locator("#leg .big.primary").click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("Get help now")
    go(opened, server, "/")
    expect(opened.get_by_role("heading", level=1)).to_have_text("Get help now")


def test_one_tap_checks_in_and_can_be_changed(opened, server):
    go(opened, server, "/check-in")
    opened.locator(".tap-scale button[value='4']").click()
    expect(opened.get_by_role("heading", level=1)).to_have_text("You said 4 of 10.")
    opened.get_by_role("link", name="Change it").click()
    opened.locator(".tap-scale button[value='6']").click()
    go(opened, server, "/diary")
    expect(opened.locator(".days .noted")).to_have_text("6")
    expect(opened.locator(".calendar")).to_contain_text("noted only, soreness 6")


def test_the_diary_by_keyboard_alone(opened, server):
    keep(opened, server, 5, 3)
    go(opened, server, "/diary")
    press_until(opened, "Tab", ".calendar a")
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("heading", level=1)).to_contain_text("Today")
    press_until(opened, "Tab", ".days a")
    opened.keyboard.press("Enter")
    expect(opened.locator(".compare dd")).to_have_text(["5", "3"])
    press_until(opened, "Tab", ".tap-scale button[value='2']")
    opened.keyboard.press("Enter")
    expect(opened.locator(".compare dd")).to_have_text(["5", "2"])
    press_until(opened, "Tab", ".pill.danger")
    opened.keyboard.press("Enter")
    expect(opened.locator(".big.danger")).to_be_visible()
    press_until(opened, "Tab", ".big.danger")
    opened.keyboard.press("Enter")
    expect(opened.get_by_text("Nothing here yet")).to_be_visible()


def test_each_plot_has_its_table(opened, server):
    keep(opened, server, 5, 3)
    keep(opened, server, 0, 0)
    go(opened, server, "/diary")
    for plot, cells in (("plot", ["0", "0", "–", "5", "3", "–"]), ("hours", None)):
        figure = opened.locator(f".figure:has(#{plot})")
        expect(figure.locator("canvas")).to_be_visible()
        figure.locator("summary").click()
        expect(figure.locator("table")).to_be_visible()
        if cells:
            expect(figure.locator("tbody td")).to_have_text(cells)
    expect(opened.locator(".figure:has(#hours) tbody td").first).to_have_text("2")


def test_a_question_is_noted_ticked_off_and_asked_again(opened, server):
    go(opened, server, "/questions-for-physio")
    opened.get_by_label("A new question").fill("May I lift?")
    opened.get_by_role("button", name="Note it").click()
    opened.get_by_text("It was answered").click()
    opened.get_by_label(re.compile("What did they say")).fill("A little.")
    opened.get_by_role("button", name="Tick it off").click()
    expect(opened.locator(".ticked")).to_contain_text("A little.")
    opened.get_by_role("button", name="Ask it again").click()
    expect(opened.locator("#open + .questions")).to_contain_text("They said: A little.")


def test_the_questions_can_be_printed(opened, server):
    go(opened, server, "/questions-for-physio")
    opened.get_by_label("A new question").fill("May I lift?")
    opened.get_by_role("button", name="Note it").click()
    expect(opened.locator(".ask-text")).to_have_text("May I lift?")
    opened.emulate_media(media="print")
    expect(opened.locator("header.site")).to_be_hidden()
    expect(opened.get_by_role("button", name="Note it")).to_be_hidden()
    expect(opened.locator(".lines")).to_be_visible()


def test_without_scripts_the_forms_work(browser, server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(server.address)
    page.goto(f"{server.origin}/check-in")
    page.locator(".tap-scale button[value='7']").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You said 7 of 10.")
    page.get_by_role("link", name="A few more questions").click()
    page.locator("#sleep button[value='0']").click()
    expect(page.locator("#sleep .kept")).to_have_text("Kept.")
    page.get_by_label("Heat").check()
    page.locator("#used").get_by_role("button", name="Keep this").click()
    expect(page.get_by_label("Heat")).to_be_checked()
    page.get_by_role("link", name="Yes, as before").click()
    page.locator("#left-4").check()
    page.locator("#right-1").check()
    page.locator("#leg .big.primary").click()
    expect(page.locator(".told")).to_contain_text("left below the knee, right back")
    page.get_by_role("link", name="Back to the diary").click()
    page.get_by_text("The same as a table").first.click()
    expect(page.locator(".numbers-table").first).to_contain_text("check-in")
    context.close()
