import { MathUtils, Vector3 } from "three";
import { BESIDE_M, SEATED_BACK_M } from "./room.js";

/** @typedef {import("three").Object3D} Object3D */

/**
 * Let the bed turn under whoever gets up from it or lies down: lying, they look along it, and sitting, away from
 * it, and both are seen from the same side. So between the two the room goes round.
 *
 * @param {Record<string, Object3D[]>} things the room's
 * @param {Object3D} body
 * @returns {() => void} to be called in each pose
 */
export function createBedside({ bed: [bed], bed_edge }, body) {
  const hips = body.getObjectByName("pelvis") ?? body;
  const place = new Vector3();
  return () => {
    const turns = Boolean(bed.parent && bed_edge[0].parent);
    for (const part of bed_edge) part.visible = !turns;
    lay(bed, turns ? hips.getWorldPosition(place).x / SEATED_BACK_M : 0);
  };
}

/**
 * Put the bed where it is on the way from lying along it to sitting on its edge.
 *
 * @param {Object3D} bed @param {number} done how much of their way to the edge's place the hips have gone
 */
function lay(bed, done) {
  const share = MathUtils.clamp(done, 0, 1);
  bed.rotation.y = (share * Math.PI) / 2;
  bed.position.set(
    share * SEATED_BACK_M - BESIDE_M * Math.sin(bed.rotation.y),
    0,
    BESIDE_M * (1 - share - Math.cos(bed.rotation.y)),
  );
}
