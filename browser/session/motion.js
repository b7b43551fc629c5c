/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {{leaves: number, arrives: number}} Slopes 0 at rest, 1 in full flow */

/**
 * Ease in and out, 0 to 1.
 *
 * @param {number} x
 * @param {Slopes} [slopes]
 */
export function ease(x, { leaves, arrives } = { leaves: 0, arrives: 0 }) {
  const u = Math.min(1, Math.max(0, x));
  const rise = u * u * (3 - 2 * u);
  return rise + leaves * u * (1 - u) * (1 - u) - arrives * u * u * (1 - u);
}

/**
 * Tell whether the body moves on through the pose between two beats, as in a circle, or rests there.
 *
 * @param {Beat|undefined} one
 * @param {Beat|undefined} next
 */
function flows(one, next) {
  if (one?.kind !== "work" || next?.kind !== "work") return false;
  const moving = one.pose_from !== one.pose_to && next.pose_from !== next.pose_to;
  return moving && one.phase === next.phase && one.pose_from !== next.pose_to;
}

/**
 * Say for each beat how fast the body comes into it and goes out of it.
 *
 * @param {Beat[]} beats
 * @returns {Slopes[]}
 */
export function slopesOf(beats) {
  return beats.map((beat, i) => ({
    leaves: flows(beats[i - 1], beat) ? 1 : 0,
    arrives: flows(beat, beats[i + 1]) ? 1 : 0,
  }));
}
