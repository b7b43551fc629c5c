import { get, Trouble } from "./api.js";
import { ask } from "./dialogs.js";
import { make, need, write } from "./dom.js";

/** @typedef {import("../demonstration/demonstration.js").Demonstration} Demonstration */
/**
 * What to look at: where a movement is felt, or right beside wrong; which fault; the drawn figure or the person;
 * as in a mirror or not.
 *
 * @typedef {{what: "feel"|"compare", fault: number, drawn: boolean, mirror: boolean}} Look
 */

/** The movement could not be shown: whatever the reason, the session stands where it stood. */
const NOT_NOW = "That can’t be shown just now.";

/**
 * Show a movement more closely, over a session that stands still.
 *
 * @param {string} movement
 * @param {Look} look
 * @returns {Promise<string>} "go" to go on with the session; empty to stay paused
 */
export async function lookCloser(movement, look) {
  // Each look has a place of its own: one that comes after it was closed disturbs no later one.
  const place = make("div");
  need("#closer-place", HTMLElement).replaceChildren(place);
  tell("", "One moment …");
  const over = ask("#closer");
  const bringing = bring(place, movement, look).catch((fault) => {
    if (place.isConnected) tell("", fault instanceof Trouble ? fault.message : NOT_NOW);
    return null;
  });
  const chosen = await over;
  place.remove();
  void bringing.then((showing) => showing?.end());
  return chosen;
}

/** @param {HTMLElement} place @param {string} movement @param {Look} look @returns {Promise<Demonstration|null>} */
async function bring(place, movement, { what, fault, drawn, mirror }) {
  const { script = "", movements = "" } = need("#closer", HTMLDialogElement).dataset;
  /** @type {[typeof import("../demonstration/main.js"), {title: string, html: string}]} */
  const [{ createDemonstration }, { title, html }] = await Promise.all([
    import(script),
    get(`${movements}/${movement}/closer`),
  ]);
  if (!place.isConnected) return null;
  place.innerHTML = html;
  const showing = createDemonstration(need("#demonstration", HTMLElement, place));
  tell(title, "");
  await showing.begin({ drawn });
  const compares = what === "compare" && showing.facts.faults.length > 0;
  showing.want({ mirror, ...(compares ? { mode: what, fault: fault % showing.facts.faults.length } : {}) });
  if (what === "feel") showing.want({ mode: what });
  return showing;
}

/** @param {string} title @param {string} words */
function tell(title, words) {
  write(need("#closer-title", HTMLElement), title);
  write(need("#closer-say", HTMLElement), words);
}
