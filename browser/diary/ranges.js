import uPlot from "uplot";
import { dayName, wallTime_s } from "./days.js";
import { colour, drawMark, keepDrawn } from "./plot.js";

/**
 * How far one movement went over the days: see `supple.web.camera.trends`.
 *
 * @typedef {{at: string, size: number, error: number}} Point
 * @typedef {{title: string, unit: string, baseline: number|null, band: [number, number]|null, points: Point[]}} Trend
 */

const DAY_S = 86_400;

/** Draw each trend when its fold is opened: what is hidden has no width. @param {Trend[]} trends */
export function bindTrends(trends) {
  trends.forEach((trend, i) => {
    const id = `trend-${i}`;
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
function drawTrend(place, { points, band, baseline }) {
  if (!points.length) return null;
  const times = points.map(({ at }) => wallTime_s(at));
  const most = Math.max(band?.[1] ?? 0, ...points.map(({ size, error }) => size + error));
  const room_s = DAY_S * 0.75;
  const shared = { font: `15px ${getComputedStyle(document.body).fontFamily}`, stroke: colour("--ink-soft") };
  return new uPlot(
    {
      width: place.clientWidth - 16,
      height: place.clientHeight - 16,
      tzDate: (time) => uPlot.tzDate(new Date(time * 1000), "Etc/UTC"),
      legend: { show: false },
      cursor: { show: false },
      scales: {
        x: { time: false, range: [Math.min(...times) - room_s, Math.max(...times) + room_s] },
        y: { range: [0, most * 1.1] },
      },
      series: [{}, { show: true, width: 0, points: { show: false } }],
      axes: [
        {
          ...shared,
          ticks: { show: false },
          grid: { show: false },
          incrs: [1, 2, 7, 14, 28, 56, 112].map((days) => days * DAY_S),
          space: 70,
          values: (_, splits) => splits.map(dayName),
        },
        { ...shared, ticks: { show: false }, grid: { stroke: colour("--line"), width: 1 }, size: 52 },
      ],
      hooks: { draw: [(plot) => paint(plot, { points, times, band, baseline })] },
    },
    [times, points.map(({ size }) => size)],
    place,
  );
}

/**
 * @param {uPlot} plot
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
  points.forEach(({ size, error }, i) => {
    const x = plot.valToPos(times[i], "x", true);
    line(ctx, [x, y(Math.max(0, size - error)), x, y(size + error)], "--line-strong", []);
    drawMark(ctx, mark, x, y(size), 0.7);
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
