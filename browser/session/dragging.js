/** A finger that goes across the whole picture turns the person by so much. */
export const SWEEP_DEG = 240;
/** What moves less than this is a tap. */
const TAP_PX = 8;

/**
 * Follow a finger or the mouse sideways.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {(share: number) => void} moved by how much of the picture's width
 */
export function bindDrag(canvas, moved) {
  let held = -1;
  let last_px = 0;
  let way_px = 0;

  canvas.addEventListener("pointerdown", ({ pointerId, clientX }) => {
    [held, last_px, way_px] = [pointerId, clientX, 0];
  });
  canvas.addEventListener("pointermove", ({ pointerId, clientX }) => {
    if (pointerId !== held) return;
    const by_px = clientX - last_px;
    way_px += Math.abs(by_px);
    if (way_px < TAP_PX) return;
    canvas.setPointerCapture(pointerId);
    last_px = clientX;
    moved(by_px / Math.max(1, canvas.clientWidth));
  });
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => (held = -1));
  // Whoever turned the person did not tap them.
  canvas.addEventListener("click", (event) => way_px >= TAP_PX && event.stopImmediatePropagation());
}
