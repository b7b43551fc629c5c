import { Box3, Vector3 } from "three";

/** @typedef {import("three").Object3D} Object3D */

/** A hand whose wrist is so near a chair's seat rests on it. */
const NEAR_M = 0.17;
const HANDS = ["left_hand", "right_hand"];
/** A limb whose bones are so deep in what it rests or leans on goes through it. */
const DEEP_M = 0.02;
const LIMBS = ["left", "right"].flatMap((side) => [
  [`${side}_shin`, `${side}_foot`],
  [`${side}_forearm`, `${side}_hand`],
]);
const ALONG = [0, 0.25, 0.5, 0.75, 1];
const FAR_M = 2;

/**
 * Let one chair stand where a way has two: the one beside while a hand rests on it, and else the one to sit on.
 * What legs are laid on, and a wall to lean on, stands there while no limb would go through it.
 *
 * @param {Record<string, Object3D[]>} things the room's
 * @param {Object3D} body
 * @returns {() => void} to be called in each pose
 */
export function createFurniture({ chair: [seat], chair_beside: [beside], leg_chair, cushions, wall }, body) {
  const chairBeside = around([beside]);
  const wrist = new Vector3();
  const hands = HANDS.flatMap((name) => body.getObjectByName(name) ?? []);
  const held = () => hands.some((hand) => chairBeside.distanceToPoint(hand.getWorldPosition(wrist)) < NEAR_M);
  const goThrough = createLimbs(body);
  const rests = [
    { parts: leg_chair, inside: below(leg_chair) },
    { parts: cushions, inside: below(cushions) },
    { parts: wall, inside: behind(wall) },
  ];

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

/** Give the room below the top of what legs rest on. @param {Object3D[]} parts */
function below(parts) {
  const inside = around(parts);
  inside.min.y = 0;
  inside.max.y -= DEEP_M;
  return inside;
}

/** Give the room behind a wall's face. @param {Object3D[]} parts */
function behind(parts) {
  const inside = around(parts);
  inside.min.x += DEEP_M;
  inside.max.x += FAR_M;
  return inside;
}

/** Give the box around things, of a chair around its seat alone. @param {Object3D[]} parts */
function around(parts) {
  const box = new Box3();
  for (const part of parts) {
    part.updateWorldMatrix(true, true);
    box.expandByObject(part.getObjectByName("seat") ?? part);
  }
  return box;
}

/** @param {Object3D} body @returns {(inside: Box3) => boolean} whether a limb goes through it */
function createLimbs(body) {
  const [start, end, point] = [new Vector3(), new Vector3(), new Vector3()];
  const limbs = LIMBS.map((names) => names.flatMap((name) => body.getObjectByName(name) ?? []));
  return (inside) =>
    limbs.some(([upper, lower]) => {
      if (!lower) return false;
      upper.getWorldPosition(start);
      lower.getWorldPosition(end);
      return ALONG.some((share) => inside.containsPoint(point.lerpVectors(start, end, share)));
    });
}
