/**
 * Where sound goes out. It must be opened inside a tap, or the browser keeps it silent.
 *
 * @typedef {{context: AudioContext, out: GainNode}} Sound
 */

/** @type {Sound|undefined} */
let opened;

/** @returns {Sound} the page's one way out for sound */
export function openSound() {
  opened ??= make();
  void opened.context.resume();
  return opened;
}

/** @returns {Sound} */
function make() {
  // Without this an iPhone's silent switch mutes Web Audio.
  const session = /** @type {{audioSession?: {type: string}}} */ (navigator).audioSession;
  if (session) session.type = "playback";
  const context = new AudioContext();
  const out = new GainNode(context);
  out.connect(context.destination);
  return { context, out };
}
