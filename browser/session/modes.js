/** @typedef {import("./cues.js").Cue} Cue */
/** @typedef {import("./cues.js").Role} Role */
/** @typedef {"full"|"short"|"names"|"chime"|"silent"} Mode */

/** What is said in each mode; for other words there is a soft tick, and where nothing sounds, nothing.
 * @type {Record<Mode, {name: string, says: Role[], rings: boolean}>} */
export const MODES = {
  full: { name: "Every step is said", says: ["way", "name", "first", "again"], rings: true },
  short: { name: "Fewer words", says: ["way", "name", "first"], rings: true },
  names: { name: "Names only", says: ["way", "name"], rings: true },
  chime: { name: "Chimes only", says: [], rings: true },
  silent: { name: "No sound", says: [], rings: false },
};

/** @type {Mode[]} */
const ORDER = ["full", "short", "names", "chime", "silent"];

/** @param {unknown} name @returns {name is Mode} */
export const isMode = (name) => ORDER.includes(/** @type {Mode} */ (name));

/** @param {Mode} mode @returns {Mode} the one that comes after it when somebody goes through them */
export const modeAfter = (mode) => ORDER[(ORDER.indexOf(mode) + 1) % ORDER.length];

/**
 * Tell whether something sounds in a mode: a line that is said in it, the tick of a line that is not, a bell.
 *
 * @param {Cue} cue
 * @param {Mode} mode
 */
export function sounds({ role, chime }, mode) {
  const { says, rings } = MODES[mode];
  const said = says.includes(role);
  if (!chime) return said;
  return rings && (role === "bell" || !said);
}
