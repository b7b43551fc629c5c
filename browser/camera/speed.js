/** @typedef {import("./types.js").Model} Model */

/** The fuller model is worth its time where it still sees so many pictures a second. */
const LEAST_PER_S = 15;
/** How much longer the full model takes than the lite one, as measured (docs/camera.md). */
const FULL_TIMES = 1.5;
const ENOUGH = 15;

/**
 * Choose between the two pose models by how long they take here.
 *
 * @param {boolean} free whether there is a choice
 */
export function createChoice(free) {
  /** @type {number[]} */
  let spent = [];
  let settled = !free;

  return {
    /** @param {number} ms @param {boolean} followed whether there was a body */
    took(ms, followed) {
      if (!settled && followed && spent.length < ENOUGH) spent.push(ms);
    },
    /** Which other model to go over to, if any. @param {Model} name @returns {Model|null} */
    wants(name) {
      if (settled || spent.length < ENOUGH) return null;
      const median_ms = spent.toSorted((a, b) => a - b)[ENOUGH >> 1];
      const full_ms = name === "lite" ? median_ms * FULL_TIMES : median_ms;
      const quick = 1000 / full_ms >= LEAST_PER_S;
      // It goes up once, and back once at most.
      settled = name === "full" || !quick;
      const best = quick ? "full" : "lite";
      return best === name ? null : best;
    },
    /** The numbers so far were the other model's. */
    changed() {
      spent = [];
    },
  };
}
