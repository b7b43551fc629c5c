"""What stands in the room of somebody in three dimensions."""

from __future__ import annotations

import pytest

from supple.web import showing
from tests.browser.leading import on_a_phone

# What is seen at some shares of a way: chairs to the person's right, or in line with the body, and a wall.
STANDS = """async ([{player, url}, from, to, props, shares]) => {
  const {createTheatre, roomColours} = await import(player);
  const canvas = document.body.appendChild(document.createElement("canvas"));
  canvas.style.cssText = "display: block; width: 320px; height: 240px";
  const wanted = {person: url, clips: [`${from}>${to}`], colours: roomColours(canvas)};
  const theatre = await createTheatre(canvas, wanted);
  const move = {pose_from: from, pose_to: to, view: "side", position: "sitting"};
  theatre.enter(move, props);
  const seen = shares.map((share) => {
    theatre.pose(move, share);
    const isChair = ({type, position: {x, y, z}}) => type === "Group" && y === 0 && x + z !== 0;
    const isWall = ({type, position}) => type === "Mesh" && position.y === 1;
    const stands = theatre.parts.scene.children.filter((thing) => thing.visible &&
      (isChair(thing) || isWall(thing)));
    return stands.map(({position}) => position.y ? "wall" : position.z > 0 ? "beside" : "in line");
  });
  theatre.leave();
  return seen;
}"""
# Where beds stand, seen from above, at some shares of a way: from and to ahead, from and to the right.
BEDS = """async ([{player, url}, from, to, props, shares]) => {
  const {createTheatre, roomColours} = await import(player);
  const canvas = document.body.appendChild(document.createElement("canvas"));
  const wanted = {person: url, clips: [`${from}>${to}`], colours: roomColours(canvas)};
  const theatre = await createTheatre(canvas, wanted);
  const move = {pose_from: from, pose_to: to, view: "side", position: "lying"};
  theatre.enter(move, props);
  const {scene} = theatre.parts;
  const seen = shares.map((share) => {
    theatre.pose(move, share);
    scene.updateMatrixWorld(true);
    const found = [];
    scene.traverseVisible((thing) => {
      const {width, depth} = thing.geometry?.parameters ?? {};
      if (width && depth && width * depth > 1 && width < 3) {
        thing.geometry.computeBoundingBox();
        const {min, max} = thing.geometry.boundingBox.clone().applyMatrix4(thing.matrixWorld);
        found.push([min.x, max.x, min.z, max.z]);
      }
    });
    return found;
  });
  theatre.leave();
  return seen;
}"""
# Which bones are out of the picture at the ends of all ways, as the page of a movement shows them on a phone.
OUTSIDE = """async ({player, url}) => {
  const {createTheatre, roomColours} = await import(player);
  const {movements} = JSON.parse(document.querySelector("#gallery-facts").textContent);
  const canvas = document.body.appendChild(document.createElement("canvas"));
  canvas.style.cssText = "display: block; width: 178px";
  const clips = movements.flatMap(({beats}) => beats.map((beat) => `${beat.pose_from}>${beat.pose_to}`));
  const theatre = await createTheatre(canvas, {person: url, clips, colours: roomColours(canvas)});
  const {person, camera} = theatre.parts;
  const outside = new Set();
  for (const {beats} of movements) {
    const upright = ["sitting", "standing"].includes(beats[0].position);
    canvas.style.height = upright ? "262px" : "152px";
    theatre.enter(beats[0], beats[0].props);
    theatre.draw();
    camera.updateMatrixWorld();
    for (const beat of beats) {
      theatre.pose(beat, 1);
      person.scene.updateMatrixWorld(true);
      person.scene.traverse((bone) => {
        const {x, y} = camera.position.clone().setFromMatrixPosition(bone.matrixWorld).project(camera);
        if (bone.isBone && Math.max(Math.abs(x), Math.abs(y)) > 1)
          outside.add(`${beat.pose_to} ${bone.name}`);
      });
    }
  }
  theatre.leave();
  return [...outside];
}"""
KNEELING, SITTING = "positions.half_kneeling", "positions.sitting_forward"
BOTH = ["mat", "chair_beside", "chair"]


@pytest.fixture
def stands(page, server):
    page.goto(server.address)
    rosa = showing.chosen("rosa")
    return lambda *way: page.evaluate(STANDS, [rosa, *way])


@on_a_phone
@pytest.mark.parametrize("way", [(KNEELING, SITTING), (SITTING, KNEELING)])
def test_there_is_one_chair_and_a_hand_that_rests_on_it_does_not_lose_it(stands, way, look):
    seen = stands(*way, BOTH, [0, 0.5, 1])
    held, *free = seen if way[0] == KNEELING else seen[::-1]
    assert held == ["beside"]
    assert free == [["in line"], ["in line"]]


@on_a_phone
def test_a_chair_that_stands_alone_is_always_there(stands, look):
    assert stands(KNEELING, SITTING, ["mat", "chair_beside"], [0, 1]) == [["beside"], ["beside"]]
    assert stands(KNEELING, SITTING, ["chair"], [0, 1]) == [["in line"], ["in line"]]


@on_a_phone
@pytest.mark.parametrize("movement", ["rest_90_90", "rock_on_chair"])
def test_a_chair_for_the_legs_stands_there_when_they_are_above_it(stands, movement, look):
    """From the floor the knees come up where its seat will be."""
    on_the_way = stands("positions.lying", f"{movement}.start", ["mat", "leg_chair"], [0, 0.5, 1])
    assert on_the_way == [[], [], ["in line"]]
    lifted = stands(f"{movement}.start", f"{movement}.start", ["mat", "leg_chair"], [0, 0.5, 1])
    assert lifted == [["in line"]] * 3


@on_a_phone
def test_a_wall_stands_there_when_nobody_would_go_through_it(stands, look):
    """From one knee, hands and the other foot swing through where it will be."""
    on_the_way = stands(KNEELING, "wall_lean.start", ["mat", "wall"], [0, 0.25, 0.5, 0.75, 1])
    assert on_the_way[-1] == ["wall"]
    assert [] in on_the_way
    leaning = stands("wall_lean.start", "wall_lean.start", ["wall"], [0, 0.5, 1])
    assert leaning == [["wall"]] * 3


@on_a_phone
def test_the_bed_turns_under_who_gets_up(page, server, look):
    page.goto(server.address)
    way = ["positions.side_lying@bed", "positions.sitting@bed", ["bed", "bed_edge"], [0, 0.8, 1]]
    lying, turning, sitting = page.evaluate(BEDS, [showing.chosen("rosa"), *way])
    assert lying == [pytest.approx([-1.05, 1.05, -0.47, 0.47])] * 2, "frame and mattress of one bed"
    assert sitting == [pytest.approx([-1.1, -0.16, -1.05, 1.05], abs=0.01)] * 2
    assert turning[0][1] - turning[0][0] > 1.2, "on its way it lies across"
    assert turning[0][3] - turning[0][2] > 1.2
    [alone] = page.evaluate(BEDS, [showing.chosen("rosa"), way[1], way[1], ["bed_edge"], [0]])
    assert alone == [pytest.approx([-1.1, -0.16, -1.05, 1.05])] * 2


@on_a_phone
@pytest.mark.parametrize("who", ["rosa", "kofi"])
def test_the_best_view_has_the_whole_body_in_it(page, server, who, look):
    page.goto(server.address)
    page.goto(f"{server.origin}/movements")
    assert page.evaluate(OUTSIDE, showing.chosen(who)) == []
