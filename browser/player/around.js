import { MathUtils, Vector3 } from "three";

/**
 * What the camera has to take in, and from where: points on the body at all moments of a movement, and the way
 * from the body to the camera in metres.
 *
 * @typedef {{points: Vector3[], away: Vector3}} Shot
 * @typedef {{target: Vector3, away: Vector3, slope: number}} Place slope: half the height of the picture at one
 *   metre
 */

/** The skin is outside the bones, and some air around it looks better. */
const MARGIN_M = 0.13;
/** Nearer than this it never comes: a small movement does not fill the room. */
const LEAST_M = 0.62;
const UP = new Vector3(0, 1, 0);

/**
 * Find the place from which all points are in the picture, and as large as they can be.
 *
 * @param {Shot} shot
 * @param {number} aspect of the picture, its width by its height
 * @returns {Place}
 */
export function placeFor({ points, away }, aspect) {
  const far_m = away.length();
  const back = away.clone().divideScalar(far_m);
  const right = new Vector3().crossVectors(UP, back).normalize();
  const up = new Vector3().crossVectors(back, right);
  const target = points.reduce((sum, point) => sum.add(point), new Vector3()).divideScalar(points.length);
  let [wide, high] = [0, 0];
  // What is nearer to the camera counts for more, so the middle is found in a few steps.
  for (let step = 0; step < 4; step += 1) {
    const seen = points.map((point) => {
      const from = point.clone().sub(target);
      const depth_m = far_m - from.dot(back);
      return [from.dot(right) / depth_m, from.dot(up) / depth_m];
    });
    const [left, most] = ends(seen.map(([x]) => x));
    const [low, top] = ends(seen.map(([, y]) => y));
    target.addScaledVector(right, ((left + most) / 2) * far_m).addScaledVector(up, ((low + top) / 2) * far_m);
    [wide, high] = [most - left, top - low];
  }
  const margin = MARGIN_M / far_m;
  const least = Math.max(high / 2 + margin, (wide / 2 + margin) / aspect);
  return { target, away: away.clone(), slope: Math.max(least, LEAST_M / far_m) };
}

/** @param {number[]} values @returns {[number, number]} */
const ends = (values) => [Math.min(...values), Math.max(...values)];

/**
 * Lead a camera from shot to shot, and round the person.
 *
 * @param {import("three").PerspectiveCamera} camera
 */
export function createAround(camera) {
  /** @type {Shot|undefined} */
  let before;
  /** @type {Shot|undefined} */
  let shot;
  let share = 1;
  let turned_deg = 0;
  /** @type {{key: string, from: Place, to: Place}|undefined} */
  let places;
  let version = 0;

  /** @param {Shot} to @param {number} aspect */
  function placesFor(to, aspect) {
    const key = `${version} ${aspect}`;
    if (places?.key !== key) places = { key, from: placeFor(before ?? to, aspect), to: placeFor(to, aspect) };
    return places;
  }

  return {
    /** Take in something else. @param {Shot} next @param {boolean} cut whether to be there at once */
    go(next, cut) {
      before = cut ? undefined : shot;
      shot = next;
      share = cut ? 1 : 0;
      turned_deg = 0;
      version += 1;
    },
    /** @param {number} done how much of the way from the shot before is done, 0 … 1 */
    approach(done) {
      share = Math.min(1, Math.max(0, done));
    },
    /** @param {number} by_deg to the right of the camera */
    turn(by_deg) {
      turned_deg = (turned_deg + by_deg) % 360;
    },
    get turned_deg() {
      return turned_deg;
    },
    /** What the picture depends on. */
    get state() {
      return `${version} ${share.toFixed(3)} ${turned_deg.toFixed(1)}`;
    },
    /** Put the camera where it should be. @param {number} aspect @returns {boolean} false with nothing to see */
    fit(aspect) {
      if (!shot) return false;
      const { from, to } = placesFor(shot, aspect);
      const target = from.target.clone().lerp(to.target, share);
      const far_m = MathUtils.lerp(from.away.length(), to.away.length(), share);
      const away = from.away.clone().lerp(to.away, share).setLength(far_m);
      away.applyAxisAngle(UP, MathUtils.degToRad(turned_deg));
      camera.position.copy(target).add(away);
      camera.lookAt(target);
      camera.aspect = aspect;
      camera.fov = 2 * MathUtils.radToDeg(Math.atan(MathUtils.lerp(from.slope, to.slope, share)));
      camera.updateProjectionMatrix();
      return true;
    },
  };
}
