import { isOfAnotherDay } from "../household/fresh.js";
import { need, setState, write } from "./dom.js";
import { finish } from "./ending.js";
import { createPlayer } from "./player.js";
import { silence } from "./speaker.js";
import { createStage } from "./stage.js";
import { allBeats } from "./timeline.js";
import { prepareSpeaker } from "./voice.js";

/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./types.js").Reason} Reason */
/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./sound.js").Sound} Sound */
/** @typedef {import("./outbox.js").Outbox} Outbox */
/** @typedef {import("./wishes.js").Wishes} Wishes */
/** @typedef {import("./player.js").Player} Player */
/** @typedef {import("./speaker.js").Speaker} Speaker */
/** @typedef {import("./player.js").Told} Told */
/** @typedef {import("./media.js").Media} Media */
/** @typedef {{plan: Plan, figure: Figure, url: string}} What */
/** @typedef {import("./advisor.js").Advisor} Advisor */
/** @typedef {{clock: Clock, sound: Sound|null, outbox: Outbox, wishes: Wishes, advisor: Advisor,
 *   watcher: import("./watching.js").Watcher, showing: import("./showing.js").Showing}} Means */

/**
 * A session that is being led: what is played, with what, and how far it is.
 *
 * @typedef {What & Means & {player: Player, speaker: Speaker, sequence: number, over: boolean, asking: boolean,
 *   told: Told, letSleep: () => void, media: Media}} Running
 */

/** Sound that does not come alive within this is held back by the browser: the session waits for a tap. */
const WAKING_MS = 1500;
const LEARNING_MS = 400;
const TOLD_MS = 3000;

/**
 * Get ready to play a plan from where it was left, or from its beginning.
 *
 * @param {What & Means} run
 * @param {Plan} plan
 * @param {Told} told
 */
export async function lay({ figure, clock, sound, wishes, watcher, showing }, plan, told) {
  const { timeline, progress } = plan;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const beats = allBeats(timeline);
  const stage = createStage(timeline, figure, { beats, still, showing });
  const from_s = progress?.at_s || timeline.ready[0].start_s;
  const speaker = sound ? await prepareSpeaker(plan, { sound, clock, wishes, from_s }) : silence;
  // Whoever is there already comes on at once; for somebody who is still on the way nobody waits.
  await Promise.race([showing.learn(beats), wait(LEARNING_MS)]);
  clock.seek(from_s);
  const player = createPlayer(timeline, clock, { stage, speaker }, { told, waits: () => wishes.waits });
  watcher.laid?.({ timeline, clock, speaker });
  return { plan, speaker, player };
}

/**
 * Keep how far the session is.
 *
 * @param {Running} run
 * @param {number} at_s
 */
export function save(run, at_s) {
  run.sequence += 1;
  run.outbox.send(`${run.url}/progress`, { at_s, sequence: run.sequence });
}

/** @param {Running} run */
export async function goOn({ plan, sound, player, media, watcher }) {
  // Left open overnight, it would lead by yesterday's pain. A page from a file begins anew in its own place.
  if (isOfAnotherDay(new Date(plan.session.started_at)))
    return location.assign(location.protocol === "file:" ? location.href : "/");
  media.go(true);
  if (sound) await Promise.race([sound.context.resume(), wait(WAKING_MS)]);
  setState("play");
  // The button goes away; the space bar should pause again at once.
  need("#ready", HTMLElement).blur();
  watcher.went?.(true);
  player.resume();
}

/** Fall silent and let go of screen and keys. @param {Running} run */
export function leave(run) {
  run.player.pause();
  run.over = true;
  run.letSleep();
  run.media.end();
  run.watcher.ended?.();
}

/**
 * End the session and ask how sore it is now.
 *
 * @param {Running} run
 * @param {"done"|"stopped"} how
 * @param {Reason|null} reason
 */
export function end(run, how, reason) {
  leave(run);
  const ending = run.player.done ? { how: /** @type {const} */ ("done"), reason: null } : { how, reason };
  finish({ url: run.url, before: run.plan.session.pain_before }, run.outbox, ending);
}

let told = 0;

/** Tell for a moment what a key or a button has changed. @param {string} words */
export function tell(words) {
  const place = need("#told", HTMLElement);
  clearTimeout(told);
  write(place, words);
  told = setTimeout(() => write(place, ""), TOLD_MS);
}

/** @param {number} ms */
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
