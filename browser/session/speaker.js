import { sounds } from "./modes.js";

/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./cues.js").Cue} Cue */
/** @typedef {import("./modes.js").Mode} Mode */
/** @typedef {import("./recorded.js").Mouth} Mouth */

/**
 * @typedef {object} Speaker
 * @property {(at_s: number, lastBeat: number) => void} plan hand over what sounds soon after a position, up
 *   to and with a beat
 * @property {() => void} hush fall silent; a line that was cut is said again when the session goes on
 * @property {() => void} replan put what has not begun to its new moment, after a change of pace or mode
 * @property {() => void} forget after a jump: everything may be said again
 * @property {(aside: {say: string, line: import("./types.js").Line|null}) => void} aside say something that
 *   belongs to no beat
 * @property {() => number} gap_s how long it stays silent from now, in real seconds; 0 while it speaks
 */

/** A hidden page is woken rarely, so it plans further ahead. */
const AHEAD_S = { visible: 2, hidden: 75 };
/** With less than this left of its beat, a line that was cut is not begun again. */
const WORTH_S = 1;

/** @type {Speaker} */
export const silence = { plan() {}, hush() {}, replan() {}, forget() {}, aside() {}, gap_s: () => Infinity };

/** @param {Cue} cue @param {number} at_s */
function isWorth({ at_s: begins_s, until_s }, at_s) {
  return at_s <= begins_s || until_s - at_s >= Math.min(WORTH_S, until_s - begins_s - 0.1);
}

/**
 * Say the lines and ring the chimes, each at its own moment. A line is never cut off by the next one.
 *
 * @param {Cue[]} cues
 * @param {Clock} clock
 * @param {{mouth: Mouth, bells: Mouth, mode: () => Mode}} sound
 * @returns {Speaker}
 */
export function createSpeaker(cues, clock, { mouth, bells, mode }) {
  /** @type {Set<Cue>} */
  const planned = new Set();

  /** @param {Cue} cue @param {number} at_s @param {number} lastBeat */
  function isDue(cue, at_s, lastBeat) {
    const ahead_s = (document.hidden ? AHEAD_S.hidden : AHEAD_S.visible) * clock.rate;
    const soon = cue.until_s > at_s && cue.at_s <= at_s + ahead_s && cue.beat <= lastBeat;
    return soon && !planned.has(cue) && isWorth(cue, at_s) && sounds(cue, mode());
  }

  /** @param {Cue} cue */
  function say(cue) {
    const after = cues.slice(cues.indexOf(cue) + 1).find((one) => !one.chime && sounds(one, mode()));
    const next = after && { due_s: clock.sourceTime(after.at_s), weight: after.weight };
    return (cue.chime ? bells : mouth).say(cue, clock.sourceTime(cue.at_s), next);
  }

  /** @param {Cue[]} cut */
  function again(cut) {
    for (const cue of cut) planned.delete(cue);
  }

  return {
    plan(at_s, lastBeat) {
      for (const cue of cues) if (isDue(cue, at_s, lastBeat) && say(cue)) planned.add(cue);
    },
    gap_s() {
      if (mouth.speaking()) return 0;
      const at_s = clock.now();
      const next = cues.find((cue) => cue.at_s >= at_s && !cue.chime && cue.say && sounds(cue, mode()));
      return next ? (next.at_s - at_s) / clock.rate : Infinity;
    },
    hush: () => again([...mouth.hush(), ...bells.hush()]),
    replan: () => again([...mouth.drop(), ...bells.drop()]),
    forget() {
      mouth.settle();
      bells.settle();
      planned.clear();
    },
    aside({ say, line }) {
      if (mode() === "silent") return;
      const at_s = clock.now();
      const words = mode() !== "chime";
      /** @type {Cue} */
      const cue = {
        at_s,
        until_s: at_s + 60,
        beat: -1,
        role: "way",
        weight: 3,
        say,
        line,
        chime: words ? null : "side",
      };
      (words ? mouth : bells).say(cue, clock.sourceTime(at_s));
    },
  };
}
