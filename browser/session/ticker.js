/** How often a hidden page, which draws nothing, looks at the clock. */
const LOOK_MS = 500;

/**
 * Call `tick` for every picture that is drawn, at the moment it asks for, and now and then while the page
 * is hidden. A slow picture can then not make the next beat late.
 *
 * @param {() => void} tick
 */
export function createTicker(tick) {
  let picture = 0;
  let moment = 0;
  let look = 0;

  function onPicture() {
    picture = requestAnimationFrame(onPicture);
    tick();
  }

  const onHidden = () => document.hidden && tick();

  function stop() {
    cancelAnimationFrame(picture);
    clearTimeout(moment);
    clearInterval(look);
    document.removeEventListener("visibilitychange", onHidden);
  }

  return {
    stop,
    start() {
      stop();
      look = setInterval(onHidden, LOOK_MS);
      document.addEventListener("visibilitychange", onHidden);
      onPicture();
    },
    /** @param {number} in_s when to tick again at the latest, in real seconds */
    wake(in_s) {
      clearTimeout(moment);
      moment = setTimeout(tick, Math.ceil(in_s * 1000));
    },
  };
}
