import { allBeats, endOf } from "../session/timeline.js";

/** @typedef {import("../session/types.js").Timeline} Timeline */

/** So long before a movement it is said how to turn for it. */
const AHEAD_S = 8;

/**
 * The device never moves: say how to turn to it before a movement that it must see from another side.
 *
 * @param {Record<string, {say: string}>} turns by movement
 * @param {(text: string) => unknown} tell
 */
export function createTurns(turns, tell) {
  /** @type {import("../session/types.js").Beat[]} */
  let beats = [];
  let told = "";

  return {
    /** @param {Timeline} timeline */
    laid(timeline) {
      beats = allBeats(timeline);
    },
    /** @param {number} index */
    entered(index) {
      const here = beats[index];
      const next = beats.find(
        ({ kind, movement }, i) => i > index && kind === "work" && movement !== here.movement,
      );
      const coming = here.kind === "work" ? next : beats.find(({ kind }, i) => i >= index && kind === "work");
      if (!coming?.movement || coming.movement === told || coming.start_s - endOf(here) > AHEAD_S) return;
      told = coming.movement;
      if (turns[told]) tell(turns[told].say);
    },
  };
}
