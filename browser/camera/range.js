import { make } from "../session/dom.js";

/** @typedef {import("./types.js").Now} Now */
/** @typedef {import("./types.js").Own} Own */

/** So much of the bar is left beyond one's own range: further is not shown as more. */
const BEYOND = 1.25;

/**
 * The bar that shows how far a movement goes just now: a mark, and behind it, as a band, how far the person
 * themselves went on earlier days. Without earlier days it fills with today's own range.
 *
 * @param {Record<string, Own>} own by "<movement>|<part>|<side or ->"
 */
export function createRange(own) {
  const bar = make("span", "", "camera-range");
  bar.id = "camera-range";
  bar.hidden = true;
  const band = make("s", "", "camera-band");
  const mark = make("i");
  bar.append(band, mark);

  /** @param {Now} now @returns {Own|null} what is measured now as it was on earlier days */
  function earlier({ movement, part, side, measure }) {
    const found = own[`${movement}|${part}|${side ?? "-"}`];
    return found?.measure === measure && found.most > 0 ? found : null;
  }

  return {
    bar,
    /** @param {Now} now */
    draw(now) {
      bar.hidden = !now.armed || !now.of;
      const before = earlier(now);
      bar.dataset.earlier = String(before !== null);
      bar.title = before
        ? "How far; the band is your own range on earlier days"
        : "How far, of your own range";
      if (!before) {
        mark.style.left = "0";
        mark.style.width = percent(now.share);
        return;
      }
      const whole = before.most * BEYOND;
      band.style.left = percent(before.least / whole);
      band.style.width = percent((before.most - before.least) / whole);
      mark.style.width = "";
      mark.style.left = percent(now.change / whole);
    },
  };
}

/** @param {number} share */
const percent = (share) => `${(100 * Math.max(0, Math.min(1, share))).toFixed(1)}%`;
