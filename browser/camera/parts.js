import { createCurve } from "./curve.js";
import { createEye } from "./eye.js";
import { createKeep } from "./keep.js";
import { createMouth } from "./mouth.js";
import { createOverlay } from "./overlay.js";
import * as react from "./reacting.js";
import { createRecord } from "./record.js";
import { createSetUp } from "./set-up.js";
import { createTurns } from "./turns.js";

/** @typedef {import("./types.js").Camera} Camera */
/** @typedef {import("./telling.js").Telling} Telling */
/** @typedef {import("../session/watching.js").Watcher} Watcher */
/** @typedef {Parameters<NonNullable<Watcher["laid"]>>[0]} Laid */
/** @typedef {{camera: Camera, voice: Record<string, import("../session/types.js").Line>}} Plan */
/**
 * How a watched session stands.
 *
 * @typedef {object} State
 * @property {Laid|null} laid what is played now
 * @property {boolean} going
 * @property {boolean} settingUp
 * @property {(() => void)|null} goOn called when the person is in place, while the session waits for that
 * @property {number} waitsFrom how many pictures had been taken when it began to wait
 * @property {number} resting the timer of a pause
 * @property {boolean} over
 * @property {number} body which of the bodies found is followed
 */
/**
 * @typedef {object} Parts
 * @property {State} state
 * @property {Camera} camera
 * @property {ReturnType<typeof createMouth>} mouth
 * @property {ReturnType<typeof createSetUp>} setUp
 * @property {ReturnType<typeof createRecord>} record
 * @property {ReturnType<typeof createKeep>|null} points
 * @property {ReturnType<typeof createOverlay>} overlay
 * @property {ReturnType<typeof createCurve>|null} curve
 * @property {ReturnType<typeof createTurns>} turns
 * @property {import("./eye.js").Eye} eye
 * @property {() => void} onHide
 * @property {() => void} sent
 */

/**
 * Make all that a watched session needs, and join it up.
 *
 * @param {Plan} plan
 * @param {Telling} telling
 * @returns {Parts}
 */
export function partsOf({ camera, voice }, { send, keep, sent }) {
  const state = begun();
  const mouth = createMouth(voice, () => state.laid?.speaker);
  /** @type {Parts} */
  const parts = {
    state,
    camera,
    mouth,
    setUp: createSetUp(camera, mouth.now),
    record: createRecord(send),
    points: camera.keep ? createKeep(keep) : null,
    overlay: createOverlay(camera.own ?? {}, { off: () => parts.eye.giveUp("turned_off") }),
    curve: camera.curve ? createCurve((on) => parts.eye.workers?.outline(on)) : null,
    turns: createTurns(camera.turns ?? {}, (text) => parts.eye.open && react.tell(parts, text)),
    eye: createEye(camera, {
      judged: (judged, found, counts) => react.judged(parts, judged, found, counts),
      light: (on) => react.light(parts, on),
      lost: (why) => react.lost(parts, why),
      now_s: () => state.laid?.clock.now() ?? 0,
    }),
    onHide: () => react.hidden(parts),
    sent,
  };
  return parts;
}

/** @returns {State} */
function begun() {
  return {
    laid: null,
    going: false,
    settingUp: false,
    goOn: null,
    waitsFrom: 0,
    resting: 0,
    over: false,
    body: 0,
  };
}
