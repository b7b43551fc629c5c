"""How far movements go, in the report: not measured, measured, and drawn the same way every time."""

from __future__ import annotations

import datetime as dt
import re

from supple.web.report import contents, pdf, ranges
from tests.web.camera.test_trends import watch

TODAY = dt.date(2026, 3, 31)
TITLE = "How far each movement goes"


def told(made):
    return next(part.lines for part in made.sections if part.title == TITLE)


def test_without_a_camera_it_says_so(ana):
    made = contents.report(ana.person, TODAY)
    assert told(made) == ("Not measured: no camera was used.",)
    assert ranges.svg(made.trends).count("<path") < 3
    assert ranges.described(made.trends) == ""


def test_it_compares_with_ones_own_first_days(ana):
    for number in range(8):
        watch(ana.person, TODAY - dt.timedelta(days=8 - number), 25.0)
    made = contents.report(ana.person, TODAY)
    assert told(made)[1:] == (
        (
            "Double knee hug: hugs (8 sessions, give or take 10): About as at first (25 degrees): "
            "no difference that the camera could be sure of."
        ),
    )
    picture = ranges.svg(made.trends)
    assert "<desc>Double knee hug: hugs: About as at first" in picture
    assert picture == ranges.svg(made.trends)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", pdf.pdf(made))) <= 2


def test_what_was_not_seen_for_twelve_weeks_is_left_out(ana):
    watch(ana.person, TODAY - dt.timedelta(days=84), 25.0)
    assert contents.report(ana.person, TODAY).trends == ()


def test_cid_sees_nothing_of_anas(ana, cid):
    watch(ana.person, TODAY, 25.0)
    assert contents.report(cid.person, TODAY).trends == ()
