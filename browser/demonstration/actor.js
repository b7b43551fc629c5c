import { createStage } from "./stage.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./stage.js").Stage} Stage */

/**
 * Bring in whoever shall show a movement, one at a time.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Facts} facts
 * @param {{came(url: string): void, turned(): void, missing(): void}} told `turned`: somebody's hand turned the
 *   picture
 */
export function createActor(canvas, facts, { came, turned, missing }) {
  /** @type {Stage|undefined} */
  let stage;
  /** How often somebody was asked for, or asked to leave: who comes later than somebody else stays away. */
  let asked = 0;

  /** Let go of whoever is there or on the way. */
  function leave() {
    stage?.leave();
    stage = undefined;
    asked += 1;
  }

  return {
    get stage() {
      return stage;
    },
    leave,
    /** @param {string} url the person's file */
    async bringIn(url) {
      leave();
      const mine = asked;
      try {
        const made = await createStage(canvas, facts, url);
        if (mine !== asked) return made.leave();
        stage = made;
        stage.controls.addEventListener("change", turned);
        came(url);
      } catch {
        if (mine === asked) missing();
      }
    },
  };
}
