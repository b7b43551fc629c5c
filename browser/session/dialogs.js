import { make, need, write } from "./dom.js";

/** @typedef {import("./types.js").Advice} Advice */

/**
 * Open a dialog and wait for the button that closes it.
 *
 * @param {string} selector
 * @returns {Promise<string>} the button's value; empty when it was closed with Escape
 */
export function ask(selector) {
  const dialog = need(selector, HTMLDialogElement);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}

/** @type {Record<string, [string, string][]>} what can be chosen after each kind of advice */
const CHOICES = {
  go_on: [
    ["go", "Go on"],
    ["skip", "Skip this movement"],
    ["stop", "Stop for today"],
  ],
  easier: [
    ["go", "Go on, smaller"],
    ["skip", "Skip this movement"],
    ["stop", "Stop for today"],
  ],
  skip: [
    ["skip", "On to the next movement"],
    ["stop", "Stop for today"],
  ],
  end: [["end", "Finish for today"]],
};

/** @type {[string, string]} */
const EASIER = ["easier", "An easier form"];

/**
 * Tell what Supple advises, and let the person choose.
 *
 * @param {Advice} advice
 * @param {boolean} easier whether there is an easier form of the movement
 * @returns {Promise<string>} go, easier, skip, stop or end
 */
export function askAdvice(advice, easier) {
  const kind = advice.next.startsWith("skip") ? "skip" : advice.next;
  write(need("#advice-say", HTMLElement), advice.say);
  need("#advice-help", HTMLElement).hidden = kind !== "end";
  need("#advice", HTMLDialogElement).dataset.colour = advice.colour;
  const [first, ...others] = CHOICES[kind];
  const choices = easier ? [first, EASIER, ...others] : [first, ...others];
  const buttons = choices.map(([value, text], i) => {
    const button = make("button", text, i === 0 ? "big primary" : "big");
    button.value = value;
    return button;
  });
  need("#advice-choices", HTMLElement).replaceChildren(...buttons);
  // Escape must not choose something that was advised against.
  return ask("#advice").then((choice) => choice || first[0]);
}
