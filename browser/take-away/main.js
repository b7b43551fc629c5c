import { createOwnAdvisor } from "../session/advisor.js";
import { greeting, onPain } from "../session/checkin.js";
import { createClock } from "../session/clock.js";
import { need, show, write } from "../session/dom.js";
import { keepingNothing } from "../session/keeping.js";
import { audioSource } from "../session/listening.js";
import { play } from "../session/session.js";
import { createShowing } from "../session/showing.js";
import { openSound } from "../session/sound.js";
import { bindSoundForm } from "../session/sound-form.js";
import { nobody } from "../session/watching.js";
import { createWishes } from "../session/wishes.js";
import { createServer } from "./server.js";

const FAULT = "Something on this page went wrong. Load it again to start from the beginning.";

/** @type {import("./server.js").Data} */
const data = JSON.parse(need("#take-away", HTMLScriptElement).text);
const server = createServer(data);
/** Nothing is kept: every write is as good as sent. */
const outbox = { send: async () => true, flush: async () => true, arrived: async () => undefined };
const wishes = createWishes(need("#sound", HTMLElement).dataset.voiceMode, keepingNothing);

/** Tests give a clock of their own; with it the session is silent.
 * @returns {import("../session/clock.js").Source|undefined} */
const testClock = () => /** @type {any} */ (globalThis).suppleTestClock;

function fail() {
  for (const dialog of document.querySelectorAll("dialog")) dialog.close();
  write(need("#error-say", HTMLElement), FAULT);
  show("error");
}

/** Called inside a tap, which lets the sound out. @param {number} pain */
function start(pain) {
  const { plan, say } = server.start(pain);
  write(need(plan ? "#note" : "#gate-say", HTMLElement), say);
  if (!plan) {
    show("gate");
    return;
  }
  show("loading");
  const sound = openSound(wishes);
  const clock = createClock(testClock() ?? audioSource(sound.context));
  const means = {
    clock,
    sound: testClock() ? null : sound,
    outbox,
    wishes,
    advisor: createOwnAdvisor(data),
    watcher: nobody,
    showing: createShowing(null, need("#person", HTMLCanvasElement)),
  };
  play({ plan, figure: data.figure, url: "" }, means).catch(fail);
}

/** Ask the two questions of the day: how sore, and is anything new. */
function askBefore() {
  let pain = 0;
  write(need("#greeting", HTMLElement), greeting(new Date().getHours()));
  onPain("#checkin .scale", (chosen) => {
    pain = chosen;
    write(need("#said", HTMLElement), String(pain));
    show("warning");
  });
  need("#change-pain", HTMLElement).addEventListener("click", () => show("checkin"));
  need("#start", HTMLElement).addEventListener("click", () => start(pain));
  show("checkin");
}

/** Show the warning signs over everything else; what is playing waits. */
function help() {
  if (document.body.dataset.state === "play") need("[data-act=pause]", HTMLElement).click();
  need("#help", HTMLDialogElement).showModal();
}

function main() {
  globalThis.fetch = (url) => server.answer(String(url));
  window.addEventListener("unhandledrejection", fail);
  window.addEventListener("error", fail);
  for (const button of document.querySelectorAll("[data-help]")) button.addEventListener("click", help);
  for (const button of document.querySelectorAll("[data-again]")) {
    button.addEventListener("click", () => location.reload());
  }
  bindSoundForm(wishes);
  askBefore();
}

main();
