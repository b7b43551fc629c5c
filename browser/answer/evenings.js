import { colour, drawMark, frame } from "../diary/plot.js";

/** @typedef {{day: string, pain: number, did: boolean|null, asked: boolean|null}} Point */
/** @typedef {{with: number|null, without: number|null}} Means */
/** @typedef {{points: Point[], shades: [string, string][], means: Means}} Drawn what the server sends */
/** @typedef {import("uplot")} Plot */

const DAY_S = 86_400;
const LEAST_DAYS = 14;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param {string} day */
const noon_s = (day) => Date.parse(`${day}T12:00:00Z`) / 1000;

/** @param {number} seconds */
function dayName(seconds) {
  const date = new Date(seconds * 1000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/** Shapes as well as colours tell the two kinds of days apart; a day of which nothing is known is small. */
const looks = () => ({
  with: { shape: /** @type {const} */ ("disc"), colour: colour("--brand") },
  without: { shape: /** @type {const} */ ("ring"), colour: colour("--warm") },
  unknown: { shape: /** @type {const} */ ("square"), colour: colour("--ink-soft") },
});

/**
 * Plot how sore each day was; the two averages are lines, the blocks with it are shaded.
 *
 * @param {HTMLElement} place
 * @param {Drawn} drawn
 */
export function drawEvenings(place, { points, shades, means }) {
  if (!points.length) return null;
  const first = noon_s(points[0].day);
  const last = noon_s(points[points.length - 1].day);
  const room_s = Math.max(DAY_S, (LEAST_DAYS * DAY_S - (last - first)) / 2);
  const days = [1, 2, 7, 14, 28, 56, 112, 364].map((many) => many * DAY_S);
  return frame(place, {
    low: first - room_s,
    high: last + room_s,
    axis: { incrs: days, space: 70, values: (_, splits) => splits.map(dayName) },
    paint: (plot) => {
      for (const shade of shades) paintShade(plot, shade);
      paintMean(plot, means.with, colour("--brand"), []);
      paintMean(plot, means.without, colour("--warm"), [8, 6]);
      for (const point of points) paintPoint(plot, point, shades.length > 0);
    },
  });
}

/**
 * @param {Plot} plot
 * @param {[string, string]} shade its first and last day
 */
function paintShade(plot, [starts, ends]) {
  const { left, top, width, height } = plot.bbox;
  const inside = (/** @type {number} */ x) => Math.min(left + width, Math.max(left, x));
  const from = inside(plot.valToPos(noon_s(starts) - DAY_S / 2, "x", true));
  const to = inside(plot.valToPos(noon_s(ends) + DAY_S / 2, "x", true));
  plot.ctx.save();
  plot.ctx.globalCompositeOperation = "destination-over";
  plot.ctx.fillStyle = colour("--brand-soft");
  plot.ctx.fillRect(from, top, to - from, height);
  plot.ctx.restore();
}

/**
 * @param {Plot} plot
 * @param {number|null} mean
 * @param {string} stroke
 * @param {number[]} dash
 */
function paintMean(plot, mean, stroke, dash) {
  if (mean === null) return;
  const { left, width } = plot.bbox;
  const y = plot.valToPos(mean, "y", true);
  plot.ctx.save();
  plot.ctx.strokeStyle = stroke;
  plot.ctx.lineWidth = 2 * devicePixelRatio;
  plot.ctx.setLineDash(dash.map((part) => part * devicePixelRatio));
  plot.ctx.beginPath();
  plot.ctx.moveTo(left, y);
  plot.ctx.lineTo(left + width, y);
  plot.ctx.stroke();
  plot.ctx.restore();
}

/**
 * @param {Plot} plot
 * @param {Point} point
 * @param {boolean} byBlock whether the block or what was done tells the kind of day
 */
function paintPoint(plot, { day, pain, did, asked }, byBlock) {
  const look = looks();
  const kind = byBlock ? asked : did;
  const mark = kind === null ? look.unknown : kind ? look.with : look.without;
  drawMark(plot.ctx, mark, plot.valToPos(noon_s(day), "x", true), plot.valToPos(pain, "y", true), 0.8);
}
