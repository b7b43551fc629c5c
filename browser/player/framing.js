/**
 * Let the whole person be in the picture, however narrow it is.
 *
 * @param {import("three").PerspectiveCamera} camera
 * @param {number} usual_m how far the camera usually stands: coming nearer than that enlarges
 * @param {import("./standing.js").Stand} stand
 * @param {number} aspect of the picture, its width by its height
 */
export function frame(camera, usual_m, { wide, high }, aspect) {
  camera.aspect = aspect;
  camera.fov = (2 * Math.atan(Math.max(high, wide / aspect) / 2 / usual_m) * 180) / Math.PI;
  camera.updateProjectionMatrix();
}
