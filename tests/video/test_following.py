"""Who is who from picture to picture."""

from __future__ import annotations

import numpy as np
import pytest

from supple.video.following import Follower, distinct
from tests.video.people import body, frame


def followed(frames):
    follower = Follower()
    for one in frames:
        follower.add(one)
    return follower


def even(count, *bodies_at):
    """`count` frames at 30 a second; each of `bodies_at` gives a body, or None, for a share of the way."""
    for number in range(count):
        bodies = (give(number / count) for give in bodies_at)
        yield frame(number / 30, *(one for one in bodies if one is not None))


def test_one_person_is_one_person() -> None:
    follower = followed(even(60, lambda share: body(0.2 + 0.5 * share)))
    (person,) = follower.people
    assert person.pictures == list(range(60))
    assert person.seen_s == pytest.approx(59 / 30)


def test_two_who_pass_each_other_keep_their_tracks() -> None:
    """One walks from left to right lower in the picture, the other stays; the model's order changes."""
    there = [body(0.1 + 0.8 * number / 90, 0.5, y=0.3) for number in range(90)]
    frames = [
        frame(number / 30, *((body(0.5, 0.5), walker) if number % 2 else (walker, body(0.5, 0.5))))
        for number, walker in enumerate(there)
    ]
    follower = followed(frames)
    assert [len(person.pictures) for person in follower.people] == [90, 90]
    across = sorted(float(np.ptp([points[11, 0] for points in person.points])) for person in follower.people)
    assert across == pytest.approx([0.0, 0.8 * 89 / 90], abs=1e-3)


def test_somebody_lost_for_seconds_in_the_same_place_is_the_same_person() -> None:
    frames = [*even(30, lambda _share: body(0.4)), *(frame(1 + n / 30) for n in range(90))]
    frames += [frame(4 + n / 30, body(0.45)) for n in range(30)]
    assert len(followed(frames).people) == 1


def test_somebody_who_comes_in_far_away_is_another() -> None:
    frames = [
        *even(30, lambda _share: body(0.1, 0.3)),
        *(frame(1 + n / 30, body(0.9, 0.3)) for n in range(30)),
    ]
    assert len(followed(frames).people) == 2


def test_a_body_of_a_moment_is_a_passing_one() -> None:
    frames = even(60, lambda _share: body(0.2, 0.4), lambda share: body(0.9, 0.4) if share < 0.1 else None)
    follower = followed(frames)
    assert (len(follower.people), follower.passing) == (1, 1)


def test_a_ghost_beside_somebody_is_nobody() -> None:
    frames = even(60, lambda _share: body(0.5), lambda share: body(0.62, 0.9) if share > 0.3 else None)
    follower = followed(frames)
    assert (len(follower.people), follower.passing) == (1, 0)


def test_a_body_found_twice_is_counted_once() -> None:
    points = [np.array(body(x), dtype=np.float32).reshape(33, 4) for x in (0.5, 0.51, 0.9)]
    assert len(distinct(points)) == 2


def test_the_longest_seen_comes_first() -> None:
    frames = even(90, lambda share: body(0.8, 0.4) if share > 0.5 else None, lambda _share: body(0.2, 0.4))
    first, second = followed(frames).people
    assert len(first.pictures) == 90
    assert second.pictures[0] == 46


def test_a_wide_picture_counts_its_width() -> None:
    follower = followed([frame(0.0, body(0.5), aspect=2.0), frame(1.0, body(0.5), aspect=2.0)])
    assert follower.people[0].points[0][11, 0] == pytest.approx(2.0 * 0.55)
