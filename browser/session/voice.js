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
 * Get ready to say a timeline: with the device's voice, or with recordings, what is needed first first.
 *
 * @param {Pick<Plan, "timeline"|"voice"|"asides">} plan
 * @param {{sound: Sound, clock: Clock, wishes: Wishes, from_s: number}} playing
 */
export async function prepareSpeaker({ timeline, voice, asides }, { sound, clock, wishes, from_s }) {
  const beats = allBeats(timeline);
  const bells = createBells(sound);
  const mode = () => wishes.mode;
  const chosen = deviceVoices().find(({ voiceURI }) => voiceURI === wishes.voice);
  const own = chosen && createDevice(chosen, () => clock.sourceTime(clock.now()));
  const mouth = own ?? (await recorded());
  return createSpeaker(listCues(beats, voice), clock, { mouth, bells, mode });

  async function recorded() {
    const ordered = [...beats.filter(({ start_s }) => start_s >= from_s), ...beats];
    const mine = urlsOf([...ordered.map(({ say }) => voice[say]), voice[asides?.waiting ?? ""]]);
    const ready = sound.recordings.load(mine, ENOUGH, urlsOf(Object.values(voice)));
    const patience_ms = MODES[mode()].says.length ? PATIENCE_MS : 0;
    await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, patience_ms))]);
    return createRecorded(sound);
  }
}

/** @param {(import("./types.js").Line|undefined)[]} lines each address once, in their order */
const urlsOf = (lines) => [...new Set(lines.flatMap((line) => (line ? [line.url] : [])))];
