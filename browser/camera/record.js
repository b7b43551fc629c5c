/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./eye.js").Eye} Eye */
/** @typedef {import("./eye.js").Lost} Lost */

/**
 * Keep what is to be told about a session: words and numbers, no picture.
 *
 * @param {(seen: object) => void} send
 */
export function createRecord(send) {
  let sums = { frames: 0, watched_s: 0, parts: [], faults: [], cannot_see: [] };
  let model = "";
  /** @type {Lost|null} */
  let lost = null;

  return {
    /** @param {Found} found */
    found(found) {
      model = found.model;
    },
    /** @param {Lost} why */
    lost(why) {
      lost = why;
    },
    /** Ask the judge for the sums so far. @param {Eye} eye @param {"now"|"end"} when */
    async sum({ workers }, when) {
      const told = await workers?.sum(when);
      if (told) sums = JSON.parse(told);
    },
    /** @param {Eye} eye */
    tell({ workers }) {
      send({ version: 1, model: model || null, delegate: workers?.delegate ?? null, lost, ...sums });
    },
  };
}
