"""What is kept of somebody's movement has the session's time: its replay is in step with the beats."""

from __future__ import annotations

import base64
import struct

import pytest

from tests.browser.leading import on_a_phone
from tools.places import BROWSER

# Feed pictures, each with its own time, at these times of the session; return what was sent.
FED = """(times_s) => {
  const sent = [];
  const {add, flush} = createKeep((number, {start_s, rows}) => sent.push([number, start_s, rows]));
  times_s.forEach((at_s, picture) =>
    add({numbers: new Float32Array(132).fill(0.5), time_s: picture / 10, at_s, aspect: 1}, 0));
  flush();
  return sent;
}"""


@pytest.fixture
def kept(page):
    """Return a function from times of the session to the times of the rows, stretch by stretch."""
    sources = [(BROWSER / "camera" / name).read_text("utf-8") for name in ("landmarks.js", "keep.js")]
    lines = [line for source in sources for line in source.splitlines() if not line.startswith("import ")]
    script = "\n".join(lines).replace("export ", "")

    def kept(times_s):
        sent = page.evaluate(f"(times_s) => {{ {script}\nreturn ({FED})(times_s); }}", times_s)
        assert [number for number, _, _ in sent] == list(range(len(sent)))
        return [seconds(start_s, rows) for _, start_s, rows in sent]

    return kept


def seconds(start_s, rows):
    return [round(start_s + row[0] / 100, 2) for row in struct.iter_unpack("<67h", base64.b64decode(rows))]


@on_a_phone
def test_at_a_slow_pace_rows_have_the_sessions_time_and_none_is_lost(kept, look):
    """The session goes on by a sixteenth of a second a picture, and those take a tenth each."""
    first, rest = kept([picture / 16 for picture in range(4 * 125)])
    assert first == [row / 4 for row in range(120)]
    assert rest == [30 + row / 4 for row in range(5)]


@on_a_phone
def test_while_the_session_stands_still_nothing_is_added(kept, look):
    assert kept([3.0] * 50 + [3.25, 3.5]) == [[3.0, 3.25, 3.5]]


@on_a_phone
def test_who_goes_back_begins_a_stretch_and_a_leap_fits(kept, look):
    assert kept([30.0, 30.25, 20.0, 20.25, 100.0]) == [[30.0, 30.25], [20.0, 20.25, 100.0]]
    assert kept([0.0, 1.0, 900.0, 900.25]) == [[0.0, 1.0], [900.0, 900.25]]
