import { endOf, stops } from "./timeline.js";

/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {import("./types.js").Line} Line */
/** @typedef {{at_s: number, until_s: number, beat: number, chime: Chime|null, line: Line|null}} Cue */
/** @typedef {"movement"|"side"|"end"} Chime */

/** A chime rings a little before the words, so that it does not lie over them. */
const BEFORE_S = 0.45;

/**
 * List what sounds when, in order.
 *
 * @param {Beat[]} beats
 * @param {Record<string, Line>} lines the voice by its text
 * @returns {Cue[]}
 */
export function listCues(beats, lines) {
  const starts = new Set(stops(beats));
  /** @type {Cue[]} */
  const cues = beats.flatMap((beat, i) => {
    /** @type {Cue[]} */
    const found = [];
    if (i > 0 && starts.has(i) && beat.kind !== "ready") found.push(chimeCue(beats, i));
    const line = beat.quiet ? undefined : lines[beat.say];
    if (line) found.push({ at_s: beat.start_s, until_s: endOf(beat), beat: i, chime: null, line });
    return found;
  });
  return cues.sort((one, other) => one.at_s - other.at_s);
}

/**
 * @param {Beat[]} beats
 * @param {number} index
 * @returns {Cue}
 */
function chimeCue(beats, index) {
  const beat = beats[index];
  const worked = beats
    .slice(0, index)
    .filter(({ kind }) => kind === "work")
    .at(-1);
  /** @type {Chime} */
  let chime = "side";
  if (beat.kind === "work" && worked?.movement !== beat.movement) chime = "movement";
  if (beat.kind === "rest" || beat.kind === "after") chime = "end";
  const at_s = beat.start_s - BEFORE_S;
  return { at_s, until_s: beat.start_s + 0.5, beat: index, chime, line: null };
}
