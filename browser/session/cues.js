import { stops } from "./places.js";
import { endOf } from "./timeline.js";

/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {import("./types.js").Line} Line */
/** @typedef {import("./chime.js").Chime} Chime */

/**
 * Why something sounds. `way`: how to get somewhere. `name`: a movement or its other side begins. `first`: how
 * it goes. `again`: the same once more. `bell`: the chime before something new.
 *
 * @typedef {"way"|"name"|"first"|"again"|"bell"} Role
 *
 * @typedef {object} Cue
 * @property {number} at_s
 * @property {number} until_s after this it says something that is no longer true
 * @property {number} beat
 * @property {Role} role
 * @property {number} weight of two that want to be said at once, the heavier one is
 * @property {string} say
 * @property {Chime|null} chime instead of words
 * @property {Line|null} line the recording
 */

/** A bell rings a little before the words, so that it does not lie over them. */
const BEFORE_S = 0.45;
/** @type {Record<Role, number>} */
const WEIGHTS = { name: 3, way: 3, bell: 3, first: 2, again: 1 };
/** @type {Record<"in"|"out"|"easy", Chime>} */
const TICKS = { in: "in", out: "out", easy: "step" };

/**
 * List what may sound when, in order: each line, the tick that stands for it in modes with fewer words, and
 * the bells.
 *
 * @param {Beat[]} beats
 * @param {Record<string, Line>} lines the voice by its text
 * @returns {Cue[]}
 */
export function listCues(beats, lines) {
  const starts = new Set(stops(beats));
  const roles = rolesOf(beats);
  const cues = beats.flatMap((beat, i) => {
    const rung = i > 0 && starts.has(i) && beat.kind !== "ready";
    const bells = rung ? [bell(beats, i)] : [];
    if (!beat.say) return bells;
    const role = roles[i];
    const weight = WEIGHTS[role];
    const common = { at_s: beat.start_s, until_s: endOf(beat), beat: i, role, weight, say: beat.say };
    const line = { ...common, chime: null, line: lines[beat.say] ?? null };
    // Where a bell rings, a tick would only be in its way.
    return rung ? [...bells, line] : [line, { ...common, chime: TICKS[beat.breath ?? "easy"], line: null }];
  });
  return cues.sort((one, other) => one.at_s - other.at_s);
}

/** @param {Beat[]} beats @returns {Role[]} */
function rolesOf(beats) {
  /** @type {Set<string>} */
  const named = new Set();
  return beats.map(({ kind, movement, side, repetition }) => {
    if (kind !== "work") return "way";
    const name = `${movement} ${side}`;
    if (!named.has(name)) return named.add(name) && "name";
    return repetition === 1 ? "first" : "again";
  });
}

/**
 * @param {Beat[]} beats
 * @param {number} index
 * @returns {Cue}
 */
function bell(beats, index) {
  const beat = beats[index];
  const worked = beats.findLast(({ kind }, i) => i < index && kind === "work");
  /** @type {Chime} */
  let chime = "side";
  if (beat.kind === "work" && worked?.movement !== beat.movement) chime = "movement";
  if (beat.kind === "rest" || beat.kind === "after") chime = "end";
  const at_s = beat.start_s - BEFORE_S;
  const common = { at_s, until_s: beat.start_s + 0.5, beat: index, say: "", line: null };
  return { ...common, role: "bell", weight: WEIGHTS.bell, chime };
}
