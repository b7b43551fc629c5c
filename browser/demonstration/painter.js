import { need, write } from "../session/dom.js";
import { createSpinePanel } from "./spine.js";
import { createStills } from "./stills.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Wanted} Wanted */
/** @typedef {import("./stage.js").Stage} Stage */
/** @typedef {ReturnType<typeof import("./course.js").createCourse>} Course */

/**
 * Draw where a showing is: the person or, where nobody is on the stage, the drawn figure; and say it.
 *
 * @param {HTMLElement} root
 * @param {Facts} facts
 * @param {Course} course
 */
export function createPainter(root, facts, course) {
  const canvas = need("#theatre", HTMLCanvasElement, root);
  const said = need("#shown", HTMLElement, root);
  const stills = createStills(facts, root);
  const spine = createSpinePanel(facts.turns, root);

  /** @param {Stage|undefined} stage @param {number} fault @param {boolean} moves */
  function both(stage, fault, moves) {
    const share = course.there;
    if (stage) spine.both(stage.drawBoth(fault, share), moves);
    else stills.both(facts.faults[fault]);
    canvas.dataset.share = share.toFixed(2);
  }

  /** @param {Stage|undefined} stage @param {boolean} feel @param {boolean} moves */
  function one(stage, feel, moves) {
    const { index, share } = course.place;
    if (stage) spine.one(stage.draw(index, share, course.at_s), moves);
    else stills.one(facts.beats[index], share, feel);
    write(said, facts.beats[index].show);
    canvas.dataset.beat = String(index);
    canvas.dataset.share = share.toFixed(2);
  }

  return {
    /** @param {Stage|undefined} stage @param {Wanted} wanted @param {boolean} moves whether more will follow soon */
    draw(stage, { mode, fault }, moves) {
      if (mode === "compare") both(stage, fault, moves);
      else one(stage, mode === "feel", moves);
    },
  };
}
