import { Box3, Vector3 } from "three";

/** @typedef {import("three").Object3D} Object3D */

/** A hand whose wrist is so near a chair rests on it. */
const NEAR_M = 0.12;
const HANDS = ["left_hand", "right_hand"];
/** A leg whose bones are so far below the top of what it rests on goes through it. */
const DEEP_M = 0.02;
const LEGS = ["left", "right"].map((side) => [`${side}_shin`, `${side}_foot`]);
const ALONG = [0, 0.25, 0.5, 0.75, 1];

/**
 * Let one chair stand where a way has two: the one beside while a hand rests on it, and else the one to sit on.
 * What legs are laid on stands there while no leg would go through it.
 *
 * @param {Record<string, Object3D[]>} things the room's
 * @param {Object3D} body
 * @returns {() => void} to be called in each pose
 */
export function createChairs({ chair: [seat], chair_beside: [beside], leg_chair, cushions }, body) {
  const around = new Box3().setFromObject(beside);
  const wrist = new Vector3();
  const hands = HANDS.flatMap((name) => body.getObjectByName(name) ?? []);
  const held = () => hands.some((hand) => around.distanceToPoint(hand.getWorldPosition(wrist)) < NEAR_M);
  const goThrough = createLegs(body);
  const rests = [leg_chair, cushions].map((parts) => ({ parts, inside: insideOf(parts) }));

  return () => {
    const both = Boolean(seat.parent && beside.parent);
    beside.visible = !both || held();
    seat.visible = !both || !beside.visible;
    for (const { parts, inside } of rests)
      if (parts[0].parent) {
        const clear = !goThrough(inside);
        for (const part of parts) part.visible = clear;
      }
  };
}

/** Give the room below the top of what legs rest on: of a chair that is its seat. @param {Object3D[]} parts */
function insideOf(parts) {
  const inside = new Box3();
  for (const part of parts) {
    part.updateWorldMatrix(true, true);
    inside.expandByObject(part.children[0] ?? part);
  }
  inside.min.y = 0;
  inside.max.y -= DEEP_M;
  return inside;
}

/** @param {Object3D} body @returns {(inside: Box3) => boolean} whether a leg goes through it */
function createLegs(body) {
  const [knee, ankle, point] = [new Vector3(), new Vector3(), new Vector3()];
  const legs = LEGS.map((names) => names.flatMap((name) => body.getObjectByName(name) ?? []));
  return (inside) =>
    legs.some(([shin, foot]) => {
      if (!foot) return false;
      shin.getWorldPosition(knee);
      foot.getWorldPosition(ankle);
      return ALONG.some((share) => inside.containsPoint(point.lerpVectors(knee, ankle, share)));
    });
}
