"""Pictures of single poses."""

import re

import pytest

from supple.core.movement import catalogue
from supple.web.learning.demonstration import facts, shown_faults

FAULTS = [
    (movement, fault) for movement in catalogue().movements.values() for fault in shown_faults(movement)
]


def box(answer):
    return re.search(r'viewBox="([^"]+)"', answer.content.decode())[1]


def test_a_pose_is_a_picture(ana):
    answer = ana.get("/movements/poses/gentle_backbend.extended.svg?view=side&theme=dark")
    assert answer["content-type"] == "image/svg+xml"
    assert "private" in answer["cache-control"]
    assert answer.content.startswith(b"<svg")


@pytest.mark.parametrize(("movement", "fault"), FAULTS, ids=lambda one: getattr(one, "not_like", None))
def test_right_and_wrong_are_as_large_as_each_other_and_differ(ana, movement, fault):
    shown = next(one for one in facts(movement)["faults"] if one["text"] == fault.text)
    right, wrong = (ana.get(address) for address in shown["stills"])
    assert right.status_code == wrong.status_code == 200
    assert box(right) == box(wrong)
    assert right.content != wrong.content


def test_every_beat_has_a_still(ana):
    made = facts(catalogue().movements["double_knee_hug"])
    assert {beat[key] for beat in made["beats"] for key in ("pose_from", "pose_to")} == set(made["stills"])
    for address in made["stills"].values():
        assert ana.get(address).status_code == 200


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_beat_has_a_still_that_glows_where_it_is_felt(ana, theme):
    made = facts(catalogue().movements["bridge"])
    assert set(made["glowing"]) == set(made["stills"])
    for key, address in made["glowing"].items():
        glowing, plain = (ana.get(f"{at}&theme={theme}") for at in (address, made["stills"][key]))
        assert glowing.status_code == 200
        assert glowing.content.count(b"<path") > plain.content.count(b"<path")
        assert box(glowing) == box(plain)


@pytest.mark.parametrize(
    "asked",
    ["nonsense.start", "gentle_backbend.nonsense", "gentle_backbend.start?view=above",
     "gentle_backbend.start?theme=pink", "gentle_backbend.start?feel=nonsense",
     "gentle_backbend.start?beside=nonsense.start"],
)  # fmt: skip
def test_what_there_is_not_is_not_found(ana, asked):
    key, _, query = asked.partition("?")
    assert ana.get(f"/movements/poses/{key}.svg?{query}").status_code == 404
