"""After pain has moved outward, nothing that bends the way that brought it on comes again that day."""

from __future__ import annotations

import datetime as dt
import uuid

import pytest

from supple.core import safety
from supple.core.movement import catalogue, timeline
from supple.core.movement.choosing import chosen
from supple.web.diary import clock
from supple.web.diary.models import Reach, Session
from supple.web.household import kept
from supple.web.household.choosing import closed_words, wishes_on
from supple.web.screening.spasm import choices
from supple.web.today.models import Change
from tests.web.conftest import answer_none

HTML = {"accept": "text/html"}
MOVEMENTS = catalogue().movements
EXTENSION = {"seated_thoracic_extension", "gentle_backbend", "supported_extension"}
FLEXION = {"double_knee_hug", "single_knee_hug"}


@pytest.fixture
def moved(now):
    """Pain reaches `reached` on the left, said to be as before, after an earlier answer; the signs are no."""

    def tell(client, movement, reached=3, before=1, *, told_new=False, at=None):
        at = at or now
        when = {"utc_offset_min": int(at.utcoffset() / dt.timedelta(minutes=1)), "right": 0}
        if before is not None:
            earlier = at - dt.timedelta(days=2)
            Reach.objects.create(
                pk=uuid.uuid4(),
                person=client.person,
                at=earlier,
                day=earlier.date(),
                left=before,
                told_new=False,
                **when,
            )
        facts = {"left": reached, "told_new": told_new, "movement": movement}
        return Reach.objects.create(
            pk=uuid.uuid4(), person=client.person, at=at, day=at.date(), **facts, **when
        )

    return tell


def bases(plan):
    beats = plan["timeline"]["beats"]
    return {MOVEMENTS[beat["movement"]].base for beat in beats if beat["movement"]}


@pytest.mark.parametrize(
    ("before", "reached", "told_new", "closes"),
    [
        # Moving outward is a rise to the buttock (2) or further.
        (0, 1, False, False),
        (0, 2, False, True),
        (1, 2, False, True),
        (2, 2, False, False),
        (3, 2, False, False),
        (2, 3, False, True),
        (4, 5, False, True),
        # Without an earlier answer it is the person's word that counts.
        (None, 1, True, False),
        (None, 2, True, True),
        (None, 5, False, False),
    ],
)
def test_just_at_the_threshold(ana, start, moved, before, reached, told_new, closes):
    moved(ana, "gentle_backbend", reached, before, told_new=told_new)
    played = bases(ana.get(f"{start(ana)}/plan").json())
    assert EXTENSION.isdisjoint(played) is closes
    assert played >= FLEXION
    assert ("bending backward" in ana.get("/").context["offers"][3]["say"]) is closes


@pytest.mark.parametrize("movement", sorted(MOVEMENTS))
@pytest.mark.parametrize("level", ["gentle", "standard", "stronger"])
@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
def test_nothing_that_bends_that_way_is_played(movement, level, place):
    known = catalogue()
    closed = safety.bending_alike(known, (movement,))
    for routine in known.routines.values():
        today = kept.from_texts({"level": level, "place": place, "left_out": ",".join(closed)})
        if not chosen(known, routine, today):
            continue
        beats = timeline(known, routine.id, today).beats
        directions = {MOVEMENTS[beat.movement].direction for beat in beats if beat.movement}
        direction = MOVEMENTS[movement].direction
        assert direction == "neutral" or direction not in directions
        assert MOVEMENTS[movement].base not in {MOVEMENTS[b.movement].base for b in beats if b.movement}


def test_what_bends_no_way_closes_only_itself():
    assert safety.bending_alike(catalogue(), ("bridge",)) == ("bridge",)
    assert safety.bending_alike(catalogue(), ()) == ()
    # A form closes what it is a form of.
    assert set(safety.bending_alike(catalogue(), ("small_rotation",))) == {"seated_rotation", "knee_rock"}


def test_a_form_and_what_comes_instead_bend_as_the_movement_does():
    for one in MOVEMENTS.values():
        assert MOVEMENTS[one.base].direction == one.direction
    for caution in catalogue().cautions.values():
        for name, instead in caution.actions.items():
            assert instead == "leave_out" or MOVEMENTS[instead].direction == MOVEMENTS[name].direction


