import { createEye } from "./eye.js";
import { createKeep } from "./keep.js";
import { createMouth } from "./mouth.js";
import { createOverlay } from "./overlay.js";
import { createRecord } from "./record.js";
import { createSetUp } from "./set-up.js";
import { createTurns } from "./turns.js";

/** @typedef {import("./types.js").Camera} Camera */
/** @typedef {import("./types.js").Judged} Judged */
/** @typedef {import("./eye.js").Lost} Lost */
/** @typedef {import("../session/watching.js").Watcher} Watcher */
/** @typedef {Parameters<NonNullable<Watcher["laid"]>>[0]} Laid */
/** @typedef {{camera: Camera, voice: Record<string, import("../session/types.js").Line>}} Plan */
/** @typedef {ReturnType<typeof partsOf>} Parts */
/**
 * @typedef {object} Telling
 * @property {(seen: object) => void} send what was seen, at the end and when the page goes away
 * @property {(number: number, stretch: object) => void} keep a stretch of the body's points, where asked for
 * @property {() => void} sent all of it has been given away
 */

/** Nobody waits longer than this for a camera that may never be ready. */
const PATIENCE_MS = 45_000;
/** After so long a pause the camera goes off. */
const PAUSE_MS = 60_000;
/** What the sums are asked for again after, so that a page that is closed has told nearly all. */
const TELLING = ["repetition", "partial", "sees_again"];

/**
 * Watch a session with the camera. Whatever fails, the session goes on without it.
 *
 * @param {Plan} plan
 * @param {Telling} telling
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

/** @param {Plan} plan @param {Telling} telling */
function partsOf({ camera, voice }, { send, keep, sent }) {
  /** @type {{laid: Laid|null, going: boolean, settingUp: boolean, goOn: (() => void)|null, waitsFrom: number,
   *   resting: number, over: boolean, body: number}} */
  const state = {
    laid: null,
    going: false,
    settingUp: false,
    goOn: null,
    waitsFrom: 0,
    resting: 0,
    over: false,
    body: 0,
  };
  const mouth = createMouth(voice, () => state.laid?.speaker);
  const setUp = createSetUp(camera, mouth.now);
  const record = createRecord(send);
  const points = camera.keep ? createKeep(keep) : null;
  const overlay = createOverlay({ off: () => eye.give("turned_off") });
  const turns = createTurns(camera.turns ?? {}, (text) => eye.open && tell(text));
  const eye = createEye(camera, {
    found: onFound,
    judged: onJudged,
    light: onLight,
    lost: onLost,
    now_s: () => state.laid?.clock.now() ?? 0,
  });

  /** Say something when there is room for it. @param {string} text */
  function tell(text) {
    overlay.tell(text);
    mouth.soon(text);
  }

  /** @param {import("./types.js").Found} found */
  function onFound(found) {
    record.found(found);
    if (!state.settingUp) points?.add(found, state.body);
  }

  /** @param {Judged} judged @param {import("./pipe.js").Counts} counts */
  function onJudged(judged, counts) {
    overlay.draw(judged, counts);
    state.body = judged.now.body ?? state.body;
    if (state.settingUp) coach(judged);
    if (judged.say) tell(judged.say.text);
    if (camera.wait && judged.now.armed && counts.judged > state.waitsFrom) goOn();
    if (judged.events.some(({ kind }) => TELLING.includes(kind))) void record.sum(eye, "now");
  }

  /** @param {Judged} judged */
  function coach(judged) {
    if (judged.coach) setUp.coached(judged.coach);
    eye.workers?.choose();
  }

  /** The person is in place: nobody has to say so. */
  function goOn() {
    const go = state.goOn;
    state.goOn = null;
    go?.();
  }

  /** @param {boolean} on */
  function onLight(on) {
    overlay.show(on);
    setUp.mirror(on && state.settingUp ? eye.stream : null);
  }

  /** Go on without the camera, and say so. @param {Lost} why */
  function onLost(why) {
    record.lost(why);
    const text = setUp.sentence(why === "turned_off" ? "off" : why);
    overlay.tell(text);
    mouth.now(text);
    setUp.end("without");
    void record.sum(eye, "end").then(() => eye.workers?.end());
  }

  function onHide() {
    if (document.hidden) {
      eye.off();
      if (!state.settingUp) record.tell(eye);
    } else if (state.going || state.settingUp) void eye.on();
  }

  return { state, setUp, record, points, eye, turns, onHide, sent };
}

/** Help somebody into the picture, while everything is loaded. @param {Parts} parts */
async function before({ state, setUp, eye, onHide }) {
  state.settingUp = true;
  document.addEventListener("visibilitychange", onHide);
  const late = setTimeout(() => eye.open || eye.give("late"), PATIENCE_MS);
  const over = setUp.open();
  prepare().catch(eye.fail);
  const how = await over;
  clearTimeout(late);
  if (how === "without") eye.give("turned_off");
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
