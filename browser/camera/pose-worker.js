/**
 * Finds bodies in pictures, one picture at a time. Only their points and samples of an outline leave it, and
 * only to the judge.
 */
import { buffersOf } from "./landmarks.js";
import { createLight } from "./light.js";
import { hasGraphics, loadFinder } from "./model.js";
import { createChoice } from "./speed.js";

/** @typedef {import("./types.js").Looking} Looking */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {import("./model.js").Finder} Finder */
/** @typedef {import("./source.js").Picture} Picture */
/** @typedef {{picture: Picture, time_s: number, at_s: number}} Asked */

const world = /** @type {Worker} */ (/** @type {unknown} */ (self));
const light = createLight();
/** Where found bodies go: straight to the judge. @type {MessagePort} */
let judge;
/** @type {Finder} */
let finder;
/** @type {ReturnType<typeof createChoice>} */
let choice;
let last_ms = 0;
/** Of the picture before. */
const before = { light: -1, tidied_ms: 0 };
/** The model to go back to, while outlines are looked for. @type {Model|null} */
let outlining = null;

/** @param {Looking} given */
async function open(given) {
  const first = given.model === "full" ? "full" : "lite";
  finder = await loadWith(given, first, given.delegate === "auto" && hasGraphics() ? "GPU" : "CPU");
  choice = createChoice(given.model === "auto");
  world.postMessage({ ready: { delegate: finder.delegate, model: finder.name } });
}

/**
 * @param {Looking} given
 * @param {import("./types.js").Model} name
 * @param {import("./model.js").Delegate} delegate
 * @param {boolean} [outlines]
 * @returns {Promise<Finder>}
 */
async function loadWith(given, name, delegate, outlines) {
  try {
    return await loadFinder(given, name, delegate, outlines);
  } catch (fault) {
    if (delegate === "CPU") throw fault;
    return loadFinder(given, name, "CPU", outlines);
  }
}

/** @param {Asked} asked */
function look(asked) {
  try {
    const found = find(asked);
    judge.postMessage({ found }, buffersOf(found));
    tidy(asked.picture);
  } finally {
    // Also where nothing was found out; to close it twice does nothing.
    asked.picture.close();
  }
}

/** @param {Asked} asked @returns {import("./types.js").Found} */
function find({ picture, time_s, at_s }) {
  const { width, height } = sizeOf(picture);
  const aspect = width / height;
  // MediaPipe counts whole milliseconds, and they must rise.
  last_ms = Math.max(last_ms + 1, Math.round(time_s * 1000));
  const began = performance.now();
  const { numbers, strips } = finder.look(picture, last_ms, aspect);
  const spent_ms = performance.now() - began;
  choice.took(spent_ms, numbers.length > 0);
  const found = { numbers, time_s, at_s, aspect, ...before, spent_ms, model: finder.name };
  return strips ? { ...found, strips } : found;
}

/** Do what nobody waits for: the judge has its points by now. @param {Picture} picture */
function tidy(picture) {
  const began = performance.now();
  before.light = light(picture);
  picture.close();
  before.tidied_ms = performance.now() - began;
}

/** @param {Picture} picture */
function sizeOf(picture) {
  if (picture instanceof ImageBitmap) return picture;
  return { width: picture.displayWidth, height: picture.displayHeight };
}

/** @param {Looking} given */
async function change(given) {
  const other = choice.wants(finder.name);
  if (!other || outlining) return;
  const next = await loadFinder(given, other, finder.delegate);
  finder.close();
  finder = next;
  choice.changed();
}

/**
 * Look for outlines too from now on, or no longer. The measure that needs them was tested with the full model.
 *
 * @param {Looking} given
 * @param {boolean} on
 */
async function outline(given, on) {
  if (on === Boolean(outlining)) return;
  const name = on ? "full" : /** @type {Model} */ (outlining);
  // Where the model can't be had just now, it goes on as it was.
  const next = await loadWith(given, name, finder.delegate, on).catch(() => null);
  if (!next) return;
  outlining = on ? finder.name : null;
  finder.close();
  finder = next;
}

/** @type {Looking} */
let given;
let work = Promise.resolve();

quiet();

/** MediaPipe tells its inner life, warnings first: only what went wrong is worth a line. */
function quiet() {
  const { error } = console;
  console.log = console.info = console.warn = () => undefined;
  console.error = (...words) => /^(INFO|WARNING|[IW]\d{4}) ?/.test(String(words[0])) || error(...words);
}

/** @param {any} asked */
async function answer(asked) {
  if (asked.open) {
    given = asked.open;
    judge = asked.judge;
    await open(given);
  } else if (asked.afresh) await finder.afresh();
  else if (asked.choose) await change(given);
  else if ("outline" in asked) await outline(given, asked.outline);
  else look(asked);
}

world.onmessage = ({ data }) => {
  work = work
    .then(() => answer(data))
    .catch((fault) => world.postMessage({ failed: String(fault?.message ?? fault) }));
};
