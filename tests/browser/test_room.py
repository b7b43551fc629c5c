"""What stands in the room of somebody in three dimensions."""

from __future__ import annotations

import pytest

from supple.web import showing
from tests.browser.leading import on_a_phone

# Which chairs can be seen at some shares of a way: beside, to the person's right, or in line with the body.
CHAIRS = """async ([{player, url}, from, to, props, shares]) => {
  const {createTheatre, roomColours} = await import(player);
  const canvas = document.body.appendChild(document.createElement("canvas"));
  canvas.style.cssText = "display: block; width: 320px; height: 240px";
  const wanted = {person: url, clips: [`${from}>${to}`], colours: roomColours(canvas)};
  const theatre = await createTheatre(canvas, wanted);
  const move = {pose_from: from, pose_to: to, view: "side", position: "sitting"};
  theatre.enter(move, props);
  const seen = shares.map((share) => {
    theatre.pose(move, share);
    const chairs = theatre.parts.scene.children.filter(({position, visible, type}) => visible &&
      type === "Group" && position.y === 0 && position.x + position.z !== 0);
    return chairs.map(({position}) => (position.z > 0 ? "beside" : "in line"));
  });
  theatre.leave();
  return seen;
}"""
KNEELING, SITTING = "positions.half_kneeling", "positions.sitting_forward"
BOTH = ["mat", "chair_beside", "chair"]


@pytest.fixture
def chairs(page, server):
    page.goto(server.address)
    rosa = showing.chosen("rosa")
    return lambda *way: page.evaluate(CHAIRS, [rosa, *way])


@on_a_phone
@pytest.mark.parametrize("way", [(KNEELING, SITTING), (SITTING, KNEELING)])
def test_there_is_one_chair_and_a_hand_that_rests_on_it_does_not_lose_it(chairs, way, look):
    seen = chairs(*way, BOTH, [0, 0.5, 1])
    held, *free = seen if way[0] == KNEELING else seen[::-1]
    assert held == ["beside"]
    assert free == [["in line"], ["in line"]]


@on_a_phone
def test_a_chair_that_stands_alone_is_always_there(chairs, look):
    assert chairs(KNEELING, SITTING, ["mat", "chair_beside"], [0, 1]) == [["beside"], ["beside"]]
    assert chairs(KNEELING, SITTING, ["chair"], [0, 1]) == [["in line"], ["in line"]]


@on_a_phone
@pytest.mark.parametrize("movement", ["rest_90_90", "rock_on_chair"])
def test_a_chair_for_the_legs_stands_there_when_they_are_above_it(chairs, movement, look):
    """From the floor the knees come up where its seat will be."""
    on_the_way = chairs("positions.lying", f"{movement}.start", ["mat", "leg_chair"], [0, 0.5, 1])
    assert on_the_way == [[], [], ["in line"]]
    lifted = chairs(f"{movement}.start", f"{movement}.start", ["mat", "leg_chair"], [0, 0.5, 1])
    assert lifted == [["in line"]] * 3
