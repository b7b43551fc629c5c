import { ease } from "../session/motion.js";

/** @typedef {import("./types.js").Move} Move */

const GO_S = 2.4;
const STAY_S = 2;
const BACK_S = 2;
const REST_S = 0.8;

/**
 * Say where a movement is.
 *
 * @param {Move[]} beats @param {number} at_s
 * @returns {{index: number, share: number}} the beat, and how much of its way is done, 0 … 1
 */
export function place(beats, at_s) {
  const whole_s = beats.reduce((sum, { seconds }) => sum + seconds, 0);
  let left_s = ((at_s % whole_s) + whole_s) % whole_s;
  let index = 0;
  while (index < beats.length - 1 && left_s >= beats[index].seconds) {
    left_s -= beats[index].seconds;
    index += 1;
  }
  return { index, share: ease(left_s / beats[index].seconds) };
}

/** Say when a beat has just reached its pose, in seconds from the start. @param {Move[]} beats @param {number} index */
export function endOf(beats, index) {
  return beats.slice(0, index + 1).reduce((sum, { seconds }) => sum + seconds, 0) - 1e-3;
}

/** Say how far a pose that comes and goes is reached, 0 … 1. @param {number} at_s */
export function there(at_s) {
  const left_s = at_s % (GO_S + STAY_S + BACK_S + REST_S);
  if (left_s < GO_S) return ease(left_s / GO_S);
  if (left_s < GO_S + STAY_S) return 1;
  return 1 - ease((left_s - GO_S - STAY_S) / BACK_S);
}

/**
 * The first beat in which the side nearer to the camera works, where a movement is felt on one side: the other one
 * is hidden behind the body.
 *
 * @param {import("./types.js").Facts} facts
 */
export function firstNear({ beats, felt }) {
  if (!felt.some(({ side }) => side)) return 0;
  return Math.max(
    0,
    beats.findIndex(({ pose_to }) => pose_to.includes(".right")),
  );
}
