"""The script is the timeline's own beats."""

from supple.core.movement import Choices, catalogue, timeline
from supple.core.sight.script import at, script_of


def test_every_beat_is_expected_in_its_order():
    made = timeline(catalogue(), "four_minutes", Choices())
    script = script_of(made)
    assert len(script) == len(made.ready) + len(made.beats) + len(made.after)
    assert [one.start_s for one in script] == sorted(one.start_s for one in script)
    assert script[-1].end_s > made.seconds


def test_a_time_finds_its_beat():
    script = script_of(timeline(catalogue(), "four_minutes", Choices()))
    for index, one in enumerate(script):
        assert at(script, one.start_s) == index
        assert at(script, one.start_s + one.seconds / 2) == index
    assert at(script, script[0].start_s - 1) == -1
    assert at(script, 1e9) == len(script) - 1
