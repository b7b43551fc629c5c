"""The bones of a person in three dimensions, and which bones of the source body each takes over."""

from __future__ import annotations

from supple.core.movement.spreads import VERTEBRAE

SIDES = {"left": "L", "right": "R"}
"""Each side with the letter that the source body marks it by."""

LIMBS = {
    "clavicle": "T3", "upper_arm": "clavicle", "forearm": "upper_arm", "forearm_twist": "forearm",
    "hand": "forearm", "fingers": "hand", "fingertips": "fingers", "thumb": "hand",
    "thigh": "pelvis", "shin": "thigh", "foot": "shin", "toes": "foot",
}  # fmt: skip
"""Bones that exist once for each side, with the bone that carries each."""


def _parents() -> dict[str, str | None]:
    spine = ("pelvis", *VERTEBRAE, "neck", "head")
    parents: dict[str, str | None] = {"pelvis": None}
    parents.update(zip(spine[1:], spine, strict=False))
    for side in SIDES:
        for bone, carrier in LIMBS.items():
            parents[f"{side}_{bone}"] = f"{side}_{carrier}" if carrier in LIMBS else carrier
    return parents


PARENTS = _parents()
"""Every bone with the bone that carries it; carriers come first."""
BONES = tuple(PARENTS)
INDEX = {bone: index for index, bone in enumerate(BONES)}

_FINGERS = range(2, 6)
_TAKEN = {
    "clavicle": ("clavicle", "shoulder01"),
    "upper_arm": ("upperarm01", "upperarm02"),
    "forearm": ("lowerarm01",),
    "forearm_twist": ("lowerarm02",),
    "hand": ("wrist", *(f"metacarpal{finger}" for finger in range(1, 5))),
    "fingers": tuple(f"finger{finger}-1" for finger in _FINGERS),
    "fingertips": tuple(f"finger{finger}-{link}" for finger in _FINGERS for link in (2, 3)),
    "thumb": tuple(f"finger1-{link}" for link in (1, 2, 3)),
    "thigh": ("upperleg01", "upperleg02"),
    "shin": ("lowerleg01", "lowerleg02"),
    "foot": ("foot",),
    "toes": tuple(f"toe{toe}-{link}" for toe in range(1, 6) for link in (1, 2, 3)),
}

SPREAD = ("spine01", "spine02", "spine03", "spine04", "spine05", "breast.L", "breast.R")
"""Source bones whose weight is spread over the seventeen vertebrae."""


def _taken() -> dict[str, str]:
    bones = {"root": "pelvis", "neck01": "neck", "neck02": "neck", "neck03": "neck"}
    for side, letter in SIDES.items():
        bones[f"pelvis.{letter}"] = "pelvis"
        for bone, names in _TAKEN.items():
            bones.update({f"{name}.{letter}": f"{side}_{bone}" for name in names})
    return bones


TAKEN = _taken()
"""Source bone -> the bone here that takes its weight; what is not named belongs to the head."""
