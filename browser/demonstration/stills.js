import { need } from "../session/dom.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Fault} Fault */
/** @typedef {import("./types.js").Move} Move */

/**
 * Show the drawn figure where nobody can be shown in three dimensions.
 *
 * @param {Facts} facts
 * @param {HTMLElement} root
 */
export function createStills(facts, root) {
  const first = need("#still-one", HTMLImageElement, root);
  const second = need("#still-two", HTMLImageElement, root);

  const dark = getComputedStyle(document.documentElement).colorScheme === "dark";

  /** @param {HTMLImageElement} image @param {string} address @param {string} alt */
  function put(image, address, alt) {
    const url = dark ? `${address}&theme=dark` : address;
    if (image.getAttribute("src") !== url) image.src = url;
    if (image.alt !== alt) image.alt = alt;
  }

  return {
    /** @param {Move} beat @param {number} share @param {boolean} feel whether it glows where it is felt */
    one(beat, share, feel) {
      second.hidden = true;
      const stills = feel ? facts.glowing : facts.stills;
      const url = share < 0.5 ? stills[beat.pose_from] : stills[beat.pose_to];
      put(first, url, beat.show);
    },
    /** @param {Fault} fault */
    both(fault) {
      second.hidden = false;
      put(first, fault.stills[0], "Like this");
      put(second, fault.stills[1], `Not like this: ${fault.text}`);
    },
  };
}
