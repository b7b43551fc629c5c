import { need, write } from "../session/dom.js";
import { ease } from "../session/motion.js";

/**
 * @typedef {{seconds: number, show: string, pose_from: string, pose_to: string, view: string,
 *   position: string, props: string[]}} Move
 * @typedef {{beats: Move[], people: {url: string, name: string}[], player: string}} Facts
 * @typedef {Awaited<ReturnType<typeof import("../player/main.js").createTheatre>>} Theatre
 */

const SLOW = 0.5;
const TURN_DEG = 30;

/** @type {Facts} */
const facts = JSON.parse(need("#demonstration-facts", HTMLScriptElement).text);
const canvas = need("#theatre", HTMLCanvasElement);
const play = need("#play", HTMLButtonElement);
const slow = need("#slow", HTMLButtonElement);
const who = need("#who", HTMLSelectElement);
/** @type {Theatre|undefined} */
let theatre;
let at_s = 0;
let last_ms = 0;
let index = -1;
let moves = true;

who.replaceChildren(...facts.people.map(({ name, url }) => new Option(name, url)));
need("#demonstration", HTMLElement).hidden = facts.people.length === 0;
need("#show-person", HTMLButtonElement).addEventListener("click", begin);
who.addEventListener("change", stage);
play.addEventListener("click", () => setMoves(!moves));
slow.addEventListener("click", () => {
  slow.setAttribute("aria-pressed", String(slow.getAttribute("aria-pressed") !== "true"));
});
need("#turn-left", HTMLButtonElement).addEventListener("click", () => theatre?.turn(-TURN_DEG));
need("#turn-right", HTMLButtonElement).addEventListener("click", () => theatre?.turn(TURN_DEG));
canvas.addEventListener("keydown", ({ key }) => {
  if (key === "ArrowLeft") theatre?.turn(-TURN_DEG / 2);
  if (key === "ArrowRight") theatre?.turn(TURN_DEG / 2);
});

async function begin() {
  need("#room", HTMLElement).hidden = false;
  await stage();
  if (!theatre) return;
  need("#show-person", HTMLElement).hidden = true;
  setMoves(!matchMedia("(prefers-reduced-motion: reduce)").matches);
  canvas.focus();
  requestAnimationFrame(tick);
}

/** Bring the chosen person in; where that can't be, say so. */
async function stage() {
  try {
    /** @type {typeof import("../player/main.js")} */
    const { createTheatre } = await import(facts.player);
    const clips = facts.beats.map(({ pose_from, pose_to }) => `${pose_from}>${pose_to}`);
    const colours = { mat: "#7fb0a6", wood: "#b98d5e", cloth: "#e6ddcf", wall: "#ddd5c7" };
    theatre?.leave();
    theatre = await createTheatre(canvas, { person: who.value, clips, colours });
    index = -1;
    draw();
    canvas.dataset.person = who.value;
  } catch {
    need("#room", HTMLElement).hidden = true;
    need("#no-person", HTMLElement).hidden = false;
  }
}

/** @param {boolean} moving */
function setMoves(moving) {
  moves = moving;
  last_ms = 0;
  write(play, moves ? "Pause" : "Play");
}

/** @param {number} now_ms */
function tick(now_ms) {
  const rate = slow.getAttribute("aria-pressed") === "true" ? SLOW : 1;
  if (moves && last_ms) at_s += ((now_ms - last_ms) / 1000) * rate;
  last_ms = now_ms;
  draw();
  requestAnimationFrame(tick);
}

function draw() {
  const whole_s = facts.beats.reduce((sum, { seconds }) => sum + seconds, 0);
  let left_s = at_s % whole_s;
  let next = 0;
  while (next < facts.beats.length - 1 && left_s >= facts.beats[next].seconds) {
    left_s -= facts.beats[next].seconds;
    next += 1;
  }
  const beat = facts.beats[next];
  if (next !== index) {
    theatre?.enter(beat, beat.props);
    write(need("#shown", HTMLElement), beat.show);
    canvas.dataset.beat = String(next);
    index = next;
  }
  theatre?.pose(beat, ease(left_s / beat.seconds));
  theatre?.draw();
}
