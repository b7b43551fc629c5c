import { dayName, wallTime_s } from "./days.js";
import { colour, drawMark, frame, keepDrawn } from "./plot.js";

/**
 * How far one movement went over the days: see `supple.web.camera.trends`.
 *
 * @typedef {{at: string, size: number, error?: number, ends?: [number, number]}} Point
 * @typedef {{title: string, baseline?: number|null, band?: [number, number]|null, whole?: number, points: Point[]}} Trend
 *   `whole` is the end of its scale; without it that is as high as there is something to draw
 */

const DAY_S = 86_400;

/**
 * Draw each trend when its fold is opened: what is hidden has no width.
 *
 * @param {string} name their places are called this, with a number
 * @param {Trend[]} trends
 */
export function bindTrends(name, trends) {
  trends.forEach((trend, i) => {
    const id = `${name}-${i}`;
    const fold = document.getElementById(id)?.closest("details");
    fold?.addEventListener("toggle", () => fold.open && keepDrawn(id, (place) => drawTrend(place, trend)), {
      once: true,
    });
  });
}

/**
 * @param {HTMLElement} place
 * @param {Trend} trend
 */
function drawTrend(place, { points, band = null, baseline = null, whole }) {
  if (!points.length) return null;
  const times = points.map(({ at }) => wallTime_s(at));
  const most = Math.max(band?.[1] ?? 0, ...points.map((point) => endsOf(point)[1]));
  const room_s = DAY_S * 0.75;
  return frame(place, {
    low: Math.min(...times) - room_s,
    high: Math.max(...times) + room_s,
    axis: {
      incrs: [1, 2, 7, 14, 28, 56, 112].map((days) => days * DAY_S),
      space: 70,
      values: (_, splits) => splits.map(dayName),
    },
    up: { range: [0, whole ?? most * 1.1], axis: { size: 52 } },
    paint: (plot) => paint(plot, { points, times, band, baseline }),
  });
}

/** @param {Point} point @returns {[low: number, high: number]} */
function endsOf({ size, error = 0, ends }) {
  return ends ?? [Math.max(0, size - error), size + error];
}

/**
 * @param {import("uplot")} plot
 * @param {{points: Point[], times: number[], band: [number, number]|null, baseline: number|null}} what
 */
function paint(plot, { points, times, band, baseline }) {
  const { ctx } = plot;
  const { left, width } = plot.bbox;
  const y = (/** @type {number} */ value) => plot.valToPos(value, "y", true);
  ctx.save();
  if (band && baseline !== null) {
    ctx.globalAlpha = 0.16;
    ctx.fillStyle = colour("--brand");
    ctx.fillRect(left, y(band[1]), width, y(band[0]) - y(band[1]));
    ctx.globalAlpha = 1;
    line(ctx, [left, y(baseline), left + width, y(baseline)], "--brand", [8, 6]);
  }
  const mark = { shape: /** @type {const} */ ("disc"), colour: colour("--brand") };
  points.forEach((point, i) => {
    const x = plot.valToPos(times[i], "x", true);
    const [low, high] = endsOf(point);
    line(ctx, [x, y(low), x, y(high)], "--line-strong", []);
    drawMark(ctx, mark, x, y(point.size), 0.7);
  });
  ctx.restore();
}

/**
 * @param {CanvasRenderingContext2D} ctx
 * @param {[number, number, number, number]} ends x, y, x, y
 * @param {string} name of a colour
 * @param {number[]} dash
 */
function line(ctx, [x0, y0, x1, y1], name, dash) {
  ctx.strokeStyle = colour(name);
  ctx.lineWidth = 2 * devicePixelRatio;
  ctx.setLineDash(dash.map((length) => length * devicePixelRatio));
  ctx.beginPath();
  ctx.moveTo(x0, y0);
  ctx.lineTo(x1, y1);
  ctx.stroke();
  ctx.setLineDash([]);
}
