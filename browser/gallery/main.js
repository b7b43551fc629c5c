import { place } from "../demonstration/playing.js";
import { shower } from "../demonstration/shower.js";
import { startTicking } from "../demonstration/ticking.js";
import { bringIn, clipsOf } from "../player/bringing.js";
import { need, write } from "../session/dom.js";

/** @typedef {import("../demonstration/types.js").Move} Move */
/** @typedef {{id: string, beats: Move[]}} Shown */
/** @typedef {{movements: Shown[], people: {url: string, name: string}[], player: string}} Facts */
/** @typedef {{shown: Shown, canvas: HTMLCanvasElement, visible: boolean}} Card */

/** How far to each side the picture sways, and how long there and back takes. */
const SWAY_DEG = 24;
const SWAY_S = 9;

/** @type {Facts} */
const facts = JSON.parse(need("#gallery-facts", HTMLScriptElement).text);
const button = need("#move-all", HTMLButtonElement);
const stage = need("#gallery-stage", HTMLCanvasElement);
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
/** @type {Card[]} */
const cards = facts.movements.map((shown) => ({
  shown,
  canvas: need(`[data-movement="${shown.id}"] canvas`, HTMLCanvasElement),
  visible: false,
}));
/** @type {import("../player/main.js").Theatre|undefined} */
let theatre;
let moves = false;
let coming = false;
let next = 0;
let at_s = 0;

need("#gallery-offer", HTMLElement).hidden = still || !facts.people.length;
button.addEventListener("click", () => void (theatre ? setMoves(!moves) : begin()));
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const card = cards.find(({ canvas }) => canvas.parentElement === target);
    if (card) card.visible = isIntersecting;
  }
});
for (const { canvas } of cards) if (canvas.parentElement) watcher.observe(canvas.parentElement);

async function begin() {
  // Not disabled: then the keyboard would lose its place.
  if (coming) return;
  coming = true;
  try {
    const clips = cards.flatMap(({ shown }) => clipsOf(shown.beats));
    const wanted = { player: facts.player, person: shower(facts.people)?.url ?? "", clips };
    ({ theatre } = await bringIn(stage, wanted));
    setMoves(true);
    startTicking(need("main", HTMLElement), { draw: pass, slow: () => end("#slow-gallery") });
  } catch {
    end("#no-gallery");
  }
  coming = false;
}

/** Leave it to the pictures. @param {string} why the words that say so */
function end(why) {
  setMoves(false);
  theatre?.leave();
  theatre = undefined;
  for (const { canvas } of cards) canvas.hidden = true;
  need("#gallery-offer", HTMLElement).hidden = true;
  need(why, HTMLElement).hidden = false;
}

/** @param {boolean} moving */
function setMoves(moving) {
  moves = moving;
  write(button, moves ? "Stop them" : "See them all move");
}

/** Draw one card at a time. @param {number} past_s @returns {boolean} whether one was drawn */
function pass(past_s) {
  const visible = cards.filter((card) => card.visible);
  if (!moves || !visible.length) return false;
  at_s += past_s;
  next = (next + 1) % visible.length;
  draw(visible[next], at_s);
  return true;
}

/** @param {Card} card @param {number} now_s */
function draw({ shown, canvas }, now_s) {
  if (!theatre) return;
  const { index, share } = place(shown.beats, now_s);
  const beat = shown.beats[index];
  const sway_deg = SWAY_DEG * Math.sin((2 * Math.PI * now_s) / SWAY_S);
  theatre.enter(beat, beat.props);
  theatre.pose(beat, share);
  theatre.turn(sway_deg);
  theatre.draw();
  theatre.turn(-sway_deg);
  canvas.width = stage.width;
  canvas.height = stage.height;
  canvas.getContext("2d")?.drawImage(stage, 0, 0);
  canvas.hidden = false;
  canvas.dataset.beat = String(index);
}
