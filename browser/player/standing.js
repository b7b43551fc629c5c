/** @typedef {import("./main.js").Move} Move */
/** @typedef {"lying"|"prone"|"kneeling"|"sitting"|"standing"} Position */

/** Where the camera stands, by the movement's best view and the person's position, in metres.
 * @type {Record<"side"|"front", Record<Position, [number, number, number]>>} */
export const STANDS = {
  side: {
    lying: [0.5, 0.95, 2.9],
    prone: [0.5, 0.95, 2.9],
    kneeling: [0.7, 1.1, 3],
    sitting: [0.6, 1.1, 3.1],
    standing: [0.6, 1.25, 3.9],
  },
  front: {
    lying: [2.6, 1.6, 1],
    prone: [2.6, 1.3, 1],
    kneeling: [2.8, 1.2, 0.9],
    sitting: [2.9, 1.3, 0.8],
    standing: [3.7, 1.4, 0.9],
  },
};
/** What it looks at: how far ahead and how high. */
export const LOOKS_AT = {
  lying: [0.05, 0.25],
  prone: [0.05, 0.2],
  kneeling: [0.05, 0.5],
  sitting: [-0.25, 0.62],
  standing: [0, 0.86],
};

/** What one sits on or holds on to is seen whole; what lies on the floor may run out of the picture. */
export const SEEN_WHOLE = ["chair", "leg_chair", "chair_beside"];

/** @param {Move} move @returns {[view: "side"|"front", position: Position]} */
export const standOf = ({ view, position }) => [
  view === "front" ? "front" : "side",
  position in LOOKS_AT ? /** @type {Position} */ (position) : "standing",
];
