import { BufferAttribute, Vector3 } from "three";

/** @typedef {import("three").SkinnedMesh} SkinnedMesh */
/** @typedef {import("./feel.js").Area} Area */
/** @typedef {import("./feel.js").Part} Part */

/** Over so many metres a border fades. */
const SOFT_M = 0.03;
/** The trunk's own halves meet where z, to the person's right, is 0. */
export const SIDES = /** @type {["left", "right"]} */ (["left", "right"]);

/**
 * Say for every point of a mesh how much it belongs to each half of each area, 0 … 1.
 *
 * @param {SkinnedMesh} mesh @param {Area[]} areas
 * @returns {Map<string, Float32Array>} by "<area> <left or right>"
 */
export function masksOf(mesh, areas) {
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
  return all;
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
