/** Each of the 33 points is x, y, visibility, presence. */
export const LENGTH = 132;
export const STRIDE = 4;

/** The fields of a point, as MediaPipe writes them, and where they go. Depth is left out. */
const PLACES = new Map([
  [1, 0],
  [2, 1],
  [4, 2],
  [5, 3],
]);
const FIXED32 = 5;
const DELIMITED = 2;

/**
 * Read a body from MediaPipe's own message (NormalizedLandmarkList). What tasks-vision makes of it leaves out
 * `presence`, which tells better than `visibility` whether a point is there at all.
 *
 * @param {Uint8Array} bytes
 * @param {Float32Array} into
 * @param {number} at where the body begins
 */
export function readBody(bytes, into, at) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let place = at;
  for (let i = 0; i < bytes.length && place < at + LENGTH; ) {
    const [tag, from] = varint(bytes, i);
    if (tag !== ((1 << 3) | DELIMITED)) throw new Error("The pose model answers in another way than it did.");
    const [length, begin] = varint(bytes, from);
    readPoint(view, begin, begin + length, into.subarray(place, place + STRIDE));
    place += STRIDE;
    i = begin + length;
  }
}

/**
 * @param {DataView} view
 * @param {number} from
 * @param {number} end
 * @param {Float32Array} point
 */
function readPoint(view, from, end, point) {
  for (let i = from; i + 5 <= end; i += 5) {
    const tag = view.getUint8(i);
    if ((tag & 7) !== FIXED32) return;
    const place = PLACES.get(tag >> 3);
    if (place !== undefined) point[place] = view.getFloat32(i + 1, true);
  }
}

/** @param {Uint8Array} bytes @param {number} from @returns {[value: number, next: number]} */
function varint(bytes, from) {
  let value = 0;
  let next = from;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[next++];
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return [value, next];
  }
}

/**
 * What is handed over with a picture's bodies, instead of copied.
 *
 * @param {import("./types.js").Found} found
 */
export function buffersOf({ numbers, strips }) {
  return strips ? [numbers.buffer, strips.buffer] : [numbers.buffer];
}
