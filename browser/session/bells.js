import { ring } from "./chime.js";
import { markSound } from "./traces.js";
import { createTrack } from "./track.js";

/** @typedef {import("./recorded.js").Mouth} Mouth */

const RINGS_S = 2;
/** A bell that would come later than this comes not at all. */
const LATEST_S = 0.3;

/**
 * Ring bells and ticks at their moments of the audio clock.
 *
 * @param {import("./sound.js").Sound} sound
 * @returns {Mouth}
 */
export function createBells({ context, out }) {
  const track = createTrack(context);
  return {
    say(cue, due_s) {
      const now_s = context.currentTime;
      if (!cue.chime || due_s < now_s - LATEST_S) return true;
      const gain = new GainNode(context);
      gain.connect(out);
      const starts_s = Math.max(due_s, now_s);
      const nodes = ring(context, gain, cue.chime, starts_s);
      track.add({ cue, nodes, gain, starts_s, ends_s: starts_s + RINGS_S });
      markSound("chime", context, cue, { expected_s: due_s, actual_s: starts_s });
      return true;
    },
    speaking: track.speaking,
    hush: track.hush,
    drop: track.drop,
    settle: () => void track.drop(),
  };
}
