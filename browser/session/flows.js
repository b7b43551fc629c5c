import { lookCloser } from "./closer.js";
import { ask, askAdvice } from "./dialogs.js";
import { need, setState } from "./dom.js";
import { end, goOn, lay, save, tell } from "./running.js";

/** @typedef {import("./types.js").Advice} Advice */
/** @typedef {import("./types.js").Reason} Reason */
/** @typedef {import("./running.js").Running} Running */
/** @typedef {import("./types.js").Change} Change */

/**
 * Stand still and ask something.
 *
 * @param {Running} run
 * @param {(run: Running) => Promise<void>} question
 */
export function halt(run, question) {
  run.player.pause();
  run.media.go(false);
  run.watcher.went?.(false);
  setState("paused");
  void question(run);
}

/** @param {Running} run */
export async function pause(run) {
  setState("paused");
  const { kind } = run.player.beat;
  const going = kind !== "rest" && kind !== "after";
  need("#pause-changes", HTMLElement).hidden = !going;
  need("#pause-easier", HTMLElement).hidden = !run.plan.easier.includes(run.player.target);
  const chosen = await ask("#pause");
  if (chosen === "hurts") await hurts(run);
  else if (chosen === "stop") await stop(run);
  else if (chosen === "easier" || chosen === "skip_direction") await change(run, chosen);
  else if (chosen === "feel" || chosen === "compare") await look(run, chosen);
  else await goOn(run);
}

/**
 * Look more closely at the movement, and come back to the same moment.
 *
 * @param {Running} run
 * @param {"feel"|"compare"} what
 * @param {number} [fault] which of those that are shown
 */
export async function look(run, what, fault = 0) {
  setState("closer");
  const { player, showing, wishes } = run;
  const how = { what, fault, drawn: !showing.inPerson(), mirror: wishes.mirrors };
  const chosen = await lookCloser(player.target, how);
  return chosen === "go" ? goOn(run) : pause(run);
}

/** @param {Running} run */
export async function hurts(run) {
  const { clock, player, plan, advisor } = run;
  setState("hurts");
  const pain = await ask("#hurts");
  if (!pain) return pause(run);
  const told = { at_s: Math.max(0, clock.now()), movement: player.movement, pain: Number(pain) };
  return follow(run, await answerTo(run, advisor.hurt(plan, told)));
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
 * @param {Change["what"]} what
 */
async function change(run, what) {
  const { clock, player, plan, advisor } = run;
  const asked = { at_s: Math.max(0, clock.now()), movement: player.target, after: player.movement, what };
  const advice = await answerTo(run, advisor.change(plan, asked));
  if (!advice.timeline) return follow(run, advice, "other");
  await playInstead(run, advice);
  return goOn(run);
}

/**
 * Wait for an answer; nothing else can be asked meanwhile.
 *
 * @param {Running} run
 * @param {Promise<Advice>} answer
 */
async function answerTo(run, answer) {
  run.asking = true;
  tell("One moment …");
  return answer.finally(() => {
    run.asking = false;
    tell("");
  });
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
  // On the way to the next movement, the one before it is not begun anew.
  const here = player.target === player.movement && plan.easier.includes(player.movement);
  const chosen = await askAdvice(advice, advice.next === "easier" && here);
  if (chosen === "stop" || chosen === "end") return end(run, "stopped", reason);
  if (chosen === "easier") return change(run, "easier");
  if (chosen === "skip" && advice.timeline) await playInstead(run, advice);
  else if (chosen === "skip") player.leaveOut(player.movement);
  return goOn(run);
}

/**
 * Go on with another timeline, from its countdown.
 *
 * @param {Running} run
 * @param {Advice} advice
 */
async function playInstead(run, { timeline, way, easier }) {
  if (!timeline || !way || !easier) return;
  Object.assign(run, await lay(run, { ...run.plan, timeline, way, easier, progress: null }, run.told));
  save(run, 0);
}
