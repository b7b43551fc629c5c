import { createPace } from "./pace.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./workers.js").Workers} Workers */
/** @typedef {{shown: number, taken: number, judged: number}} Counts */

/** Marks add up in memory: only a measurement asks for them. */
const measured = () => Boolean(/** @type {any} */ (globalThis).suppleTestPose?.marks);

/**
 * Lead pictures from a camera to the workers: one at a time, from the camera to the judge's answer, and then
 * whichever is the newest.
 *
 * @param {Workers} workers
 * @param {() => number} now_s the session's clock
 */
export function createPipe(workers, now_s) {
  /** @type {Counts} */
  const counts = { shown: 0, taken: 0, judged: 0 };
  const pace = createPace();
  /** @type {Source|null} */
  let source = null;
  let fresh = false;
  let underway = false;
  let taken_ms = 0;

  function next() {
    if (!source || underway || !fresh || !pace.due(performance.now())) return;
    underway = true;
    fresh = false;
    void take(source);
  }

  /** @param {Source} from */
  async function take(from) {
    const taken = await from.take().catch(() => null);
    if (!taken || source !== from) {
      taken?.picture.close();
      underway = false;
      return;
    }
    counts.taken += 1;
    taken_ms = performance.now();
    workers.look(taken.picture, { time_s: taken.time_s, at_s: now_s() });
  }

  /** Tell a measurement how long a picture took, in all and in each worker. @param {Found} found @param {number} judge_ms */
  function mark({ spent_ms, tidied_ms }, judge_ms) {
    const detail = { whole_ms: performance.now() - taken_ms, model_ms: spent_ms, judge_ms, tidied_ms };
    performance.mark("camera:picture", { detail });
  }

  return {
    counts,
    /** @param {Source|null} from */
    from(from) {
      source = from;
      fresh = false;
      from?.fresh(() => {
        counts.shown += 1;
        fresh = true;
        next();
      });
    },
    /** @param {Found} found @param {number} spent_ms in the judge */
    judged(found, spent_ms) {
      if (measured()) mark(found, spent_ms);
      underway = false;
      counts.judged += 1;
      pace.saw(found, performance.now());
      next();
    },
  };
}
