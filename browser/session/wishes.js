import { keepingUnder } from "./keeping.js";
import { isMode } from "./modes.js";

/** @typedef {import("./modes.js").Mode} Mode */
/**
 * @typedef {object} Wished
 * @property {Mode} mode
 * @property {string} voice a voice of the device; empty is Supple's own
 * @property {boolean} waits
 * @property {boolean} mirrors whether the picture is a mirror
 * @property {boolean} spine whether the spine is seen through the body
 * @property {boolean} mixes whether other sound on the device plays on
 */
/** @typedef {Readonly<Wished> & {change(some: Partial<Wished>): void}} Wishes */

/**
 * Keep how somebody wants to be led on this device. It lasts until the settings say something else.
 *
 * @param {string} [settings] what the settings say
 * @param {import("./keeping.js").Keeping} [keeping]
 * @returns {Wishes}
 */
export function createWishes(settings = "full", keeping = keepingUnder("supple.sound")) {
  const usual = isMode(settings) ? settings : "full";
  const kept = /** @type {Record<string, unknown>} */ (keeping.recall() ?? {});
  const mode = kept.usual === usual && isMode(kept.mode) ? kept.mode : usual;
  /** @type {Wished} */
  const wished = {
    mode,
    voice: String(kept.voice ?? ""),
    waits: kept.waits === true,
    mixes: kept.mixes === true,
    mirrors: kept.mirrors === true,
    spine: kept.spine === true,
  };
  return Object.assign(wished, {
    /** @param {Partial<Wished>} some */
    change(some) {
      Object.assign(wished, some);
      const { mode, voice, waits, mixes, mirrors, spine } = wished;
      keeping.keep({ usual, mode, voice, waits, mixes, mirrors, spine });
    },
  });
}
