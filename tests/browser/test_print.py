"""The sheet on real paper: two A4 pages in large print."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from supple.core.safety import warning_signs
from tests.browser.leading import choose

A4_PT = (595, 842)
LARGE_PT, SMALL_PT = 16, 12
SLOW_MS = 60_000
THE_THIRD_FAILS = """
const own = HTMLCanvasElement.prototype.toBlob;
let left = 2;
HTMLCanvasElement.prototype.toBlob = function (told, ...rest) {
  return left-- > 0 ? own.call(this, told, ...rest) : told(null);
};
"""
SIZES = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const source = element.closest(".sources") !== null;
    found.push([parseFloat(style.fontSize) * 0.75, style.color, source, walker.currentNode.data.trim()]);
  }
  return found;
}"""


def pages(page):
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


@pytest.fixture
def sheet(opened, server):
    def show(query=""):
        opened.goto(f"{server.origin}/print{query}")
        opened.wait_for_load_state("networkidle")
        return opened

    return show


@pytest.mark.parametrize(
    "query", ["", "?level=gentle", "?place=bed", "?place=chair", "?place=chair&level=gentle"]
)
def test_it_is_two_a4_pages(sheet, query):
    page = sheet(query)
    assert pages(page) == 2
    made = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", made)
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {A4_PT}


@pytest.mark.parametrize("country", ["EU", "US"])
def test_long_words_of_other_countries_and_names_fit_too(sheet, country):
    page = sheet()
    call = warning_signs().levels[0].call[country]
    page.locator("#card-title").evaluate("(title, call) => { title.textContent = call; }", call)
    for place in page.locator(".own p").all():
        place.evaluate("(place) => { place.textContent += ' a very long name that somebody may have'; }")
    assert pages(page) == 2


def test_it_is_large_black_print_also_for_people_with_a_dark_screen(sheet):
    page = sheet()
    page.emulate_media(media="print", color_scheme="dark")
    for size_pt, colour, source, words in page.evaluate(SIZES):
        assert size_pt >= (SMALL_PT if source else LARGE_PT) - 0.01, words
        assert colour == "rgb(0, 0, 0)", words
    expect(page.locator("header.site")).to_be_hidden()
    expect(page.locator("#print")).to_be_hidden()


def test_every_picture_is_drawn(sheet):
    page = sheet()
    drawn = page.eval_on_selector_all(".movements img", "all => all.map((one) => one.naturalWidth)")
    assert len(drawn) == 6
    assert all(drawn)


def test_somebody_stands_for_the_pictures_where_the_settings_say_so(sheet, opened, server):
    choose(opened, server, "grace")
    sheet("?place=bed")
    expect(opened.locator("body[data-pictures=person]")).to_be_visible(timeout=SLOW_MS)
    sizes = opened.eval_on_selector_all(
        ".movements img", "all => all.map((one) => [one.src.split(':')[0], one.naturalWidth])"
    )
    assert len(sizes) == 6
    assert all(kind == "blob" and wide >= 800 for kind, wide in sizes)
    assert pages(opened) == 2


def test_where_one_picture_fails_all_are_drawn(sheet, opened, server):
    choose(opened, server, "grace")
    opened.add_init_script(THE_THIRD_FAILS)
    page = sheet()
    expect(page.locator("#paper-stage")).to_have_count(0, timeout=SLOW_MS)
    page.wait_for_timeout(500)
    sources = page.eval_on_selector_all(".movements img", "all => all.map((one) => one.src)")
    assert [source for source in sources if source.startswith("blob:")] == []


def test_there_is_a_box_for_each_day_of_four_weeks(sheet):
    assert sheet().locator(".weeks tbody td").count() == 28


def test_the_button_prints(sheet, page):
    page.add_init_script("globalThis.print = () => { document.title = 'printing'; };")
    opened = sheet()
    opened.get_by_role("button", name="Print").click()
    expect(opened).to_have_title("printing")


@pytest.mark.every_look
def test_everyone_can_read_it_on_a_screen_too(sheet, axe):
    page = sheet()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    axe(page)
