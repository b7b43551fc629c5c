import { LENGTH, STRIDE } from "./landmarks.js";

/** @typedef {import("./types.js").Found} Found */
/** @typedef {{version: 1, rate_hz: number, start_s: number, rows: string}} Stretch */

const RATE_HZ = 5;
/** So many rows are sent together. */
const ROWS = 120;
const LONGEST_S = 120;
const POINTS = 33;
const WIDTH = 1 + 2 * POINTS;
/** Times are kept in hundredths of a second, places in ten-thousandths of the picture's height. */
const PER_S = 100;
const PER_HEIGHT = 10_000;
const LARGEST = 32_767;

/**
 * Keep the points of the body, no picture, for a replay: only where the person asked for it.
 *
 * @param {(number: number, stretch: Stretch) => void} send
 */
export function createKeep(send) {
  const rows = new Int16Array(ROWS * WIDTH);
  let count = 0;
  let sent = 0;
  let first_s = 0;
  let last_s = Number.NEGATIVE_INFINITY;

  /** Send what there is. */
  function flush() {
    const start_s = first_s;
    if (count) send(sent++, { version: 1, rate_hz: RATE_HZ, start_s, rows: base64(rows, count * WIDTH) });
    count = 0;
  }

  return {
    flush,
    /**
     * Rows have the session's time: it stands still while the session does, and pictures then add nothing.
     *
     * @param {Found} found @param {number} body which of its bodies
     */
    add({ numbers, at_s, aspect }, body) {
      if (Math.abs(at_s - last_s) < 1 / RATE_HZ || numbers.length < (body + 1) * LENGTH) return;
      // Who goes back begins anew; and a row's time must fit.
      if (at_s < last_s || at_s - first_s > LONGEST_S) flush();
      last_s = at_s;
      if (!count) first_s = Math.round(at_s * 1000) / 1000;
      const row = rows.subarray(count * WIDTH, ++count * WIDTH);
      row[0] = Math.round((at_s - first_s) * PER_S);
      for (let point = 0; point < POINTS; point += 1) {
        const from = body * LENGTH + point * STRIDE;
        row[1 + 2 * point] = whole(numbers[from] * aspect);
        row[2 + 2 * point] = whole(numbers[from + 1]);
      }
      if (count === ROWS) flush();
    },
  };
}

/** @param {number} share */
const whole = (share) => Math.max(-LARGEST, Math.min(LARGEST, Math.round(share * PER_HEIGHT)));

/** @param {Int16Array} numbers little-endian, as on all machines that run browsers @param {number} count */
function base64(numbers, count) {
  const bytes = new Uint8Array(numbers.buffer, 0, 2 * count);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
