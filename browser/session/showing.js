import { bringIn, clipsOf } from "../player/bringing.js";
import { keepingUnder } from "./keeping.js";

/** @typedef {import("../player/main.js").Theatre} Theatre */
/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {ReturnType<typeof import("../player/main.js").createThrough>} Through */
/**
 * Who shows the movements, the movements that turn rather than bend, and the poses that a ball fits into.
 *
 * @typedef {{id: string, name: string, url: string, player: string, turns: string[],
 *   balls: Record<string, string>}} Shower
 * @typedef {Theatre & {through: Through}} Stage3d
 */
/** @typedef {"missing"|"slow"|"lost"} Why */
/**
 * Who shows the movements: somebody in three dimensions as soon as they are there, and otherwise the drawn figure.
 *
 * @typedef {object} Showing
 * @property {HTMLCanvasElement} canvas
 * @property {() => number} now_s the device's own time, by which pictures are counted
 * @property {(beats: Beat[]) => Stage3d|null} on the theatre, where it can show these beats
 * @property {(beats: Beat[]) => Promise<void>} learn get ready to show these beats; it takes long only before
 *   the person is there
 * @property {(by_deg: number) => void} turn go round the person
 * @property {(movement: string|null) => {turns: boolean, ball?: string}} about what a movement does with the spine
 * @property {() => number} looks how often that was changed
 * @property {(on: boolean) => void} look let the person be seen through, down to the spine
 * @property {(why: Why) => void} giveUp go on with the drawn figure
 * @property {() => boolean} inPerson whether somebody in three dimensions can be shown
 * @property {() => string} words who shows it, and why nobody else does
 * @property {() => string} news what has changed since it was asked last
 */

const WORDS = {
  missing: "A drawn figure shows it: the person can’t be shown here.",
  slow: "A drawn figure shows it: this device is too slow for the person.",
  lost: "A drawn figure shows it: this device has put the person away.",
};
const kept = keepingUnder("supple.person");
const deviceTime_s = () => performance.now() / 1000;
/** So long a device that was too slow is not tried again. */
const SLOW_FOR_MS = 7 * 24 * 3600 * 1000;

/**
 * Fetch whoever shows the movements while something else is done.
 *
 * @param {Shower|null} shower null for the drawn figure
 * @param {HTMLCanvasElement} canvas
 * @param {{now_s?: () => number, keeping?: import("./keeping.js").Keeping}} [means]
 * @returns {Showing}
 */
export function createShowing(shower, canvas, { now_s = deviceTime_s, keeping = kept } = {}) {
  /** @type {Stage3d|null} */
  let theatre = null;
  let through = false;
  let looks = 0;
  /** @type {Beat[]|null} */
  let learnt = null;
  /** @type {Why|null} */
  let why = null;
  let told = "";
  const coming = shower && !isSlow(keeping) ? afterwards(() => fetchTheatre(shower, canvas)) : null;
  if (shower && !coming) why = "slow";
  canvas.addEventListener("webglcontextlost", () => giveUp("lost"));

  /** @param {Why} because */
  function giveUp(because) {
    if (why) return;
    why = because;
    theatre?.leave();
    theatre = null;
    if (because === "slow") keeping.keep({ slow_at: Date.now() });
  }

  /** @param {Beat[]} beats */
  async function learn(beats) {
    if (!coming || why) return;
    try {
      const found = await coming;
      await found.learn(clipsOf(beats));
      if (why) return;
      found.through.show(through);
      [theatre, learnt] = [found, beats];
    } catch {
      giveUp("missing");
    }
  }

  // What fails before anything is played is told then.
  coming?.catch(() => giveUp("missing"));
  return {
    canvas,
    now_s,
    on: (beats) => (learnt === beats ? theatre : null),
    learn,
    about: (movement) => ({
      turns: shower?.turns.includes(movement ?? "") ?? false,
      ball: shower?.balls[movement ?? ""],
    }),
    looks: () => looks,
    look(on) {
      looks += 1;
      through = on;
      theatre?.through.show(on);
    },
    giveUp,
    turn(by_deg) {
      if (!theatre) return;
      theatre.turn(by_deg);
      theatre.draw();
      canvas.dataset.turned = theatre.turned_deg.toFixed(0);
    },
    inPerson: () => Boolean(shower) && !why,
    words: () => (why ? WORDS[why] : shower ? `${shower.name} shows it.` : "A drawn figure shows it."),
    news() {
      const words = why && shower ? WORDS[why] : "";
      const fresh = words !== told;
      told = words;
      return fresh ? words : "";
    },
  };
}

/** @param {import("./keeping.js").Keeping} keeping */
function isSlow(keeping) {
  const { slow_at = 0 } = /** @type {{slow_at?: number}} */ (keeping.recall() ?? {});
  return Date.now() - slow_at < SLOW_FOR_MS;
}

/** Begin when the page has nothing more urgent to do. @template T @param {() => Promise<T>} task @returns {Promise<T>} */
async function afterwards(task) {
  await new Promise((resolve) => {
    if ("requestIdleCallback" in globalThis) requestIdleCallback(resolve, { timeout: 2000 });
    else setTimeout(resolve, 300);
  });
  return task();
}

/** @param {Shower} shower @param {HTMLCanvasElement} canvas @returns {Promise<Stage3d>} */
async function fetchTheatre({ url, player: address }, canvas) {
  const { player, theatre, dark } = await bringIn(canvas, { player: address, person: url, clips: [] });
  // What the theatre has may change while it is asked: it is added to, not copied.
  return Object.assign(theatre, { through: player.createThrough(theatre.parts, dark) });
}
