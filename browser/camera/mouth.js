/** @typedef {import("../session/speaker.js").Speaker} Speaker */
/** @typedef {import("../session/types.js").Line} Line */

/** A sentence without a recording is given so long, at so many letters a second. */
const LETTERS_PER_S = 14;
const LOOK_MS = 200;
const FADES_MS = 4000;

/**
 * Say what the camera has to say: at once, or in the next gap of the voice that leads.
 *
 * @param {Record<string, Line>} voice
 * @param {() => Speaker|undefined} speaker
 */
export function createMouth(voice, speaker) {
  let waiting = 0;

  /** @param {string} text */
  const seconds = (text) => voice[text]?.seconds ?? text.length / LETTERS_PER_S;

  /** @param {string} text */
  function now(text) {
    clearInterval(waiting);
    if (text) speaker()?.aside({ say: text, line: voice[text] ?? null });
  }

  return {
    now,
    /** @param {string} text */
    soon(text) {
      clearInterval(waiting);
      const until_ms = performance.now() + FADES_MS;
      waiting = setInterval(() => {
        if ((speaker()?.gap_s() ?? 0) >= seconds(text)) now(text);
        else if (performance.now() > until_ms) clearInterval(waiting);
      }, LOOK_MS);
    },
  };
}
