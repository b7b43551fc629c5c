import { need, write } from "../session/dom.js";
import { createFeelPanel } from "./feeling.js";
import { endOf, place, there } from "./playing.js";
import { createSpinePanel } from "./spine.js";
import { bendsOtherwise, createStage, isStacked } from "./stage.js";
import { createStills } from "./stills.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Mode} Mode */
/** @typedef {import("./types.js").Wanted} Wanted */

const SLOW = 0.5;
const TURN_DEG = 30;
/** A phone draws at most thirty frames a second. */
const LEAST_MS = matchMedia("(pointer: coarse)").matches ? 32 : 0;
/** So many frames in a row that took longer than this are too slow for a moving picture. */
const SLOW_FRAMES = 30;
const SLOW_MS = 50;
/** While right and wrong are compared, both are there at this time. */
const THERE_S = 3;

/** @type {Facts} */
const facts = JSON.parse(need("#demonstration-facts", HTMLScriptElement).text);
const canvas = need("#theatre", HTMLCanvasElement);
const play = need("#play", HTMLButtonElement);
const slow = need("#slow", HTMLButtonElement);
const spine = need("#spine", HTMLButtonElement);
const ball = need("#ball", HTMLButtonElement);
const who = need("#who", HTMLSelectElement);
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const stills = createStills(facts);
const spinePanel = createSpinePanel(facts.turns);
const feelPanel = createFeelPanel(facts.meanings);
/** @type {Wanted} */
const wanted = { mode: "watch", fault: 0, spine: false, ball: false };
/** @type {import("./stage.js").Stage|undefined} */
let stage;
let at_s = 0;
let last_ms = 0;
let moves = false;
let stale = true;
let seen = true;
let slowly = 0;

who.replaceChildren(...facts.people.map(({ name, url }) => new Option(name, url)));
need("#show-person", HTMLButtonElement).addEventListener("click", begin);
who.addEventListener("change", bringIn);
play.addEventListener("click", () => setMoves(!moves));
slow.addEventListener("click", () => press(slow, slow.getAttribute("aria-pressed") !== "true"));
spine.addEventListener("click", () => want({ spine: !wanted.spine }));
ball.addEventListener("click", () => want({ ball: !wanted.ball }));
need("#turn-left", HTMLButtonElement).addEventListener("click", () => turn(-TURN_DEG));
need("#turn-right", HTMLButtonElement).addEventListener("click", () => turn(TURN_DEG));
need("#previous", HTMLButtonElement).addEventListener("click", () => step(-1));
need("#next", HTMLButtonElement).addEventListener("click", () => step(1));
need("#to-stills", HTMLButtonElement).addEventListener("click", () => drawInstead());
canvas.addEventListener("keydown", ({ key }) => {
  if (key === "ArrowLeft") turn(-TURN_DEG / 2);
  if (key === "ArrowRight") turn(TURN_DEG / 2);
});
for (const button of buttons("[data-mode]"))
  button.addEventListener("click", () => want({ mode: /** @type {Mode} */ (button.dataset.mode) }));
for (const button of buttons("[data-fault]"))
  button.addEventListener("click", () => void showFault(Number(button.dataset.fault)));
