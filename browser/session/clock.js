/**
 * The one clock of a session. Everything that moves, shows or sounds asks it where the timeline is.
 *
 * @typedef {{now(): number, readonly running: boolean}} Source seconds that only go forward, and whether they do
 * @typedef {ReturnType<typeof createClock>} Clock
 */

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
 * @param {AudioContext} context
 * @returns {Source}
 */
export function audioSource(context) {
  return {
    now: () => context.currentTime - latencyOf_s(context),
    get running() {
      return context.state === "running";
    },
  };
}

/**
 * Make a clock of timeline seconds over a source of real seconds. It stands still until `resume`.
 *
 * @param {Source} source
 */
export function createClock(source) {
  let going = false;
  let rate = 1;
  let origin_s = 0;
  let position_s = 0;

  function now() {
    if (!going) return position_s;
    // An output latency that grows would turn time back: stand still instead until it has caught up.
    const passed_s = Math.max(0, source.now() - origin_s);
    return position_s + passed_s * rate;
  }

  /** @param {number} at_s */
  function seek(at_s) {
    position_s = at_s;
    origin_s = source.now();
  }

  return {
    now,
    seek,
    /** Whether time passes: told to go, and not held up by a suspended source. */
    get running() {
      return going && source.running;
    },
    get rate() {
      return rate;
    },
    pause() {
      seek(now());
      going = false;
    },
    resume() {
      seek(position_s);
      going = true;
    },
    /** @param {number} value timeline seconds in one real second */
    setRate(value) {
      seek(now());
      rate = value;
    },
    /**
     * Say when, in seconds of the source, the timeline reaches a position.
     *
     * @param {number} at_s
     */
    sourceTime: (at_s) => source.now() + (at_s - now()) / rate,
  };
}
