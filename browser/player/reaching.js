/** The camera never goes below the floor. */
const LOWEST_RAD = 1.55;

/**
 * Let a page move on under a finger or a wheel that goes up or down over a picture: the picture is large, and who
 * only wants to read on would be held fast. A finger sideways turns, the mouse turns every way, and with Ctrl, or
 * two fingers, the picture is enlarged.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("three/examples/jsm/controls/OrbitControls.js").OrbitControls} controls that listen to it already
 */
export function letPageMove(canvas, controls) {
  // The controls write styles of their own on the picture; what the page's style sheet says counts.
  canvas.style.touchAction = "";
  canvas.style.cursor = "";
  canvas.addEventListener("wheel", keepFromControls, { capture: true, passive: true });

  /** @param {boolean} on whether the camera keeps its height */
  function keepLevel(on) {
    controls.minPolarAngle = on ? controls.getPolarAngle() : 0;
    controls.maxPolarAngle = on ? controls.getPolarAngle() : LOWEST_RAD;
  }
  keepLevel(false);
  canvas.addEventListener("pointerdown", ({ pointerType }) => keepLevel(pointerType === "touch"), true);
  // A view that the page asks for later may be higher or lower.
  for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, () => keepLevel(false));
}

/** @param {WheelEvent} event */
function keepFromControls(event) {
  if (!event.ctrlKey) event.stopImmediatePropagation();
}
