import { place } from "../demonstration/playing.js";
import { need, write } from "../session/dom.js";

/** @typedef {import("../demonstration/types.js").Move} Move */
/** @typedef {{id: string, beats: Move[]}} Shown */
/** @typedef {{movements: Shown[], people: {url: string, name: string}[], player: string}} Facts */
/** @typedef {{shown: Shown, canvas: HTMLCanvasElement, visible: boolean}} Card */

/** How far to each side the picture sways, and how long there and back takes. */
const SWAY_DEG = 24;
const SWAY_S = 9;
/** One card is drawn at a time; none more often than this. */
const LEAST_MS = 33;

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
let next = 0;
let last_ms = 0;

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
  button.disabled = true;
  try {
    /** @type {typeof import("../player/main.js")} */
    const { createTheatre, roomColours } = await import(facts.player);
    const clips = cards.flatMap(({ shown }) =>
      shown.beats.map((beat) => `${beat.pose_from}>${beat.pose_to}`),
    );
    theatre = await createTheatre(stage, { person: facts.people[0].url, clips, colours: roomColours(stage) });
    setMoves(true);
    requestAnimationFrame(tick);
  } catch {
    need("#gallery-offer", HTMLElement).hidden = true;
    need("#no-gallery", HTMLElement).hidden = false;
  }
  button.disabled = false;
}

/** @param {boolean} moving */
function setMoves(moving) {
  moves = moving;
  write(button, moves ? "Stop them" : "See them all move");
}

/** @param {number} now_ms */
function tick(now_ms) {
  requestAnimationFrame(tick);
  if (!moves || now_ms - last_ms < LEAST_MS) return;
  last_ms = now_ms;
  const visible = cards.filter((card) => card.visible);
  if (!visible.length) return;
  next = (next + 1) % visible.length;
  draw(visible[next], now_ms / 1000);
}

/** @param {Card} card @param {number} at_s */
function draw({ shown, canvas }, at_s) {
  if (!theatre) return;
  const { index, share } = place(shown.beats, at_s);
  const beat = shown.beats[index];
  const sway_deg = SWAY_DEG * Math.sin((2 * Math.PI * at_s) / SWAY_S);
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
