/**
 * What this browser keeps between visits. Where it keeps nothing, everything works all the same.
 *
 * @typedef {object} Keeping
 * @property {() => unknown} recall null where nothing is kept, or nothing that can be read
 * @property {(value: object|null) => void} keep null forgets it
 */

/** @param {string} key @returns {Keeping} */
export function keepingUnder(key) {
  return {
    recall() {
      try {
        return JSON.parse(localStorage.getItem(key) ?? "null");
      } catch {
        return null;
      }
    },
    keep(value) {
      try {
        if (value) localStorage.setItem(key, JSON.stringify(value));
        else localStorage.removeItem(key);
      } catch {
        // Storage is full, or switched off.
      }
    },
  };
}

/** @type {Keeping} */
export const keepingNothing = { recall: () => null, keep() {} };
