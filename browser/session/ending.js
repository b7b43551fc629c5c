import { localIso } from "./api.js";
import { onPain } from "./checkin.js";
import { need, show, write } from "./dom.js";

/** @typedef {import("./types.js").Reason} Reason */
/** @typedef {{how: "done"|"stopped", reason: Reason|null}} Ending */
/** @typedef {{url: string, before: number}} Session */
/** @typedef {import("./outbox.js").Outbox} Outbox */

const KIND = {
  done: "You have done your movements.",
  stopped: "You stopped when you needed to. That is a good choice.",
};
const SAVED = "It is in your diary.";
const SENT_LATER = "Supple was reached again: it is in your diary.";
const KEPT = "Kept in this browser for now. Supple sends it when it can be reached again.";

/** @param {number} before @param {number|null} after */
export function compare(before, after) {
  if (after === null) return "You did not say how sore it is now. That is fine.";
  const points = Math.abs(after - before);
  if (points === 0) return "The same as before.";
  const much = points === 1 ? "One point" : `${points} points`;
  return after < before
    ? `${much} less sore than before.`
    : `${much} more sore than before. Take it gently today.`;
}

/**
 * Ask how sore it is after a session, save it once, and show both numbers.
 *
 * @param {Session} session
 * @param {Outbox} outbox
 * @param {Ending} ending
 */
export function finish(session, outbox, ending) {
  const ended_at = localIso(new Date());
  let answered = false;

  const saved = document.querySelector("#saved");
  /** A page that keeps nothing has no place for it. @param {string} words */
  const tell = (words) => saved && write(saved, words);

  /** @param {number|null} pain_after */
  const save = (pain_after) => outbox.send(`${session.url}/end`, { ended_at, ...ending, pain_after });

  /** @param {number|null} after */
  async function answer(after) {
    if (answered) return;
    answered = true;
    showDone(session.before, after, KIND[ending.how]);
    tell("Saving …");
    if (await save(after)) return tell(SAVED);
    tell(KEPT);
    await outbox.arrived();
    tell(SENT_LATER);
  }

  need("#after-eased", HTMLElement).hidden = ending.how === "stopped";
  need("#after-stopped", HTMLElement).hidden = ending.how === "done";
  need("#after-help", HTMLElement).hidden = ending.reason !== "pain";
  onPain("#after .scale", answer);
  need("#no-answer", HTMLElement).addEventListener("click", () => answer(null));
  // Closing the page here ends the session too, with the question left open.
  window.addEventListener("pagehide", () => answered || save(null));
  show("after");
}

/**
 * Show a session that is over.
 *
 * @param {number} before
 * @param {number|null} after
 * @param {string} kind a kind sentence
 */
export function showDone(before, after, kind) {
  write(need("#done-before", HTMLElement), String(before));
  write(need("#done-after", HTMLElement), after === null ? "–" : String(after));
  write(need("#done-words", HTMLElement), compare(before, after));
  write(need("#done-kind", HTMLElement), kind);
  show("done");
}
