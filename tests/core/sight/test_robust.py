"""No stream whatever makes the judge raise."""

from __future__ import annotations

from array import array
from math import inf, nan

from hypothesis import given, settings
from hypothesis import strategies as st

from supple.core.movement import Choices, catalogue, timeline
from supple.core.sight.judge import Judge
from supple.core.sight.landmarks import Frame
from supple.core.sight.script import script_of
from tests.core.sight.figures import HUG, PRONE, SITTING, STANDING, body_of

KNOWN = catalogue()
SCRIPT = script_of(timeline(KNOWN, "four_minutes", Choices()))
JUDGED = sorted(name for name, movement in KNOWN.movements.items() if movement.sight)
REAL = [body_of(figure) for figure in (HUG, PRONE, SITTING, STANDING)]

odd = st.one_of(st.floats(), st.sampled_from([0.0, nan, inf, -inf, 1e308, -1e308, 5e-324, 1e30]))
times = st.one_of(st.floats(), st.floats(0, 300), st.integers(-(10**400), 10**400))


@st.composite
def spoilt(draw):
    """Draw a body that is real but for some of its numbers."""
    body = list(draw(st.sampled_from(REAL)))
    for at, value in draw(st.lists(st.tuples(st.integers(0, 131), odd), max_size=8)):
        body[at] = value
    return body


bodies = st.one_of(
    spoilt(),
    st.sampled_from([[], [0.0] * 132, [1.0] * 132, [nan] * 132, [0.5] * 131, array("f", [0.25] * 132)]),
    st.lists(odd, max_size=140),
    st.sampled_from(REAL).map(tuple),
)
frames = st.builds(
    Frame, times, st.one_of(odd, st.sampled_from([4 / 3, 9 / 16])), st.lists(bodies, max_size=3).map(tuple)
)


@settings(max_examples=60)
@given(st.lists(frames, max_size=40), st.sampled_from(JUDGED), st.booleans())
def test_nothing_raises_for_any_movement(stream, movement, mirrored):
    judge = Judge.for_movement(KNOWN, movement, mirrored=mirrored)
    for frame in stream:
        for event in judge.feed(frame):
            event.to_json()
        _ = judge.now
    judge.finish()


@settings(max_examples=60)
@given(st.lists(st.tuples(frames, st.one_of(st.none(), times)), max_size=40))
def test_nothing_raises_with_a_script(stream):
    judge = Judge(KNOWN, SCRIPT)
    for frame, at_s in stream:
        judge.feed(frame, at_s)
    judge.finish()


@settings(max_examples=40)
@given(st.lists(st.tuples(st.floats(0, 0.3), bodies), max_size=60), st.sampled_from(JUDGED))
def test_nothing_raises_while_time_goes_on(stream, movement):
    judge = Judge.for_movement(KNOWN, movement)
    time_s = 0.0
    for step_s, body in stream:
        time_s += step_s
        judge.feed(Frame(time_s, 4 / 3, (body,)))
    judge.finish()
