import { Box3, Vector3 } from "three";

/** @typedef {import("three").Object3D} Object3D */

/** A hand whose wrist is so near a chair rests on it. */
const NEAR_M = 0.12;
const HANDS = ["left_hand", "right_hand"];

/**
 * Let one chair stand where a way has two: the one beside while a hand rests on it, and else the one to sit on.
 *
 * @param {Record<string, Object3D[]>} things the room's
 * @param {Object3D} body
 * @returns {() => void} to be called in each pose
 */
export function createChairs({ chair: [seat], chair_beside: [beside] }, body) {
  const around = new Box3().setFromObject(beside);
  const wrist = new Vector3();
  const hands = HANDS.flatMap((name) => body.getObjectByName(name) ?? []);
  const held = () => hands.some((hand) => around.distanceToPoint(hand.getWorldPosition(wrist)) < NEAR_M);

  return () => {
    const both = Boolean(seat.parent && beside.parent);
    beside.visible = !both || held();
    seat.visible = !both || !beside.visible;
  };
}
