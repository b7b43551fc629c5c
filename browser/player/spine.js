import {
  BoxGeometry,
  Color,
  CylinderGeometry,
  Group,
  InstancedMesh,
  LatheGeometry,
  Matrix4,
  MeshStandardMaterial,
  Quaternion,
  Vector2,
  Vector3,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import { VERTEBRAE } from "./bones.js";

/** @typedef {import("./bones.js").Bones} Bones */
/** @typedef {"bend"|"turn"} Told what is coloured: bending forwards and backwards, or turning */

/** So many degrees at one vertebra have their full colour; a bend over `SHARP_DEG` it is drawn as a sharp one. */
const FULL_DEG = { bend: 4, turn: 2.5 };
const SHARP_DEG = 12;
const PLAIN = new Color("#efe7d6");
const BACKWARDS = new Color("#e8710a");
const FORWARDS = new Color("#2d7fe0");
const TURNED = new Color("#8f5bd6");
const SHARP = new Color("#a3123a");
const DISC = new Color("#9fb7c4");
const UP = new Vector3(0, 1, 0);
/** From the lumbar to the upper thoracic vertebrae they grow smaller. */
const WIDE = VERTEBRAE.map((_, at) => 1.4 - 0.042 * at);
/** @type {Record<"low"|"middle"|"upper", [number, number]>} */
const PARTS = { low: [0, 5], middle: [5, 11], upper: [11, 17] };

/**
 * Draw the spine of a person: seventeen vertebrae and the discs between them.
 *
 * @param {Bones} bones
 */
export function createSpine(bones) {
  const chain = [...VERTEBRAE, "neck"].map(
    (name) => /** @type {import("three").Object3D} */ (bones.get(name)),
  );
  const steps = chain.slice(1).map((bone) => bone.position.clone());
  const leans = steps.map((step) => new Quaternion().setFromUnitVectors(UP, step.clone().normalize()));
  const white = { color: 0xffffff, roughness: 0.55 };
  const vertebrae = new InstancedMesh(vertebra(), new MeshStandardMaterial(white), VERTEBRAE.length);
  const discs = new InstancedMesh(disc(), new MeshStandardMaterial(white), VERTEBRAE.length);
  const group = new Group();
  group.add(vertebrae, discs);
  for (const mesh of [vertebrae, discs]) mesh.frustumCulled = false;
  group.visible = false;
  /** @type {Quaternion[]} */
  let neutral = chain.map((bone) => bone.quaternion.clone());
  const turn = new Quaternion();
  const place = new Vector3();
  const size = new Vector3();
  const matrix = new Matrix4();
  const local = new Matrix4();
  const colour = new Color();

  /** Say by how many degrees each vertebra bends (backwards below 0) or turns, against the neutral pose.
   * @param {Told} told */
  function angles(told) {
    return VERTEBRAE.map((_, at) => {
      turn.copy(chain[at].quaternion).multiply(neutral[at].clone().invert());
      const part = told === "turn" ? turn.y : -turn.z;
      const half = Math.atan2(part, Math.abs(turn.w)) * Math.sign(turn.w || 1);
      return (half * 360) / Math.PI;
    });
  }

  return {
    group,
    /** Take the pose of the moment as the one that bends are told against. */
    take() {
      neutral = chain.map((bone) => bone.quaternion.clone());
    },
    angles,
    /** Say by how many degrees the low back, the middle and the upper back bend. @param {Told} told */
    shares(told) {
      const all = angles(told);
      const sum = (/** @type {[number, number]} */ [from, to]) =>
        all.slice(from, to).reduce((a, b) => a + b, 0);
      const most = all.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
      return { low: sum(PARTS.low), middle: sum(PARTS.middle), upper: sum(PARTS.upper), most };
    },
    /** The points between the vertebrae's middles, in the room. */
    points() {
      return chain.map((bone) => bone.getWorldPosition(new Vector3()));
    },
    /** Follow the bones. @param {Told} told */
    update(told) {
      const all = angles(told);
      for (const [at, step] of steps.entries()) {
        const bone = chain[at];
        bone.updateWorldMatrix(true, false);
        const sharp = Math.abs(all[at]) > SHARP_DEG;
        const grown = sharp ? 1.3 : 1;
        const high = step.length();
        size.set(WIDE[at] * grown, high * 0.84, WIDE[at] * grown);
        local.compose(place.copy(step).multiplyScalar(0.56), leans[at], size);
        vertebrae.setMatrixAt(at, matrix.multiplyMatrices(bone.matrixWorld, local));
        vertebrae.setColorAt(at, shade(colour, all[at], told, sharp));
        size.set(WIDE[at], high * 0.24, WIDE[at]);
        local.compose(place.copy(step).multiplyScalar(0.04), leans[at], size);
        discs.setMatrixAt(at, matrix.multiplyMatrices(bone.matrixWorld, local));
        discs.setColorAt(at, DISC);
      }
      for (const mesh of [vertebrae, discs]) {
        mesh.instanceMatrix.needsUpdate = true;
        if (mesh.instanceColor) mesh.instanceColor.needsUpdate = true;
      }
    },
  };
}

/** @param {Color} into @param {number} angle_deg @param {Told} told @param {boolean} sharp */
function shade(into, angle_deg, told, sharp) {
  if (sharp && told === "bend") return into.copy(SHARP);
  const full = told === "turn" ? TURNED : angle_deg < 0 ? BACKWARDS : FORWARDS;
  return into.copy(PLAIN).lerp(full, Math.min(1, Math.abs(angle_deg) / FULL_DEG[told]));
}

/** One vertebra, 1 high: a waisted body, and the three processes that one can feel or picture. */
function vertebra() {
  const outline = [
    [0, -0.5],
    [0.0185, -0.5],
    [0.0205, -0.38],
    [0.0165, 0],
    [0.0205, 0.38],
    [0.0185, 0.5],
    [0, 0.5],
  ].map(([across, up]) => new Vector2(across, up));
  const body = new LatheGeometry(outline, 20).scale(0.95, 1, 1.15).toNonIndexed();
  const arch = new BoxGeometry(0.016, 0.42, 0.024).translate(-0.026, 0.02, 0).toNonIndexed();
  const spinous = new CylinderGeometry(0.0055, 0.0035, 0.036, 8)
    .rotateZ(Math.PI / 2 - 0.35)
    .scale(1, 16, 1)
    .translate(-0.048, -0.12, 0)
    .toNonIndexed();
  const across = new CylinderGeometry(0.004, 0.004, 0.066, 8)
    .rotateX(Math.PI / 2)
    .scale(1, 22, 1)
    .translate(-0.024, 0.05, 0)
    .toNonIndexed();
  return mergeGeometries([body, arch, spinous, across]);
}

function disc() {
  return new CylinderGeometry(0.0185, 0.0185, 1, 20).scale(0.95, 1, 1.15);
}
