"""What the camera saw: kept once, replaced by what is newer, refused where it cannot be, and put in words."""

from __future__ import annotations

import uuid
from math import inf, nan

import pytest

from supple.core.movement import catalogue
from supple.core.sight.events import CannotSee, Measured, Repetition
from supple.core.sight.summing import Summing, Tally
from supple.web.camera.models import Range, Seen, Watch
from supple.web.today.choosing import core_version
from tests.web.camera.conftest import part, seen, stretch


def told(answer):
    return [line for one in answer.json()["parts"] for line in one["lines"]]


def test_what_is_told_is_kept_and_said(ana, watched):
    address = watched(ana)
    row = Seen.objects.get()
    assert (row.movement, row.part, row.expected, row.seen, row.not_judged) == (
        "double_knee_hug", "hugs", 5, 4, 1,
    )  # fmt: skip
    watch = Watch.objects.get()
    assert watch.cannot_see == {"/nobody": "12.5"}
    assert watch.judge_version == core_version()
    assert watch.model_version.startswith("blazepose-")
    assert "tasks-vision 0." in watch.model_version
    answer = ana.get(f"{address}/seen")
    assert answer.json()["title"] == "The camera counted 4 of 5 repetitions."
    assert told(answer) == [
        "Counted: 4 of 5. 1 more was not seen well enough.",
        "From your start, hip bend: 25 degrees, give or take 10 degrees.",
        "In view for 97 % of the time.",
    ]


def test_sent_again_it_is_kept_once_and_the_newer_wins(ana, watched, put):
    address = watched(ana)
    before = list(Seen.objects.values())
    assert put(ana, f"{address}/seen/0", seen()).status_code == 200
    assert list(Seen.objects.values()) == before
    assert (
        put(ana, f"{address}/seen/0", seen(parts=[part(seen=5, not_judged=0, ranges=[])])).status_code == 200
    )
    assert Seen.objects.get().seen == 5
    assert not Range.objects.exists()


def test_it_is_taken_after_the_end_too(ana, start, put, now):
    address = start(ana, camera=True)
    assert put(ana, f"{address}/end", {"ended_at": now.isoformat(), "how": "done"}).status_code == 201
    assert put(ana, f"{address}/seen/0", seen()).status_code == 201


@pytest.mark.parametrize(
    ("told", "says"),
    [
        (seen(version=2), "version"),
        (seen(model="heavy"), "model"),
        (seen(frames=-1), "frames"),
        (seen(watched_s=1e9), "watched_s"),
        (seen(parts="all"), "parts"),
        (seen(parts=[part()] * 2), "twice"),
        (seen(parts=[part(movement="headstand")]), "movement"),
        (seen(parts=[part(part="somersault")]), "part"),
        (seen(parts=[part(side="both")]), "side"),
        (seen(parts=[part(seen=True)]), "seen"),
        (seen(parts=[part(coverage=1.01)]), "coverage"),
        (seen(parts=[part(holds_s=[-1])]), "holds_s"),
        (seen(parts=[part(holds_s="5")]), "holds_s"),
        (seen(parts=[part(ranges=[stretch(measure="iq")])]), "measure"),
        (seen(parts=[part(ranges=[stretch(unit="torso lengths")])]), "unit"),
        (seen(parts=[part(ranges=[stretch(median=361)])]), "median"),
        (seen(parts=[part(ranges=[stretch(repetitions=0)])]), "repetitions"),
        (seen(faults=[{"movement": "double_knee_hug", "cue": "Harder!", "times": 1}]), "cue"),
        (seen(cannot_see=[{"movement": None, "why": "bored", "seconds": 1}]), "why"),
        (seen(model_version="x" * 101), "model_version"),
        (seen(picture="data:image/png"), "picture"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(ana, start, put, told, says):
    answer = put(ana, f"{start(ana, camera=True)}/seen/0", told)
    assert answer.status_code == 422
    assert says in answer.json()["title"]
    assert not Watch.objects.exists()


def test_whatever_the_judge_sums_up_is_taken(ana, start, put):
    tally = Tally()
    summing = Summing(catalogue(), (), tally)
    for wild in (1e300, inf, -inf, nan):
        measured = (Measured("hip_flexion_deg", wild, wild, wild, "degrees"),)
        facts = {"number": 1, "judged": True, "start_s": 0.0, "end_s": wild, "coverage": wild, "hold_s": wild}
        one = Repetition(wild, wild, "double_knee_hug", "hugs", None, **facts, measured=measured)
        summing.take([one] * 300, 1.0)
        summing.take([CannotSee(0.0, 0.0, "nobody", "", "")], 1.0)
        summing.close(wild)
    told = {"version": 1, "model": "lite", "delegate": "CPU", "lost": None, **tally.to_json()}
    answer = put(ana, f"{start(ana, camera=True)}/seen/0", told)
    assert answer.status_code == 201, answer.content
    assert Seen.objects.get().seen == Seen.objects.get().expected


def test_a_day_without_a_routine_has_nothing_to_see(ana, start, put):
    address = start(ana, nothing_new=False)
    assert put(ana, f"{address}/seen/0", seen()).status_code == 409


def test_without_a_camera_there_are_no_words(ana, start):
    assert ana.get(f"{start(ana)}/seen").status_code == 404


def test_nobody_else_sees_or_changes_it(ana, ben, cid, stranger, watched, put):
    address = watched(ana)
    before = list(Seen.objects.values())
    for other in (ben, cid):
        assert other.get(f"{address}/seen").status_code == 404
        assert put(other, f"{address}/seen/0", seen(parts=[])).status_code == 404
    assert stranger.get(f"{address}/seen").status_code == 403
    assert put(stranger, f"{address}/seen/0", seen(parts=[])).status_code == 403
    assert list(Seen.objects.values()) == before


def test_a_lock_does_not_lose_what_was_seen(ana, watched, put):
    from supple.web.screening.models import Screening

    address = watched(ana)
    Screening.objects.all().delete()
    assert put(ana, f"{address}/seen/0", seen()).status_code == 200


def test_a_made_up_session_is_not_there(ana, put):
    assert put(ana, f"/sessions/{uuid.uuid4()}/seen/0", seen()).status_code == 404


def test_all_of_it_goes_with_its_session(ana, watched):
    key = watched(ana).rpartition("/")[2]
    ana.post(f"/diary/{key}/delete", headers={"accept": "text/html"})
    assert not Watch.objects.exists()
    assert not Seen.objects.exists()
    assert not Range.objects.exists()
