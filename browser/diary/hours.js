import { colour, drawMark, frame, marks } from "./plot.js";

/** @typedef {import("./plot.js").Noted} Noted */
/** @typedef {[start: number, end: number, middle: number]} Middle */

/** Hours since midnight on the clock of the place where it was. @param {string} iso */
const hours = (iso) => Number(iso.slice(11, 13)) + Number(iso.slice(14, 16)) / 60;

/**
 * Plot how sore it was over the hours of the day, with the middle of each part of the day.
 *
 * @param {HTMLElement} place
 * @param {Noted[]} noted
 * @param {Middle[]} middles
 */
export function drawHours(place, noted, middles) {
  if (!noted.length) return null;
  return frame(place, {
    low: 0,
    high: 24,
    axis: { incrs: [3, 6], space: 60, values: (_, splits) => splits.map((hour) => `${hour} h`) },
    paint: (plot) => {
      const { ctx } = plot;
      const x = (/** @type {number} */ hour) => plot.valToPos(hour, "x", true);
      const y = (/** @type {number} */ value) => plot.valToPos(value, "y", true);
      const look = marks();
      for (const one of noted)
        drawMark(ctx, one.check_in ? look.noted : look.before, x(hours(one.at)), y(one.before));
      ctx.strokeStyle = colour("--brand");
      ctx.lineWidth = 4 * devicePixelRatio;
      for (const [start, end, middle] of middles) {
        ctx.beginPath();
        ctx.moveTo(x(start + 0.15), y(middle));
        ctx.lineTo(x(end - 0.15), y(middle));
        ctx.stroke();
      }
    },
  });
}
