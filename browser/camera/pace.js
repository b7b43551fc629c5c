/** @typedef {import("./types.js").Found} Found */

/** Where nothing has moved for so long, so many pictures a second are enough. */
const CALM_MS = 4000;
const SELDOM_MS = 160;
/** How far a point may wander, as a share of the picture, and still count as still. */
const STILL = 0.006;
const BODY = [11, 12, 13, 14, 15, 16, 23, 24, 25, 26, 27, 28].map((point) => point * 4);

/** Look less often while nothing moves: that spares the battery. */
export function createPace() {
  let moved_ms = performance.now();
  let looked_ms = Number.NEGATIVE_INFINITY;
  /** @type {Float32Array} */
  let before = new Float32Array();

  return {
    /** Whether to look at the picture that is there now. @param {number} now_ms */
    due(now_ms) {
      if (now_ms - moved_ms > CALM_MS && now_ms - looked_ms < SELDOM_MS) return false;
      looked_ms = now_ms;
      return true;
    },
    /** @param {Found} found @param {number} now_ms */
    saw({ numbers }, now_ms) {
      if (hasMoved(before, numbers)) {
        moved_ms = now_ms;
        before = numbers.slice();
      }
    },
  };
}

/** @param {Float32Array} before @param {Float32Array} now */
function hasMoved(before, now) {
  if (before.length !== now.length) return true;
  return BODY.some(
    (at) => Math.abs(now[at] - before[at]) > STILL || Math.abs(now[at + 1] - before[at + 1]) > STILL,
  );
}
