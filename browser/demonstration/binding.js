import { bindDrag, SWEEP_DEG } from "../session/dragging.js";
import { buttonsIn } from "./shown.js";

/** @typedef {import("./types.js").Mode} Mode */
/** @typedef {import("./types.js").Wanted} Wanted */

const ARROW_DEG = 15;

/**
 * Let the buttons of a section act, and those that choose what to look at, choose.
 *
 * @param {HTMLElement} root
 * @param {Record<string, () => void>} acts by the selector of their button, where there is one
 * @param {(change: Partial<Wanted>) => void} want
 */
export function bindButtons(root, acts, want) {
  for (const [selector, act] of Object.entries(acts))
    root.querySelector(selector)?.addEventListener("click", act);
  for (const button of buttonsIn(root, "[data-mode]"))
    button.addEventListener("click", () => want({ mode: /** @type {Mode} */ (button.dataset.mode) }));
  for (const button of buttonsIn(root, "[data-fault]"))
    button.addEventListener("click", () => want({ mode: "compare", fault: Number(button.dataset.fault) }));
}

/**
 * Let keys, fingers and taps on the picture act.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{turn(by_deg: number): void, toggle(): void, drag(by_deg: number): void, tap(event: MouseEvent): void,
 *   changed(): void}} does
 */
export function bindCanvas(canvas, { turn, toggle, drag, tap, changed }) {
  /** @type {Record<string, () => void>} */
  const keys = { ArrowLeft: () => turn(-ARROW_DEG), ArrowRight: () => turn(ARROW_DEG), " ": toggle };
  canvas.addEventListener("keydown", (event) => {
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  bindDrag(canvas, (share) => drag(-share * SWEEP_DEG));
  canvas.addEventListener("click", tap);
  new ResizeObserver(changed).observe(canvas);
}
