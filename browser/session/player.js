import { afterMovement, arrives, isNews, leadsTo, movementAt, placeBefore, stops } from "./places.js";
import { createTicker } from "./ticker.js";
import { allBeats, endOf, heading, indexAt } from "./timeline.js";
import { markBeat } from "./traces.js";

/** @typedef {import("./types.js").Timeline} Timeline */
/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./speaker.js").Speaker} Speaker */
/** @typedef {ReturnType<typeof createPlayer>} Player */
/** @typedef {{enter(index: number): void, draw(index: number, at_s: number, rate: number): void}} Stage */
/** @typedef {{entered(heading: string, index: number, beat: import("./types.js").Beat): void,
 *   saved(at_s: number): void, waiting(): void, heldUp(): void, finished(): void}} Told */

/**
 * Play a timeline: ask the clock where it is, and let stage and speaker follow.
 *
 * @param {Timeline} timeline
 * @param {Clock} clock
 * @param {{stage: Stage, speaker: Speaker}} shows
 * @param {{told: Told, waits: () => boolean}} session whom to tell, and whether to wait for the person
 */
export function createPlayer(timeline, clock, { stage, speaker }, { told, waits }) {
  const beats = allBeats(timeline);
  const starts = stops(beats);
  const end_s = endOf(beats[beats.length - 1]);
  const ticker = createTicker(tick);
  /** @type {Set<string>} */
  const leftOut = new Set();
  let index = -1;
  let waiting = false;

  /** @param {number} next */
  function enter(next) {
    const before = beats[index];
    index = next;
    stage.enter(index);
    markBeat(index, beats[index].start_s, clock);
    told.entered(heading(beats, index), index, beats[index]);
    if (beats[index].start_s >= 0 && isNews(before, beats[index])) told.saved(beats[index].start_s);
  }

  function tick() {
    if (clock.running) follow();
    else told.heldUp();
  }

  function follow() {
    const at_s = clock.now();
    if (at_s >= end_s) return finish();
    const now = indexAt(beats, at_s);
    if (leftOut.has(beats[now].movement ?? "")) return jump(afterMovement(beats, now));
    // A page that was held up may have come beyond it.
    const gate = index >= 0 ? gateFrom(index) : beats.length;
    if (gate < now) return waitAt(gate);
    if (now !== index) enter(now);
    // Nothing is said beyond the place where the person is waited for.
    speaker.plan(at_s, gateFrom(index));
    stage.draw(index, at_s, clock.rate);
    ticker.wake((endOf(beats[index]) - at_s) / clock.rate + clock.waits_s);
  }

  /** Where the person is waited for next, if anywhere. @param {number} from */
  function gateFrom(from) {
    const gate = waits() ? beats.findIndex((_, i) => i >= from && arrives(beats, i)) : -1;
    return gate === -1 ? beats.length : gate;
  }

  /** @param {number} gate */
  function waitAt(gate) {
    if (gate !== index) enter(gate);
    clock.seek(endOf(beats[gate]));
    stage.draw(gate, clock.now(), clock.rate);
    rest();
    waiting = true;
    told.waiting();
  }

  function finish() {
    stop();
    told.finished();
  }

  /** @param {number} next */
  function jump(next) {
    speaker.forget();
    clock.seek(next < beats.length ? beats[next].start_s : end_s);
    index = -1;
    if (waiting) resume();
    else follow();
  }

  function rest() {
    ticker.stop();
    clock.pause();
  }

  function stop() {
    rest();
    speaker.hush();
  }

  function resume() {
    // It goes on from where it waited: not into the same wait again.
    if (waiting) index = -1;
    waiting = false;
    clock.resume();
    ticker.start();
  }

  return {
    /** The movement being done or, on the way to another position, the one just done. */
    get movement() {
      return movementAt(beats, clock.now());
    },
    /** The movement being done or, on the way to another position, the one to come. */
    get target() {
      return leadsTo(beats, Math.max(0, index));
    },
    get beat() {
      return beats[Math.max(0, index)];
    },
    /** Whether it stands still until the person is ready. */
    get waiting() {
      return waiting;
    },
    /** Whether the planned time is over, so that stopping now is no stopping early. */
    get done() {
      return clock.now() >= timeline.seconds;
    },
    pause: stop,
    resume,
    skip: () => jump(starts.find((place) => place > index) ?? beats.length),
    back: () => jump(placeBefore(beats, starts, clock.now(), clock.rate)),
    /** Leave out a movement, also in its middle. @param {string} movement */
    leaveOut: (movement) => void leftOut.add(movement),
    /** @param {number} rate timeline seconds in one real second */
    setRate(rate) {
      clock.setRate(rate);
      speaker.replan();
    },
  };
}
