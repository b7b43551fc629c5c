import { isMode } from "./modes.js";

/** @typedef {import("./modes.js").Mode} Mode */
/**
 * @typedef {object} Wished
 * @property {Mode} mode
 * @property {string} voice a voice of the device; empty is Supple's own
 * @property {boolean} waits
 * @property {boolean} mixes whether other sound on the device plays on
 */
/** @typedef {Readonly<Wished> & {change(some: Partial<Wished>): void}} Wishes */

const KEY = "supple.sound";

/**
 * Keep how somebody wants to be led on this device. It lasts until the settings say something else.
 *
 * @param {string} [settings] what the settings say
 * @returns {Wishes}
 */
export function createWishes(settings = "full") {
  const usual = isMode(settings) ? settings : "full";
  const kept = stored();
  const mode = kept.usual === usual && isMode(kept.mode) ? kept.mode : usual;
  /** @type {Wished} */
  const wished = {
    mode,
    voice: String(kept.voice ?? ""),
    waits: kept.waits === true,
    mixes: kept.mixes === true,
  };
  return Object.assign(wished, {
    /** @param {Partial<Wished>} some */
    change(some) {
      Object.assign(wished, some);
      const { mode, voice, waits, mixes } = wished;
      localStorage.setItem(KEY, JSON.stringify({ usual, mode, voice, waits, mixes }));
    },
  });
}

/** @returns {Record<string, unknown>} */
function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "{}") ?? {};
  } catch {
    return {};
  }
}
