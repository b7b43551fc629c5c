/** Shorter than five seconds, a browser does not give a sound the keys of a headset. */
const LOOP_S = 10;
const RATE_HZ = 8000;
const HEADER_BYTES = 44;

/** @returns {string} the address of some silence, made here: nothing has to be fetched for it */
function silence() {
  const samples = LOOP_S * RATE_HZ;
  const header = new DataView(new ArrayBuffer(HEADER_BYTES));
  /** @param {number} at @param {string} text */
  const letters = (at, text) =>
    [...text].forEach((one, i) => void header.setUint8(at + i, one.charCodeAt(0)));
  letters(0, "RIFF");
  header.setUint32(4, HEADER_BYTES - 8 + samples, true);
  letters(8, "WAVEfmt ");
  header.setUint32(16, 16, true);
  header.setUint16(20, 1, true);
  header.setUint16(22, 1, true);
  header.setUint32(24, RATE_HZ, true);
  header.setUint32(28, RATE_HZ, true);
  header.setUint16(32, 1, true);
  header.setUint16(34, 8, true);
  letters(36, "data");
  header.setUint32(40, samples, true);
  return URL.createObjectURL(new Blob([header, new Uint8Array(samples).fill(128)], { type: "audio/wav" }));
}

/**
 * Play silence in a real audio element, for as long as Supple sounds. Browsers give media keys and the lock
 * screen only to such an element, and an iPhone's silent switch does not mute it. The voice itself goes its
 * own, exactly timed way.
 *
 * @returns {HTMLAudioElement} start it inside a tap
 */
export function createCarrier() {
  const audio = new Audio(silence());
  audio.loop = true;
  return audio;
}
