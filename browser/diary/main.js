import uPlot from "uplot";

/** @typedef {{started_at: string, pain_before: number, pain_after: number|null}} Point */

const DAY_S = 86_400;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** @param {string} name of a colour in the style sheet */
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Read the time on the clock of the place where it was, whatever the clock here says.
 * @param {string} iso */
const wallTime_s = (iso) => Date.parse(`${iso.slice(0, 19)}Z`) / 1000;

/** @param {number} seconds */
function dayName(seconds) {
  const date = new Date(seconds * 1000);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
}

/**
 * Join the pain before and the pain after of each session with a line.
 *
 * @param {uPlot} plot
 */
function drawStems(plot) {
  const [times, before, after] = plot.data;
  plot.ctx.strokeStyle = colour("--line-strong");
  plot.ctx.lineWidth = 2 * devicePixelRatio;
  times.forEach((time, i) => {
    const from = before[i];
    const to = after[i];
    if (from == null || to == null) return;
    const x = plot.valToPos(time, "x", true);
    plot.ctx.beginPath();
    plot.ctx.moveTo(x, plot.valToPos(from, "y", true));
    plot.ctx.lineTo(x, plot.valToPos(to, "y", true));
    plot.ctx.stroke();
  });
}

/** @returns {uPlot.Series[]} */
function series() {
  const paper = colour("--surface");
  const dot = { show: true, size: 13, width: 3 };
  return [
    {},
    { width: 0, stroke: colour("--warm"), points: { ...dot, stroke: colour("--warm"), fill: paper } },
    {
      width: 0,
      stroke: colour("--brand"),
      points: { ...dot, stroke: colour("--brand"), fill: colour("--brand") },
    },
  ];
}

/** @returns {uPlot.Axis[]} */
function axes() {
  const font = `15px ${getComputedStyle(document.body).fontFamily}`;
  const shared = { font, stroke: colour("--ink-soft"), ticks: { show: false } };
  const lines = { stroke: colour("--line"), width: 1 };
  const days = [1, 2, 7, 14, 28, 56, 112].map((many) => many * DAY_S);
  return [
    { ...shared, grid: { show: false }, incrs: days, space: 70, values: (_, splits) => splits.map(dayName) },
    { ...shared, grid: lines, incrs: [2, 5], size: 44, space: 24 },
  ];
}

/**
 * @param {HTMLElement} place
 * @param {uPlot.AlignedData} data
 */
function draw(place, data) {
  const size = { width: place.clientWidth - 16, height: place.clientHeight - 16 };
  /** @type {uPlot.Scale.Range} */
  const range = (_, low, high) => {
    const room_s = Math.max(DAY_S, (7 * DAY_S - (high - low)) / 2);
    return [low - room_s, high + room_s];
  };
  return new uPlot(
    {
      ...size,
      tzDate: (time) => uPlot.tzDate(new Date(time * 1000), "Etc/UTC"),
      legend: { show: false },
      cursor: { show: false },
      scales: { x: { range }, y: { range: [-0.6, 10.6] } },
      series: series(),
      axes: axes(),
      hooks: { drawAxes: [drawStems] },
    },
    data,
    place,
  );
}

function main() {
  const given = document.getElementById("points")?.textContent ?? "[]";
  const chart = document.getElementById("chart");
  const place = document.getElementById("plot");
  if (!chart || !place) return;
  /** @type {Point[]} */
  const points = JSON.parse(given);
  const data = /** @type {uPlot.AlignedData} */ ([
    points.map(({ started_at }) => wallTime_s(started_at)),
    points.map(({ pain_before }) => pain_before),
    points.map(({ pain_after }) => pain_after),
  ]);
  chart.hidden = false;
  let plot = draw(place, data);
  const again = () => {
    plot.destroy();
    plot = draw(place, data);
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  window.addEventListener("resize", again);
}

main();
