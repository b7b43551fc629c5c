"""A phone or tablet on its side: whatever beat is shown, nothing of the session lies below the window."""

from __future__ import annotations

import pytest

from tests.browser.leading import begin, on_a_phone

SIDEWAYS = ((568, 320), (640, 360), (740, 360), (844, 390))
LOW = ((800, 545), (960, 600), (1024, 690), (1366, 650), (1280, 800))
# Words that are shown may not lie under the controls either, which stay at the bottom.
BELOW = """
() => {
  const [top, bottom] = [document.querySelector(".controls").getBoundingClientRect().top, innerHeight];
  const told = [...document.querySelectorAll("#title, #show, #caption, .ring, #breath")];
  const hidden = told.filter((part) => part.getBoundingClientRect().bottom > top + 1);
  const page = document.documentElement.scrollHeight > bottom ? ["page"] : [];
  return [...page, ...hidden.map((part) => part.id || part.className)];
}
"""


@on_a_phone
@pytest.mark.parametrize("place", ["floor", "chair"])
@pytest.mark.parametrize("size", SIDEWAYS, ids=["x".join(map(str, size)) for size in SIDEWAYS])
def test_everything_of_a_session_is_in_the_window(clocked, size, place):
    assert not below_the_window(clocked, size, place)


@on_a_phone
@pytest.mark.parametrize("place", ["floor", "bed"])
@pytest.mark.parametrize("size", LOW, ids=["x".join(map(str, size)) for size in LOW])
def test_everything_is_in_a_low_window_too(clocked, size, place):
    assert not below_the_window(clocked, size, place)


def below_the_window(clocked, size, place):
    """Return what lies below the window or under the controls, by the beat that is shown."""
    clocked.set_viewport_size({"width": size[0], "height": size[1]})
    led = begin(clocked, place=place)
    kinds = {(beat["kind"], beat["movement"], beat["show"]): beat for beat in led.beats}
    below = {}
    for told, beat in kinds.items():
        led.walk([beat])
        if found := clocked.evaluate(BELOW):
            below[told] = found
    return below
