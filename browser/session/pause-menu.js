import { need, write } from "./dom.js";
import { MODES } from "./modes.js";

/** @typedef {import("./controls.js").Act} Act */

/**
 * Let the small buttons in the pause change the sound and the waiting, without leaving the pause.
 *
 * @param {Record<Act, () => void>} acts
 * @param {import("./wishes.js").Wishes} wishes
 * @param {import("./showing.js").Showing} showing
 */
export function bindPauseMenu(acts, wishes, showing) {
  const menu = need("#pause-settings", HTMLElement);
  const pause = need("#pause", HTMLDialogElement);

  function tell() {
    write(need("[data-act=sound] b", HTMLElement, menu), MODES[wishes.mode].name);
    write(need("[data-act=waits] b", HTMLElement, menu), wishes.waits ? "Yes" : "No");
    write(need("#shown-by", HTMLElement), showing.words());
  }

  /** @param {string|undefined} act */
  function change(act) {
    if (act === "sound" || act === "waits") acts[act]();
    tell();
  }

  menu.addEventListener("click", ({ target }) => {
    if (target instanceof Element) change(target.closest("button")?.dataset.act);
  });
  pause.addEventListener("keydown", ({ key }) => {
    if (key.toLowerCase() === "m") change("sound");
    else if (key.toLowerCase() === "w") change("waits");
  });
  // The keys may have changed them since.
  new MutationObserver(tell).observe(pause, { attributeFilter: ["open"] });
  tell();
}
