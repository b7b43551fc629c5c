import { createMeter } from "../session/frames.js";

/** A phone draws at most thirty frames a second. */
const LEAST_MS = matchMedia("(pointer: coarse)").matches ? 32 : 0;

/** By what time pictures are counted: tests give one of their own, for software draws slowly. */
const now_s = () =>
  /** @type {any} */ (globalThis).suppleTestClock?.pictures_s?.() ?? performance.now() / 1000;

/**
 * Draw again and again, while it is seen and something moves or has changed.
 *
 * @param {Element} place what has to be on the screen
 * @param {{draw(past_s: number): boolean, slow(): void}} does `draw` says whether it drew; `slow` is told once
 *   where the device draws too slowly
 */
export function startTicking(place, { draw, slow }) {
  const meter = createMeter();
  let last_ms = 0;
  let seen = true;
  let over = false;
  const watcher = new IntersectionObserver(([entry]) => {
    seen = entry.isIntersecting;
    last_ms = 0;
  });
  watcher.observe(place);

  /** @param {number} now_ms */
  function tick(now_ms) {
    if (over) return;
    requestAnimationFrame(tick);
    const past_ms = last_ms ? now_ms - last_ms : 0;
    if (!seen || (last_ms && past_ms < LEAST_MS)) return;
    last_ms = now_ms;
    if (!draw(past_ms / 1000)) meter.rest();
    else if (meter.drawn(now_s())) slow();
  }

  requestAnimationFrame(tick);
  return () => {
    over = true;
    watcher.disconnect();
  };
}
