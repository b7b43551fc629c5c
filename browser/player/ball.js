import { BufferAttribute, Color, Mesh, MeshStandardMaterial, SphereGeometry, Vector3 } from "three";

/** @typedef {Vector3} Point */

const PANELS = ["#f6efe2", "#e8835a", "#f6efe2", "#3f9c8d", "#f6efe2", "#e9b949"].map(
  (css) => new Color(css),
);
/** From the middle of a vertebra to the skin of the back. */
const BACK_M = 0.085;
const SMALLEST_M = 0.3;
const LARGEST_M = 0.95;

/** Make a beach ball, half seen through: it is only pictured. */
export function createBall() {
  const geometry = new SphereGeometry(1, 72, 40).toNonIndexed();
  const places = geometry.getAttribute("position");
  const colours = new Float32Array(places.count * 3);
  for (let corner = 0; corner < places.count; corner += 3) {
    const middle = [0, 1, 2].map((step) => new Vector3().fromBufferAttribute(places, corner + step));
    const { x, y, z } = middle[0].add(middle[1]).add(middle[2]).divideScalar(3);
    const panel = Math.floor(((Math.atan2(z, x) + Math.PI) / (2 * Math.PI)) * 6) % 6;
    const colour = Math.abs(y) > 0.965 ? PANELS[0] : PANELS[panel];
    for (const step of [0, 1, 2]) colour.toArray(colours, (corner + step) * 3);
  }
  geometry.setAttribute("color", new BufferAttribute(colours, 3));
  const material = new MeshStandardMaterial({
    vertexColors: true,
    roughness: 0.45,
    transparent: true,
    opacity: 0.62,
    depthWrite: false,
  });
  const ball = new Mesh(geometry, material);
  ball.rotation.set(0.5, 0.3, 0.9);
  ball.renderOrder = 3;
  ball.visible = false;
  return ball;
}

/**
 * Put a ball into the curve of a back, as large as that curve.
 *
 * @param {Mesh} ball
 * @param {Point[]} spine from the lowest up
 * @returns {boolean} whether the back is hollow towards behind, so that a ball fits
 */
export function placeBall(ball, spine) {
  const found = circle(spine.map(({ x, y }) => [x, y]));
  if (!found) return false;
  const [x, y, radius_m] = found;
  const behind = spine.every((point) => point.x > x);
  const inside_m = Math.min(LARGEST_M, Math.max(SMALLEST_M, radius_m - BACK_M));
  // A radius that was held back still touches the back where the curve is deepest.
  const [ahead, up] = nearest(spine, x, y);
  const away = inside_m + BACK_M;
  ball.position.set(ahead + ((x - ahead) / radius_m) * away, up + ((y - up) / radius_m) * away, 0);
  ball.scale.setScalar(inside_m);
  return behind;
}

/**
 * Find the circle that fits points best, by least squares (Kåsa 1976).
 *
 * @param {number[][]} points
 * @returns {[number, number, number]|undefined} its middle and its radius; nothing where they lie on a line
 */
export function circle(points) {
  const n = points.length;
  const mean = (/** @type {(point: number[]) => number} */ of) =>
    points.reduce((sum, p) => sum + of(p), 0) / n;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  const near = points.map(([x, y]) => [x - mx, y - my]);
  const sum = (/** @type {(u: number, v: number) => number} */ of) =>
    near.reduce((all, [u, v]) => all + of(u, v), 0);
  const [uu, uv, vv] = [sum((u) => u * u), sum((u, v) => u * v), sum((_, v) => v * v)];
  const right = [sum((u, v) => u * (u * u + v * v)) / 2, sum((u, v) => v * (u * u + v * v)) / 2];
  const whole = uu * vv - uv * uv;
  if (Math.abs(whole) < 1e-12) return undefined;
  const [u, v] = [(right[0] * vv - right[1] * uv) / whole, (right[1] * uu - right[0] * uv) / whole];
  return [u + mx, v + my, Math.sqrt(u * u + v * v + (uu + vv) / n)];
}

/** @param {Point[]} spine @param {number} x @param {number} y @returns {[number, number]} */
function nearest(spine, x, y) {
  const far = (/** @type {Point} */ point) => Math.hypot(point.x - x, point.y - y);
  const best = spine.reduce((a, b) => (far(b) < far(a) ? b : a));
  return [best.x, best.y];
}
