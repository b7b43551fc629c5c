"""From a movement, or a whole session, to what a person does: stretches, each from one pose to another."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, groupby, islice, pairwise

from studio.streams.options import Course, Options
from supple.core.movement import Beat, Catalogue, Choices, Timeline, pose_of, timeline
from supple.core.movement.model import Phase, Routine, Side
from supple.core.movement.pose import ANGLES, KEYS, Pose, between

SETTLE_S = 2.0
"""How long who follows no script is still before the first repetition and after the last one."""
RETURN_S = 2.0
STEP_S = 0.6
SOLO = "solo"


@dataclass(frozen=True, slots=True)
class Label:
    """Name a repetition: its place in the whole stream, from 1, and how far it goes of the own way."""

    number: int
    movement: str
    part: str
    side: Side | None
    share: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """The way from one pose to another.

    `leaves` and `arrives` are 1 where the body flows on through the pose and 0 where it rests there, as
    in the page's figure. `label` is None where nothing is repeated; `phase` is that of its beat. One that
    `pauses` is not over at its end: the next stretch goes on with it.
    """

    pose_from: Pose
    pose_to: Pose
    seconds: float
    leaves: float = 0.0
    arrives: float = 0.0
    label: Label | None = None
    phase: str = ""
    pauses: bool = False


def timeline_of(known: Catalogue, options: Options) -> Timeline:
    """Make the session that a stream follows: a routine's, or that of one movement alone."""
    course = options.course
    choices = Choices(level=course.level, position=course.position, pace=course.pace)
    if options.movement in known.routines:
        return timeline(known, options.movement, choices)
    rest = Phase("rest", 4.0, "easy", "", "Rest", ("Rest.",))
    alone = Routine(SOLO, 1, "One movement", {"article": (options.movement,)}, (), 0.0, (rest,))
    return timeline(replace(known, routines={SOLO: alone}), SOLO, choices)


def performed(known: Catalogue, options: Options) -> tuple[Stretch, ...]:
    """Give everything one person does in a stream."""
    session = timeline_of(known, options)
    person = Person(known, options)
    if options.course.lag_s is not None:
        return tuple(_following(person, session, options.course.lag_s))
    beats = [beat for beat in session.beats if beat.movement == options.movement]
    groups = _chosen(known, beats, options)
    right = ".right" if groups[0][0].pose_from.endswith(".right") else ""
    at_start = person.own(f"{options.movement}.start{right}", 1.0)
    before = list(_into_place(person, session, at_start)) if options.course.position else []
    work = list(_paused(list(person.does(groups, at_start)), options.course.pauses))
    end = work[-1].pose_to
    return (*before, Stretch(at_start, at_start, SETTLE_S), *work, Stretch(end, end, SETTLE_S))


def _into_place(person: Person, session: Timeline, at_start: Pose) -> Iterator[Stretch]:
    """Yield how a person comes into place; for the script's second side they change sides as it says."""
    course = person.options.course
    before = list(person.does([tuple(session.ready)])) if session.ready else []
    if before:
        yield from _walk(person.known, course)
        yield from before
    at = before[-1].pose_to if before else at_start
    for beat in session.beats if at != at_start else ():
        if beat.kind == "change":
            to = person.own(beat.pose_to, 1.0)
            yield Stretch(at, to, beat.seconds / course.speed)
            at = to


def _following(person: Person, session: Timeline, lag_s: float) -> Iterator[Stretch]:
    beats = (*session.ready, *session.beats, *session.after)
    first = person.own(beats[0].pose_from, 1.0)
    if lag_s > 0.0:
        yield Stretch(first, first, lag_s)
    yield from person.does(list(repetitions(beats)))


def _chosen(known: Catalogue, beats: Sequence[Beat], options: Options) -> list[tuple[Beat, ...]]:
    """Pick the part, and as many repetitions, as the options ask for."""
    course = options.course
    groups = list(repetitions(beats))
    if course.part:
        groups = [group for group in groups if part_of(known, group) == course.part]
    if course.repetitions is None:
        return groups
    moving = [group for group in groups if moves(group)]
    if known.movements[options.movement].sides == "each":
        moving = [group for group in moving if group[0].side == course.side]
    still = [group for group in groups if group[0].kind == "work" and not moves(group)]
    return [*still, *islice(cycle(moving), course.repetitions)] if moving else groups


