import { need } from "./dom.js";
import { bindDrag, SWEEP_DEG } from "./dragging.js";

/** @typedef {import("./wishes.js").Wishes} Wishes */

const STEP_DEG = 15;

/**
 * Let the person be turned: by a finger or the mouse on the picture, by the arrow keys where the picture has the
 * focus, and by buttons; let the picture be a mirror, and the
 * spine be seen. A tap still pauses, and elsewhere the arrows still skip.
 *
 * @param {import("./showing.js").Showing} showing
 * @param {Wishes} wishes
 */
export function bindTurning({ canvas, turn, look }, wishes) {
  const place = need("#picture", HTMLElement);
  const mirror = need("#mirror", HTMLButtonElement);
  const spine = need("#spine", HTMLButtonElement);

  /** In a mirror everything goes the other way round. @param {number} by_deg */
  const turnSeen = (by_deg) => turn(wishes.mirrors ? -by_deg : by_deg);

  function tell() {
    place.classList.toggle("mirrored", wishes.mirrors);
    mirror.setAttribute("aria-pressed", String(wishes.mirrors));
    spine.setAttribute("aria-pressed", String(wishes.spine));
  }

  /** @param {Partial<Wishes>} wish */
  function change(wish) {
    wishes.change(wish);
    tell();
  }

  bindDrag(canvas, (share) => turnSeen(-share * SWEEP_DEG));
  // Only the Tab key gives the picture the focus: after a tap the arrows still skip.
  canvas.addEventListener("mousedown", (event) => event.preventDefault());
  bindArrows(canvas, turnSeen);
  need("#turn-left", HTMLButtonElement).addEventListener("click", () => turnSeen(-2 * STEP_DEG));
  need("#turn-right", HTMLButtonElement).addEventListener("click", () => turnSeen(2 * STEP_DEG));
  mirror.addEventListener("click", () => change({ mirrors: !wishes.mirrors }));
  spine.addEventListener("click", () => {
    change({ spine: !wishes.spine });
    look(wishes.spine);
  });
  look(wishes.spine);
  tell();
}

/** Where the picture has the focus, the arrows turn and do not skip.
 * @param {HTMLCanvasElement} canvas @param {(by_deg: number) => void} turn */
function bindArrows(canvas, turn) {
  canvas.addEventListener("keydown", (event) => {
    const by_deg = { ArrowLeft: -STEP_DEG, ArrowRight: STEP_DEG }[event.key];
    if (!by_deg) return;
    event.preventDefault();
    event.stopPropagation();
    turn(by_deg);
  });
}
