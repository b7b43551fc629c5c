/** What is sampled of a mask, as `supple.core.sight.outline.outline_of_strip` wants it. */

/** Rays across the line of hips and shoulders: 0 is between the hips, 1 between the shoulders. */
const FIRST = -0.4;
const LAST = 1.2;
export const RAYS = 33;
/** Points of a ray: so many to each side of the line, so many a length of the line. */
const MIDDLE = 248;
const PER_LENGTH = 8 / 0.03;
export const WIDE = 2 * MIDDLE + 1;
export const STRIP = RAYS * WIDE;

const SHOULDERS = [11, 12];
const HIPS = [23, 24];
const STRIDE = 4;

/**
 * Sample a body's mask along the rays. Nothing else of the mask is kept, and nothing is decided here:
 * where the body ends is found in Python, as in the command line.
 *
 * @param {{width: number, height: number, values: Float32Array}} mask 0 to 1, row by row
 * @param {Float32Array} body its 33 points
 * @param {number} aspect of the picture
 * @param {Uint8Array} into STRIP bytes
 */
export function sampleStrip({ width, height, values }, body, aspect, into) {
  const [x, y] = middle(body, HIPS, aspect, height);
  const [top_x, top_y] = middle(body, SHOULDERS, aspect, height);
  const [up_x, up_y] = [top_x - x, top_y - y];
  for (let ray = 0; ray < RAYS; ray += 1) {
    const at = FIRST + ((LAST - FIRST) * ray) / (RAYS - 1);
    for (let place = 0; place < WIDE; place += 1) {
      const out = (place - MIDDLE) / PER_LENGTH;
      const column = Math.round(x + at * up_x + out * up_y - 0.5);
      const row = Math.round(y + at * up_y - out * up_x - 0.5);
      const inside = column >= 0 && column < width && row >= 0 && row < height;
      into[ray * WIDE + place] = inside ? Math.round(255 * values[row * width + column]) : 0;
    }
  }
}

/** @param {Float32Array} body @param {number[]} points @param {number} aspect @param {number} height */
function middle(body, [left, right], aspect, height) {
  const x = (body[left * STRIDE] + body[right * STRIDE]) / 2;
  const y = (body[left * STRIDE + 1] + body[right * STRIDE + 1]) / 2;
  return [x * aspect * height, y * height];
}
