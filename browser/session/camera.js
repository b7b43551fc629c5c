import { ease } from "./motion.js";
import { spans } from "./timeline.js";

/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./types.js").Clip} Clip */
/** @typedef {[left: number, top: number, right: number, bottom: number]} Edges */
/** @typedef {{view: string, edges: Edges, start_s: number}} Shot */

/** How much room is left around the body, and how near it ever comes, in the figure's units. */
const MARGIN = 50;
const NARROWEST = 640;
const MOVE_S = 1;
/** What lies on the floor may run out of the picture; what one sits on may not. */
const FLOOR = "fig-mat";

/** Whether two neighbours are seen from the same place. @param {Beat} one @param {Beat} next */
export const oneShot = (one, next) => one.kind === next.kind && one.movement === next.movement;

/** @param {Edges} edges @param {number[]} points */
function widen(edges, points) {
  for (let i = 0; i < points.length; i += 2) {
    edges[0] = Math.min(edges[0], points[i]);
    edges[1] = Math.min(edges[1], points[i + 1]);
    edges[2] = Math.max(edges[2], points[i]);
    edges[3] = Math.max(edges[3], points[i + 1]);
  }
}

/** @param {Clip[]} clips @returns {Edges} */
function around(clips) {
  /** @type {Edges} */
  const edges = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { frames, props } of clips) {
    for (const points of frames.flat()) widen(edges, points);
    for (const prop of props) if (!prop.class.includes(FLOOR)) widen(edges, prop.points);
  }
  const more = Math.max(0, NARROWEST - (edges[2] - edges[0])) / 2;
  const tall = edges[3] - edges[1] > edges[2] - edges[0];
  const side = MARGIN + (tall ? 0 : more);
  return [edges[0] - side, edges[1] - MARGIN, edges[2] + side, edges[3] + MARGIN];
}

/**
 * Say for each beat what the picture takes in, so that the body is as large as its movement allows and the
 * picture moves only when the movement changes.
 *
 * @param {Beat[]} beats
 * @param {Figure} figure
 */
export function createCamera(beats, figure) {
  const runs = spans(beats, oneShot);
  /** @type {Map<object, Shot>} */
  const shots = new Map();
  for (const run of runs) {
    const clips = beats.flatMap((beat, i) => {
      const clip = figure.clips[`${beat.pose_from}>${beat.pose_to}`];
      return runs[i] === run && clip ? [clip] : [];
    });
    if (clips.length) shots.set(run, { view: clips[0].view, edges: around(clips), start_s: run.start_s });
  }

  /** @param {number} index */
  const before = (index) => shots.get(runs[runs.indexOf(runs[index]) - 1] ?? runs[index]);

  return {
    /** Whether the body stands or sits up, rather than lies. @param {number} index */
    tall(index) {
      const { edges } = shots.get(runs[index]) ?? { edges: [0, 0, 1, 1] };
      return edges[3] - edges[1] > edges[2] - edges[0];
    },
    /**
     * The view box at a moment.
     *
     * @param {number} index
     * @param {number} at_s
     */
    box(index, at_s) {
      const shot = shots.get(runs[index]);
      if (!shot) return "";
      const from = before(index);
      const cut = !from || from.view !== shot.view;
      const share = cut ? 1 : ease((at_s - shot.start_s) / MOVE_S);
      const edges = shot.edges.map((to, i) => (cut ? to : from.edges[i] + (to - from.edges[i]) * share));
      const box = [edges[0], edges[1], edges[2] - edges[0], edges[3] - edges[1]];
      return box.map((x) => x.toFixed(1)).join(" ");
    },
  };
}
