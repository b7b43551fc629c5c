import { ring } from "./chime.js";
import { latencyOf_s } from "./clock.js";

/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./cues.js").Cue} Cue */
/** @typedef {import("./sound.js").Sound} Sound */
/** @typedef {{nodes: AudioScheduledSourceNode[], gain: GainNode, cue: Cue, starts_s: number, ends_s: number}} Playing */

/**
 * @typedef {object} Speaker
 * @property {(at_s: number) => void} plan hand over what sounds soon after a position
 * @property {() => void} hush fall silent; a line that was cut is said again when the session goes on
 * @property {() => void} replan put what has not begun to its new moment, after a change of pace
 * @property {() => void} forget after a jump: everything may be said again
 */

/** A hidden page is woken rarely, so it plans further ahead. */
const AHEAD_S = { visible: 2, hidden: 75 };
const FADE_S = 0.06;
/** A line that has to wait longer than this for the one before it says something that is no longer true. */
const TOO_LATE_S = 2.5;
/** With less than this left of its beat, a line that was cut is not begun again. */
const WORTH_S = 1;
const BETWEEN_LINES_S = 0.05;

/** @type {Speaker} */
export const silence = { plan() {}, hush() {}, replan() {}, forget() {} };

/**
 * Leave a trace of when a line is heard, for measuring.
 *
 * @param {AudioContext} context
 * @param {Cue} cue
 * @param {number} expected_s
 * @param {number} actual_s
 */
function mark(context, cue, expected_s, actual_s) {
  const until_s = Math.max(0, actual_s - context.currentTime) + latencyOf_s(context);
  const startTime = performance.now() + until_s * 1000;
  performance.mark(`voice:${cue.beat}`, { startTime, detail: { expected_s, actual_s } });
}

/**
 * Say the lines and ring the chimes, each at its own moment of the audio clock. A line is never cut off by
 * the next one: the next one waits for it.
 *
 * @param {Sound} sound
 * @param {Map<string, AudioBuffer>} buffers the voice by its address; more may come while it plays
 * @param {Cue[]} cues
 * @param {Clock} clock
 * @returns {Speaker}
 */
export function createSpeaker({ context, out }, buffers, cues, clock) {
  /** @type {Playing[]} */
  let playing = [];
  /** @type {Set<Cue>} */
  const planned = new Set();
  let voiceFree_s = 0;

  /** @param {Cue} cue @param {number} due_s on the audio clock */
  function say(cue, due_s) {
    const buffer = cue.line && buffers.get(cue.line.url);
    if (!buffer) return;
    planned.add(cue);
    const starts_s = Math.max(due_s, voiceFree_s, context.currentTime);
    if (voiceFree_s - due_s > TOO_LATE_S) return;
    const gain = new GainNode(context);
    const node = new AudioBufferSourceNode(context, { buffer });
    node.connect(gain).connect(out);
    node.start(starts_s);
    voiceFree_s = starts_s + buffer.duration + BETWEEN_LINES_S;
    playing.push({ nodes: [node], gain, cue, starts_s, ends_s: voiceFree_s });
    mark(context, cue, due_s, starts_s);
  }

  /** @param {Cue} cue @param {number} due_s */
  function chime(cue, due_s) {
    planned.add(cue);
    if (!cue.chime || due_s < context.currentTime - 0.3) return;
    const gain = new GainNode(context);
    gain.connect(out);
    const starts_s = Math.max(due_s, context.currentTime);
    const nodes = ring(context, gain, cue.chime, starts_s);
    playing.push({ nodes, gain, cue, starts_s, ends_s: starts_s + 2 });
  }

  /** @param {Cue} cue @param {number} at_s */
  function isDue(cue, at_s) {
    const ahead_s = (document.hidden ? AHEAD_S.hidden : AHEAD_S.visible) * clock.rate;
    const worth = at_s <= cue.at_s || cue.until_s - at_s >= Math.min(WORTH_S, cue.until_s - cue.at_s - 0.1);
    return !planned.has(cue) && cue.until_s > at_s && cue.at_s <= at_s + ahead_s && worth;
  }

  /** @param {(one: Playing) => boolean} which */
  function stop(which) {
    const now_s = context.currentTime;
    for (const { nodes, gain, cue } of playing.filter(which)) {
      gain.gain.setTargetAtTime(0, now_s, FADE_S / 3);
      for (const node of nodes) node.stop(now_s + FADE_S);
      planned.delete(cue);
    }
    playing = playing.filter((one) => !which(one));
    voiceFree_s = Math.max(0, ...playing.filter(({ cue }) => cue.line).map(({ ends_s }) => ends_s));
  }

  const hush = () => stop(({ ends_s }) => ends_s > context.currentTime);
  return {
    plan(at_s) {
      playing = playing.filter(({ ends_s }) => ends_s > context.currentTime);
      for (const cue of cues.filter((one) => isDue(one, at_s))) {
        if (cue.chime) chime(cue, clock.sourceTime(cue.at_s));
        else say(cue, clock.sourceTime(cue.at_s));
      }
    },
    hush,
    replan: () => stop(({ starts_s }) => starts_s > context.currentTime),
    forget() {
      hush();
      planned.clear();
    },
  };
}