class Person:
    """Turn the catalogue's beats into what one person makes of them."""

    def __init__(self, known: Catalogue, options: Options) -> None:
        self.known = known
        self.options = options
        self._random = random.Random(f"performed {options.seed}")
        self._number = 0

    def own(self, key: str, share: float) -> Pose:
        """Give the pose of a key, gone to only as far as this person goes."""
        pose = pose_of(self.known, key)
        owner, _, name = key.partition("@")[0].partition(".")
        if owner == "positions":
            return pose
        right = ".right" if name.endswith(".right") else ""
        start = pose_of(self.known, f"{owner}.start{right}")
        return towards(start, pose, self.options.body.ranges * share)

    def does(self, groups: Sequence[tuple[Beat, ...]], at: Pose | None = None) -> Iterator[Stretch]:
        """Yield the stretches of groups of beats; one who begins `at` a pose comes back after each."""
        flows = iter(slopes([beat for group in groups for beat in group]))
        returns = at is not None
        for place, group in enumerate(groups):
            label, pace = self._label(group), self._uneven() / self.options.course.speed
            for beat in group:
                start = self.own(beat.pose_from, 1.0) if at is None else at
                at = self.own(beat.pose_to, label.share if label else 1.0)
                yield Stretch(start, at, beat.seconds * pace, *next(flows), label, beat.phase)
            back = self._back(groups, place) if returns else None
            if at is not None and back is not None and back != at:
                yield Stretch(at, back, RETURN_S / self.options.course.speed)
                at = back

    def _back(self, groups: Sequence[tuple[Beat, ...]], place: int) -> Pose | None:
        """Give the start pose where the next beat does not go on from here."""
        after = groups[place + 1][0] if place + 1 < len(groups) else None
        if after and after.pose_from == groups[place][-1].pose_to:
            return None
        return self.own((after or groups[place][0]).pose_from, 1.0)

    def _label(self, group: tuple[Beat, ...]) -> Label | None:
        if not moves(group):
            return None
        self._number += 1
        course, beat = self.options.course, group[0]
        share = self._uneven() * (course.half_share if self._number in course.half else 1.0)
        return Label(self._number, beat.movement or "", part_of(self.known, group), beat.side, share)

    def _uneven(self) -> float:
        return 1.0 + self._random.uniform(-1.0, 1.0) * self.options.course.uneven


def towards(start: Pose, end: Pose, share: float) -> Pose:
    """Give the pose on the way from `start` to `end`; beyond `end` where the share is above 1."""
    if share <= 1.0:
        return between(start, end, share)
    angles = (
        min(max(a + (b - a) * share, ANGLES[key][0]), ANGLES[key][1])
        for key, a, b in zip(KEYS, start.angles_deg, end.angles_deg, strict=True)
    )
    bends = (a + (b - a) * share for a, b in zip(start.bends_deg, end.bends_deg, strict=True))
    return Pose(tuple(angles), tuple(bends), end.choices)


def repetitions(beats: Iterable[Beat]) -> Iterator[tuple[Beat, ...]]:
    """Yield the beats of each repetition, and of each change between them."""
    for _, group in groupby(beats, key=_together):
        yield tuple(group)


def _together(beat: Beat) -> tuple[object, ...]:
    return beat.movement, beat.kind, beat.side, beat.repetition, beat.repetitions


def moves(beats: Sequence[Beat]) -> bool:
    """Say whether so many beats are a repetition in which the body goes anywhere."""
    return beats[0].kind == "work" and any(beat.pose_from != beat.pose_to for beat in beats)


def part_of(known: Catalogue, group: Sequence[Beat]) -> str:
    """Find the part of its movement that a repetition belongs to, by its phases and their poses."""
    names = [(beat.phase, beat.pose_to.partition("@")[0].removesuffix(".right")) for beat in group]
    movement = known.movements[group[0].movement or ""]
    for part in movement.parts:
        if names == [(phase.id, f"{movement.id}.{phase.pose}") for phase in part.phases]:
            return part.id
    return ""


def slopes(beats: Sequence[Beat]) -> list[tuple[float, float]]:
    """Say for each beat how fast the body comes into it and goes out of it, as the page does."""
    through = [0.0, *(float(_flows(one, after)) for one, after in pairwise(beats)), 0.0]
    return list(pairwise(through))


def _flows(one: Beat, after: Beat) -> bool:
    if one.kind != "work" or after.kind != "work":
        return False
    moving = one.pose_from != one.pose_to and after.pose_from != after.pose_to
    return moving and one.phase == after.phase and one.pose_from != after.pose_to


def eased(share: float, leaves: float, arrives: float) -> float:
    """Give how far on its way a body is, as the page eases it."""
    u = min(1.0, max(0.0, share))
    rise = u * u * (3.0 - 2.0 * u)
    return rise + leaves * u * (1.0 - u) * (1.0 - u) - arrives * u * u * (1.0 - u)


def _walk(known: Catalogue, course: Course) -> Iterator[Stretch]:
    """Walk on the spot: the camera sees legs that swing, as it does when somebody comes closer."""
    steps = int(course.walks_in_s / STEP_S)
    keys = ["positions.standing", *("short_walk.step" + ".right" * (step % 2) for step in range(steps))]
    poses = [pose_of(known, key) for key in (*keys, "positions.standing")] if steps else []
    for before, after in pairwise(poses):
        yield Stretch(before, after, STEP_S, leaves=1.0, arrives=1.0)


def _paused(work: Sequence[Stretch], pauses: Sequence[tuple[float, float]]) -> Iterator[Stretch]:
    """Put each pause where its time comes, splitting the stretch that it falls into."""
    waiting = sorted(pauses)
    begun_s = 0.0
    for stretch in work:
        if waiting and waiting[0][0] < begun_s + stretch.seconds:
            at_s, seconds = waiting.pop(0)
            share = max(0.05, min(0.95, (at_s - begun_s) / stretch.seconds))
            yield from _split(stretch, share, seconds)
        else:
            yield stretch
        begun_s += stretch.seconds


def _split(stretch: Stretch, share: float, seconds: float) -> Iterator[Stretch]:
    middle = between(stretch.pose_from, stretch.pose_to, eased(share, stretch.leaves, stretch.arrives))
    yield replace(stretch, pose_to=middle, seconds=stretch.seconds * share, arrives=0.0, pauses=True)
    yield replace(
        stretch, pose_from=middle, pose_to=middle, seconds=seconds, leaves=0.0, arrives=0.0, pauses=True
    )
    yield replace(stretch, pose_from=middle, seconds=stretch.seconds * (1.0 - share), leaves=0.0)
