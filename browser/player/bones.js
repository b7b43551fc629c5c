import { Quaternion, Vector3 } from "three";

/** @typedef {import("three").Object3D} Object3D */
/** @typedef {Map<string, Object3D>} Bones */
/** @typedef {{turns: Record<string, number[]>, lift_m: number[]}} Turning */

/** The seventeen vertebrae, from the lowest up. */
export const VERTEBRAE = [5, 4, 3, 2, 1]
  .map((level) => `L${level}`)
  .concat([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((level) => `T${level}`));

/**
 * Find the bones of a person, those that carry before those that are carried.
 *
 * @param {Object3D} scene
 * @returns {Bones}
 */
export function bonesOf(scene) {
  /** @type {Bones} */
  const bones = new Map();
  scene.traverse((node) => {
    if ("isBone" in node) bones.set(node.name, node);
  });
  return bones;
}

/**
 * Turn a person's bones on from where they are, as the solved body turns from one pose to another.
 *
 * Each turn is one in the room, so that it fits every person. Bones without one (fingers, collar bones) go with
 * what carries them.
 *
 * @param {Bones} bones
 * @param {Turning} turning
 * @param {number} share how much of the turning, 0 … 1
 * @returns {() => void} puts everything back: the mixer does not write what it thinks is there already
 */
export function turnBones(bones, { turns, lift_m }, share) {
  const before = new Map([...bones.values()].map((bone) => [bone, bone.quaternion.clone()]));
  const hips = bones.get("pelvis");
  const stood = hips?.position.clone() ?? new Vector3();
  /** @type {Map<Object3D, {was: Quaternion, is: Quaternion}>} */
  const inRoom = new Map();
  for (const [name, bone] of bones) {
    const carrier = bone.parent ? inRoom.get(bone.parent) : undefined;
    const was = bone.quaternion.clone();
    if (carrier) was.premultiply(carrier.was);
    const turn = turns[name];
    const is = turn
      ? new Quaternion().slerp(new Quaternion().fromArray(turn), share).multiply(was)
      : (carrier?.is.clone() ?? new Quaternion()).multiply(bone.quaternion);
    inRoom.set(bone, { was, is });
    bone.quaternion.copy(carrier ? carrier.is.clone().invert().multiply(is) : is);
  }
  hips?.position.addScaledVector(new Vector3().fromArray(lift_m), share);
  return () => {
    for (const [bone, quaternion] of before) bone.quaternion.copy(quaternion);
    hips?.position.copy(stood);
  };
}
