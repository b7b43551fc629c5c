/** @typedef {import("./types.js").Beat} Beat */

/** Back goes to the start of this movement; sooner than this after its start, to the one before. */
const JUST_BEGUN_S = 3;

/** @param {Beat} beat */
const run = (beat) => (beat.kind === "work" ? beat.movement : beat.kind);

/**
 * List the places that back and skip go to: where work on a movement or on its other side begins, and where
 * a change of position does.
 *
 * @param {Beat[]} beats
 * @returns {number[]} indexes of beats
 */
export function stops(beats) {
  return beats.flatMap((beat, i) => (i > 0 && run(beats[i - 1]) === run(beat) ? [] : [i]));
}

/**
 * Find the place that "back" goes to.
 *
 * @param {Beat[]} beats
 * @param {number[]} starts
 * @param {number} at_s
 * @param {number} rate
 */
export function placeBefore(beats, starts, at_s, rate) {
  return starts.findLast((place) => beats[place].start_s <= at_s - JUST_BEGUN_S * rate) ?? 0;
}

/**
 * Name the movement being done, or on the way to another position the one that is nearest.
 *
 * @param {Beat[]} beats
 * @param {number} at_s
 */
export function movementAt(beats, at_s) {
  const named = beats.filter(({ movement }) => movement);
  const begun = named.findLast(({ start_s }) => start_s <= at_s + 1e-6) ?? named[0];
  return begun.movement ?? "";
}

/**
 * Name the movement of a beat, or the one that it leads to.
 *
 * @param {Beat[]} beats
 * @param {number} index
 */
export function leadsTo(beats, index) {
  const next = beats.find(({ movement }, i) => i >= index && movement);
  return next?.movement ?? movementAt(beats, beats[index].start_s);
}

/**
 * Tell whether a beat is the last one of a change of position: the body is where the next movement, or the
 * countdown, begins. Changing legs is no change of position.
 *
 * @param {Beat[]} beats
 * @param {number} index
 */
export function arrives(beats, index) {
  const beat = beats[index];
  const next = beats[index + 1];
  if (!next || beat.side) return false;
  if (beat.kind === "ready") return next.phase === "count" && beat.phase !== "count";
  return beat.kind === "change" && next.kind !== "change";
}

/**
 * Find the first beat after the movement that a beat belongs to.
 *
 * @param {Beat[]} beats
 * @param {number} index
 * @returns {number} the number of beats when nothing follows
 */
export function afterMovement(beats, index) {
  const { movement } = beats[index];
  const next = beats.findIndex((beat, i) => i > index && beat.movement !== movement);
  return next === -1 ? beats.length : next;
}

/**
 * Tell whether a beat begins something that is worth keeping: another movement, side or repetition.
 *
 * @param {Beat|undefined} before
 * @param {Beat} beat
 */
export function isNews(before, beat) {
  const same = before?.movement === beat.movement && before?.repetition === beat.repetition;
  return !(same && before?.side === beat.side);
}
