import { endOf, place, there } from "./playing.js";

/** @typedef {import("./types.js").Move} Move */

/** While right and wrong are compared, both are there at this time. */
const THERE_S = 3;
/** After a page stood still it goes on where it was. */
const MOST_S = 0.25;
/** A beat has begun so long after the one before it ended. */
const JUST_S = 2e-3;

/**
 * Where a showing is, and whether it goes on by itself.
 *
 * @param {Move[]} beats
 * @param {boolean} still whether somebody wants nothing to move: then each pose is shown as it is reached
 */
export function createCourse(beats, still) {
  let at_s = still ? endOf(beats, 0) : 0;

  return {
    get at_s() {
      return at_s;
    },
    /** The beat, and how much of its way is done. */
    get place() {
      return place(beats, at_s);
    },
    /** How far a fault, and what it should be, are reached. */
    get there() {
      return there(at_s);
    },
    /** Begin anew. @param {boolean} compares @param {number} first the beat to begin with */
    begin(compares, first) {
      if (still) at_s = compares ? THERE_S : endOf(beats, first);
      else at_s = first && !compares ? endOf(beats, first - 1) + JUST_S : 0;
    },
    /** @param {number} past_s */
    pass(past_s) {
      at_s += Math.min(past_s, MOST_S);
    },
    /** Go to the pose that the next beat reaches, or the one before. @param {number} by @param {boolean} compares */
    step(by, compares) {
      if (compares) {
        at_s = by < 0 ? 0 : THERE_S;
        return;
      }
      const { index, share } = place(beats, at_s);
      const next = by > 0 && share < 0.99 ? index : (index + by + beats.length) % beats.length;
      at_s = endOf(beats, next);
    },
  };
}
