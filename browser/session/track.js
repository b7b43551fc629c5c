/** @typedef {import("./cues.js").Cue} Cue */
/** @typedef {{cue: Cue, nodes: AudioScheduledSourceNode[], gain: GainNode, starts_s: number, ends_s: number}} Playing */

const FADE_S = 0.06;

/**
 * Keep what was handed over to the audio clock, so that it can be stopped again.
 *
 * @param {AudioContext} context
 */
export function createTrack(context) {
  /** @type {Playing[]} */
  let playing = [];
  const now_s = () => context.currentTime;

  /** @param {(one: Playing) => boolean} which @param {(one: Playing) => number} until_s */
  function end(which, until_s) {
    const ended = playing.filter(which);
    for (const one of ended) {
      const at_s = until_s(one);
      one.gain.gain.setTargetAtTime(0, at_s, FADE_S / 3);
      for (const node of one.nodes) node.stop(at_s + FADE_S);
      one.ends_s = at_s + FADE_S;
    }
    return ended.map(({ cue }) => cue);
  }

  return {
    /** @param {Playing} one */
    add(one) {
      playing = playing.filter(({ ends_s }) => ends_s > now_s());
      playing.push(one);
    },
    /** When the last of it has ended. */
    get free_s() {
      return Math.max(0, ...playing.map(({ ends_s }) => ends_s));
    },
    /** Whether something of it is being heard. */
    speaking: () => playing.some(({ starts_s, ends_s }) => starts_s <= now_s() && now_s() < ends_s),
    /** Stop at once. @returns {Cue[]} what was cut, or had not begun */
    hush() {
      return end(({ ends_s }) => ends_s > now_s(), now_s);
    },
    /** Take back what has not begun. @returns {Cue[]} */
    drop() {
      const dropped = end(({ starts_s }) => starts_s > now_s(), now_s);
      playing = playing.filter(({ starts_s }) => starts_s <= now_s());
      return dropped;
    },
    /** End what has begun at a moment. @param {(one: Playing) => number} until_s on the audio clock */
    settle: (until_s) => void end(({ ends_s }) => ends_s > now_s(), until_s),
  };
}
