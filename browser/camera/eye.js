import { createPipe } from "./pipe.js";
import { openCamera } from "./source.js";
import { openWorkers } from "./workers.js";

/** @typedef {import("./types.js").Camera} Camera */
/** @typedef {import("./types.js").Judged} Judged */
/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./pipe.js").Counts} Counts */
/** @typedef {import("./source.js").Source} Source */
/** @typedef {import("./workers.js").Workers} Workers */
/** @typedef {ReturnType<typeof createEye>} Eye */
/** @typedef {"late"|"refused"|"failed"|"lost"|"turned_off"} Lost */
/**
 * @typedef {object} Told
 * @property {(judged: Judged, found: Found, counts: Counts) => void} judged
 * @property {(on: boolean) => void} light the camera went on or off
 * @property {(why: Lost) => void} lost from now on the session goes without it
 * @property {() => number} now_s the session's clock
 */

/** A pose model that looked afresh is given so long before it is told to again. */
const AFRESH_MS = 2000;

/**
 * The camera with all that is behind it. Once it is lost it stays so.
 *
 * @param {Camera} camera
 * @param {Told} told
 */
export function createEye(camera, told) {
  /** @type {Workers|null} */
  let workers = null;
  /** @type {ReturnType<typeof createPipe>|null} */
  let pipe = null;
  /** @type {Source|null} */
  let source = null;
  let wanted = false;
  let opening = false;
  let closed = false;
  let afresh_ms = Number.NEGATIVE_INFINITY;

  /** @param {Judged} judged @param {Found} found @param {number} spent_ms */
  function onJudged(judged, found, spent_ms) {
    if (!pipe || closed) return;
    pipe.judged(found, spent_ms);
    if (judged.redetect) lookAfresh();
    told.judged(judged, found, pipe.counts);
  }

  function lookAfresh() {
    if (performance.now() - afresh_ms < AFRESH_MS) return;
    afresh_ms = performance.now();
    workers?.afresh();
  }

  async function on() {
    wanted = true;
    if (source || closed || !pipe || opening) return;
    // Asked for twice, the browser would ask the person twice.
    opening = true;
    const opened = await openCamera().finally(() => {
      opening = false;
    });
    if (source || closed || !wanted) return opened.stop();
    source = opened;
    source.lost(() => giveUp("lost"));
    pipe.from(source);
    told.light(true);
  }

  function off() {
    wanted = false;
    pipe?.from(null);
    source?.stop();
    if (source) told.light(false);
    source = null;
  }

  /** @param {Lost} why */
  function giveUp(why) {
    if (closed) return;
    closed = true;
    off();
    told.lost(why);
  }

  /** @param {any} fault */
  const fail = (fault) => giveUp(fault?.why === "refused" ? "refused" : "failed");

  return {
    /** Load everything; the camera itself goes on at `on`. */
    async load() {
      const heard = { judged: onJudged, failed: fail };
      workers = await openWorkers(camera, heard);
      if (closed) return workers.end();
      pipe = createPipe(workers, told.now_s);
    },
    on: () => on().catch(fail),
    off,
    giveUp,
    fail,
    get workers() {
      return workers;
    },
    get counts() {
      return pipe?.counts ?? null;
    },
    get stream() {
      return source?.stream ?? null;
    },
    /** Whether it sees, just now. */
    get open() {
      return source !== null;
    },
    /** It is over: nothing more is told. */
    close() {
      off();
      closed = true;
    },
  };
}