def test_why_today_says_so_and_what_is_coming_goes_without(ana, moved):
    before = ana.get("/").context
    assert before["closed"] == ""
    moved(ana, "seated_rotation")
    after = ana.get("/").context
    line = "Left out today: turning. Your pain moved further out after it."
    assert all(offer["say"].endswith(line) for offer in after["offers"])
    assert set(before["coming"]["movements"]) - set(after["coming"]["movements"]) == {"Seated rotation"}


def test_a_movement_without_a_direction_is_named(ana, moved, now):
    moved(ana, "bridge")
    assert closed_words(ana.person, now.date()).startswith("Left out today: Bridge.")


def test_two_directions_leave_too_little_and_that_is_said(ana, moved, start, now):
    moved(ana, "single_knee_hug", at=now - dt.timedelta(minutes=9))
    moved(ana, "gentle_backbend", reached=4, before=None)
    page = ana.get("/", headers=HTML)
    assert page.context["coming"] is None
    assert "bending forward, bending backward" in page.content.decode()
    assert "see a physiotherapist" not in page.content.decode()
    said = ana.get(f"{start(ana)}/plan").json()["gate"]["say"]
    assert "bending forward, bending backward" in said
    assert "what you ticked" not in said


def test_the_next_day_it_is_open_again(ana, moved, now):
    moved(ana, "gentle_backbend", at=now - dt.timedelta(days=1))
    assert wishes_on(ana.person, now.date()).left_out == ()
    assert set(wishes_on(ana.person, (now - dt.timedelta(days=1)).date()).left_out) == EXTENSION


def test_bens_leg_closes_nothing_for_ana(ana, ben, moved, now):
    moved(ben, "gentle_backbend")
    assert wishes_on(ana.person, now.date()).left_out == ()


def test_the_settings_own_wishes_stay(ana, prefer, moved, now):
    prefer(ana.person, left_out=["seated_rotation"])
    moved(ana, "gentle_backbend")
    assert set(wishes_on(ana.person, now.date()).left_out) == {"seated_rotation", *EXTENSION}


def test_the_routine_of_a_very_sore_day_goes_without_it_too(ana, moved, now):
    day = clock.today(ana.person, now)
    known = catalogue()
    names = {one.id for one in chosen(known, known.routines["spasm_day"], choices(ana.person, day))}
    assert "knee_rock" in names
    moved(ana, "seated_rotation")
    left = {one.id for one in chosen(known, known.routines["spasm_day"], choices(ana.person, now.date()))}
    assert names - left == {"knee_rock"}


@pytest.mark.parametrize("what", ["easier", "skip_direction"])
def test_no_change_in_the_middle_brings_it_back(ana, start, put, moved, what):
    moved(ana, "gentle_backbend")
    address = start(ana, level="standard")
    change = {"at_s": 60.0, "movement": "single_knee_hug", "after": "single_knee_hug", "what": what}
    answer = put(ana, f"{address}/changes/{uuid.uuid4()}", change).json()
    assert EXTENSION.isdisjoint(bases(answer))
    pain = {"at_s": 5.0, "movement": "double_knee_hug", "pain": 6}
    after = put(ana, f"{address}/hurts/{uuid.uuid4()}", pain).json()
    assert "timeline" not in after or EXTENSION.isdisjoint(bases(after))


class Middle:
    """A session that was left in the middle, while the body map is answered."""

    def __init__(self, client, put, address):
        self.client, self.put, self.address = client, put, address

    def at(self, seconds):
        self.put(self.client, f"{self.address}/progress", {"at_s": seconds, "sequence": 1})
        return self

    def tell(self, now, movement, key=None, signs="none"):
        form = {"id": str(key or uuid.uuid4()), "at": now.isoformat(), "told": "new"}
        sent = {**form, "left": 2, "right": 0, "movement": movement}
        assert self.client.post(f"/days/{now.date()}/reach", sent).status_code == 302
        if signs == "none":
            answer_none(self.client.person)
        return self

    def plan(self):
        return self.client.get(f"{self.address}/plan").json()


