import { wordEnd_s } from "./gap.js";
import { startOf } from "./queue.js";
import { markSound } from "./traces.js";
import { createTrack } from "./track.js";

/** @typedef {import("./cues.js").Cue} Cue */
/** @typedef {import("./sound.js").Sound} Sound */

/**
 * What says lines. Each answers with the cues that it took back.
 *
 * @typedef {object} Mouth
 * @property {(cue: Cue, due_s: number, next?: {due_s: number, weight: number}) => boolean} say at a moment of
 *   the audio clock; false when it can't be said yet
 * @property {() => Cue[]} hush fall silent, in the middle of a word too
 * @property {() => Cue[]} drop take back what has not begun
 * @property {() => boolean} speaking whether something is being heard now
 * @property {() => void} settle fall silent at the end of the word
 */

const BETWEEN_LINES_S = 0.05;

/**
 * Say lines with the recorded voice, each at its own moment of the audio clock.
 *
 * @param {Sound} sound
 * @returns {Mouth}
 */
export function createRecorded({ context, out, recordings: { buffers } }) {
  const track = createTrack(context);

  /** @param {import("./track.js").Playing} one */
  function wordEnds_s({ cue, starts_s, ends_s }) {
    const buffer = cue.line && buffers.get(cue.line.url);
    return buffer ? starts_s + wordEnd_s(buffer, context.currentTime - starts_s) : ends_s;
  }

  return {
    say(cue, due_s, next) {
      const buffer = cue.line && buffers.get(cue.line.url);
      if (!buffer) return false;
      const { weight } = cue;
      const free_s = Math.max(track.free_s, context.currentTime);
      const starts_s = startOf({ due_s, seconds: buffer.duration, weight }, free_s, next);
      if (starts_s === null) return true;
      const gain = new GainNode(context);
      const node = new AudioBufferSourceNode(context, { buffer });
      node.connect(gain).connect(out);
      node.start(starts_s);
      track.add({ cue, nodes: [node], gain, starts_s, ends_s: starts_s + buffer.duration + BETWEEN_LINES_S });
      markSound("voice", context, cue, { expected_s: due_s, actual_s: starts_s });
      return true;
    },
    speaking: track.speaking,
    hush: track.hush,
    drop: track.drop,
    settle() {
      track.drop();
      track.settle(wordEnds_s);
    },
  };
}
