/** How wide and how high what is to be seen is, in metres, by the person's position and the view. */
const EXTENT_M = {
  side: {
    lying: [2.15, 1.05],
    prone: [2.15, 0.95],
    kneeling: [1.95, 1.2],
    sitting: [1.25, 1.5],
    standing: [0.86, 1.9],
  },
  front: {
    lying: [1.3, 1.35],
    prone: [1.3, 1.2],
    kneeling: [1.3, 1.3],
    sitting: [1.2, 1.5],
    standing: [1.0, 1.95],
  },
};

/**
 * Let the whole person be in the picture, however narrow it is.
 *
 * @param {import("three").PerspectiveCamera} camera
 * @param {number} usual_m how far the camera usually stands: coming nearer than that enlarges
 * @param {{view: string, position: string}} move
 * @param {number} aspect of the picture, its width by its height
 */
export function frame(camera, usual_m, { view, position }, aspect) {
  const [wide, high] = EXTENT_M[view === "front" ? "front" : "side"][/** @type {"lying"} */ (position)];
  camera.aspect = aspect;
  camera.fov = (2 * Math.atan(Math.max(high, wide / aspect) / 2 / usual_m) * 180) / Math.PI;
  camera.updateProjectionMatrix();
}
