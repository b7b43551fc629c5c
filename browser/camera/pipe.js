import { createPace } from "./pace.js";

/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./workers.js").Workers} Workers */
/** @typedef {{shown: number, taken: number, found: number, judged: number, waiting: number}} Counts */

/** Marks add up in memory: only a measurement asks for them. */
const measured = () => Boolean(/** @type {any} */ (globalThis).suppleTestPose?.marks);

/**
 * Lead pictures from a camera through the model to the judge: only ever the newest, one at a time.
 *
 * @param {Workers} workers
 * @param {() => number} now_s the session's clock
 */
export function createPipe(workers, now_s) {
  /** @type {Counts} */
  const counts = { shown: 0, taken: 0, found: 0, judged: 0, waiting: 0 };
  const pace = createPace();
  /** @type {Source|null} */
  let source = null;
  let fresh = false;
  let looking = false;
  let judging = false;
  /** The newest that the judge has not taken yet. @type {Found|null} */
  let newest = null;
  let taken_ms = 0;
  let judged_ms = 0;
  let model_ms = 0;

  function next() {
    if (!source || looking || !fresh || !pace.due(performance.now())) return;
    looking = true;
    fresh = false;
    void take(source);
  }

  /** Tell a measurement how long one picture took, in all, in the model and in the judge. @param {number} judge_ms */
  function mark(judge_ms) {
    const detail = { whole_ms: performance.now() - judged_ms, model_ms, judge_ms };
    if (measured()) performance.mark("camera:picture", { detail });
  }

  /** @param {Source} from */
  async function take(from) {
    const taken = await from.take().catch(() => null);
    if (!taken || source !== from) {
      taken?.picture.close();
      looking = false;
      return;
    }
    counts.taken += 1;
    taken_ms = performance.now();
    workers.look(taken.picture, { time_s: taken.time_s, at_s: now_s() });
  }

  function judge() {
    if (judging || !newest) return;
    judging = true;
    counts.waiting = 0;
    [judged_ms, model_ms] = [taken_ms, newest.spent_ms];
    workers.judge(newest);
    newest = null;
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
    /** @param {Found} found */
    found(found) {
      looking = false;
      counts.found += 1;
      pace.saw(found, performance.now());
      newest = found;
      counts.waiting = judging ? 1 : 0;
      judge();
      next();
    },
    /** @param {number} spent_ms in the judge */
    judged(spent_ms) {
      judging = false;
      counts.judged += 1;
      mark(spent_ms);
      judge();
    },
  };
}
