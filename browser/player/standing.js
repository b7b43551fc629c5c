/** @typedef {import("./main.js").Move} Move */
/** @typedef {[ahead: number, up: number, aside: number]} Place in metres */
/**
 * Where the camera stands, what it looks at, and how wide and how high what it takes in is, in metres.
 *
 * @typedef {{name: string, from: Place, at: Place, wide: number, high: number}} Stand
 */

/** By the movement's best view and the person's position: from where, how wide, how high. */
const STANDS = {
  side: {
    lying: [0.5, 0.95, 2.9, 2.15, 1.05],
    prone: [0.5, 0.95, 2.9, 2.15, 0.95],
    kneeling: [0.85, 1.1, 3, 2.3, 1.2],
    sitting: [0.6, 1.1, 3.1, 1.25, 1.6],
    standing: [0.6, 1.25, 3.9, 0.86, 1.9],
  },
  front: {
    lying: [2.6, 1.6, 1, 1.25, 1.35],
    prone: [2.6, 1.3, 1, 1.3, 1.2],
    kneeling: [2.8, 1.2, 0.9, 1.3, 1.3],
    sitting: [2.9, 1.3, 0.8, 1.2, 1.68],
    standing: [3.7, 1.4, 0.9, 1, 1.95],
  },
};
/** What it looks at: how far ahead and how high. */
const LOOKS_AT = {
  lying: [0.05, 0.25],
  prone: [0.05, 0.2],
  kneeling: [0.2, 0.5],
  sitting: [-0.25, 0.62],
  standing: [0, 0.86],
};

/** What one sits on or holds on to is seen whole; what lies on the floor may run out of the picture. */
export const SEEN_WHOLE = ["chair", "leg_chair", "chair_beside"];

/** Who leans on a wall is seen with it: so far ahead it is looked, and so much more is taken in. */
const WALL_M = { ahead: 0.14, wider: 0.26 };

/** @param {Move} move @param {string[]} [props] what is in the room @returns {Stand} */
export function standOf({ view, position }, props = []) {
  const side = view === "front" ? "front" : "side";
  const where = /** @type {keyof typeof LOOKS_AT} */ (position in LOOKS_AT ? position : "standing");
  const [ahead, up, aside, wide, high] = STANDS[side][where];
  const [at_ahead, at_up] = LOOKS_AT[where];
  const leans = props.includes("wall");
  const on = leans ? WALL_M.ahead : 0;
  return {
    name: `${side} ${where}${leans ? " wall" : ""}`,
    from: [ahead + on, up, aside],
    at: [at_ahead + on, at_up, 0],
    wide: wide + (leans ? WALL_M.wider : 0),
    high,
  };
}
