import { bringIn, clipsOf } from "../player/bringing.js";
import { need } from "../session/dom.js";

/** @typedef {import("../demonstration/types.js").Move} Move */
/** @typedef {{url: string, player: string, rows: Record<string, Move>}} Shower */

/** Nobody who wants to print waits longer than this for the person: the drawn figure shows the same. */
const PATIENCE_MS = 6000;

/**
 * Let the person stand for a picture of each movement, in place of the drawn figure.
 *
 * @param {Shower} shower
 */
async function takePictures({ url, player, rows }) {
  const canvas = need("#paper-stage", HTMLCanvasElement);
  canvas.hidden = false;
  const { theatre } = await bringIn(canvas, { player, person: url, clips: clipsOf(Object.values(rows)) });
  /** @type {Map<string, Blob>} */
  const taken = new Map();
  try {
    for (const [movement, move] of Object.entries(rows)) {
      theatre.enter(move, move.props);
      theatre.takeIn([move], move.props, true);
      theatre.pose(move, 1);
      theatre.draw();
      taken.set(movement, await pictureOf(canvas));
    }
  } finally {
    theatre.leave();
    canvas.remove();
  }
  // All or none: two who show the same movements would be hard to follow on one sheet.
  await Promise.all(Array.from(taken, ([movement, picture]) => put(movement, picture)));
  document.body.dataset.pictures = "person";
}

/** @param {HTMLCanvasElement} canvas @returns {Promise<Blob>} */
function pictureOf(canvas) {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("There is no picture."))));
  });
}

/** @param {string} movement @param {Blob} picture */
async function put(movement, picture) {
  const image = need(`[data-movement="${movement}"]`, HTMLImageElement);
  image.src = URL.createObjectURL(picture);
  await image.decode();
}

/** @type {Shower|null} */
const shower = JSON.parse(need("#shower", HTMLScriptElement).text);
const pictures = shower ? takePictures(shower).catch(() => undefined) : Promise.resolve();
const button = need("#print", HTMLButtonElement);
button.hidden = false;
button.addEventListener("click", async () => {
  await Promise.race([pictures, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  window.print();
});
