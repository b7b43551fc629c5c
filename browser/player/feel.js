import { Box3, Raycaster, Sphere, Vector2, Vector3 } from "three";
import { glows } from "./glow.js";
import { masksOf, SIDES } from "./masks.js";
import { skinned } from "./xray.js";

/** @typedef {import("three").BufferAttribute} BufferAttribute */
/** @typedef {import("three").SkinnedMesh} SkinnedMesh */
/** @typedef {import("three").MeshStandardMaterial} Material */
/** @typedef {{bones: string[], faces: string, from_m?: number, to_m?: number}} Part */
/** @typedef {{id: string, paired: boolean, parts: Part[]}} Area */
/** @typedef {{area: string, feel: string, side: string}} Felt */
/** @typedef {{area: string, side: ""|"left"|"right"}} Place */

/** What belongs to no area by at least so much is nowhere. */
const LEAST = 0.15;

/**
 * Let parts of a person glow where a movement should be felt, and tell which part is pointed at.
 *
 * @param {import("three").Object3D} scene
 * @param {Area[]} areas
 */
export function createFeeling(scene, areas) {
  const meshes = skinned(scene);
  const masks = new Map(meshes.map((mesh) => [mesh, masksOf(mesh, areas)]));
  const clear = new Map(meshes.map((mesh) => [mesh, /** @type {Material} */ (mesh.material)]));
  const glowing = new Map(meshes.map((mesh) => [mesh, glows(mesh)]));
  const pulse = { value: 1 };
  for (const made of glowing.values()) made.userData.pulse = pulse;
  for (const mesh of meshes) {
    // Those of the standing body would be asked otherwise.
    mesh.boundingSphere = new Sphere(new Vector3(), 9);
    mesh.boundingBox = new Box3(new Vector3(-9, -9, -9), new Vector3(9, 9, 9));
  }

  return {
    /** @param {boolean} on */
    show(on) {
      for (const mesh of meshes) mesh.material = /** @type {Material} */ ((on ? glowing : clear).get(mesh));
    },
    /** Let it breathe a little. @param {number} at_s */
    pulse(at_s) {
      pulse.value = 0.85 + 0.15 * Math.cos(at_s * 2.4);
    },
    /**
     * Glow where a movement should be felt.
     *
     * @param {Felt[]} felt
     * @param {boolean} mirrored whether the right side works
     */
    mark(felt, mirrored) {
      const names = felt.flatMap(({ area, feel, side }) =>
        SIDES.filter((one) => !side || (one === side) !== mirrored).map((one) => ({
          name: `${area} ${one}`,
          into: feel === "work" ? 1 : 0,
        })),
      );
      for (const [mesh, all] of masks) {
        const values = /** @type {BufferAttribute} */ (mesh.geometry.getAttribute("felt"));
        values.array.fill(0);
        for (const { name, into } of names) light(values, all.get(name), into);
        values.needsUpdate = true;
      }
    },
    /**
     * Say which area is at a point of the picture.
     *
     * @param {import("three").Camera} camera
     * @param {number} x from the left, -1 … 1 @param {number} y from below, -1 … 1
     * @returns {Place|undefined}
     */
    at(camera, x, y) {
      const ray = new Raycaster();
      ray.setFromCamera(new Vector2(x, y), camera);
      const [hit] = ray.intersectObjects(meshes, false);
      const masked = hit && masks.get(/** @type {SkinnedMesh} */ (hit.object));
      const found = hit?.face && masked && strongest(masked, [hit.face.a, hit.face.b, hit.face.c]);
      if (!found) return undefined;
      const [area, side] = found.split(" ");
      const { paired } = /** @type {Area} */ (areas.find(({ id }) => id === area));
      return { area, side: paired ? /** @type {"left"|"right"} */ (side) : "" };
    },
  };
}

/** @param {BufferAttribute} values @param {Float32Array|undefined} mask @param {number} into */
function light(values, mask, into) {
  mask?.forEach((value, at) => {
    values.setComponent(at, into, Math.min(1, values.getComponent(at, into) + value));
  });
}

/** @param {Map<string, Float32Array>} masks @param {number[]} corners @returns {string|undefined} */
function strongest(masks, corners) {
  let best = 3 * LEAST;
  let found;
  for (const [name, mask] of masks) {
    const value = corners.reduce((sum, corner) => sum + mask[corner], 0);
    if (value > best) [best, found] = [value, name];
  }
  return found;
}
