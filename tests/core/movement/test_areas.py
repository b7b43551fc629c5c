"""Areas of the body: every movement says where it is felt, and every area is somewhere on the person."""

import pytest

from supple.core.movement import catalogue
from supple.core.movement.areas import areas
from supple.core.movement.spreads import VERTEBRAE
from supple.core.safety import warning_signs
from supple.core.safety.reaching import places

BONES = {
    "pelvis", "neck", "head", *VERTEBRAE,
    *(
        f"{side}_{bone}"
        for side in ("left", "right")
        for bone in (
            "clavicle", "upper_arm", "forearm", "forearm_twist", "hand", "fingers", "fingertips", "thumb",
            "thigh", "shin", "foot", "toes",
        )
    ),
}  # fmt: skip


@pytest.mark.parametrize("area", areas().values(), ids=lambda area: area.id)
def test_an_area_is_on_bones_that_there_are(area):
    assert {bone for part in area.parts for bone in part["bones"]} <= BONES
    assert area.place in places()
    assert not area.sign or area.sign in warning_signs().signs


@pytest.mark.parametrize("area", [one for one in areas().values() if one.paired], ids=lambda one: one.id)
def test_a_paired_area_is_on_both_sides(area):
    for part in area.parts:
        left = {bone.removeprefix("left_") for bone in part["bones"] if bone.startswith("left_")}
        right = {bone.removeprefix("right_") for bone in part["bones"] if bone.startswith("right_")}
        assert left == right


def test_the_back_has_no_gap():
    bones = {bone for name in ("upper_back", "middle_back", "low_back") for part in areas()[name].parts
             for bone in part["bones"]}  # fmt: skip
    assert set(VERTEBRAE) <= bones


@pytest.mark.parametrize("movement", catalogue().movements.values(), ids=lambda one: one.id)
def test_a_movement_says_where_it_is_felt(movement):
    felt = [one.area for one in movement.areas]
    assert felt
    assert len(felt) == len(set(felt))
    assert movement.sides in ("each", "alternating") or not any(one.side for one in movement.areas)


def test_where_it_is_felt_agrees_with_the_sentence():
    """The words name the area: a map that glows elsewhere would teach something else."""
    names = {"low back": "low_back", "buttock": "buttock", "shoulder blade": "upper_back",
             "upper back": "upper_back", "chest": "chest", "thigh": "thigh_back"}  # fmt: skip
    said_not = ("no pinch in the low back", "the back stays easy", "the low back stays")
    for movement in catalogue().movements.values():
        text = movement.feel.text.lower()
        for words in said_not:
            text = text.replace(words, "")
        wanted = {area for name, area in names.items() if name in text}
        assert wanted <= {one.area for one in movement.areas}, movement.id
