import uPlot from "uplot";

/**
 * A session or a check-in, as the server sends it.
 *
 * @typedef {{at: string, before: number, after: number|null, stiffness: number|null, check_in: boolean}} Noted
 */
/** @typedef {"ring"|"disc"|"square"|"diamond"} Shape */

const HIGHEST = 10.6;
const RADIUS_PX = 6.5;

/** @param {string} name of a colour in the style sheet */
export const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Shapes as well as colours tell the marks apart. @returns {Record<string, {shape: Shape, colour: string}>} */
export const marks = () => ({
  before: { shape: "ring", colour: colour("--warm") },
  after: { shape: "disc", colour: colour("--brand") },
  noted: { shape: "square", colour: colour("--ink-soft") },
  stiff: { shape: "diamond", colour: colour("--ink") },
});

/**
 * Draw a mark around a point of the canvas.
 *
 * @param {CanvasRenderingContext2D} ctx
 * @param {{shape: Shape, colour: string}} mark
 * @param {number} x
 * @param {number} y
 * @param {number} size how large it is beside the usual one
 */
export function drawMark(ctx, mark, x, y, size = 1) {
  const r = RADIUS_PX * devicePixelRatio * size;
  ctx.beginPath();
  if (mark.shape === "square") ctx.rect(x - r * 0.75, y - r * 0.75, r * 1.5, r * 1.5);
  else if (mark.shape === "diamond") {
    ctx.moveTo(x, y - r);
    ctx.lineTo(x + r, y);
    ctx.lineTo(x, y + r);
    ctx.lineTo(x - r, y);
    ctx.closePath();
  } else ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = mark.shape === "disc" ? mark.colour : colour("--surface");
  ctx.fill();
  ctx.lineWidth = 2.5 * devicePixelRatio;
  ctx.strokeStyle = mark.colour;
  ctx.stroke();
}

/** What goes up a plot of 0 to 10. */
const TO_TEN = {
  range: /** @type {[number, number]} */ ([-0.6, HIGHEST]),
  axis: { incrs: [2, 5], size: 44, space: 24 },
};

/**
 * Draw the frame of a plot; `paint` puts the marks into it.
 *
 * @param {HTMLElement} place
 * @param {{low: number, high: number, axis: uPlot.Axis, paint: (plot: uPlot) => void,
 *   up?: {range: [number, number], axis: uPlot.Axis}}} options what goes across, and what goes up
 */
export function frame(place, { low, high, axis, paint, up = TO_TEN }) {
  const font = `15px ${getComputedStyle(document.body).fontFamily}`;
  const shared = { font, stroke: colour("--ink-soft"), ticks: { show: false } };
  const lines = { stroke: colour("--line"), width: 1 };
  return new uPlot(
    {
      width: place.clientWidth - 16,
      height: place.clientHeight - 16,
      tzDate: (time) => uPlot.tzDate(new Date(time * 1000), "Etc/UTC"),
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { time: false, range: [low, high] }, y: { range: up.range } },
      series: [{}, { show: true, width: 0, points: { show: false } }],
      axes: [
        { ...shared, grid: { show: false }, ...axis },
        { ...shared, grid: lines, ...up.axis },
      ],
      hooks: { draw: [paint] },
    },
    [
      [low, high],
      [null, null],
    ],
    place,
  );
}

/**
 * Draw a plot, and draw it again when the window or the colours change.
 *
 * @param {string} id
 * @param {(place: HTMLElement) => uPlot|null} draw
 */
export function keepDrawn(id, draw) {
  const place = document.getElementById(id);
  if (!place) return;
  place.hidden = false;
  let plot = draw(place);
  const again = () => {
    plot?.destroy();
    plot = draw(place);
  };
  if (!plot) place.hidden = true;
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  window.addEventListener("resize", again);
}
