import { newId, put, Trouble } from "./api.js";
import { bindControls } from "./controls.js";
import { ask, askAdvice } from "./dialogs.js";
import { need, setState, show, write } from "./dom.js";
import { finish } from "./ending.js";
import { createPlayer } from "./player.js";
import { silence } from "./speaker.js";
import { createStage } from "./stage.js";
import { prepareVoice } from "./voice.js";
import { keepAwake } from "./wake.js";

/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./types.js").Advice} Advice */
/** @typedef {import("./types.js").Reason} Reason */
/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./sound.js").Sound} Sound */
/** @typedef {import("./controls.js").Act} Act */
/** @typedef {import("./outbox.js").Outbox} Outbox */
/** @typedef {{plan: Plan, figure: Figure, url: string}} What */
/** @typedef {{clock: Clock, sound: Sound|null, outbox: Outbox}} Means */

/** Sound that does not come alive within this is held back by the browser: the session waits for a tap. */
const WAKING_MS = 1500;

/** What to do when the server can't say: nothing that could hurt more. @type {Advice} */
const UNSURE = {
  colour: "red",
  next: "skip_movement",
  say: "Supple could not look that up just now. Leave this movement for today.",
};

/**
 * Lead somebody through a plan, from where it was left to its end.
 *
 * @param {What} what
 * @param {Means} means
 */
export async function play({ plan, figure, url }, { clock, sound, outbox }) {
  let sequence = plan.progress?.sequence ?? 0;
  let over = false;

  const told = {
    saved(/** @type {number} */ at_s) {
      sequence += 1;
      outbox.send(`${url}/progress`, { at_s, sequence });
    },
    heldUp: () => acts.pause(),
    finished: () => end("done", null),
  };

  /** @param {Plan} next */
  async function lay({ timeline, voice, progress }) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const stage = createStage(timeline, figure, still);
    const from_s = progress?.at_s || timeline.ready[0].start_s;
    const speaker = sound ? await prepareVoice(timeline, voice, { sound, clock, from_s }) : silence;
    clock.seek(from_s);
    return createPlayer(timeline, clock, { stage, speaker }, told);
  }

  /** @param {"done"|"stopped"} how @param {Reason|null} reason */
  function end(how, reason) {
    player.pause();
    over = true;
    letSleep();
    const ending = player.done ? { how: /** @type {const} */ ("done"), reason: null } : { how, reason };
    finish({ url, before: plan.session.pain_before }, outbox, ending);
  }

  async function goOn() {
    if (sound) await Promise.race([sound.context.resume(), wait(WAKING_MS)]);
    setState("play");
    player.resume();
  }

  async function pause() {
    const chosen = await ask("#pause");
    if (chosen === "hurts") await hurts();
    else if (chosen === "stop") await stop();
    else await goOn();
  }

  async function hurts() {
    setState("hurts");
    const pain = await ask("#hurts");
    if (!pain) return pause();
    const body = { at_s: Math.max(0, clock.now()), movement: player.movement, pain: Number(pain) };
    const place = `${url}/hurts/${newId()}`;
    const advice = await put(place, body).catch((fault) => unsure(fault, () => outbox.send(place, body)));
    return follow(advice, await askAdvice(advice));
  }

  /** @param {Advice} advice @param {string} chosen */
  async function follow(advice, chosen) {
    if (chosen === "stop" || chosen === "end") return end("stopped", "pain");
    if (chosen === "skip" && advice.timeline) {
      const { timeline, voice = {} } = advice;
      player = await lay({ ...plan, timeline, voice, progress: null });
    } else if (chosen === "skip") player.leaveOut([...(advice.skip ?? []), player.movement]);
    return goOn();
  }

  async function stop() {
    setState("stop");
    const reason = await ask("#stop");
    if (reason) end("stopped", /** @type {Reason} */ (reason));
    else await goOn();
  }

  /** @param {() => Promise<void>} question */
  function halt(question) {
    player.pause();
    setState("paused");
    void question();
  }

  /** @param {number} step */
  const pace = (step) => write(need("#pace", HTMLElement), player.changePace(step));

  /** @type {Record<Act, () => void>} */
  const acts = {
    pause: () => halt(pause),
    hurts: () => halt(hurts),
    stop: () => halt(stop),
    back: () => player.back(),
    skip: () => player.skip(),
    slower: () => pace(1),
    faster: () => pace(-1),
  };

  let player = await lay(plan);
  const letSleep = keepAwake();
  bindControls(
    (act) => acts[act](),
    () => !over && !document.querySelector("dialog[open]"),
  );
  show("player");
  await goOn();
}

/** @param {number} ms */
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * @param {unknown} fault
 * @param {() => void} keep keeps the answer for later
 * @returns {Advice}
 */
function unsure(fault, keep) {
  if (!(fault instanceof Trouble)) throw fault;
  if (fault.passing) keep();
  return UNSURE;
}
