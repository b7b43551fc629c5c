import { get } from "../session/api.js";
import { need, write } from "../session/dom.js";
import { colour } from "./plot.js";

/**
 * Movement data: each row is a second and then x, y of 33 points, in ten-thousandths of the picture's height.
 *
 * @typedef {{at_s: number[], rows: number[][], what: [at_s: number, title: string][]}} Kept
 */

/** Pairs of points of the pose model that a line joins: trunk, arms, legs, feet and head. */
const BONES = [
  [11, 12], [11, 23], [12, 24], [23, 24], [11, 13], [13, 15], [12, 14], [14, 16], [23, 25], [25, 27],
  [24, 26], [26, 28], [27, 31], [28, 32], [7, 11], [8, 12], [7, 0], [8, 0],
]; // biome-ignore format: pairs
const TEN_THOUSAND = 10_000;

/** Play what was kept, where the page has a place for it. */
export async function bindReplay() {
  const place = document.querySelector("#replay");
  if (!(place instanceof HTMLElement)) return;
  /** @type {Kept} */
  const kept = await get(place.dataset.url ?? "");
  if (!kept.rows.length) return;
  place.hidden = false;
  control(kept, painter(kept.rows));
}

/**
 * @param {Kept} kept
 * @param {(row: number[]) => void} draw
 */
function control({ at_s, rows, what }, draw) {
  const slider = need("#replay-at", HTMLInputElement);
  const button = need("#replay-play", HTMLButtonElement);
  slider.max = String(rows.length - 1);
  let began_ms = 0;
  let playing = false;

  function show() {
    const index = Number(slider.value);
    draw(rows[index]);
    write(need("#replay-clock", HTMLElement), clock(at_s[index]));
    write(need("#replay-what", HTMLElement), what.findLast(([from_s]) => from_s <= at_s[index])?.[1] ?? "");
  }

  /** @param {number} now_ms */
  function step(now_ms) {
    if (!playing) return;
    const wanted_s = (now_ms - began_ms) / 1000;
    const index = at_s.findIndex((one) => one >= wanted_s);
    slider.value = String(index < 0 ? rows.length - 1 : index);
    show();
    if (index < 0) stop();
    else requestAnimationFrame(step);
  }

  function stop() {
    playing = false;
    write(button, "Play");
  }

  function play() {
    if (Number(slider.value) === rows.length - 1) slider.value = "0";
    playing = true;
    began_ms = performance.now() - at_s[Number(slider.value)] * 1000;
    write(button, "Stop");
    requestAnimationFrame(step);
  }

  button.addEventListener("click", () => (playing ? stop() : play()));
  slider.addEventListener("input", () => {
    stop();
    show();
  });
  show();
}

/** @param {number} seconds */
function clock(seconds) {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/**
 * Make what draws a row, with room for every place that the body ever was in.
 *
 * @param {number[][]} rows
 */
function painter(rows) {
  const canvas = need("#replay canvas", HTMLCanvasElement);
  const ctx = canvas.getContext("2d");
  const [left, right] = ends(rows, 0);
  const [top, bottom] = ends(rows, 1);
  const scale = 0.92 * Math.min(canvas.width / (right - left || 1), canvas.height / (bottom - top || 1));
  const x = (/** @type {number} */ value) => canvas.width / 2 + (value - (left + right) / 2) * scale;
  const y = (/** @type {number} */ value) => canvas.height / 2 + (value - (top + bottom) / 2) * scale;

  return (/** @type {number[]} */ row) => {
    if (!ctx) return;
    ctx.clearRect(0, 0, canvas.width, canvas.height);
    ctx.lineWidth = 10;
    ctx.lineCap = "round";
    ctx.strokeStyle = colour("--brand");
    ctx.beginPath();
    for (const [from, to] of BONES) {
      ctx.moveTo(x(row[2 * from]), y(row[2 * from + 1]));
      ctx.lineTo(x(row[2 * to]), y(row[2 * to + 1]));
    }
    ctx.stroke();
  };
}

/** The least and the most of all x (0) or all y (1). @param {number[][]} rows @param {0|1} axis */
function ends(rows, axis) {
  let [least, most] = [TEN_THOUSAND, 0];
  for (const row of rows)
    for (let at = axis; at < row.length; at += 2) {
      least = Math.min(least, row[at]);
      most = Math.max(most, row[at]);
    }
  return [least, most];
}
