"""A performance as footage: what one person makes of a movement or of a whole session, as pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from studio.footage.scene import Scene
from studio.footage.shooting import Frame, Shoot
from studio.footage.truth import Truth
from studio.streams.options import Options
from studio.streams.performing import Person, Stretch, eased, performed, repetitions
from studio.streams.track import starts_s
from supple.core.movement import Catalogue, Timeline, catalogue
from supple.core.movement.pose import Pose, between
from supple.drawing.figure import props_for

SHUTTER = 0.5
"""How much of the time between two pictures the shutter is open."""


def film(
    scene: Scene, options: Options, frames_per_s: float = 25.0, known: Catalogue | None = None
) -> Iterator[Frame]:
    """Film a performance; the same scene and options give the same pictures.

    `options` are those of a computed stream (`studio.streams`): movement or routine, seed, how far and how
    fast this person goes, pauses, half repetitions; its camera and sensor are not used.
    """
    stretches = performed(known or catalogue(), options)
    return filmed(Shoot(scene, ends(stretches)), stretches, frames_per_s)


def film_session(
    scene: Scene, options: Options, session: Timeline, frames_per_s: float = 25.0
) -> Iterator[Frame]:
    """Film a whole session, from getting ready to getting up; the camera stays where it is.

    Whoever is filmed follows the script to the second, going as far as `options.body` says. What a pose
    rests on comes and goes with it, as in the page.
    """
    beats = (*session.ready, *session.beats, *session.after)
    stretches = tuple(Person(catalogue(), options).does(list(repetitions(beats))))
    return filmed(Shoot(scene, ends(stretches)), stretches, frames_per_s, refurnish=True)


def filmed(
    shoot: Shoot, stretches: Sequence[Stretch], frames_per_s: float, refurnish: bool = False
) -> Iterator[Frame]:
    """Film stretches on a set that stands; with `refurnish` only what a stretch itself rests on is there."""
    begins = starts_s(stretches)
    count, moments = int(begins[-1] * frames_per_s), max(1, shoot.scene.look.motion)
    last = 0
    for number in range(count):
        time_s = number / frames_per_s
        while begins[last + 1] <= time_s:
            last += 1
        now = stretches[last]
        open_s = [time_s - SHUTTER / frames_per_s * step / moments for step in range(moments - 1, -1, -1)]
        poses = [pose_at(now, max(0.0, at - begins[last])) for at in open_s]
        frame = shoot.frame_of(poses, props_for(now.pose_from, now.pose_to) if refurnish else None)
        yield replace(frame, truth=_labelled(frame.truth, now), time_s=time_s)


def pose_at(stretch: Stretch, seconds: float) -> Pose:
    """Give the pose so many seconds after a stretch began."""
    share = eased(seconds / stretch.seconds, stretch.leaves, stretch.arrives)
    return between(stretch.pose_from, stretch.pose_to, share)


def ends(stretches: Sequence[Stretch]) -> list[Pose]:
    """Give every pose that a performance comes to."""
    return list(dict.fromkeys(pose for stretch in stretches for pose in (stretch.pose_from, stretch.pose_to)))


def _labelled(truth: Truth, stretch: Stretch) -> Truth:
    label = stretch.label
    if label is None:
        return truth
    return replace(
        truth,
        movement=label.movement,
        part=label.part,
        phase=stretch.phase,
        side=label.side or "",
        repetition=label.number,
        hold=stretch.pose_from == stretch.pose_to,
    )