@pytest.fixture
def middle(ana, put, start):
    return Middle(ana, put, start(ana))


def starts_of(plan):
    beats = [beat for beat in plan["timeline"]["beats"] if beat["kind"] == "work"]
    return list(dict.fromkeys(MOVEMENTS[beat["movement"]].base for beat in beats))


def test_the_signs_come_first(ana, middle, now):
    middle.at(60.0).tell(now, "gentle_backbend", signs="open")
    assert ana.get(f"{middle.address}/plan").status_code == 409


@pytest.mark.parametrize(
    ("at_s", "movement", "left"),
    [
        # In the knee hug (44 to 78 s): it begins anew, or goes too.
        (60.0, "seated_rotation", ["single_knee_hug", *sorted(EXTENSION, key=list(MOVEMENTS).index)]),
        (60.0, "double_knee_hug", ["seated_thoracic_extension", "seated_rotation", "gentle_backbend"]),
        # After the first backward bend: the turn is left, and nothing else.
        (130.0, "seated_thoracic_extension", ["seated_rotation"]),
        # Nothing that bends forward is still to come: it goes on where it was.
        (130.0, "double_knee_hug", None),
    ],
)
def test_what_is_left_of_an_open_session_goes_on_without(middle, now, at_s, movement, left):
    before = starts_of(middle.plan())
    plan = middle.at(at_s).tell(now, movement).plan()
    if left is None:
        assert starts_of(plan) == before
        assert plan["progress"]["at_s"] == at_s
        return
    assert starts_of(plan)[: len(left)] == [name for name in before if name in left]
    assert plan["progress"]["at_s"] == 0.0
    closed = {MOVEMENTS[movement].direction}
    assert closed.isdisjoint(MOVEMENTS[name].direction for name in starts_of(plan))


def test_when_nothing_is_left_it_is_over(middle, now):
    assert "gate" in middle.at(200.0).tell(now, "gentle_backbend").plan()


def test_told_twice_it_is_kept_once(middle, now):
    key = uuid.uuid4()
    middle.at(60.0).tell(now, "gentle_backbend", key).tell(now, "gentle_backbend", key)
    assert Change.objects.get().what == "closed"


def test_a_session_that_has_ended_stays_as_it_was(ana, put, middle, now):
    end = {"ended_at": now.isoformat(), "how": "done", "reason": None, "pain_after": 3}
    put(ana, f"{middle.address}/end", end)
    middle.tell(now, "gentle_backbend")
    assert not Change.objects.exists()


def test_the_page_cannot_send_it(ana, put, middle):
    sent = {"at_s": 1.0, "movement": "single_knee_hug", "after": "single_knee_hug", "what": "closed"}
    assert put(ana, f"{middle.address}/changes/{uuid.uuid4()}", sent).status_code == 422


@pytest.mark.parametrize("level", ["gentle", "standard", "stronger"])
@pytest.mark.parametrize("place", ["floor", "bed", "chair"])
def test_the_figure_has_every_clip_of_what_is_left(ana, start, put, now, level, place):
    plan = ana.get(f"{start(ana, level=level, place=place)}/plan").json()
    begun = {}
    for beat in plan["timeline"]["beats"]:
        if beat["kind"] == "work":
            begun.setdefault(beat["movement"], beat["start_s"])
    for at_s in begun.values():
        for closed in ("single_knee_hug", "seated_rotation", "gentle_backbend", "bridge"):
            Reach.objects.all().delete()
            one = Middle(ana, put, start(ana, level=level, place=place))
            if level != "stronger" and closed == "bridge":
                continue
            left = one.at(at_s + 1).tell(now, closed).plan()
            if "gate" not in left:
                clips = ana.get(left["figure_url"]).json()["clips"]
                beats = [b for part in ("ready", "beats", "after") for b in left["timeline"][part]]
                assert {f"{b['pose_from']}>{b['pose_to']}" for b in beats} <= set(clips)
            Session.objects.all().delete()