canvas.addEventListener("click", (event) => {
  const found = wanted.mode === "feel" ? stage?.at(event) : undefined;
  if (found) feelPanel.answer(found.area, found.side);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => stage && bringIn());
new IntersectionObserver(([entry]) => {
  seen = entry.isIntersecting;
  last_ms = 0;
}).observe(need(".demonstration .show", HTMLElement));
new ResizeObserver(() => {
  stale = true;
}).observe(canvas);

async function begin() {
  hide("#poster", true);
  hide("#room", false);
  hide("#panel", false);
  hide("#controls", false);
  if (still) at_s = endOf(facts.beats, 0);
  await bringIn();
  setMoves(!still);
  if (stage) canvas.focus({ preventScroll: true });
  requestAnimationFrame(tick);
}

/** Bring the chosen person in; where that can't be, let the drawn figure show the same. */
async function bringIn() {
  try {
    stage?.leave();
    stage = await createStage(canvas, facts, who.value);
    stage.controls.addEventListener("change", () => {
      stale = true;
    });
    want({});
    draw();
    canvas.dataset.person = who.value;
  } catch {
    drawInstead();
  }
}

/** Let the drawn figure take over. */
function drawInstead() {
  stage?.leave();
  stage = undefined;
  hide("#room", true);
  hide("#stills", false);
  hide("#no-person", false);
  for (const id of ["#only-3d", "#slowly", "#turn-left", "#turn-right", "#by"]) hide(id, true);
  want({});
  draw();
}

/** Ask for something else to be seen. @param {Partial<Wanted>} change */
function want(change) {
  const turned = change.mode !== undefined && change.mode !== wanted.mode;
  Object.assign(wanted, change);
  const compares = wanted.mode === "compare";
  if (compares && (turned || change.fault !== undefined))
    wanted.spine = bendsOtherwise(facts.faults[wanted.fault]);
  if (turned) at_s = startOf(compares);
  const { mode, spine: through, ball: pictured } = wanted;
  stage?.dress({ ...wanted, spine: through && mode !== "feel", ball: pictured && ballFits() });
  showWanted();
  if (mode === "compare") chooseFault();
  stale = true;
}

/** Whether what is shown goes to the pose that has the ball in its curve. */
function ballFits() {
  const { mode, fault } = wanted;
  if (mode === "compare") return facts.faults[fault].pose_to === facts.ball?.pose_to;
  return mode === "watch" && facts.ball !== null;
}

/** Where something new begins: with its pose reached, for somebody who wants nothing to move. @param {boolean} compares */
function startOf(compares) {
  if (!still) return 0;
  return compares ? THERE_S : endOf(facts.beats, 0);
}

/** Let the page's buttons and words go with what is wanted. */
function showWanted() {
  const { mode } = wanted;
  const through = wanted.spine && mode !== "feel";
  for (const button of buttons("[data-mode]")) press(button, button.dataset.mode === mode);
  press(spine, through);
  press(ball, wanted.ball);
  hide("#spine", !stage || mode === "feel");
  hide("#ball", !stage || !ballFits());
  hide("#ball-words", !stage || !wanted.ball || !ballFits());
  hide("#panel-feel", mode !== "feel");
  hide("#panel-compare", mode !== "compare");
  hide("#panel-spine", !stage || !through);
  hide("#halves", mode !== "compare");
  hide("#shown", mode === "compare");
  canvas.dataset.mode = mode;
  need("#demonstration", HTMLElement).dataset.mode = mode;
}

/** Say which fault is compared. */
function chooseFault() {
  const fault = facts.faults[wanted.fault];
  for (const button of buttons("#panel-compare [data-fault]"))
    press(button, Number(button.dataset.fault) === wanted.fault);
  need("#halves", HTMLElement).classList.toggle("stacked", isStacked(fault));
  write(need("#fault-text", HTMLElement), fault.text);
  write(need("#fault-cue", HTMLElement), fault.cue);
}

/** @param {string} selector @returns {HTMLButtonElement[]} */
function buttons(selector) {
  return [...document.querySelectorAll(selector)].filter((one) => one instanceof HTMLButtonElement);
}

/** @param {Element} button @param {boolean} pressed */
function press(button, pressed) {
  button.setAttribute("aria-pressed", String(pressed));
}

/** @param {string} id @param {boolean} hidden */
function hide(id, hidden) {
  need(id, HTMLElement).hidden = hidden;
}

/** Compare one fault, wherever on the page it was asked for. @param {number} index */
async function showFault(index) {
  if (need("#panel", HTMLElement).hidden) await begin();
  want({ mode: "compare", fault: index });
  need("#demonstration", HTMLElement).scrollIntoView({ behavior: still ? "auto" : "smooth" });
}

/** Go to the pose that the next beat reaches, or the one before, and stay there. @param {number} by */
function step(by) {
  setMoves(false);
  if (wanted.mode === "compare") at_s = by < 0 ? 0 : THERE_S;
  else {
    const { index, share } = place(facts.beats, at_s);
    const count = facts.beats.length;
    const next = by > 0 && share < 0.99 ? index : (index + by + count) % count;
    at_s = endOf(facts.beats, next);
  }
  stale = true;
}

/** @param {number} by_deg */
function turn(by_deg) {
  stage?.turn(by_deg);
  stale = true;
}

/** @param {boolean} moving */
function setMoves(moving) {
  moves = moving;
  last_ms = 0;
  write(play, moves ? "Pause" : "Play");
}

/** @param {number} now_ms */
function tick(now_ms) {
  requestAnimationFrame(tick);
  const past_ms = last_ms ? now_ms - last_ms : 0;
  if (!seen || (last_ms && past_ms < LEAST_MS)) return;
  last_ms = now_ms;
  if (moves) {
    const rate = slow.getAttribute("aria-pressed") === "true" ? SLOW : 1;
    at_s += (Math.min(past_ms, 250) / 1000) * rate;
    watchPace(past_ms);
  }
  if (moves || stale) draw();
}

/** Offer the drawn figure to a device that draws slowly. @param {number} past_ms */
function watchPace(past_ms) {
  slowly = past_ms > SLOW_MS ? slowly + 1 : 0;
  if (stage && slowly === SLOW_FRAMES) hide("#slowly", false);
}

function draw() {
  stale = false;
  if (wanted.mode === "compare") {
    const share = there(at_s);
    if (stage) spinePanel.both(stage.drawBoth(wanted.fault, share), moves);
    else stills.both(facts.faults[wanted.fault]);
    canvas.dataset.share = share.toFixed(2);
    return;
  }
  const { index, share } = place(facts.beats, at_s);
  if (stage) spinePanel.one(stage.draw(index, share, at_s), moves);
  else stills.one(facts.beats[index], share);
  write(need("#shown", HTMLElement), facts.beats[index].show);
  canvas.dataset.beat = String(index);
  canvas.dataset.share = share.toFixed(2);
}

/** A link may lead straight to something: …/gentle_backbend#spine, #feel, #compare or #compare-2. */
async function followLink() {
  const [what, number] = location.hash.slice(1).split("-");
  if (!["watch", "spine", "feel", "compare"].includes(what) || !facts.people.length) return;
  await begin();
  if (what === "spine") want({ spine: true });
  else if (what !== "compare") want({ mode: /** @type {Mode} */ (what) });
  else if (facts.faults.length)
    want({ mode: "compare", fault: Math.max(0, Number(number || 1) - 1) % facts.faults.length });
}

void followLink();
