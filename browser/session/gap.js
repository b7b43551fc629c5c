const WINDOW_S = 0.01;
const QUIET = 0.012;
const GAP_S = 0.04;

/**
 * Find the end of the word that is being said: where it is quiet for a moment.
 *
 * @param {AudioBuffer} buffer
 * @param {number} from_s
 * @returns {number} seconds from the start of the recording; its end where no word ends sooner
 */
export function wordEnd_s(buffer, from_s) {
  const samples = buffer.getChannelData(0);
  const step = Math.round(WINDOW_S * buffer.sampleRate);
  let quiet_s = 0;
  for (let i = Math.max(0, Math.floor(from_s * buffer.sampleRate)); i < samples.length; i += step) {
    const loudest = samples.subarray(i, i + step).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
    quiet_s = loudest < QUIET ? quiet_s + WINDOW_S : 0;
    if (quiet_s >= GAP_S) return i / buffer.sampleRate;
  }
  return buffer.duration;
}
