/** What becomes of all that the camera, the model and the judge tell in a session. */

/** @typedef {import("./parts.js").Parts} Parts */
/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./types.js").Judged} Judged */
/** @typedef {import("./pipe.js").Counts} Counts */
/** @typedef {import("./eye.js").Lost} Lost */

/** What the sums are asked for again after, so that a page that is closed has told nearly all. */
const TELLING = ["repetition", "partial", "sees_again"];

/** Say something when there is room for it. @param {Parts} parts @param {string} text */
export function tell({ overlay, mouth }, text) {
  overlay.tell(text);
  mouth.soon(text);
}

/** @param {Parts} parts @param {Judged} judged @param {Found} found @param {Counts} counts */
export function judged(parts, judged, found, counts) {
  const { state, camera, overlay, curve, record, points, eye } = parts;
  overlay.draw(judged, counts);
  curve?.judged(judged);
  record.found(found);
  state.body = judged.now.body ?? state.body;
  if (!state.settingUp) points?.add(found, state.body);
  if (state.settingUp) coach(parts, judged);
  if (judged.say) tell(parts, judged.say.text);
  if (camera.wait && judged.now.armed && counts.judged > state.waitsFrom) goOn(state);
  if (judged.events.some(({ kind }) => TELLING.includes(kind))) void record.sum(eye, "now");
}

/** @param {Parts} parts @param {Judged} judged */
function coach({ setUp, eye }, judged) {
  if (judged.coach) setUp.coached(judged.coach);
  eye.workers?.choose();
}

/** The person is in place: nobody has to say so. @param {Parts["state"]} state */
function goOn(state) {
  const go = state.goOn;
  state.goOn = null;
  go?.();
}

/** The camera went on or off. @param {Parts} parts @param {boolean} on */
export function light({ state, overlay, setUp, eye }, on) {
  overlay.show(on);
  setUp.mirror(on && state.settingUp ? eye.stream : null);
}

/** Go on without the camera, and say so. @param {Parts} parts @param {Lost} why */
export function lost({ record, setUp, overlay, mouth, curve, eye }, why) {
  record.lost(why);
  const text = setUp.sentence(why === "turned_off" ? "off" : why);
  overlay.tell(text);
  mouth.now(text);
  setUp.end("without");
  curve?.end();
  void record.sum(eye, "end").then(() => eye.workers?.end());
}

/** The page was hidden, perhaps for good, or is seen again. @param {Parts} parts */
export function hidden({ state, eye, points, record }) {
  if (document.hidden) {
    eye.off();
    points?.flush();
    if (!state.settingUp) record.tell(eye);
  } else if (state.going || state.settingUp) void eye.on();
}
