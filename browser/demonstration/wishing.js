import { bendsOtherwise } from "./stage.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Wanted} Wanted */

/**
 * Keep what is to be seen. A comparison sees the spine where it bends otherwise; after it all is as it was before.
 *
 * @param {Facts} facts
 */
export function createWish(facts) {
  /** @type {Wanted} */
  const wanted = { mode: "watch", fault: 0, spine: false, ball: false, mirror: false };
  let before = false;

  /** @param {Partial<Wanted>} change @param {boolean} begins */
  function compare({ fault }, begins) {
    if (begins) before = wanted.spine;
    if (begins || fault !== undefined) wanted.spine = bendsOtherwise(facts.faults[fault ?? wanted.fault]);
  }

  return {
    wanted,
    /** @param {Partial<Wanted>} change @returns {boolean} whether something else is looked at now */
    change(change) {
      const { mode } = wanted;
      const next = change.mode ?? mode;
      if (next === "compare") compare(change, mode !== next);
      else if (mode === "compare") wanted.spine = before;
      Object.assign(wanted, change);
      return mode !== next;
    },
  };
}
