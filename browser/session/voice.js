import { createBells } from "./bells.js";
import { listCues } from "./cues.js";
import { createDevice, deviceVoices } from "./device.js";
import { MODES } from "./modes.js";
import { createRecorded } from "./recorded.js";
import { createSpeaker } from "./speaker.js";
import { allBeats } from "./timeline.js";

/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./sound.js").Sound} Sound */
/** @typedef {import("./wishes.js").Wishes} Wishes */

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
export function loadVoice(context, urls, enough) {
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
 * Get ready to say a timeline: with the device's voice, or with recordings, what is needed first first.
 *
 * @param {Pick<Plan, "timeline"|"voice">} plan
 * @param {{sound: Sound, clock: Clock, wishes: Wishes, from_s: number}} playing
 */
export async function prepareSpeaker({ timeline, voice }, { sound, clock, wishes, from_s }) {
  const beats = allBeats(timeline);
  const bells = createBells(sound);
  const mode = () => wishes.mode;
  const chosen = deviceVoices().find(({ voiceURI }) => voiceURI === wishes.voice);
  const own = chosen && createDevice(chosen, () => clock.sourceTime(clock.now()));
  const mouth = own ?? (await recorded());
  return createSpeaker(listCues(beats, voice), clock, { mouth, bells, mode });

  async function recorded() {
    const ordered = [...beats.filter(({ start_s }) => start_s >= from_s), ...beats];
    const lines = [...ordered.map(({ say }) => voice[say]), ...Object.values(voice)];
    const urls = new Set(lines.flatMap((line) => (line ? [line.url] : [])));
    const { buffers, first } = loadVoice(sound.context, [...urls], ENOUGH);
    const patience_ms = MODES[mode()].says.length ? PATIENCE_MS : 0;
    await Promise.race([first, new Promise((resolve) => setTimeout(resolve, patience_ms))]);
    return createRecorded(sound, buffers);
  }
}
