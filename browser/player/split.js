/**
 * Draw a scene twice, beside or over each other.
 *
 * @param {import("three").WebGLRenderer} renderer
 * @param {{width: number, height: number, stacked: boolean}} whole the canvas; whether the second is under the first
 * @param {(half: 0|1) => void} paint called with the place made ready
 */
export function drawHalves(renderer, { width, height, stacked }, paint) {
  const [wide, high] = stacked ? [width, height / 2] : [width / 2, height];
  const places = stacked
    ? [
        [0, high],
        [0, 0],
      ]
    : [
        [0, 0],
        [wide, 0],
      ];
  renderer.setScissorTest(true);
  for (const [half, [left, bottom]] of places.entries()) {
    renderer.setViewport(left, bottom, wide, high);
    renderer.setScissor(left, bottom, wide, high);
    paint(half ? 1 : 0);
  }
  renderer.setScissorTest(false);
  renderer.setViewport(0, 0, width, height);
}
