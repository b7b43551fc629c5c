import { listCues } from "./cues.js";
import { createSpeaker } from "./speaker.js";
import { allBeats } from "./timeline.js";

/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./sound.js").Sound} Sound */

/** So many lines must be there before it starts; the others come while it plays. */
const ENOUGH = 3;
/** A voice that is slow to come must not keep the session waiting. */
const PATIENCE_MS = 4000;
/**
 * Fetch and decode the voice lines in the order in which they are needed.
 *
 * @param {AudioContext} context
 * @param {string[]} urls
 * @param {number} enough how many must be there before the session starts
 * @returns {{buffers: Map<string, AudioBuffer>, first: Promise<void>}} a line that does not come stays silent:
 *   its caption is there all the same
 */
function loadVoice(context, urls, enough) {
  /** @type {Map<string, AudioBuffer>} */
  const buffers = new Map();
  /** @param {string} url */
  const load = async (url) => {
    try {
      const answer = await fetch(url);
      if (answer.ok) buffers.set(url, await context.decodeAudioData(await answer.arrayBuffer()));
    } catch {
      buffers.delete(url);
    }
  };
  const first = Promise.all(urls.slice(0, enough).map(load)).then(() => {
    void urls.slice(enough).reduce((before, url) => before.then(() => load(url)), Promise.resolve());
  });
  return { buffers, first };
}

/**
 * Load the voice, what is needed first first, and wait for a little of it.
 *
 * @param {Plan["timeline"]} timeline
 * @param {Plan["voice"]} voice
 * @param {{sound: Sound, clock: Clock, from_s: number}} playing
 */
export async function prepareVoice(timeline, voice, { sound, clock, from_s }) {
  const beats = allBeats(timeline);
  const ordered = [...beats.filter(({ start_s }) => start_s >= from_s), ...beats];
  const urls = new Set(ordered.flatMap(({ say, quiet }) => (voice[say] && !quiet ? [voice[say].url] : [])));
  const { buffers, first } = loadVoice(sound.context, [...urls], ENOUGH);
  await Promise.race([first, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  return createSpeaker(sound, buffers, listCues(beats, voice), clock);
}
