import { isMode } from "./modes.js";

/** @typedef {import("./modes.js").Mode} Mode */
/** @typedef {{mode: Mode, voice: string, waits: boolean}} Wished voice: a voice of the device; empty is Supple's own */
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
  const wished = { mode, voice: String(kept.voice ?? ""), waits: kept.waits === true };
  return Object.assign(wished, {
    /** @param {Partial<Wished>} some */
    change(some) {
      Object.assign(wished, some);
      const { mode, voice, waits } = wished;
      localStorage.setItem(KEY, JSON.stringify({ usual, mode, voice, waits }));
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
