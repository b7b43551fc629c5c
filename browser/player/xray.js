import { MeshBasicMaterial } from "three";

/** @typedef {import("three").SkinnedMesh} SkinnedMesh */
/** @typedef {import("three").MeshStandardMaterial} Material */

/** How much of the body is seen from straight on, and at its rim; and how much paler it is in the dark. */
const MIDDLE = 0.14;
const RIM = 0.8;
const PALER = 0.45;

/**
 * Let a person be seen through: one layer of glass, brighter at its rim, whatever they wear over each other.
 *
 * @param {import("three").Object3D} scene
 * @param {boolean} dark whether the room is
 * @returns {(on: boolean) => void}
 */
export function createGlass(scene, dark) {
  const meshes = skinned(scene);
  const clear = new Map(meshes.map((mesh) => [mesh, /** @type {Material} */ (mesh.material)]));
  const glass = new Map(meshes.map((mesh) => [mesh, glassy(/** @type {Material} */ (mesh.material), dark)]));
  // Writes only how far away the body is, so that nothing behind its nearest layer is drawn over it.
  const veil = new MeshBasicMaterial({
    colorWrite: false,
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
  });
  const veils = meshes.map((mesh) => {
    const copy = /** @type {SkinnedMesh} */ (mesh.clone(false));
    copy.bind(mesh.skeleton, mesh.bindMatrix);
    Object.assign(copy, { material: veil, renderOrder: 1, visible: false, castShadow: false });
    copy.raycast = () => {};
    mesh.parent?.add(copy);
    return copy;
  });
  return (on) => {
    for (const copy of veils) copy.visible = on;
    for (const mesh of meshes) {
      mesh.material = /** @type {Material} */ ((on ? glass : clear).get(mesh));
      mesh.renderOrder = on ? 2 : 0;
    }
  };
}

/** @param {import("three").Object3D} scene @returns {SkinnedMesh[]} */
export function skinned(scene) {
  /** @type {SkinnedMesh[]} */
  const meshes = [];
  scene.traverse((node) => {
    if ("isSkinnedMesh" in node) meshes.push(/** @type {SkinnedMesh} */ (node));
  });
  return meshes;
}

/** @param {Material} material @param {boolean} dark */
function glassy(material, dark) {
  const made = material.clone();
  Object.assign(made, { transparent: true, depthWrite: false });
  made.customProgramCacheKey = () => `glass ${dark}`;
  made.onBeforeCompile = (shader) => {
    const pale = dark ? `mix(diffuseColor.rgb, vec3(0.62, 0.76, 0.86), ${PALER})` : "diffuseColor.rgb";
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <color_fragment>",
      `#include <color_fragment>
      diffuseColor.rgb = ${pale};`,
    );
    shader.fragmentShader = shader.fragmentShader.replace(
      "#include <opaque_fragment>",
      `float facing = abs(dot(normalize(normal), normalize(vViewPosition)));
      diffuseColor.a = mix(${RIM.toFixed(2)}, ${MIDDLE.toFixed(2)}, pow(facing, 0.6));
      #include <opaque_fragment>`,
    );
  };
  return made;
}
