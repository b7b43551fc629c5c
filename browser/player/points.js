import { Box3, Vector3 } from "three";

/** The highest joint is where the head sits on the neck. */
const CROWN_M = 0.2;

/**
 * Find where the joints and the top of the head are in the pose that a person has now.
 *
 * @param {import("three").Object3D} scene
 */
export function bodyPoints(scene) {
  /** @type {Vector3[]} */
  const points = [];
  scene.updateMatrixWorld(true);
  scene.traverse((node) => {
    if (!("isBone" in node)) return;
    points.push(new Vector3().setFromMatrixPosition(node.matrixWorld));
    if (node.name === "head") points.push(node.localToWorld(new Vector3(0, CROWN_M, 0)));
  });
  return points;
}

/** Name the corners of a thing. @param {import("three").Object3D} thing */
export function corners(thing) {
  const { min, max } = new Box3().setFromObject(thing);
  return [min.x, max.x].flatMap((x) =>
    [min.y, max.y].flatMap((y) => [min.z, max.z].map((z) => new Vector3(x, y, z))),
  );
}
