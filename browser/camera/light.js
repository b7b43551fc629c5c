/** As few points as tell day from night. */
const WIDTH = 16;
const HEIGHT = 12;
/** A room gets dark slowly, and looking costs as much as all that is done beside the model. */
const EVERY_MS = 500;

/** Measure how bright pictures are, from 0 to 1. Nothing of a picture is kept. */
export function createLight() {
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  let measured_ms = Number.NEGATIVE_INFINITY;
  let last = -1;

  /** @param {CanvasImageSource} picture */
  return (picture) => {
    if (context && performance.now() - measured_ms >= EVERY_MS) {
      measured_ms = performance.now();
      context.drawImage(picture, 0, 0, WIDTH, HEIGHT);
      last = mean(context.getImageData(0, 0, WIDTH, HEIGHT).data);
    }
    return last;
  };
}

/** @param {Uint8ClampedArray} pixels */
function mean(pixels) {
  let sum = 0;
  for (let i = 0; i < pixels.length; i += 4)
    sum += 0.2126 * pixels[i] + 0.7152 * pixels[i + 1] + 0.0722 * pixels[i + 2];
  return sum / (pixels.length / 4) / 255;
}
