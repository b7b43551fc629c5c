import { get, newId, put, Trouble } from "./api.js";
import { createLookup } from "./lookup.js";

/** @typedef {import("./types.js").Advice} Advice */
/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {import("./types.js").Ways} Ways */
/** @typedef {import("./types.js").Hurt} Hurt */
/** @typedef {import("./types.js").Change} Change */
/** @typedef {import("./outbox.js").Outbox} Outbox */
/**
 * Who says what to do in the middle of a session.
 *
 * @typedef {object} Advisor
 * @property {(plan: Plan, told: Hurt) => Promise<Advice>} hurt
 * @property {(plan: Plan, asked: Change) => Promise<Advice>} change
 */

/** Nobody in pain waits longer than this for a network that may be gone. */
const PATIENCE_MS = 4000;

/** What to do when nobody can say: nothing that could hurt more. @type {Advice} */
const UNSURE = {
  colour: "red",
  next: "skip_movement",
  say: "Supple could not look that up just now. Leave this movement for today.",
};
/** @type {Record<Change["what"], Advice>} */
const NOT_NOW = {
  easier: {
    colour: "amber",
    next: "go_on",
    say: "Supple can’t be reached just now. Move less far, or skip it.",
  },
  skip_direction: { colour: "amber", next: "skip_movement", say: "Supple can’t be reached just now." },
};

/**
 * Ask nobody: everything is in the page.
 *
 * @param {Ways} ways
 * @returns {Advisor}
 */
export function createOwnAdvisor(ways) {
  const lookup = createLookup(ways);
  return {
    hurt: async (plan, told) => lookup.hurt(plan, told) ?? UNSURE,
    change: async (plan, asked) => lookup.change(plan, asked) ?? NOT_NOW[asked.what],
  };
}

/**
 * Ask the server. Where it can't be reached, answer with what it has worked out beforehand, and tell it later.
 *
 * @param {string} url of the session
 * @param {Outbox} outbox
 * @returns {Advisor & {prepare(): Promise<Ways|null>}}
 */
export function createAdvisor(url, outbox) {
  /** @type {Promise<Ways|null>|undefined} */
  let ways;

  /** @returns {Promise<Ways|null>} */
  function prepare() {
    ways ??= get(`${url}/ways`).catch(() => {
      ways = undefined;
      return null;
    });
    return ways;
  }

  async function own() {
    const kept = await Promise.race([prepare(), wait(PATIENCE_MS)]);
    return kept ? createOwnAdvisor(kept) : null;
  }

  /**
   * @param {string} place
   * @param {object} body
   * @param {() => Promise<Advice>} otherwise
   * @returns {Promise<Advice>}
   */
  async function ask(place, body, otherwise) {
    try {
      // While the server has not heard everything, its answer would be to something else.
      const heard = await Promise.race([outbox.flush(), wait(PATIENCE_MS)]);
      if (heard) return await put(place, body, PATIENCE_MS);
    } catch (fault) {
      if (!(fault instanceof Trouble)) throw fault;
      // Understood and refused, as after a lock: that is not for the page to get around.
      if (!fault.passing) return { colour: "red", next: "end", say: fault.message };
    }
    void outbox.send(place, body);
    return otherwise();
  }

  return {
    prepare,
    hurt: (plan, told) =>
      ask(`${url}/hurts/${newId()}`, told, async () => (await own())?.hurt(plan, told) ?? UNSURE),
    change: (plan, asked) =>
      ask(
        `${url}/changes/${newId()}`,
        asked,
        async () => (await own())?.change(plan, asked) ?? NOT_NOW[asked.what],
      ),
  };
}

/** @param {number} ms @returns {Promise<null>} */
const wait = (ms) => new Promise((resolve) => setTimeout(() => resolve(null), ms));
