import { newId, put, Trouble } from "./api.js";
import { ask, askAdvice } from "./dialogs.js";
import { need, setState } from "./dom.js";
import { end, goOn, lay, save } from "./running.js";

/** @typedef {import("./types.js").Advice} Advice */
/** @typedef {import("./types.js").Reason} Reason */
/** @typedef {import("./running.js").Running} Running */
/** @typedef {"easier"|"skip_direction"} Change */

/** What to do when the server can't say: nothing that could hurt more. @type {Advice} */
const UNSURE = {
  colour: "red",
  next: "skip_movement",
  say: "Supple could not look that up just now. Leave this movement for today.",
};
/** @type {Record<Change, Advice>} */
const NOT_NOW = {
  easier: {
    colour: "amber",
    next: "go_on",
    say: "Supple can’t be reached just now. Move less far, or skip it.",
  },
  skip_direction: { colour: "amber", next: "skip_movement", say: "Supple can’t be reached just now." },
};

/**
 * Stand still and ask something.
 *
 * @param {Running} run
 * @param {(run: Running) => Promise<void>} question
 */
export function halt(run, question) {
  run.player.pause();
  run.media.go(false);
  setState("paused");
  void question(run);
}

/** @param {Running} run */
export async function pause(run) {
  const { kind } = run.player.beat;
  const going = kind !== "rest" && kind !== "after";
  const easier = run.plan.easier;
  need("#pause-changes", HTMLElement).hidden = !(going && easier);
  need("#pause-easier", HTMLElement).hidden = !easier?.includes(run.player.target);
  const chosen = await ask("#pause");
  if (chosen === "hurts") await hurts(run);
  else if (chosen === "stop") await stop(run);
  else if (chosen === "easier" || chosen === "skip_direction") await change(run, chosen);
  else await goOn(run);
}

/** @param {Running} run */
export async function hurts(run) {
  const { url, clock, player, outbox } = run;
  setState("hurts");
  const pain = await ask("#hurts");
  if (!pain) return pause(run);
  const body = { at_s: Math.max(0, clock.now()), movement: player.movement, pain: Number(pain) };
  const place = `${url}/hurts/${newId()}`;
  const advice = await put(place, body).catch((fault) => unsure(fault, () => outbox.send(place, body)));
  return follow(run, advice);
}

/** @param {Running} run */
export async function stop(run) {
  setState("stop");
  const reason = await ask("#stop");
  if (reason) end(run, "stopped", /** @type {Reason} */ (reason));
  else await goOn(run);
}

/**
 * Ask for another timeline: this movement in its easier form, or without all that bends the same way.
 *
 * @param {Running} run
 * @param {Change} what
 */
async function change(run, what) {
  const { url, clock, player } = run;
  const body = { at_s: Math.max(0, clock.now()), movement: player.target, after: player.movement, what };
  /** @type {Advice} */
  const advice = await put(`${url}/changes/${newId()}`, body).catch((fault) => {
    if (fault instanceof Trouble) return NOT_NOW[what];
    throw fault;
  });
  if (!advice.timeline) return follow(run, advice, "other");
  await playInstead(run, advice);
  return goOn(run);
}

/**
 * Tell what is advised, and do what is chosen.
 *
 * @param {Running} run
 * @param {Advice} advice
 * @param {Reason} [reason] why it ends, where it ends
 * @returns {Promise<void>}
 */
async function follow(run, advice, reason = "pain") {
  const { player, plan } = run;
  const easier = advice.next === "easier" && plan.easier?.includes(player.movement);
  const chosen = await askAdvice(advice, Boolean(easier));
  if (chosen === "stop" || chosen === "end") return end(run, "stopped", reason);
  if (chosen === "easier") return change(run, "easier");
  if (chosen === "skip" && advice.timeline) await playInstead(run, advice);
  else if (chosen === "skip") player.leaveOut([...(advice.skip ?? []), player.movement]);
  return goOn(run);
}

/**
 * Go on with another timeline, from its countdown.
 *
 * @param {Running} run
 * @param {Advice} advice
 */
async function playInstead(run, { timeline, voice = {}, easier = [] }) {
  if (!timeline) return;
  Object.assign(run, await lay(run, { ...run.plan, timeline, voice, easier, progress: null }, run.told));
  save(run, 0);
}

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
