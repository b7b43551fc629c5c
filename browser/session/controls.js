import { need } from "./dom.js";

/** @typedef {"back"|"pause"|"skip"|"slower"|"faster"|"hurts"|"stop"|"sound"|"waits"|"ready"|"feel"|"faults"} Act */

/** @type {Record<string, Act>} */
const KEYS = {
  " ": "pause",
  ArrowLeft: "back",
  ArrowRight: "skip",
  "-": "slower",
  "+": "faster",
  "=": "faster",
  h: "hurts",
  H: "hurts",
  m: "sound",
  M: "sound",
  w: "waits",
  W: "waits",
  Escape: "stop",
};

/** Leave the browser's own keys alone, and the space bar on a button to that button.
 * @param {KeyboardEvent} event */
function isElses(event) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  return ctrlKey || metaKey || altKey || (key === " " && target instanceof HTMLButtonElement);
}

/**
 * Let buttons, a tap anywhere else, and keys do the same few things.
 *
 * @param {(act: Act, button?: HTMLButtonElement|null) => void} act
 * @param {() => boolean} listening whether a session is playing
 */
export function bindControls(act, listening) {
  need("#player", HTMLElement).addEventListener("click", ({ target, detail }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    // After a click or tap the space bar should pause again, not press the same button once more.
    if (detail > 0) button?.blur();
    // A button that says nothing of an act is somebody else's.
    const chosen = button ? button.dataset.act : "pause";
    if (chosen && listening()) act(/** @type {Act} */ (chosen), button);
  });
  document.addEventListener("keydown", (event) => {
    const chosen = KEYS[event.key];
    if (!chosen || !listening() || isElses(event)) return;
    event.preventDefault();
    act(chosen);
  });
  bindPauseKeys();
}

/** In the pause, H says "that hurts" as it does outside it. */
function bindPauseKeys() {
  const pause = need("#pause", HTMLDialogElement);
  pause.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() === "h") pause.close("hurts");
  });
}
