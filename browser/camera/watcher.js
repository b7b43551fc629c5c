import { partsOf } from "./parts.js";

/** @typedef {import("./parts.js").Parts} Parts */
/** @typedef {import("../session/watching.js").Watcher} Watcher */

/** Nobody waits longer than this for a camera that may never be ready. */
const PATIENCE_MS = 45_000;
/** After so long a pause the camera goes off. */
const PAUSE_MS = 60_000;

/**
 * Watch a session with the camera. Whatever fails, the session goes on without it.
 *
 * @param {import("./parts.js").Plan} plan
 * @param {import("./telling.js").Telling} telling
 * @returns {Watcher}
 */
export function createWatcher(plan, telling) {
  const parts = partsOf(plan, telling);
  const { state, eye, turns } = parts;
  return {
    laid(now) {
      state.laid = now;
      turns.laid(now.timeline);
      eye.workers?.follow(now.timeline);
    },
    before: () => before(parts),
    entered: (index) => turns.entered(index),
    went(now) {
      state.going = now;
      state.goOn = null;
      clearTimeout(state.resting);
      if (now) void eye.on();
      else state.resting = setTimeout(eye.off, PAUSE_MS);
    },
    waiting(goOn) {
      state.goOn = goOn;
      state.waitsFrom = eye.counts?.taken ?? 0;
    },
    ended: () => end(parts),
  };
}

/** Help somebody into the picture, while everything is loaded. @param {Parts} parts */
async function before({ state, setUp, eye, onHide }) {
  state.settingUp = true;
  document.addEventListener("visibilitychange", onHide);
  const late = setTimeout(() => eye.open || eye.giveUp("late"), PATIENCE_MS);
  const over = setUp.open();
  prepare().catch(eye.fail);
  const how = await over;
  clearTimeout(late);
  if (how === "without") eye.giveUp("turned_off");
  state.settingUp = false;
  setUp.mirror(null);
  eye.workers?.coach(false);

  async function prepare() {
    await eye.load();
    if (state.laid) eye.workers?.follow(state.laid.timeline);
    if (state.over) return;
    if (state.settingUp) eye.workers?.coach(true);
    await eye.on();
    if (eye.open && state.settingUp) setUp.tell(setUp.sentence("start"));
  }
}

/** Switch off, and tell what was seen. @param {Parts} parts */
function end({ state, record, points, eye, onHide, sent }) {
  if (state.over) return;
  state.over = true;
  clearTimeout(state.resting);
  document.removeEventListener("visibilitychange", onHide);
  eye.close();
  points?.flush();
  void record.sum(eye, "end").finally(() => {
    record.tell(eye);
    eye.workers?.end();
    sent();
  });
}
