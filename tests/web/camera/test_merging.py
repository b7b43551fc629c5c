"""A session that was loaded anew in the middle: what each page saw is added up, and nothing is told twice."""

from __future__ import annotations

import pytest

from supple.web.camera.models import Range, Run, Seen, Watch
from supple.web.camera.words import summary
from tests.web.camera.conftest import part, seen, stretch


@pytest.fixture
def told(ana, start, put):
    """Tell what pages of one session saw, by their numbers; return the session's address."""

    def tell(*runs):
        address = start(ana, camera=True)
        for number, message in runs:
            assert put(ana, f"{address}/seen/{number}", message).status_code in (200, 201)
        return address

    return tell


def half(repetitions, size, **changes):
    """Return what a page saw that was open for some of the hugs."""
    ranges = [stretch(repetitions=repetitions, least=size, median=size, most=size, first=size, last=size)]
    made = {"seen": repetitions, "not_judged": 0, "ranges": ranges, **changes}
    return seen(parts=[part(**made)])


def test_the_second_page_adds_to_the_first(told):
    told((0, half(2, 18.0)), (95, half(3, 30.0)))
    row, reach, watch = Seen.objects.get(), Range.objects.get(), Watch.objects.get()
    assert (row.expected, row.seen, row.not_judged) == (5, 5, 0)
    assert (reach.repetitions, reach.first, reach.median, reach.last) == (5, 18.0, 30.0, 30.0)
    assert (reach.least, reach.most) == (18.0, 30.0)
    assert (watch.frames, watch.watched_s) == (2 * 3012, pytest.approx(2 * 211.4))
    assert watch.cannot_see == {"/nobody": "25.0"}
    assert summary(watch.session).title == "The camera counted 5 of 5 repetitions."


def test_the_order_is_the_pages_not_that_in_which_they_arrive(told):
    told((95, half(3, 30.0)), (0, half(2, 18.0)))
    assert (Range.objects.get().first, Range.objects.get().last) == (18.0, 30.0)


def test_a_late_message_of_the_first_page_takes_nothing_away(told, ana, put):
    address = told((0, half(1, 18.0)), (95, half(3, 30.0)))
    assert put(ana, f"{address}/seen/0", half(2, 18.0)).status_code == 200
    assert Seen.objects.get().seen == 5
    assert Run.objects.count() == 2


def test_what_is_done_again_is_not_more_than_was_asked_for(told):
    told((0, half(4, 18.0, not_judged=1)), (60, half(4, 30.0)))
    row = Seen.objects.get()
    assert (row.expected, row.seen, row.not_judged) == (5, 5, 0)


def test_holds_coverage_and_other_parts_are_added_too(told):
    first = seen(parts=[part(holds_s=[2.0, 4.0], coverage=0.5, seen=2, not_judged=0)], lost="lost")
    later = seen(parts=[part(holds_s=[5.0], coverage=0.8, seen=1, not_judged=0), part(side="left", seen=0)])
    told((0, first), (50, later))
    row, other = Seen.objects.all()
    assert (row.holds, row.hold_least_s, row.hold_median_s, row.hold_most_s) == (3, 2.0, 3.0, 5.0)
    assert row.coverage == pytest.approx(0.6)
    assert (other.side, other.place) == ("left", 1)
    assert Watch.objects.get().lost == "lost"


def test_what_was_kept_before_pages_had_numbers_stays(told, ana, put):
    address = told((0, half(2, 18.0, holds_s=[3.0])))
    Run.objects.all().delete()
    put(ana, f"{address}/seen/80", half(3, 30.0, holds_s=[5.0]))
    row, reach = Seen.objects.get(), Range.objects.get()
    assert (row.seen, row.hold_least_s, row.hold_most_s) == (5, 3.0, 5.0)
    assert (reach.first, reach.last) == (18.0, 30.0)


def test_an_imported_row_that_says_nonsense_does_no_harm(told, ana, put):
    address = told((0, half(2, 18.0)))
    Run.objects.all().delete()
    Watch.objects.update(cannot_see={"/nobody": "long", "/dark": "inf"}, cues={"x/y": "nan"})
    assert put(ana, f"{address}/seen/80", half(1, 30.0)).status_code == 201
    assert Watch.objects.get().cannot_see["/nobody"] == "12.5"


def test_there_is_an_end_to_reloading(told, ana, put):
    address = told(*((number, half(1, 18.0)) for number in range(50)))
    assert put(ana, f"{address}/seen/50", half(1, 18.0)).status_code == 404
    assert put(ana, f"{address}/seen/49", half(1, 18.0)).status_code == 200
    assert put(ana, f"{address}/seen/10000001", half(1, 18.0)).status_code == 404
    assert Run.objects.count() == 50


def test_pages_go_with_their_session(told, ana):
    key = told((0, half(2, 18.0))).rpartition("/")[2]
    ana.post(f"/diary/{key}/delete", headers={"accept": "text/html"})
    assert not Run.objects.exists()
