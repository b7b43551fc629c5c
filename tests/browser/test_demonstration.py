"""Somebody in three dimensions shows a movement on its page; software draws slowly, so little is drawn."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Look
from tests.browser.leading import CLOCK_WITH_PICTURES
from tools.serving import Site

SLOW_MS = 60_000
LATE = "globalThis.pictureEvery_s = 0.4"
POSE = 'img[src*="/movements/poses/"]'


@pytest.fixture
def opened(page, server):
    """The first page, with pictures that come as fast as they should, however long software takes."""
    page.add_init_script(CLOCK_WITH_PICTURES)
    page.goto(server.address)
    return page


def begin(page, server, movement="double_knee_hug", link=""):
    """Let somebody do a movement, and stop them."""
    page.goto(f"{server.origin}/movements/{movement}{link}")
    if not link:
        page.get_by_role("button", name="See a person do it").click()
    canvas = page.locator("#theatre[data-person]")
    expect(canvas).to_be_visible(timeout=SLOW_MS)
    page.locator("#play", has_text="Pause").click()
    return canvas


def to_the_end_of_the_first_beat(page):
    """Go back to the beginning, then on to the pose that is worked towards."""
    canvas = page.locator("#theatre")
    for _ in range(40):
        if canvas.get_attribute("data-beat") == "0" and canvas.get_attribute("data-share") == "1.00":
            return
        before = (canvas.get_attribute("data-beat"), canvas.get_attribute("data-share"))
        page.get_by_role("button", name="One step back").click()
        expect(page.locator(f'#theatre[data-beat="{before[0]}"][data-share="{before[1]}"]')).to_have_count(0)
    pytest.fail("It never came to its beginning.")


def degrees(page, part, half="right"):
    words = page.locator(f'#spine-{half} [data-part="{part}"]').inner_text()
    return int(re.search(r"(\d+)°", words)[1])


def picture(page):
    return page.locator("#theatre").screenshot()


def test_a_person_shows_it_and_can_be_turned(opened, server):
    canvas = begin(opened, server)
    expect(opened.locator("#shown")).not_to_be_empty()
    expect(opened.get_by_role("button", name="Play")).to_be_visible()
    before = canvas.screenshot()
    opened.get_by_role("button", name="Turn left").click()
    opened.wait_for_timeout(1500)
    assert canvas.screenshot() != before


@pytest.mark.parametrize("look", [Look("phone")], ids=["phone"])
def test_the_page_moves_under_a_finger_or_a_wheel_on_the_picture(opened, server):
    canvas = begin(opened, server, "gentle_backbend")
    expect(canvas).to_have_css("touch-action", "pan-y")
    opened.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    place = canvas.bounding_box()
    opened.mouse.move(place["x"] + 60, place["y"] + 60)
    opened.mouse.wheel(0, 120)
    opened.wait_for_timeout(600)
    assert opened.evaluate("scrollY") >= 100


def test_the_picture_is_stopped_by_the_space_bar_and_then_reads_out_each_step(opened, server):
    opened.goto(f"{server.origin}/movements/bridge")
    opened.get_by_role("button", name="See a person do it").click()
    expect(opened.locator("#theatre[data-person]")).to_be_focused(timeout=SLOW_MS)
    expect(opened.locator("#play")).to_be_in_viewport(ratio=1)
    shown = opened.locator("#shown")
    expect(shown).to_have_attribute("aria-live", "off")
    opened.keyboard.press(" ")
    expect(opened.get_by_role("button", name="Play")).to_be_visible()
    expect(shown).to_have_attribute("aria-live", "polite")


def test_a_mirror_turns_the_picture_and_all_that_turns_it(opened, server):
    canvas = begin(opened, server, "seated_rotation", link="#compare")
    opened.get_by_role("button", name="One step on").click()
    expect(opened.locator("#theatre[data-share='1.00']")).to_be_visible()
    mirror = opened.get_by_role("button", name="Mirror")
    mirror.press("Enter")
    expect(mirror).to_have_attribute("aria-pressed", "true")
    expect(canvas).to_have_css("transform", "matrix(-1, 0, 0, 1, 0, 0)")
    # What is wrong stays where its name is, though the picture is turned round.
    expect(opened.locator("#halves")).to_contain_text("Not like this")
    opened.get_by_role("button", name="Where to feel it").click()
    opened.wait_for_timeout(1500)
    plain, turned = [], []
    for pressed, told in (("true", turned), ("false", plain)):
        expect(mirror).to_have_attribute("aria-pressed", pressed)
        told += [_tapped(opened, canvas, share) for share in (0.4, 0.44, 0.48, 0.52, 0.56, 0.6)]
        mirror.click()
        opened.wait_for_timeout(1500)
    # One may lie on a border, which a point of the screen more or less decides.
    assert _alike(turned, plain[::-1]) >= 5 > _alike(plain, plain[::-1])


def _alike(some, others):
    return sum(one == other for one, other in zip(some, others, strict=True))


def _tapped(page, canvas, share):
    """Tap so far across the picture, and give what is said of that place; nothing beside the body."""
    answer = page.locator("#feel-answer")
    answer.evaluate("(it) => it.replaceChildren()")
    size = canvas.bounding_box()
    canvas.click(position={"x": size["width"] * share, "y": size["height"] * 0.6})
    return answer.inner_text().partition("\n")[0]


def test_a_device_that_draws_too_slowly_shows_the_drawn_figure(opened, server):
    opened.goto(f"{server.origin}/movements/bridge")
    opened.evaluate(LATE)
    opened.get_by_role("button", name="See a person do it").click()
    expect(opened.get_by_text("This device is too slow for the person.")).to_be_visible(timeout=SLOW_MS)
    expect(opened.locator("#still-one")).to_be_visible()
    opened.get_by_role("button", name="Try the person again").click()
    expect(opened.locator("#room")).to_be_visible(timeout=SLOW_MS)
    expect(opened.get_by_text("This device is too slow for the person.")).to_be_hidden()


def test_another_person_can_be_chosen(opened, server):
    canvas = begin(opened, server)
    other = opened.locator("#who option").nth(2).get_attribute("value")
    opened.get_by_label("Shown by").select_option(other)
    expect(opened.locator(f'#theatre[data-person="{other}"]')).to_be_visible(timeout=SLOW_MS)
    assert canvas.get_attribute("data-beat")
    opened.goto(f"{server.origin}/movements/gentle_backbend")
    expect(opened.locator("#who")).to_have_value(other)


def test_who_comes_late_does_not_take_the_place_of_who_was_chosen_after_them(opened, server):
    held = []
    begin(opened, server)
    late, chosen = (opened.locator("#who option").nth(at).get_attribute("value") for at in (1, 2))
    opened.route(f"**{late}", lambda route, _: held.append(route))
    with opened.expect_request(f"**{late}"):
        opened.get_by_label("Shown by").select_option(late)
    opened.get_by_label("Shown by").select_option(chosen)
    expect(opened.locator(f'#theatre[data-person="{chosen}"]')).to_be_visible(timeout=SLOW_MS)
    opened.wait_for_timeout(1000)
    before = picture(opened)
    with opened.expect_response(f"**{late}"):
        held[0].continue_()
    opened.wait_for_timeout(3000)
    assert picture(opened) == before


@pytest.mark.parametrize("look", [Look("laptop"), Look("phone", "dark")], ids=lambda one: one.device)
def test_the_spine_is_seen_through_the_body(opened, server, axe):
    begin(opened, server, "gentle_backbend")
    to_the_end_of_the_first_beat(opened)
    plain = picture(opened)
    button = opened.get_by_role("button", name="Show the spine")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(opened.locator('#spine-right [data-part="low"] b')).to_contain_text("back")
    assert picture(opened) != plain
    # Thirty-eight degrees over the whole of it, each part with its share.
    assert all(10 <= degrees(opened, part) <= 15 for part in ("low", "middle", "upper"))
    assert degrees(opened, "most") <= 4
    expect(opened.locator("#panel-spine .legend")).to_contain_text("bends back")
    axe(opened)


def test_a_ball_lies_in_the_curve_of_the_backbend_only(opened, server):
    begin(opened, server, "gentle_backbend")
    without = picture(opened)
    opened.get_by_role("button", name="Beach ball").click()
    expect(opened.get_by_text("Picture a large beach ball behind you.")).to_be_visible()
    opened.wait_for_timeout(800)
    assert picture(opened) != without
    begin(opened, server, "bridge")
    expect(opened.get_by_role("button", name="Beach ball")).to_be_hidden()


def test_right_and_wrong_are_seen_beside_each_other(opened, server, axe):
    page = opened
    begin(page, server, "gentle_backbend")
    page.get_by_role("button", name="Right and wrong").press("Enter")
    page.get_by_role("button", name="One step on").click()
    expect(page.locator("#theatre[data-share='1.00']")).to_be_visible()
    expect(page.locator("#halves")).to_contain_text("Like this")
    expect(page.locator("#halves")).to_contain_text("Not like this")
    # The same bend: shared by all, and all at one place.
    expect(page.locator('#spine-right [data-part="most"]')).to_have_text(re.compile(" [1-4]° back"))
    expect(page.locator('#spine-wrong [data-part="most"]')).to_have_text(re.compile(" 3[5-9]° back"))
    expect(page.locator("#fault-cue")).to_have_text("Every part of the spine shares.")
    axe(page)
    head = page.locator("#panel-compare").get_by_role("button", name="The head drops back.")
    head.click()
    expect(head).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#fault-cue")).to_contain_text("Chin gently tucked")
    # What a comparison needs is its own: afterwards nobody is left looked through.
    page.get_by_role("button", name="Watch", exact=True).click()
    expect(page.get_by_role("button", name="Show the spine")).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("look", [Look("phone")], ids=["phone"])
def test_who_chooses_below_the_picture_sees_it_change(opened, server):
    begin(opened, server, "gentle_backbend", link="#compare")
    head = opened.locator("#panel-compare").get_by_role("button", name="The head drops back.")
    head.evaluate("(it) => it.scrollIntoView({block: 'start', behavior: 'instant'})")
    expect(opened.locator("#theatre")).not_to_be_in_viewport(ratio=0.2)
    head.dispatch_event("click")
    expect(opened.locator("#theatre")).to_be_in_viewport(ratio=0.95)


def test_a_fault_of_the_list_can_be_seen_moving(opened, server):
    opened.goto(f"{server.origin}/movements/supported_extension")
    opened.get_by_role("button", name="See both move: The head is thrown back.").click()
    expect(opened.locator("#theatre[data-person][data-mode='compare']")).to_be_visible(timeout=SLOW_MS)
    expect(opened.locator("#fault-text")).to_have_text("The head is thrown back.")


def test_a_tap_on_the_body_says_what_it_means_to_feel_it_there(opened, server, axe):
    page = opened
    canvas = begin(page, server, "gentle_backbend")
    plain = canvas.screenshot()
    page.get_by_role("button", name="Where to feel it").click()
    expect(page.locator("#panel-feel .felt")).to_contain_text("Chest: a mild stretch")
    page.wait_for_timeout(1000)
    assert canvas.screenshot() != plain
    size = canvas.bounding_box()
    canvas.click(position={"x": size["width"] * 0.475, "y": size["height"] * 0.75})
    answer = page.locator("#feel-answer")
    expect(answer).to_have_attribute("data-area", re.compile("below_knee|thigh"))
    expect(answer).to_have_attribute("data-kind", "stop")
    expect(answer).to_contain_text("Stop this movement.")
    axe(page)
    canvas.click(position={"x": 6, "y": 6})  # Beside the body nothing is felt.
    expect(answer).to_have_attribute("data-kind", "stop")


@pytest.mark.parametrize("look", [Look("phone"), Look("laptop")], ids=lambda one: one.device)
def test_what_a_tap_says_is_seen_without_scrolling(opened, server):
    canvas = begin(opened, server, "gentle_backbend", link="#feel")
    size = canvas.bounding_box()
    canvas.click(position={"x": size["width"] * 0.475, "y": size["height"] * 0.75})
    expect(opened.locator("#feel-answer b")).to_be_in_viewport(ratio=1)
    opened.get_by_role("button", name="Foot", exact=True).click()
    expect(opened.locator("#feel-answer b")).to_have_text("Foot")
    expect(opened.locator("#feel-answer b")).to_be_in_viewport(ratio=1)


def test_where_one_side_is_felt_the_side_that_is_seen_works(opened, server):
    """Of who lies, the nearer side is the right one; what is felt in the other would be hidden."""
    canvas = begin(opened, server, "single_knee_hug_foot_down", link="#feel")
    assert (
        "right"
        in json.loads(opened.locator("#demonstration-facts").text_content())["beats"][
            int(canvas.get_attribute("data-beat"))
        ]["pose_to"]
    )
    opened.get_by_role("button", name="Watch", exact=True).click()
    expect(opened.locator("#theatre[data-beat='0']")).to_be_visible()


def test_areas_can_be_chosen_by_keyboard_and_lead_to_help(opened, server):
    page = opened
    begin(page, server, "bridge", link="#feel")
    page.get_by_role("button", name="Buttock").press("Enter")
    answer = page.get_by_role("status")
    expect(answer).to_contain_text("Yes: muscles at work here")
    page.get_by_role("button", name="Foot", exact=True).press(" ")
    expect(answer.get_by_role("link", name="Go through the warning signs")).to_have_attribute(
        "href", "/signs"
    )
    page.get_by_role("button", name="Between the legs").press("Enter")
    expect(answer.get_by_role("link", name="Get help")).to_have_attribute("href", "/help")


def test_nothing_is_drawn_while_it_is_out_of_sight(opened, server):
    page = opened
    page.goto(f"{server.origin}/movements/gentle_backbend")
    page.get_by_role("button", name="See a person do it").click()
    canvas = page.locator("#theatre[data-person]")
    expect(canvas).to_be_visible(timeout=SLOW_MS)
    page.locator("footer").scroll_into_view_if_needed()
    page.wait_for_timeout(1500)
    at = (canvas.get_attribute("data-beat"), canvas.get_attribute("data-share"))
    page.wait_for_timeout(1500)
    assert (canvas.get_attribute("data-beat"), canvas.get_attribute("data-share")) == at


def test_a_phone_draws_no_more_points_than_it_needs_and_nothing_runs_wide(browser, server, watch):
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, device_scale_factor=3, has_touch=True
    )
    watch.attach(context)
    context.add_init_script(CLOCK_WITH_PICTURES)
    page = context.new_page()
    page.goto(server.address)
    canvas = begin(page, server, "gentle_backbend")
    assert canvas.evaluate("it => it.width / it.clientWidth") <= 1.5
    for mode in ("Watch", "Where to feel it", "Right and wrong"):
        page.get_by_role("button", name=mode, exact=True).click()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), mode
    context.close()


@pytest.mark.parametrize(
    ("link", "fault"),
    [("#compare-3", "The head drops back."), ("#compare-x", "Hinging at the low back in one sharp crease.")],
    ids=["number", "nonsense"],
)
def test_a_link_leads_straight_to_a_fault(opened, server, link, fault):
    begin(opened, server, "gentle_backbend", link=link)
    expect(opened.locator("#fault-text")).to_have_text(fault)


def test_a_link_on_the_page_that_is_open_leads_there_too(opened, server):
    begin(opened, server, "gentle_backbend")
    opened.evaluate("location.hash = '#compare-2'")
    expect(opened.locator("#fault-text")).to_have_text("The hips push forward or the knees bend.")


def test_on_paper_there_is_the_drawn_picture_and_no_buttons(opened, server):
    begin(opened, server, "gentle_backbend")
    opened.emulate_media(media="print")
    expect(opened.locator("#poster img")).to_be_visible()
    for gone in ("#room", "#controls", "#panel"):
        expect(opened.locator(gone)).to_be_hidden()


def test_without_it_the_drawn_figure_shows_the_same(opened, server, watch, axe):
    watch.expect("ERR_FAILED|Failed")
    page = opened
    page.route("**/player*.js", lambda route: route.abort())
    page.goto(f"{server.origin}/movements/double_knee_hug")
    page.get_by_role("button", name="See a person do it").click()
    expect(page.get_by_text("This device can’t show it here.")).to_be_visible()
    drawn = page.locator("#still-one")
    expect(drawn).to_have_attribute("src", re.compile(r"/movements/poses/double_knee_hug\."))
    page.locator("#play", has_text="Pause").click()
    to_the_end_of_the_first_beat(page)
    expect(drawn).to_have_attribute("src", re.compile(r"double_knee_hug\.hug\.svg"))
    page.get_by_role("button", name="One step on").click()
    expect(drawn).to_have_attribute("src", re.compile(r"double_knee_hug\.start\.svg"))
    page.get_by_role("button", name="Right and wrong").click()
    expect(page.locator(f"#stills {POSE}")).to_have_count(2)
    wrong = page.locator("#still-two")
    expect(wrong).to_have_attribute("alt", "Not like this: The head and shoulders lift.")
    # Who lies is wide: beside each other both would be small.
    assert drawn.bounding_box()["y"] + drawn.bounding_box()["height"] <= wrong.bounding_box()["y"]
    page.get_by_role("button", name="Where to feel it").click()
    expect(drawn).to_have_attribute("src", re.compile(r"feel=double_knee_hug"))
    page.get_by_role("button", name="Low back", exact=True).click()
    expect(page.locator("#feel-answer")).to_contain_text("a mild stretch here")
    expect(page.get_by_role("button", name="Show the spine")).to_be_hidden()
    axe(page)


def test_who_wants_nothing_to_move_goes_from_pose_to_pose(opened, server: Site):
    page = opened
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{server.origin}/movements/gentle_backbend")
    page.get_by_role("button", name="See a person do it").click()
    canvas = page.locator("#theatre[data-person]")
    expect(canvas).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_role("button", name="Play")).to_be_visible()
    expect(page.locator("#theatre[data-beat='0'][data-share='1.00']")).to_be_visible()
    page.get_by_role("button", name="One step on").click()
    expect(page.locator("#theatre[data-beat='1'][data-share='1.00']")).to_be_visible()
    page.get_by_role("button", name="Right and wrong").click()
    expect(page.locator("#theatre[data-share='1.00']")).to_be_visible()


@pytest.mark.parametrize("look", [Look("tablet", "dark")], ids=["dark"])
def test_the_room_is_dark_where_the_page_is(opened, server):
    begin(opened, server)
    mat = opened.evaluate("() => getComputedStyle(document.body).getPropertyValue('--room-mat').trim()")
    assert mat == "#3f6a62"


@pytest.mark.parametrize("look", [Look("phone"), Look("laptop", "dark")], ids=lambda one: one.device)
def test_all_movements_move(opened, server, axe):
    page = opened
    page.goto(f"{server.origin}/movements")
    page.get_by_role("button", name="See them all move").click()
    card = page.locator('[data-movement="double_knee_hug"]')
    expect(card.locator("canvas[data-beat]")).to_be_visible(timeout=SLOW_MS)
    expect(page.get_by_role("button", name="Stop them")).to_be_focused()
    assert page.locator("canvas[data-beat]").count() < page.locator("[data-movement]").count()
    page.get_by_role("button", name="Stop them").click()
    expect(page.get_by_role("button", name="See them all move")).to_be_visible()
    axe(page)
    card.get_by_role("link").click()
    expect(page.get_by_role("heading", name="Double knee hug", level=1)).to_be_visible()


def test_all_movements_stay_drawn_where_nobody_can_be_shown(opened, server, watch):
    watch.expect("ERR_FAILED|Failed")
    opened.route("**/player*.js", lambda route: route.abort())
    opened.goto(f"{server.origin}/movements")
    opened.get_by_role("button", name="See them all move").click()
    expect(opened.get_by_text("This device can’t show people in 3D.")).to_be_visible()
    expect(opened.locator('[data-movement="bridge"] img')).to_be_visible()


def test_all_movements_stay_drawn_where_that_would_be_too_slow(opened, server):
    opened.goto(f"{server.origin}/movements")
    opened.evaluate(LATE)
    opened.get_by_role("button", name="See them all move").click()
    expect(opened.get_by_text("This device is too slow to show them all moving.")).to_be_visible(
        timeout=SLOW_MS
    )
    expect(opened.locator("canvas[data-beat]:visible")).to_have_count(0)
