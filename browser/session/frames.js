/** Fewer pictures a second than this do not show a movement. */
const LEAST_HZ = 20;
/** So long, and over so many pictures, is looked before it is judged. */
const LOOK_S = 3;
const LOOK_FRAMES = 8;

/**
 * Tell whether a device draws too slowly, by the usual time from picture to picture: a page that stood still
 * for once, or the first picture, which takes long everywhere, says nothing.
 *
 * @returns {{drawn(now_s: number): boolean, rest(): void}} `drawn` is true once, when it is found too slow;
 *   `rest` where no picture was due
 */
export function createMeter() {
  /** @type {number[]} */
  const took_s = [];
  let last_s = Number.NaN;
  let seen_s = 0;
  let judged = false;

  function judge() {
    judged = true;
    const middle = took_s.sort((one, other) => one - other)[took_s.length >> 1];
    return middle > 1 / LEAST_HZ;
  }

  return {
    drawn(now_s) {
      const passed_s = now_s - last_s;
      last_s = now_s;
      if (judged || !(passed_s > 0)) return false;
      took_s.push(passed_s);
      seen_s += passed_s;
      return seen_s >= LOOK_S && took_s.length >= LOOK_FRAMES && judge();
    },
    rest() {
      last_s = Number.NaN;
    },
  };
}
