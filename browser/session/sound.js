import { createCarrier } from "./carrier.js";
import { createRecordings } from "./recordings.js";

/**
 * Where sound goes out. It must be opened inside a tap, or the browser keeps it silent.
 *
 * @typedef {{context: AudioContext, out: GainNode, carrier: HTMLAudioElement|null,
 *   recordings: import("./recordings.js").Recordings}} Sound
 */

/** @type {Sound|undefined} */
let opened;

/**
 * Open the page's one way out for sound.
 *
 * @param {{mixes: boolean, mode: import("./modes.js").Mode}} wishes whether other sound on the device plays on,
 *   as it does where Supple says nothing; then no element carries the media keys, and an iPhone's silent
 *   switch mutes
 * @returns {Sound}
 */
export function openSound(wishes) {
  const mixes = wishes.mixes || wishes.mode === "silent";
  opened ??= make();
  const { context } = opened;
  const session = /** @type {{audioSession?: {type: string}}} */ (navigator).audioSession;
  if (session) session.type = mixes ? "ambient" : "playback";
  opened.carrier ??= mixes ? null : createCarrier();
  // Once played inside a tap, it may be played at any time.
  void opened.carrier?.play().catch(() => undefined);
  void context.resume();
  return opened;
}

/** @returns {Sound} */
function make() {
  const context = new AudioContext();
  const out = new GainNode(context);
  out.connect(context.destination);
  return { context, out, carrier: null, recordings: createRecordings(context) };
}
