import { ease } from "./motion.js";
import { spans } from "./timeline.js";

/** @typedef {import("./types.js").Beat} Beat */

const FULL = { in: 1, out: 0, easy: 0.5 };
const WORDS = { in: "Breathe in", out: "Breathe out", easy: "Breathe easy" };

/**
 * Say how full the lungs are along the beats. A breath that runs over several beats is one breath.
 *
 * @param {Beat[]} beats
 */
export function createBreath(beats) {
  const breaths = spans(
    beats,
    (one, next) => one.breath === next.breath && one.repetition === next.repetition,
  );
  const starts = breaths.map(({ start_s }, i) => startLevel(beats, start_s, FULL[beats[i].breath ?? "easy"]));
  return {
    /** @param {number} index */
    word: (index) => (beats[index].breath ? WORDS[beats[index].breath ?? "easy"] : ""),
    /**
     * @param {number} index
     * @param {number} at_s
     * @returns {number} 0 empty … 1 full
     */
    level(index, at_s) {
      const { start_s, end_s } = breaths[index];
      const to = FULL[beats[index].breath ?? "easy"];
      const from = starts[index];
      return from + (to - from) * ease((at_s - start_s) / (end_s - start_s));
    },
  };
}

/**
 * Start from where the breath before it ended; two breaths in a row in one direction start from the middle.
 *
 * @param {Beat[]} beats
 * @param {number} start_s
 * @param {number} to
 */
function startLevel(beats, start_s, to) {
  const before = beats.filter((beat) => beat.start_s < start_s - 1e-6).at(-1);
  const from = FULL[before?.breath ?? "easy"];
  return from === to ? 0.5 : from;
}
