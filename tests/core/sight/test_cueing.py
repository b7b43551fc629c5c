"""Few words while somebody moves."""

import pytest

from supple.core.sight.cueing import Cueing
from supple.core.sight.events import Armed, CannotSee, Fault, Repetition, SeesAgain, SomeoneElse
from supple.core.sight.judge import Now

NOW = Now("gentle_backbend", None, "standing", True, 1, 0.5, 0.0, True, 0, "left", {})


def fault(cue, time_s=1.0):
    return Fault(time_s, time_s, "gentle_backbend", cue, "hip_drift")


def done(time_s):
    return Repetition(time_s, time_s, "gentle_backbend", "bend", None, 1, True, 0.0, time_s, 1.0, None, ())


@pytest.fixture
def cueing():
    return Cueing()


def text(said):
    return said and said["text"]


def test_one_cue_a_repetition(cueing):
    assert text(cueing.feed([fault("Longer before backward.")], NOW)) == "Longer before backward."
    assert cueing.feed([fault("Chin gently tucked.")], NOW) is None
    assert cueing.feed([done(2.0)], NOW) is None
    assert text(cueing.feed([fault("Chin gently tucked.")], NOW)) == "Chin gently tucked."


def test_of_two_the_movements_first(cueing):
    assert text(cueing.feed([fault("one"), fault("two")], NOW)) == "one"


def test_seeing_comes_before_a_cue(cueing):
    cannot = CannotSee(1.0, 1.0, "cut_off", "knees", "I can't see your knees.")
    said = cueing.feed([fault("one"), cannot], NOW)
    assert (said["kind"], said["text"]) == ("see", "I can't see your knees.")


def test_someone_else_is_told(cueing):
    assert cueing.feed([SomeoneElse(1.0, 1.0, "I stay with you.")], NOW)["kind"] == "see"


def test_nothing_is_said_of_what_is_well(cueing):
    assert cueing.feed([Armed(1.0, 1.0, "gentle_backbend", None), done(2.0)], NOW) is None


def test_who_changes_position_is_left_alone_and_told_later(cueing):
    cannot = CannotSee(1.0, 1.0, "nobody", "", "I can't see you.")
    assert cueing.feed([cannot], NOW, open_=False) is None
    assert text(cueing.feed([], NOW)) == "I can't see you."
    assert cueing.feed([], NOW) is None


def test_who_is_seen_again_by_then_is_not_told(cueing):
    cannot = CannotSee(1.0, 1.0, "nobody", "", "I can't see you.")
    cueing.feed([cannot], NOW, open_=False)
    cueing.feed([SeesAgain(2.0, 2.0)], NOW, open_=False)
    assert cueing.feed([], NOW) is None
