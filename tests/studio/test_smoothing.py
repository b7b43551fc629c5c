"""The way between two poses: jumps become smooth, feet stand or step, nothing sinks, few keys are kept."""

from __future__ import annotations

import numpy as np
import pytest

from studio.bodies.bones import BONES, INDEX
from studio.bodies.smoothing import (
    CALM_M,
    CHAINS,
    acceleration_m_s2,
    gaussian,
    in_room,
    jerk_m,
    moments,
    on_carriers,
    smoothed,
)
from studio.bodies.stepping import LIFT_M, feet
from studio.bodies.thinning import thinned
from studio.bodies.turning import about, between_turns, corner, nearest_turns, turn_between
from supple.core.movement import catalogue, pose_of

KEYS = 25


def standing() -> tuple[np.ndarray, np.ndarray]:
    """Return keys of bodies whose bones all lie a hand's breadth above one another."""
    joints = np.zeros((KEYS, len(BONES), 3))
    joints[:, :, 2] = 0.1 * np.arange(len(BONES))
    return np.tile(np.eye(3), (KEYS, len(BONES), 1, 1)), joints


def swinging(chain: tuple[str, ...], degrees: float) -> tuple[np.ndarray, np.ndarray]:
    """Return keys in which a chain turns about its first joint in one jump, half way."""
    turns, joints = on_carriers(standing())
    turn = about(np.array([[0.0, 1.0, 0.0]]), np.radians([degrees]))[0]
    turns[KEYS // 2 :, INDEX[chain[0]]] = turn
    return in_room((turns, joints))


@pytest.mark.parametrize("degrees", [170.0, 179.0])
@pytest.mark.parametrize("side", [1.0, -1.0])
def test_nearly_half_a_turn_goes_the_way_round_that_was_solved(degrees: float, side: float) -> None:
    """Both arms go up in front, though one of them would have it a degree shorter behind."""
    axis = np.array([[0.0, 1.0, 0.0]])
    end = about(axis, np.radians([degrees]))[0]
    solved = about(axis, np.radians([side * 70.0]))[0]
    way = between_turns(np.eye(3), end, np.linspace(0.0, 1.0, 5), by=solved)
    assert np.allclose(way[0], np.eye(3))
    assert np.allclose(way[-1], end)
    middle_deg = degrees / 2.0 if side > 0.0 else degrees / 2.0 - 180.0
    assert np.allclose(way[2], about(axis, np.radians([middle_deg]))[0])


def test_less_than_that_is_turned_on_the_shortest_way() -> None:
    axis = np.array([[0.0, 1.0, 0.0]])
    end, behind = (about(axis, np.radians([angle]))[0] for angle in (120.0, -120.0))
    way = between_turns(np.eye(3), end, np.array([0.5]), by=behind)
    assert np.allclose(way[0], about(axis, np.radians([60.0]))[0])


def test_what_is_seen_from_its_carrier_comes_back_to_its_place() -> None:
    placed = swinging(CHAINS[3], 40.0)
    for before, after in zip(placed, in_room(on_carriers(placed)), strict=True):
        assert np.allclose(before, after)


@pytest.mark.parametrize("chain", CHAINS[1:])
def test_a_jump_becomes_smooth_and_both_ends_stay(chain: tuple[str, ...]) -> None:
    jumping = swinging(chain, 50.0)
    calm = smoothed(jumping, stretches=1, lying=False)
    assert jerk_m(jumping[1]) > 3.0 * CALM_M
    assert jerk_m(calm[1]) <= CALM_M
    for part in (0, 1):
        assert np.allclose(calm[part][[0, -1]], jumping[part][[0, -1]], atol=1e-9)
    assert np.allclose(calm[0] @ np.swapaxes(calm[0], -1, -2), np.eye(3), atol=1e-9)


def test_what_is_calm_stays_as_it_is() -> None:
    placed = standing()
    calm = smoothed(placed, stretches=1, lying=True)
    assert np.allclose(calm[1], placed[1])


def test_smoothing_keeps_a_straight_line_straight() -> None:
    line = np.linspace(0.0, 2.0, KEYS)[:, None]
    assert np.allclose(gaussian(line, 3.0), line, atol=1e-9)


def test_turns_go_the_shortest_way_at_even_speed() -> None:
    end = about(np.array([[0.6, 0.0, 0.8]]), np.array([2.0]))[0]
    way = between_turns(np.eye(3), end, np.array([0.0, 0.5, 1.0]))
    assert np.allclose(way[2], end)
    assert np.allclose(way[1] @ way[1], end)


def test_the_nearest_turn_of_a_stretched_turn_is_that_turn() -> None:
    turn = about(np.array([[0.0, 0.0, 1.0]]), np.array([0.7]))
    assert np.allclose(nearest_turns(1.3 * turn), turn)


def test_the_smallest_turn_leads_one_way_into_another() -> None:
    start, end = np.array([[0.0, 0.0, -2.0]]), np.array([[3.0, 0.0, 0.0]])
    assert np.allclose((turn_between(start, end) @ start[0])[0], [2.0, 0.0, 0.0])
    assert np.allclose(turn_between(start, start), np.eye(3))


def test_a_knee_is_where_both_bones_reach_it() -> None:
    along, beside = corner((np.array([0.42]), np.array([0.405])), np.array([0.6]), 0.18)
    assert np.hypot(along, beside)[0] == pytest.approx(0.42)
    assert np.hypot(0.6 - along, beside)[0] == pytest.approx(0.405)


def test_a_straight_way_needs_two_keys_and_a_bent_one_more() -> None:
    line = np.linspace(0.0, 1.0, KEYS)[:, None]
    assert len(thinned(line, 1e-3)) == 2
    assert len(thinned(np.zeros((KEYS, 4)), 1e-3)) == 1
    bent = np.abs(line - 0.5)
    assert len(thinned(bent, 1e-3)) == 3
    assert len(thinned(np.sin(40.0 * line), 1e-3)) == KEYS


def test_feet_that_stand_stay_and_feet_that_move_step() -> None:
    turns, joints = standing()
    at = {side: INDEX[f"{side}_foot"] for side in ("left", "right")}
    joints[:, at["left"]] = (0.4, 0.1, 0.07)
    joints[-1, at["left"]] = (0.0, 0.1, 0.07)
    joints[:, at["right"]] = (-0.4, -0.1, 0.07)
    joints[-1, at["right"]] = (0.0, -0.1, 0.07)
    kneeling, upright = (pose_of(catalogue(), f"positions.{name}") for name in ("half_kneeling", "standing"))
    led = feet([kneeling, upright], (turns, joints))
    for side in at:
        _, places = led[side]
        assert np.allclose(places[[0, -1]], joints[[0, -1], at[side]], atol=1e-9)
        assert places[:, 2].max() == pytest.approx(0.07 + LIFT_M, abs=0.005)
        assert jerk_m(np.repeat(places[:, None], 2, axis=1)) < CALM_M
    gone = {side: abs(places[8, 0]) for side, (_, places) in led.items()}
    assert gone["right"] < gone["left"] - 0.1, "the rear foot steps first"
    sitting = pose_of(catalogue(), "positions.sitting")
    still = feet([sitting, pose_of(catalogue(), "positions.sitting_forward")], standing())
    assert set(still) == set(at)
    assert np.allclose(still["left"][1], standing()[1][:, at["left"]])


@pytest.mark.parametrize("time_s", [0.75, 2.0, 6.0])
def test_a_straight_way_speeds_up_as_the_page_eases_it(time_s: float) -> None:
    """Eased by 3 s² - 2 s³, whose second derivative is 6 - 12 s; one moment after the start it is largest."""
    joints = np.linspace(0.0, 0.4, KEYS)[:, None, None] * np.array([[[0.0, 0.6, 0.8]]])
    largest = 0.4 * (6.0 - 12.0 / moments(time_s)) / time_s**2
    assert acceleration_m_s2(joints, time_s) == pytest.approx(largest)
