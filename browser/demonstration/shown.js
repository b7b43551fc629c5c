import { need, write } from "../session/dom.js";
import { isStacked } from "./stage.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Wanted} Wanted */
/** Why the drawn figure shows it. @typedef {"chosen"|"missing"|"slow"} Why */

/**
 * Let the buttons and words round the picture go with what is to be seen.
 *
 * @param {HTMLElement} root
 * @param {Facts} facts
 */
export function createShown(root, facts) {
  /** @param {string} selector @param {boolean} hidden */
  const hide = (selector, hidden) => {
    need(selector, HTMLElement, root).hidden = hidden;
  };
  /** @param {string} selector @param {boolean} pressed */
  const press = (selector, pressed) =>
    need(selector, HTMLElement, root).setAttribute("aria-pressed", String(pressed));

  /** Say which fault is compared. @param {number} index */
  function chooseFault(index) {
    const fault = facts.faults[index];
    for (const button of buttonsIn(root, "#panel-compare [data-fault]"))
      button.setAttribute("aria-pressed", String(Number(button.dataset.fault) === index));
    need("#halves", HTMLElement, root).classList.toggle("stacked", isStacked(fault));
    write(need("#fault-text", HTMLElement, root), fault.text);
    write(need("#fault-cue", HTMLElement, root), fault.cue);
  }

  return {
    hide,
    press,
    /** While nothing moves, each step that is taken is read out. @param {boolean} on */
    speak(on) {
      need("#shown", HTMLElement, root).setAttribute("aria-live", on ? "polite" : "off");
    },
    /** The person is to be seen or, for a reason, the drawn figure. @param {Why|null} why */
    brought(why) {
      for (const selector of ["#room", "#only-3d", "#go-left", "#go-right", "#by"])
        hide(selector, why !== null);
      hide("#stills", why === null);
      hide("#no-person", why !== "missing");
      hide("#too-slow", why !== "slow");
    },
    /** @param {Wanted} wanted @param {{drawn: boolean, through: boolean, ball: boolean}} seen */
    wanted({ mode, fault, ball, mirror }, { drawn, through, ball: fits }) {
      for (const button of buttonsIn(root, "[data-mode]"))
        button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
      press("#see-spine", through);
      press("#ball", ball);
      press("#see-mirror", mirror);
      hide("#see-spine", drawn || mode === "feel");
      hide("#ball", drawn || !fits);
      hide("#ball-words", drawn || !ball || !fits);
      hide("#panel-feel", mode !== "feel");
      hide("#panel-compare", mode !== "compare");
      hide("#panel-spine", drawn || !through);
      hide("#halves", mode !== "compare");
      hide("#shown", mode === "compare");
      need("#theatre", HTMLElement, root).dataset.mode = root.dataset.mode = mode;
      root.toggleAttribute("data-mirrored", mirror);
      if (mode === "compare") chooseFault(fault);
    },
  };
}

/** @param {HTMLElement} root @param {string} selector @returns {HTMLButtonElement[]} */
export function buttonsIn(root, selector) {
  return [...root.querySelectorAll(selector)].filter((one) => one instanceof HTMLButtonElement);
}
