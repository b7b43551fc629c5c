import { need, write } from "../session/dom.js";

/** @typedef {import("./types.js").Shares} Shares */

/** The words are for reading, not for watching: they are written twice a second. */
const EVERY_MS = 500;
const FULL_DEG = 30;
const PARTS = /** @type {("low"|"middle"|"upper")[]} */ (["upper", "middle", "low"]);

/**
 * Say in words and bars how the bending is shared.
 *
 * @param {boolean} turns whether the movement turns rather than bends
 * @param {HTMLElement} root
 */
export function createSpinePanel(turns, root) {
  const rightTable = need("#spine-right", HTMLElement, root);
  const wrongTable = need("#spine-wrong", HTMLElement, root);
  let written_ms = -EVERY_MS;
  const ready = (/** @type {boolean} */ moves) => {
    const now_ms = performance.now();
    if (moves && now_ms - written_ms < EVERY_MS) return false;
    written_ms = now_ms;
    return true;
  };

  return {
    /** @param {Shares} shares @param {boolean} moves whether more will follow soon */
    one(shares, moves) {
      if (!ready(moves)) return;
      fill(rightTable, shares, turns);
      wrongTable.hidden = true;
    },
    /** @param {[right: Shares, wrong: Shares]} shares @param {boolean} moves whether more will follow soon */
    both([right, wrong], moves) {
      if (!ready(moves)) return;
      fill(rightTable, right, turns);
      fill(wrongTable, wrong, turns);
      wrongTable.hidden = false;
    },
  };
}

/** @param {HTMLElement} table @param {Shares} shares @param {boolean} turns */
function fill(table, shares, turns) {
  for (const part of PARTS) {
    const row = need(`[data-part="${part}"]`, HTMLElement, table);
    const bar = need("i", HTMLElement, row);
    bar.style.setProperty("--share", String(Math.min(1, Math.abs(shares[part]) / FULL_DEG)));
    bar.dataset.way = way(shares[part], turns);
    write(need("b", HTMLElement, row), words(shares[part], turns));
  }
  write(need("[data-part=most]", HTMLElement, table), `Most at one place: ${words(shares.most, turns)}`);
}

/** @param {number} angle_deg @param {boolean} turns */
function way(angle_deg, turns) {
  if (Math.abs(angle_deg) < 0.5) return "none";
  return turns ? "turned" : angle_deg < 0 ? "back" : "forward";
}

/** @param {number} angle_deg @param {boolean} turns */
function words(angle_deg, turns) {
  const whole = Math.round(Math.abs(angle_deg));
  const said = { none: "", turned: "turned", back: "back", forward: "forward" }[way(angle_deg, turns)];
  return `${whole}° ${whole ? said : ""}`.trim();
}
