/**
 * The one clock of a session. Everything that moves, shows or sounds asks it where the timeline is.
 *
 * @typedef {object} Source
 * @property {() => number} now seconds that only go forward
 * @property {boolean} running whether they do
 * @property {number} [lead_s] how long to stand still at each start, so that the first sound is in time too
 *
 * @typedef {ReturnType<typeof createClock>} Clock
 */

/**
 * Make a clock of timeline seconds over a source of real seconds. It stands still until `resume`.
 *
 * @param {Source} source
 */
export function createClock(source) {
  const lead_s = source.lead_s ?? 0;
  let going = false;
  let rate = 1;
  let origin_s = 0;
  let position_s = 0;

  function now() {
    if (!going) return position_s;
    // Before the origin it stands still: at a start, or when an output latency that grew turns time back.
    const passed_s = Math.max(0, source.now() - origin_s);
    return position_s + passed_s * rate;
  }

  /** @param {number} at_s @param {number} in_s */
  function goFrom(at_s, in_s) {
    position_s = at_s;
    origin_s = source.now() + in_s;
  }

  return {
    now,
    /** @param {number} at_s */
    seek: (at_s) => goFrom(at_s, lead_s),
    /** Whether time passes: told to go, and not held up by a suspended source. */
    get running() {
      return going && source.running;
    },
    get rate() {
      return rate;
    },
    /** How long it still stands still before it starts. */
    get waits_s() {
      return going ? Math.max(0, origin_s - source.now()) : 0;
    },
    pause() {
      goFrom(now(), 0);
      going = false;
    },
    resume() {
      goFrom(position_s, lead_s);
      going = true;
    },
    /** @param {number} value timeline seconds in one real second */
    setRate(value) {
      goFrom(now(), 0);
      rate = value;
    },
    /**
     * Say when, in seconds of the source, the timeline reaches a position.
     *
     * @param {number} at_s
     */
    sourceTime: (at_s) => origin_s + (at_s - position_s) / rate,
  };
}
