import {
  BoxGeometry,
  CylinderGeometry,
  DirectionalLight,
  Group,
  HemisphereLight,
  Mesh,
  MeshStandardMaterial,
  PlaneGeometry,
  ShadowMaterial,
} from "three";

/** @typedef {{mat: string, wood: string, cloth: string, wall: string, dark?: boolean}} Colours */

/** Heights and places in metres, as `supple.core.movement.body` and `supple.drawing.props` have them. */
const SEAT_M = 0.425;
const BED_M = 0.45;
export const SEATED_BACK_M = -0.42;
const LEG_CHAIR_M = 0.45;
const BED_HALF_M = [1.05, 0.47];
const HIPS_TO_EDGE_M = 0.26;
export const BESIDE_M = BED_HALF_M[1] - HIPS_TO_EDGE_M;

/**
 * Make a box by its spans along forwards, up and to the right.
 *
 * @param {[number, number]} ahead @param {[number, number]} up @param {[number, number]} aside
 * @param {MeshStandardMaterial} material
 */
function box(ahead, up, aside, material) {
  const size = [ahead, up, aside].map(([low, high]) => high - low);
  const made = new Mesh(new BoxGeometry(size[0], size[1], size[2]), material);
  made.position.set((ahead[0] + ahead[1]) / 2, (up[0] + up[1]) / 2, (aside[0] + aside[1]) / 2);
  made.castShadow = true;
  made.receiveShadow = true;
  return made;
}

/** @param {number} seat_m @param {number} aside_m @param {number} faces @param {MeshStandardMaterial} wood */
function chair(seat_m, aside_m, faces, wood) {
  const group = new Group();
  const seat = box([-0.2, 0.22], [SEAT_M - 0.045, SEAT_M], [-0.21, 0.21], wood);
  seat.name = "seat";
  group.add(seat);
  group.add(box([-0.235, -0.2], [SEAT_M, SEAT_M + 0.44], [-0.21, 0.21], wood));
  for (const x of [-0.19, 0.19])
    for (const z of [-0.185, 0.185]) {
      const leg = new Mesh(new CylinderGeometry(0.018, 0.015, SEAT_M - 0.045, 12), wood);
      leg.position.set(x, (SEAT_M - 0.045) / 2, z);
      leg.castShadow = true;
      group.add(leg);
    }
  group.position.set(seat_m, 0, aside_m);
  group.scale.x = faces;
  return group;
}

/**
 * Furnish the room: everything that a pose may rest or lean on, by the names that a clip's props have.
 *
 * @param {Colours} colours
 */
export function furnish(colours) {
  /** @param {string} color @param {number} [roughness] */
  const stuff = (color, roughness = 0.9) => new MeshStandardMaterial({ color, roughness });
  const mat = stuff(colours.mat);
  const wood = stuff(colours.wood, 0.7);
  const cloth = stuff(colours.cloth, 1);
  const [long, wide] = BED_HALF_M;
  const edge = SEATED_BACK_M + HIPS_TO_EDGE_M;
  const bed = new Group();
  bed.add(box([-long, long], [0, 0.2], [-wide, wide], wood));
  bed.add(box([-long, long], [0.2, BED_M - 0.002], [-wide, wide], cloth));
  /** @type {Record<string, import("three").Object3D[]>} */
  const things = {
    mat: [box([-1.06, 1.06], [-0.022, -0.001], [-0.36, 0.36], mat)],
    bed: [bed],
    bed_edge: [
      box([edge - 2 * wide, edge], [0, 0.2], [-long, long], wood),
      box([edge - 2 * wide, edge], [0.2, BED_M - 0.002], [-long, long], cloth),
    ],
    wall: [box([0.48, 0.53], [0, 2], [-0.9, 0.9], stuff(colours.wall, 1))],
    leg_chair: [chair(LEG_CHAIR_M, 0, -1, wood)],
    chair: [chair(SEATED_BACK_M, 0, 1, wood)],
    chair_beside: [chair(0, 0.58, 1, wood)],
    cushions: [0, 1, 2].map((step) =>
      box([0.1, 0.58], [BED_M + 0.14 * step, BED_M + 0.14 * step + 0.135], [-0.28, 0.28], cloth),
    ),
  };
  return things;
}

/**
 * Read the room's colours from the page (room.css), as light or dark as the page is.
 *
 * @param {Element} element
 * @returns {Colours}
 */
export function roomColours(element) {
  const style = getComputedStyle(element);
  const read = (/** @type {string} */ name, /** @type {string} */ usual) =>
    style.getPropertyValue(`--room-${name}`).trim() || usual;
  return {
    mat: read("mat", "#7fb0a6"),
    wood: read("wood", "#b98d5e"),
    cloth: read("cloth", "#e6ddcf"),
    wall: read("wall", "#ddd5c7"),
    dark: style.colorScheme.includes("dark") && !style.colorScheme.includes("light"),
  };
}

/**
 * Make soft light from above with one shadow, and the floor that takes it.
 *
 * @param {boolean} [dark] whether the room is: less light from everywhere, the same from the lamp
 */
export function light(dark = false) {
  const sky = new HemisphereLight(0xffffff, dark ? 0x7d828e : 0xcfc6bb, dark ? 1.8 : 1.9);
  const sun = new DirectionalLight(0xfff4e6, dark ? 2 : 2.1);
  sun.position.set(1.2, 3.4, 2.2);
  sun.castShadow = true;
  sun.shadow.mapSize.set(1024, 1024);
  sun.shadow.radius = 6;
  sun.shadow.bias = -0.0006;
  sun.shadow.normalBias = 0.02;
  Object.assign(sun.shadow.camera, { left: -1.6, right: 1.6, top: 2.2, bottom: -1.2, near: 0.5, far: 8 });
  const floor = new Mesh(new PlaneGeometry(12, 12), new ShadowMaterial({ opacity: dark ? 0.5 : 0.2 }));
  floor.rotation.x = -Math.PI / 2;
  floor.position.y = -0.023;
  floor.receiveShadow = true;
  return [sky, sun, floor];
}
