/**
 * Where sound goes out. It must be opened inside a tap, or the browser keeps it silent.
 *
 * @typedef {{context: AudioContext, out: GainNode}} Sound
 */

/** @returns {Sound} */
export function openSound() {
  // Without this an iPhone's silent switch mutes Web Audio.
  const session = /** @type {{audioSession?: {type: string}}} */ (navigator).audioSession;
  if (session) session.type = "playback";
  const context = new AudioContext();
  const out = new GainNode(context);
  out.connect(context.destination);
  return { context, out };
}
