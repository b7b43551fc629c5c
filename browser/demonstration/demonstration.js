import { need, write } from "../session/dom.js";
import { createActor } from "./actor.js";
import { bindButtons, bindCanvas } from "./binding.js";
import { createCourse } from "./course.js";
import { createFeelPanel } from "./feeling.js";
import { createPainter } from "./painter.js";
import { firstNear } from "./playing.js";
import { choose, shower } from "./shower.js";
import { createShown } from "./shown.js";
import { startTicking } from "./ticking.js";
import { createWish } from "./wishing.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Wanted} Wanted */
/** @typedef {ReturnType<typeof createDemonstration>} Demonstration */

const SLOW = 0.5;
const TURN_DEG = 30;

/**
 * Let somebody show a movement in a section of a page: to watch, to see where it is felt, right beside wrong.
 *
 * @param {HTMLElement} root
 */
export function createDemonstration(root) {
  /** @type {Facts} */
  const facts = JSON.parse(need("#demonstration-facts", HTMLScriptElement, root).text);
  const canvas = need("#theatre", HTMLCanvasElement, root);
  const play = need("#play", HTMLButtonElement, root);
  const slow = need("#slow", HTMLButtonElement, root);
  const who = need("#who", HTMLSelectElement, root);
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const course = createCourse(facts.beats, still);
  const shown = createShown(root, facts);
  const painter = createPainter(root, facts, course);
  const feelPanel = createFeelPanel(facts.meanings, root);
  const wish = createWish(facts);
  const { wanted } = wish;
  let moves = false;
  let stale = true;
  /** @type {(() => void)|undefined} */
  let stop;
  const actor = createActor(canvas, facts, {
    came(url) {
      shown.brought(null);
      want({});
      draw();
      canvas.dataset.person = url;
    },
    turned: redraw,
    missing: () => drawInstead("missing"),
  });

  /** Begin, with the person or, where they are not wanted, the drawn figure. @param {{drawn?: boolean}} [how] */
  async function begin({ drawn = false } = {}) {
    shown.hide("#poster", true);
    shown.hide("#room", false);
    shown.hide("#panel", false);
    shown.hide("#controls", false);
    if (drawn) drawInstead("chosen");
    else await bringIn();
    setMoves(!still);
    bringIntoSight();
    if (actor.stage) canvas.focus({ preventScroll: true });
    stop ??= startTicking(need(".scene", HTMLElement, root), {
      draw: pass,
      slow: () => actor.stage && drawInstead("slow"),
    });
  }

  /** Let the picture be seen, and how to stop it. */
  const bringIntoSight = () =>
    need(".stand", HTMLElement, root).scrollIntoView({
      block: "nearest",
      behavior: still ? "auto" : "smooth",
    });

  /** Bring the chosen person in; where that can't be, the drawn figure shows the same. */
  const bringIn = () => actor.bringIn(who.value);

  /** Let the drawn figure take over. @param {import("./shown.js").Why} why */
  function drawInstead(why) {
    actor.leave();
    shown.brought(why);
    want({});
    draw();
  }

  /** Ask for something else to be seen. @param {Partial<Wanted>} change */
  function want(change) {
    const turned = wish.change(change);
    if (turned) course.begin(wanted.mode === "compare", wanted.mode === "feel" ? firstNear(facts) : 0);
    const through = wanted.spine && wanted.mode !== "feel";
    const fits = ballFits();
    actor.stage?.dress({ ...wanted, spine: through, ball: wanted.ball && fits });
    shown.wanted(wanted, { drawn: !actor.stage, through, ball: fits });
    // On a phone what is chosen is below the picture that it changes.
    if (change.mode !== undefined || change.fault !== undefined) bringIntoSight();
    redraw();
  }

  /** Whether what is shown goes to the pose that has the ball in its curve. */
  function ballFits() {
    const { mode, fault } = wanted;
    if (mode === "compare") return facts.faults[fault].pose_to === facts.ball?.pose_to;
    return mode === "watch" && facts.ball !== null;
  }

  /** @param {number} by */
  function step(by) {
    setMoves(false);
    course.step(by, wanted.mode === "compare");
    redraw();
  }

  /** In a mirror everything goes the other way round. @param {number} by_deg */
  function turn(by_deg) {
    actor.stage?.turn(wanted.mirror ? -by_deg : by_deg);
    redraw();
  }

  /** @param {boolean} moving */
  function setMoves(moving) {
    moves = moving;
    write(play, moves ? "Pause" : "Play");
    shown.speak(!moves);
  }

  /** Stop what moves, or let it go on. */
  function toggle() {
    setMoves(!moves);
  }

  /** @param {number} past_s @returns {boolean} whether a picture was due, as time goes on */
  function pass(past_s) {
    const rate = slow.getAttribute("aria-pressed") === "true" ? SLOW : 1;
    if (moves) course.pass(past_s * rate);
    if (moves || stale) draw();
    return moves && Boolean(actor.stage);
  }

  function draw() {
    stale = false;
    painter.draw(actor.stage, wanted, moves);
  }

  /** Draw again as soon as it is seen. */
  function redraw() {
    stale = true;
  }

  /** @type {Record<string, () => void>} */
  const acts = {
    "#show-person": () => void begin(),
    "#again-person": () => void bringIn(),
    "#play": toggle,
    "#slow": () => shown.press("#slow", slow.getAttribute("aria-pressed") !== "true"),
    "#see-spine": () => want({ spine: !wanted.spine }),
    "#see-mirror": () => want({ mirror: !wanted.mirror }),
    "#ball": () => want({ ball: !wanted.ball }),
    "#go-left": () => turn(-TURN_DEG),
    "#go-right": () => turn(TURN_DEG),
    "#one-back": () => step(-1),
    "#one-on": () => step(1),
  };
  bindButtons(root, acts, want);
  bindCanvas(canvas, {
    turn,
    toggle,
    drag: (by_deg) => wanted.mirror && turn(by_deg),
    tap(event) {
      const found = wanted.mode === "feel" ? actor.stage?.at(event) : undefined;
      if (found) feelPanel.answer(found.area, found.side);
    },
    changed: redraw,
  });
  who.replaceChildren(...facts.people.map(({ name, url }) => new Option(name, url)));
  who.value = shower(facts.people)?.url ?? "";
  who.addEventListener("change", () => {
    choose(facts.people, who.value);
    void bringIn();
  });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const repaint = () => actor.stage && bringIn();
  dark.addEventListener("change", repaint);
  return {
    facts,
    begin,
    want,
    /** Whether it was begun. */
    get begun() {
      return stop !== undefined;
    },
    /** Let go of the graphics card; nothing is shown afterwards. */
    end() {
      stop?.();
      actor.leave();
      dark.removeEventListener("change", repaint);
    },
  };
}
