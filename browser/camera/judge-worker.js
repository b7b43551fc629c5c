/** Runs the judge, the same Python as in the command line, beside the page. */
import { buffersOf } from "./landmarks.js";

/** @typedef {import("./types.js").Found} Found */
/**
 * @typedef {object} Live supple.core.sight.live.Live
 * @property {(timeline: string) => void} follow
 * @property {{callKwargs: (options: {on: boolean}) => void}} coach
 * @property {(numbers: Float32Array, time_s: number, at_s: number, picture: Float64Array) => string} feed
 * @property {(strips: Uint8Array) => void} outlined
 * @property {() => void} finish
 * @property {() => string} summary
 */

const world = /** @type {Worker} */ (/** @type {unknown} */ (self));
/** @type {Live} */
let live;

/** @param {{pyodide: string, core: string, camera: object}} given */
async function open({ pyodide, core, camera }) {
  const { loadPyodide } = await import(`${pyodide}pyodide.mjs`);
  const [python, zip] = await Promise.all([loadPyodide({ indexURL: pyodide }), fetch(core)]);
  if (!zip.ok) throw new Error(`${core}: ${zip.status}`);
  python.unpackArchive(await zip.arrayBuffer(), "zip");
  live = python.pyimport("supple.core.sight.live").Live(JSON.stringify(camera));
  world.postMessage({ ready: true });
}

/** Judge what the pose worker found; the page is told both, without the outlines. @param {Found} given */
function judge({ strips, ...found }) {
  const { numbers, time_s, at_s, aspect, light } = found;
  const began = performance.now();
  if (strips) live.outlined(strips);
  const judged = live.feed(numbers, time_s, at_s, Float64Array.of(aspect, light));
  const spent_ms = performance.now() - began;
  world.postMessage({ judged, found, spent_ms }, buffersOf(found));
}

/** @param {any} asked `pose`: the port on which found bodies come */
async function answer(asked) {
  if (asked.open) {
    await open(asked.open);
    asked.pose.onmessage = told;
  } else if (asked.follow) live.follow(asked.follow);
  else if ("coach" in asked) live.coach.callKwargs({ on: asked.coach });
  else if (asked.found) judge(asked.found);
  else if (asked.sum) {
    if (asked.sum === "end") live.finish();
    world.postMessage({ summary: live.summary() });
  }
}

let work = Promise.resolve();
world.onmessage = told;

/** @param {MessageEvent} event from the page, or a found body from the pose worker */
function told({ data }) {
  work = work
    .then(() => answer(data))
    .catch((fault) => world.postMessage({ failed: String(fault?.message ?? fault) }));
}
