import { keepingUnder } from "../session/keeping.js";

/** @typedef {{url: string, name: string}} Somebody */

const kept = keepingUnder("supple.shown-by");

/**
 * Who shows the movements: who was chosen on one of these pages, until the settings name somebody else first.
 *
 * @param {Somebody[]} people whom the settings name first
 * @returns {Somebody|undefined}
 */
export function shower(people) {
  const found = /** @type {{name?: string, first?: string}|null} */ (kept.recall());
  const chosen = found?.first === people[0]?.name && people.find(({ name }) => name === found?.name);
  return chosen || people[0];
}

/** Let somebody show the other movements, too. @param {Somebody[]} people @param {string} url */
export function choose(people, url) {
  const name = people.find((one) => one.url === url)?.name;
  kept.keep({ name, first: people[0].name });
}
