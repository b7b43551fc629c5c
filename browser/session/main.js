import { tellingOf } from "../camera/telling.js";
import { createWatcher } from "../camera/watcher.js";
import { createAdvisor } from "./advisor.js";
import { get, localIso, newId, put, Trouble } from "./api.js";
import { bindCheckin } from "./checkin.js";
import { createClock } from "./clock.js";
import { need, show, write } from "./dom.js";
import { audioSource } from "./listening.js";
import { createOutbox } from "./outbox.js";
import { play } from "./session.js";
import { createShowing } from "./showing.js";
import { openSound } from "./sound.js";
import { bindSoundForm } from "./sound-form.js";
import { minutes } from "./timeline.js";
import { nobody } from "./watching.js";
import { createWishes } from "./wishes.js";

/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {import("./types.js").Gate} Gate */
/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./clock.js").Source} Source */
/** @typedef {import("./sound.js").Sound} Sound */

const outbox = createOutbox();
const wishes = createWishes(need("#sound", HTMLElement).dataset.voiceMode);
const showing = createShowing(shower(), need("#person", HTMLCanvasElement), {
  now_s: testClock()?.pictures_s,
});
const sessions = need("main", HTMLElement).dataset.sessions ?? "";

/** Tests give a clock of their own; with it the session is silent.
 * @returns {Source & {pictures_s?: () => number}|undefined} `pictures_s`: by what time pictures are counted */
function testClock() {
  return /** @type {any} */ (globalThis).suppleTestClock;
}

/** @returns {import("./showing.js").Shower|null} */
function shower() {
  return JSON.parse(need("#shower", HTMLScriptElement).text);
}

/**
 * Say in one sentence what went wrong and what to do.
 *
 * @param {unknown} fault
 * @param {() => void} again
 */
function fail(fault, again) {
  const words =
    "Something on this page went wrong. What you noted so far is kept. Load the page again to go on.";
  write(need("#error-say", HTMLElement), fault instanceof Trouble ? fault.message : words);
  need("#error-again", HTMLElement).onclick = again;
  for (const dialog of document.querySelectorAll("dialog")) dialog.close();
  show("error");
}

/**
 * Do something that may fail, and let the person try it again.
 *
 * @param {() => Promise<void>} task
 */
function attempt(task) {
  show("loading");
  task().catch((fault) => fail(fault, () => attempt(task)));
}

/**
 * Play a plan, or tell why there is no routine today.
 *
 * @param {Plan & {gate?: Gate}} plan
 * @param {Sound} sound
 */
async function begin(plan, sound) {
  if (plan.gate) {
    write(need("#gate-say", HTMLElement), plan.gate.say);
    show("gate");
    return;
  }
  write(need("#note", HTMLElement), plan.say ?? "");
  const figure = await get(plan.figure_url);
  const clock = createClock(testClock() ?? audioSource(sound.context));
  const url = `${sessions}${plan.session.id}`;
  const advisor = createAdvisor(url, outbox);
  const { camera, voice } = plan;
  // For this session only: the device keeps what it was told.
  if (camera?.wait) Object.assign(wishes, { waits: true });
  const telling = tellingOf(url, plan.session.started_at, outbox);
  const watcher = camera ? createWatcher({ camera, voice }, telling) : nobody;
  const means = { clock, sound: testClock() ? null : sound, outbox, wishes, advisor, watcher, showing };
  await play({ plan, figure, url }, means);
  // Not before the voice: it is only needed when the network goes.
  await advisor.prepare();
}

/**
 * Open today's session. Called inside a tap, which lets the sound out.
 *
 * @param {number} pain_before
 * @param {import("../household/offer.js").Wanted} wanted
 */
function start(pain_before, wanted) {
  const sound = openSound(wishes);
  const url = `${sessions}${newId()}`;
  const body = { started_at: localIso(new Date()), pain_before, nothing_new: true, ...wanted };
  attempt(async () => {
    const plan = await put(url, body);
    if (plan.gate) offerRest(url);
    else history.pushState({}, "", url);
    await begin(plan, sound);
  });
}

/**
 * Let one tap lead through rest and breath, where there is no routine today.
 *
 * @param {string} url of the session that got none
 */
function offerRest(url) {
  const button = document.querySelector("#rest");
  if (!(button instanceof HTMLElement)) return;
  button.onclick = () => {
    const sound = openSound(wishes);
    attempt(async () => {
      const plan = await put(`${url}/rest`, {});
      history.pushState({}, "", url);
      await begin(plan, sound);
    });
  };
}

/** @param {Facts} facts of the session whose address was opened */
function offerResume({ session, progress }) {
  need("#resume-go", HTMLElement).addEventListener("click", () => {
    const sound = openSound(wishes);
    attempt(async () => begin(await get(`${sessions}${session.id}/plan`), sound));
  });
  if (!progress?.at_s) {
    write(need("#resume-title", HTMLElement), "Ready when you are.");
    write(
      need("#resume-lead", HTMLElement),
      "Get into place, then go on. You can pause or stop at any time.",
    );
  }
  const from = progress?.at_s ? `${minutes(progress.at_s)} minutes in` : "From the beginning";
  write(need("#resume-where", HTMLElement), from);
  show("resume");
}

function main() {
  const reload = () => location.reload();
  window.addEventListener("unhandledrejection", ({ reason }) => fail(reason, reload));
  window.addEventListener("error", ({ error }) => error && fail(error, reload));
  window.addEventListener("popstate", reload);
  bindCheckin(start);
  bindSoundForm(wishes);
  const facts = document.getElementById("resume-facts")?.textContent;
  if (facts) offerResume(JSON.parse(facts));
  else show("checkin");
}

main();
