import { bindControls } from "./controls.js";
import { need, setState, show, write } from "./dom.js";
import { halt, hurts, look, pause, stop } from "./flows.js";
import { createMedia } from "./media.js";
import { MODES, modeAfter } from "./modes.js";
import { createPace } from "./paces.js";
import { bindPauseMenu } from "./pause-menu.js";
import { end, goOn, lay, leave, save, tell } from "./running.js";
import { bindTurning } from "./turning.js";
import { keepAwake } from "./wake.js";

/** @typedef {import("./controls.js").Act} Act */
/** @typedef {import("./player.js").Told} Told */
/** @typedef {import("./running.js").Running} Running */

/**
 * Lead somebody through a plan, from where it was left to its end.
 *
 * @param {import("./running.js").What} what
 * @param {import("./running.js").Means} means
 */
export async function play(what, means) {
  /** @type {Told} */
  const told = {
    entered(title, index, beat) {
      run.media.show(title);
      means.watcher.entered?.(index, beat);
      const news = means.showing.news();
      if (news) tell(news);
    },
    saved: (at_s) => save(run, at_s),
    waiting: () => waitFor(run),
    heldUp: () => acts.pause(),
    finished: () => end(run, "done", null),
  };
  const sequence = what.plan.progress?.sequence ?? 0;
  const laid = await lay({ ...what, ...means }, what.plan, told);
  const media = createMedia((act) => acts[act](), means.sound?.carrier ?? null);
  /** @type {Running} */
  const run = {
    ...what,
    ...means,
    ...laid,
    told,
    sequence,
    over: false,
    asking: false,
    letSleep: keepAwake(tellAwake),
    media,
  };
  await means.watcher.before?.();
  const acts = actsOf(run);
  bindPauseMenu(acts, means.wishes, means.showing);
  bindTurning(means.showing, means.wishes);
  tellMode(means.wishes.mode);
  bindControls(
    (act, button) => acts[act](button),
    () => !run.over && !run.asking && !document.querySelector("dialog[open]"),
  );
  // A page that fails says what to do: no voice goes on beside it.
  window.addEventListener("unhandledrejection", () => leave(run));
  window.addEventListener("error", ({ error }) => error && leave(run));
  show("player");
  await goOn(run);
}

/**
 * What buttons, taps and keys do.
 *
 * @param {Running} run
 * @returns {Record<Act, (button?: HTMLButtonElement|null) => void>}
 */
function actsOf(run) {
  const { wishes } = run;
  const pace = createPace();

  /** @param {number} step */
  function changePace(step) {
    const { rate, name } = pace.change(step);
    run.player.setRate(rate);
    write(need("#pace", HTMLElement), name);
  }

  return {
    // While somebody is waited for, whatever else would pause says "I am ready".
    pause: () => (run.player.waiting ? void goOn(run) : halt(run, pause)),
    ready: () => void goOn(run),
    hurts: () => halt(run, hurts),
    stop: () => halt(run, stop),
    feel: () => halt(run, () => look(run, "feel")),
    faults: (button) => halt(run, () => look(run, "compare", Number(button?.dataset.fault ?? 0))),
    back: () => leap(run, run.player.back),
    skip: () => leap(run, run.player.skip),
    slower: () => changePace(1),
    faster: () => changePace(-1),
    sound() {
      wishes.change({ mode: modeAfter(wishes.mode) });
      run.speaker.replan();
      tellMode(wishes.mode);
      tell(MODES[wishes.mode].name);
    },
    waits() {
      wishes.change({ waits: !wishes.waits });
      run.speaker.replan();
      tell(wishes.waits ? "Waits for you" : "Does not wait");
      if (run.player.waiting) void goOn(run);
    },
  };
}

/** @param {Running} run @param {() => void} jump */
function leap({ player }, jump) {
  if (player.waiting) setState("play");
  jump();
}

/** Stand still until the person is ready. @param {Running} run */
function waitFor(run) {
  const { plan, speaker, watcher } = run;
  setState("waiting");
  need("#ready", HTMLElement).focus({ preventScroll: true });
  const say = plan.asides?.waiting ?? "";
  if (say) speaker.aside({ say, line: plan.voice[say] ?? null });
  watcher.waiting?.(() => run.player.waiting && void goOn(run));
}

/** @param {import("./modes.js").Mode} mode */
function tellMode(mode) {
  need("#player", HTMLElement).dataset.mode = mode;
  write(need("#sound-mode", HTMLElement), MODES[mode].name);
}

/** @param {boolean} held whether the screen stays on */
function tellAwake(held) {
  need("#awake", HTMLElement).hidden = held;
}
