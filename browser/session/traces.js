/** Traces of when something is shown and heard: tests and measurements read them. */
import { latencyOf_s } from "./listening.js";

/**
 * Leave a trace of when a beat is shown.
 *
 * @param {number} index
 * @param {number} expected_s
 * @param {import("./clock.js").Clock} clock
 */
export function markBeat(index, expected_s, clock) {
  const startTime = performance.now() + clock.waits_s * 1000;
  const detail = { expected_s, position_s: clock.now(), actual_s: startTime / 1000 };
  performance.mark(`beat:${index}`, { startTime, detail });
}

/**
 * Leave a trace of when something is heard.
 *
 * @param {"voice"|"chime"} kind
 * @param {AudioContext} context
 * @param {import("./cues.js").Cue} cue
 * @param {{expected_s: number, actual_s: number}} detail
 */
export function markSound(kind, context, cue, detail) {
  const until_s = Math.max(0, detail.actual_s - context.currentTime) + latencyOf_s(context);
  performance.mark(`${kind}:${cue.beat}`, { startTime: performance.now() + until_s * 1000, detail });
}
