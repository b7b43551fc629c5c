"""The tables of what the camera saw."""

from __future__ import annotations

from supple.core.sight.bounds import (
    LARGEST_CHANGE,
    LONGEST_HOLD_S,
    LONGEST_WATCH_S,
    MOST_FRAMES,
    MOST_TIMES,
)
from supple.exchange.fields import Field, Table
from supple.exchange.moments import WRITTEN_AT
from supple.web.camera.models import (
    EARLIEST_S,
    LATEST_RUN,
    LONGEST_TRACK,
    MOST_CHUNKS,
    Lost,
    PoseModel,
    Range,
    Seen,
    Side,
    Track,
    Watch,
)
from supple.web.diary.models import LONGEST_S

SESSION = Field("session", "id", "in which session", of="sessions")
MOVEMENT = Field("movement", "text", "which movement", longest=100)
PART = Field("part", "text", "which part of it is counted", longest=100)
_SIDE = Field(
    "side", "text", "which side worked; empty where both did", longest=10, options=("", *Side.values)
)


def _times(name: str, meaning: str) -> Field:
    return Field(name, "whole number", meaning, high=MOST_TIMES)


def _held(name: str, meaning: str) -> Field:
    return Field(name, "number", meaning, "seconds", high=LONGEST_HOLD_S, optional=True)


def _change(name: str, meaning: str) -> Field:
    return Field(name, "number", meaning, "see `unit`", low=-LARGEST_CHANGE, high=LARGEST_CHANGE)


CAMERA = (
    Table(
        since=2,
        name="watches",
        one="watch",
        model=Watch,
        order=("session__started_at", "session"),
        fields=(
            Field("session", "id", "which session the camera watched", of="sessions"),
            Field(
                "pose_model",
                "text",
                "which pose model looked; empty where none came to it",
                longest=10,
                options=("", *PoseModel.values),
            ),
            Field("model_version", "text", "the version of the pose model", longest=100),
            Field("judge_version", "text", "the version of what counts and measures", longest=100),
            Field("delegate", "text", "what it ran on", longest=10, options=("", "GPU", "CPU")),
            Field("frames", "whole number", "how many pictures were looked at", high=MOST_FRAMES),
            Field("watched_s", "number", "for how long", unit="seconds", high=LONGEST_WATCH_S),
            Field(
                "lost",
                "text",
                "why it did not see the whole session; empty where it did",
                longest=12,
                options=("", *Lost.values),
            ),
            Field("cannot_see", "answers", "for how many seconds what could not be seen", longest=300),
            Field("cues", "answers", "how often each cue fitted", longest=300),
            WRITTEN_AT,
        ),
    ),
    Table(
        since=2,
        name="seen",
        one="seen",
        model=Seen,
        order=("session__started_at", "session", "place", "id"),
        fields=(
            Field("id", "id", "tells the rows apart; made from session, movement, part and side"),
            SESSION,
            MOVEMENT,
            PART,
            _SIDE,
            _times("expected", "how many repetitions the routine asked for"),
            _times("seen", "how many were seen and counted"),
            _times("not_judged", "how many came, but were not seen well enough"),
            _times("half", "how many were begun and not finished"),
            Field(
                "coverage",
                "number",
                "share of the time in which it was in view; null where nothing was seen",
                high=1.0,
                optional=True,
            ),
            _times("holds", "how many were held"),
            _held("hold_least_s", "the shortest hold"),
            _held("hold_median_s", "the middle one of the holds"),
            _held("hold_most_s", "the longest hold"),
            _times("place", "its place in the routine"),
        ),
    ),
    Table(
        since=2,
        name="ranges",
        one="range",
        model=Range,
        order=("session__started_at", "session", "place", "id"),
        fields=(
            Field("id", "id", "tells the rows apart; made from session, movement, part, side and measure"),
            SESSION,
            MOVEMENT,
            PART,
            _SIDE,
            Field("measure", "text", "what was measured", longest=100),
            Field("unit", "text", "degrees or torso lengths", longest=20),
            Field("repetitions", "whole number", "over how many repetitions", low=1, high=MOST_TIMES),
            _change("least", "how far the smallest went from the person's own start"),
            _change("median", "how far the middle one went"),
            _change("most", "how far the largest went"),
            Field(
                "uncertainty",
                "number",
                "one standard deviation of a single one",
                "see `unit`",
                high=LARGEST_CHANGE,
            ),
            _change("first", "how far the first one went"),
            _change("last", "how far the last one went"),
            Field("place", "whole number", "its place in the routine", high=10 * MOST_TIMES),
        ),
    ),
    Table(
        since=2,
        name="tracks",
        one="track",
        model=Track,
        order=("session__started_at", "session", "run", "number"),
        fields=(
            Field("id", "id", "tells the stretches apart; made from session, run and number"),
            SESSION,
            Field(
                "run",
                "whole number",
                "from the check-in until the page was opened that kept it",
                "seconds",
                high=LATEST_RUN,
                since=3,
            ),
            Field("number", "whole number", "the stretch's number in that page", high=MOST_CHUNKS - 1),
            Field("start_s", "number", "when it begins", "seconds", low=EARLIEST_S, high=LONGEST_S),
            Field("rate_hz", "number", "how many rows a second", "Hz", low=0.5, high=60.0),
            Field(
                "rows",
                "text",
                "times and 33 points of the body, gzipped, in base 64 (docs/camera.md)",
                longest=LONGEST_TRACK,
            ),
            WRITTEN_AT,
        ),
    ),
)
