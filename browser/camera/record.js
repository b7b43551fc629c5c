/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./eye.js").Eye} Eye */
/** @typedef {import("./eye.js").Lost} Lost */

/** A longer time between two pictures was not watched. */
const GAP_S = 1;

/**
 * Keep what is to be told about a session: words and numbers, no picture.
 *
 * @param {(seen: object) => void} send
 */
export function createRecord(send) {
  let seen = { parts: [], faults: [], cannot_see: [] };
  let model = "";
  let watched_s = 0;
  let last_s = Number.NEGATIVE_INFINITY;
  /** @type {Lost|null} */
  let lost = null;

  return {
    /** @param {Found} found */
    found(found) {
      const since_s = found.time_s - last_s;
      if (since_s > 0 && since_s < GAP_S) watched_s += since_s;
      last_s = found.time_s;
      model = found.model;
    },
    /** @param {Lost} why */
    lost(why) {
      lost = why;
    },
    /** Ask the judge for the sums so far. @param {Eye} eye @param {"now"|"end"} when */
    async sum({ workers }, when) {
      const told = await workers?.sum(when);
      if (told) seen = JSON.parse(told);
    },
    /** @param {Eye} eye */
    tell({ workers, counts }) {
      const facts = {
        version: 1,
        model: model || null,
        delegate: workers?.delegate ?? null,
        frames: counts?.judged ?? 0,
      };
      send({ ...facts, watched_s: Math.round(watched_s * 10) / 10, lost, ...seen });
    },
  };
}
