import { Box3, BufferAttribute, Color, Raycaster, Sphere, Vector2, Vector3 } from "three";
import { skinned } from "./xray.js";

/** @typedef {import("three").SkinnedMesh} SkinnedMesh */
/** @typedef {import("three").MeshStandardMaterial} Material */
/** @typedef {{bones: string[], faces: string, from_m?: number, to_m?: number}} Part */
/** @typedef {{id: string, paired: boolean, parts: Part[]}} Area */
/** @typedef {{area: string, feel: string, side: string}} Felt */
/** @typedef {{area: string, side: ""|"left"|"right"}} Place */

/** Over so many metres a border fades. */
const SOFT_M = 0.03;
/** What belongs to no area by at least so much is nowhere. */
const LEAST = 0.15;
const EASY = new Color("#ffb000");
const WORK = new Color("#e8175d");
/** The trunk's own halves meet where z, to the person's right, is 0. */
const SIDES = /** @type {["left", "right"]} */ (["left", "right"]);

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
      for (const [mesh, { all }] of masks) {
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
      const found = hit?.face && masked && strongest(masked.all, [hit.face.a, hit.face.b, hit.face.c]);
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

/**
 * Say for every point of a mesh how much it belongs to each half of each area, 0 … 1.
 *
 * @param {SkinnedMesh} mesh @param {Area[]} areas
 */
function masksOf(mesh, areas) {
  const { geometry } = mesh;
  const count = geometry.getAttribute("position").count;
  /** @type {Map<string, Float32Array>} */
  const all = new Map();
  for (const { id } of areas) for (const side of SIDES) all.set(`${id} ${side}`, new Float32Array(count));
  const names = mesh.skeleton.bones.map(({ name }) => name);
  const wanted = names.map((name) => piecesOf(areas, name, all));
  forInfluences(mesh, wanted, ({ at, bone, weight }, place, skin) => {
    for (const { part, side, mask } of wanted[bone])
      mask[at] = Math.min(1, mask[at] + weight * within(part, names[bone], side, place, skin));
  });
  geometry.setAttribute("felt", new BufferAttribute(new Float32Array(count * 2), 2));
  return { all };
}

/** @param {Area[]} areas @param {string} bone @param {Map<string, Float32Array>} all */
function piecesOf(areas, bone, all) {
  return areas.flatMap(({ id, parts }) =>
    parts
      .filter(({ bones }) => bones.includes(bone))
      .flatMap((part) =>
        SIDES.map((side) => ({ part, side, mask: /** @type {Float32Array} */ (all.get(`${id} ${side}`)) })),
      ),
  );
}

/**
 * Go through every point with every bone that moves it, if that bone is wanted.
 *
 * @param {SkinnedMesh} mesh @param {unknown[][]} wanted what there is for each bone
 * @param {(influence: {at: number, bone: number, weight: number}, place: Vector3, skin: Vector3) => void} look
 *   gets the point and the way its skin faces, seen from the bone while the body stands
 */
function forInfluences({ geometry, skeleton, bindMatrix }, wanted, look) {
  const toBone = skeleton.boneInverses.map((inverse) => inverse.clone().multiply(bindMatrix));
  const bones = geometry.getAttribute("skinIndex");
  const weights = geometry.getAttribute("skinWeight");
  const [place, skin] = [new Vector3(), new Vector3()];
  for (let influence = 0; influence < bones.count * 4; influence += 1) {
    const at = influence >> 2;
    const weight = weights.getComponent(at, influence & 3);
    const bone = bones.getComponent(at, influence & 3);
    if (weight < 0.01 || !wanted[bone].length) continue;
    place.fromBufferAttribute(geometry.getAttribute("position"), at).applyMatrix4(toBone[bone]);
    skin.fromBufferAttribute(geometry.getAttribute("normal"), at).transformDirection(toBone[bone]);
    look({ at, bone, weight }, place, skin);
  }
}

/** @param {Part} part @param {string} bone @param {"left"|"right"} side @param {Vector3} place @param {Vector3} skin */
function within(part, bone, side, place, skin) {
  const faces = part.faces === "all" ? 1 : soft(part.faces === "back" ? -skin.x : skin.x, -0.05, 0.4);
  const over = part.from_m === undefined ? 1 : soft(place.y, part.from_m - SOFT_M, part.from_m + SOFT_M);
  const under = part.to_m === undefined ? 1 : 1 - soft(place.y, part.to_m - SOFT_M, part.to_m + SOFT_M);
  const own = bone.startsWith("left_") ? "left" : bone.startsWith("right_") ? "right" : "";
  const right = soft(place.z, -SOFT_M / 2, SOFT_M / 2);
  const half = own ? Number(own === side) : side === "right" ? right : 1 - right;
  return faces * over * under * half;
}

/** @param {number} value @param {number} low @param {number} high */
function soft(value, low, high) {
  const share = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return share * share * (3 - 2 * share);
}

/** A person's material that glows: smoothly where it stretches or moves, in stripes where it works. @param {SkinnedMesh} mesh */
function glows(mesh) {
  const made = /** @type {Material} */ (mesh.material).clone();
  const [metres] = new Vector3().setFromMatrixScale(mesh.skeleton.boneInverses[0]).toArray();
  made.onBeforeCompile = (shader) => {
    Object.assign(shader.uniforms, {
      pulse: made.userData.pulse,
      easy: { value: EASY },
      work: { value: WORK },
      metres: { value: metres },
    });
    shader.vertexShader = shader.vertexShader
      .replace(
        "#include <common>",
        "#include <common>\nattribute vec2 felt; varying vec2 vFelt; varying vec3 vRest;",
      )
      .replace("#include <begin_vertex>", "#include <begin_vertex>\nvFelt = felt; vRest = position;");
    shader.fragmentShader = shader.fragmentShader
      .replace(
        "#include <common>",
        `#include <common>
        varying vec2 vFelt; varying vec3 vRest;
        uniform float pulse; uniform float metres; uniform vec3 easy; uniform vec3 work;`,
      )
      .replace(
        "#include <color_fragment>",
        `#include <color_fragment>
        float grey = dot(diffuseColor.rgb, vec3(0.3, 0.59, 0.11));
        diffuseColor.rgb = mix(diffuseColor.rgb, vec3(grey * 0.6 + 0.18), 0.72);
        float along = (vRest.y + 0.6 * vRest.z + 0.6 * vRest.x) * metres;
        float stripes = smoothstep(-0.25, 0.25, sin(along * 380.0));
        float easily = smoothstep(0.15, 0.75, vFelt.x);
        float hard = smoothstep(0.15, 0.75, vFelt.y);
        diffuseColor.rgb = mix(diffuseColor.rgb, easy, easily * 0.9);
        diffuseColor.rgb = mix(diffuseColor.rgb, work, hard * (0.25 + 0.7 * stripes));`,
      )
      .replace(
        "#include <emissivemap_fragment>",
        `#include <emissivemap_fragment>
        totalEmissiveRadiance += pulse * (0.45 * easily * easy + 0.4 * hard * stripes * work);`,
      );
  };
  made.customProgramCacheKey = () => "feel";
  return made;
}
