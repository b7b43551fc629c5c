/** @typedef {import("./clock.js").Source} Source */

/** A first sound that is planned so long ahead starts in time, also on a slow device. */
const LEAD_S = 0.2;
/** Within this time the evenly running clock follows a lasting change of the sound's own. */
const SETTLES_S = 0.5;
/** Further apart than this they have lost each other: the sound was held up, or the computer slept. */
const LOST_S = 0.15;

/**
 * How long a sound is on its way from the context to the ear.
 *
 * @param {AudioContext} context
 */
export function latencyOf_s(context) {
  return Math.min(context.outputLatency || context.baseLatency || 0, 0.5);
}

/**
 * Read the time that is being *heard*: what the context has rendered, less what is still on its way.
 *
 * A context renders in bursts, of up to 80 ms on a phone; the computer's clock runs evenly but drifts away
 * from the sound. So the computer's clock is read, and steered by the sound.
 *
 * @param {AudioContext} context
 * @returns {Source}
 */
export function audioSource(context) {
  const even_s = () => performance.now() / 1000;
  const heard_s = () => context.currentTime - latencyOf_s(context);
  let ahead_s = heard_s() - even_s();
  let read_s = even_s();

  function now() {
    const at_s = even_s();
    const off_s = heard_s() - at_s - ahead_s;
    if (Math.abs(off_s) > LOST_S) ahead_s += off_s;
    else ahead_s += off_s * (1 - Math.exp((read_s - at_s) / SETTLES_S));
    read_s = at_s;
    return at_s + ahead_s;
  }

  return {
    now,
    lead_s: LEAD_S,
    get running() {
      return context.state === "running";
    },
  };
}
