"""Every page, at every size and in both colours, in a household that has been here for a while.

The list comes from the site's addresses: a new page that is not shown here, and not named as shown
elsewhere or as no page, fails the first test.
"""

from __future__ import annotations

import ast
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from supple.core.learn import topics
from supple.core.movement import catalogue
from tests.browser.living import QUESTIONNAIRE, live, made
from tests.forking import forked_site
from tests.web.routes import PATTERNS, address

ROOT = Path(__file__).parents[2]
# What a script fetches or sends, and what leads on by itself.
NO_PAGES = {
    *("open", "up", "manifest", "worker", "certificate", "figure", "picture", "waiting", "plan", "ways"),
    *("progress", "hurt", "change", "end", "rest", "reach", "add-person", "device", "invite"),
    *("tick-question", "day-now", "report-picture", "report-pdf", "report-table", "times"),
    *("export", "backup", "report-how-far"),
    *("seen-by-camera", "movement-data", "movement-rows", "camera-place", "pose", "closer", "keep-seen"),
}
# Pages that need a lock, a phone or no answers; each is seen by everyone in the test named.
ELSEWHERE = {
    "sign": "tests/browser/test_screening.py::test_every_screen_on_every_device",
    "lock": "tests/browser/test_screening.py::test_what_is_found_on_every_device",
    "seen": "tests/browser/test_screening.py::test_what_is_found_on_every_device",
    "new-experiment": "tests/browser/test_pages.py::test_setting_up_an_experiment_can_be_used_by_everyone",
    "offline": "tests/browser/test_home.py::test_a_page_without_network_says_what_to_do",
    "pair": "tests/browser/test_home.py::test_what_a_stray_phone_sees_can_be_read_by_all",
    "pair-with": "tests/browser/test_home.py::test_what_a_stray_phone_sees_can_be_read_by_all",
    "ready": "tests/browser/test_home.py::test_the_steps_can_be_read_by_all",
    "ready-steps": "tests/browser/test_home.py::test_the_steps_can_be_read_by_all",
}
# Pages that show something of the household.
SHOWN = {
    "session": [{"key": made("open session")}],
    "entry": [{"key": made("session 1")}],
    "delete-entry": [{"key": made("session 1")}],
    "replay": [{"key": made("session 1")}],
    "delete-movement-data": [{"key": made("session 1")}],
    "change-check-in": [{"key": made("check-in 1")}],
    "delete-check-in": [{"key": made("check-in 1")}],
    "delete-reach": [{"key": made("reach")}],
    "delete-question": [{"key": made("question")}],
    "experiment": [{"key": made("experiment")}],
    "end-experiment": [{"key": made("experiment")}],
    "response": [{"key": made("response")}],
    "delete-response": [{"key": made("response")}],
    "questionnaire": [{"name": QUESTIONNAIRE}, {"name": "psfs"}, {"name": "phq2"}],
    "topic": [{"topic_id": name} for name in topics()],
    "movement": [{"movement_id": name} for name in ("double_knee_hug", "bird_dog", "short_walk")],
}
# The same page in another state.
MORE = {
    "diary": ["?span=all"],
    "day": ["?leg=new", "?leg=as_before"],
    "print": ["?place=chair&level=gentle"],
    "today": ["?routine=desk_break"],
}
PAGES = sorted(set(PATTERNS) - NO_PAGES - set(ELSEWHERE))


@dataclass(frozen=True)
class Size:
    """How large the window is; at twice the size there is half of it."""

    width: int
    height: int
    scale: int = 1


SIZES = {"phone": Size(390, 844), "laptop": Size(1280, 800), "twice the size": Size(640, 400, scale=2)}


def paths():
    """Return what is shown of each page, by its name."""
    for name in PAGES:
        shown = [address(name, **known) for known in SHOWN.get(name, [{}])]
        yield from shown
        yield from (f"{shown[0]}{more}" for more in MORE.get(name, []))
    yield "/nowhere"


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory):
    return live(tmp_path_factory.mktemp("home") / "data")


@pytest.fixture
def server(tmp_path, lived_in):
    shutil.copytree(lived_in, tmp_path / "data")
    with forked_site(tmp_path / "data") as site:
        yield site


def test_every_page_is_shown_here_or_elsewhere():
    assert set(PATTERNS) >= {*NO_PAGES, *ELSEWHERE, *SHOWN, *MORE}
    for named in ELSEWHERE.values():
        file, _, test = named.partition("::")
        tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
        assert test in {one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef)}, named


def test_every_movement_has_its_page(page, server):
    page.goto(server.address)
    for name in catalogue().movements:
        assert page.request.get(f"{server.origin}/movements/{name}").status == 200


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.both_colours
@pytest.mark.parametrize("size", SIZES)
def test_everyone_can_use_it(browser, server, watch, axe, size):
    watch.expect("status of 404")
    room = SIZES[size]
    context = browser.new_context(
        viewport={"width": room.width, "height": room.height},
        device_scale_factor=room.scale,
        has_touch=size == "phone",
        locale="en-GB",
    )
    watch.attach(context)
    page = context.new_page()
    page.goto(server.address)
    faults = [fault for path in paths() for fault in look_at(page, f"{server.origin}{path}", path, axe)]
    context.close()
    assert not faults, "\n".join(faults)
    assert not watch.unexpected()


def look_at(page, where, path, axe):
    """Yield what is wrong with a page: its answer, what runs out of the window, and what axe finds."""
    answer = page.goto(where)
    wanted = 404 if path == "/nowhere" else 200
    if answer.status != wanted or re.sub(r"[?#].*", "", page.url) != re.sub(r"[?#].*", "", where):
        yield f"{path}: {answer.status} at {page.url}"
        return
    expect(page.locator("h1:visible")).to_have_count(1)
    if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
        yield f"{path}: it runs out of the window"
    for link in ("My back has gone", "Get help"):
        if not page.get_by_role("link", name=link).first.is_visible():
            yield f"{path}: no link {link!r}"
    try:
        axe(page)
    except pytest.fail.Exception as found:
        yield f"{path}: {found}"
