import { afterMovement, allBeats, endOf, indexAt, stops } from "./timeline.js";

/** @typedef {import("./types.js").Timeline} Timeline */
/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./speaker.js").Speaker} Speaker */
/** @typedef {{enter(index: number): void, draw(index: number, at_s: number, rate: number): void}} Stage */
/** @typedef {{saved(at_s: number): void, heldUp(): void, finished(): void}} Told */

/** Back goes to the start of this movement; sooner than this after its start, to the one before. */
const JUST_BEGUN_S = 3;
/** How often a hidden page, which draws nothing, looks at the clock. */
const LOOK_MS = 500;

/** How much longer than planned everything takes, from quick to half speed, and its name. */
export const PACES = [
  { stretch: 0.75, name: "quicker" },
  { stretch: 1, name: "" },
  { stretch: 1.25, name: "a little slower" },
  { stretch: 1.5, name: "slower" },
  { stretch: 2, name: "half speed" },
];

/**
 * Play a timeline: ask the clock where it is, and let stage and speaker follow.
 *
 * @param {Timeline} timeline
 * @param {Clock} clock
 * @param {{stage: Stage, speaker: Speaker}} shows
 * @param {Told} told
 */
export function createPlayer(timeline, clock, { stage, speaker }, told) {
  const beats = allBeats(timeline);
  const starts = stops(beats);
  const end_s = endOf(beats[beats.length - 1]);
  /** @type {Set<string>} */
  const leftOut = new Set();
  let index = -1;
  let playing = false;
  let pace = 1;

  /** @param {number} next */
  function enter(next) {
    const before = beats[index];
    const beat = beats[next];
    index = next;
    stage.enter(index);
    const detail = { expected_s: beat.start_s, position_s: clock.now(), actual_s: performance.now() / 1000 };
    performance.mark(`beat:${index}`, { detail });
    const same = before?.movement === beat.movement && before?.repetition === beat.repetition;
    if (beat.start_s >= 0 && !(same && before?.side === beat.side)) told.saved(beat.start_s);
  }

  function tick() {
    if (!playing) return;
    if (!clock.running) {
      told.heldUp();
      return;
    }
    follow();
  }

  function follow() {
    const at_s = clock.now();
    if (at_s >= end_s) {
      stop();
      told.finished();
      return;
    }
    const now = indexAt(beats, at_s);
    if (leftOut.has(beats[now].movement ?? "")) {
      jump(afterMovement(beats, now));
      return;
    }
    if (now !== index) enter(now);
    stage.draw(index, at_s, clock.rate);
    if (playing) speaker.plan(at_s);
  }

  function frame() {
    tick();
    if (playing) requestAnimationFrame(frame);
  }

  /** @param {number} next */
  function jump(next) {
    speaker.forget();
    clock.seek(next < beats.length ? beats[next].start_s : end_s);
    follow();
  }

  function stop() {
    playing = false;
    clock.pause();
    speaker.hush();
  }

  setInterval(() => document.hidden && tick(), LOOK_MS);

  return {
    /** The movement being done, or on the way to another position the one that is nearest. */
    get movement() {
      const named = beats.filter(({ movement }) => movement);
      const begun = named.filter(({ start_s }) => start_s <= clock.now() + 1e-6).at(-1) ?? named[0];
      return begun.movement ?? "";
    },
    /** Whether the planned time is over, so that stopping now is no stopping early. */
    get done() {
      return clock.now() >= timeline.seconds;
    },
    pause: stop,
    resume() {
      clock.resume();
      playing = true;
      frame();
    },
    skip() {
      jump(starts.find((place) => place > index) ?? beats.length);
    },
    back() {
      const before = starts.filter(
        (place) => beats[place].start_s <= clock.now() - JUST_BEGUN_S * clock.rate,
      );
      jump(before.at(-1) ?? 0);
    },
    /** Leave out movements, the present one too if it is among them. @param {string[]} movements */
    leaveOut(movements) {
      for (const movement of movements) leftOut.add(movement);
    },
    /** @param {number} step +1 is slower @returns {string} the name of the new pace */
    changePace(step) {
      pace = Math.min(PACES.length - 1, Math.max(0, pace + step));
      clock.setRate(1 / PACES[pace].stretch);
      speaker.replan();
      return PACES[pace].name;
    },
  };
}
