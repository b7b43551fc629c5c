import { make, need } from "./dom.js";
import { blocks } from "./timeline.js";

/** @typedef {import("./timeline.js").Block} Block */

/**
 * Lay the bar along the top: a piece for each movement, as wide as it is long.
 *
 * @param {import("./types.js").Timeline} timeline
 * @returns {(at_s: number) => void} fills it up to a position
 */
export function createBar({ beats }) {
  const parts = blocks(beats).map((block) => {
    const piece = make("span", "", block.movement ? "piece" : "piece between");
    const fill = make("i");
    piece.style.flexGrow = String(block.end_s - block.start_s);
    piece.append(fill);
    return { block, piece, fill, shown: "" };
  });
  need("#bar", HTMLElement).replaceChildren(...parts.map(({ piece }) => piece));
  return (at_s) => {
    for (const part of parts) {
      const share = shareOf(part.block, at_s);
      // Writing a style costs time, also where it changes nothing.
      if (share !== part.shown) part.fill.style.transform = `scaleX(${share})`;
      part.shown = share;
    }
  };
}

/** @param {Block} block @param {number} at_s */
function shareOf({ start_s, end_s }, at_s) {
  return Math.min(1, Math.max(0, (at_s - start_s) / (end_s - start_s))).toFixed(3);
}
