import { colour, drawMark, frame, marks } from "./plot.js";

/** @typedef {import("./plot.js").Noted} Noted */
/** @typedef {import("uplot")} Plot */

const DAY_S = 86_400;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Read the time on the clock of the place where it was, whatever the clock here says.
 * @param {string} iso */
export const wallTime_s = (iso) => Date.parse(`${iso.slice(0, 19)}Z`) / 1000;

/** @param {number} seconds */
export function dayName(seconds) {
  const date = new Date(seconds * 1000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/**
 * Plot each session and check-in over the days; a line joins before and after.
 *
 * @param {HTMLElement} place
 * @param {Noted[]} noted
 */
export function drawDays(place, noted) {
  if (!noted.length) return null;
  const times = noted.map(({ at }) => wallTime_s(at));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const room_s = Math.max(DAY_S * 0.75, (6 * DAY_S - (last - first)) / 2);
  const days = [1, 2, 7, 14, 28, 56, 112, 364].map((many) => many * DAY_S);
  return frame(place, {
    low: first - room_s,
    high: last + room_s,
    axis: { incrs: days, space: 70, values: (_, splits) => splits.map(dayName) },
    paint: (plot) => {
      noted.forEach((one, i) => {
        paintOne(plot, one, plot.valToPos(times[i], "x", true));
      });
    },
  });
}

/**
 * @param {Plot} plot
 * @param {Noted} one
 * @param {number} x
 */
function paintOne(plot, one, x) {
  const look = marks();
  const y = (/** @type {number} */ value) => plot.valToPos(value, "y", true);
  const beside = 9 * devicePixelRatio;
  if (one.stiffness !== null) drawMark(plot.ctx, look.stiff, x - beside, y(one.stiffness), 0.8);
  if (one.check_in) {
    drawMark(plot.ctx, look.noted, x, y(one.before));
    return;
  }
  if (one.after !== null) drawStem(plot.ctx, x, y(one.before), y(one.after));
  drawMark(plot.ctx, look.before, x, y(one.before));
  // Where nothing changed, both are seen: the one within the other.
  if (one.after !== null)
    drawMark(plot.ctx, look.after, x, y(one.after), one.after === one.before ? 0.45 : 1);
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {number} x
 * @param {number} from
 * @param {number} to
 */
function drawStem(ctx, x, from, to) {
  ctx.strokeStyle = colour("--line-strong");
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.beginPath();
  ctx.moveTo(x, from);
  ctx.lineTo(x, to);
  ctx.stroke();
}
