/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {import("./types.js").Timeline} Timeline */
/** @typedef {{start_s: number, end_s: number}} Span */
/** @typedef {Span & {movement: string|null, title: string}} Block */

/**
 * Put the countdown, the session and the way up in one row.
 *
 * @param {Timeline} timeline
 * @returns {Beat[]}
 */
export function allBeats(timeline) {
  return [...timeline.ready, ...timeline.beats, ...timeline.after];
}

/** @param {Beat} beat */
export function endOf(beat) {
  return beat.start_s + beat.seconds;
}

/**
 * Find the beat at a position: the last one that has started, or the first.
 *
 * @param {Beat[]} beats in order, without gaps
 * @param {number} at_s
 */
export function indexAt(beats, at_s) {
  let low = 0;
  let high = beats.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    // A hair of tolerance: a seek to a beat's start must not land in the beat before it.
    if (beats[middle].start_s <= at_s + 1e-6) low = middle;
    else high = middle - 1;
  }
  return low;
}

/**
 * For each beat, the stretch of neighbours that belong with it.
 *
 * @param {Beat[]} beats
 * @param {(one: Beat, next: Beat) => boolean} together
 * @returns {Span[]}
 */
export function spans(beats, together) {
  /** @type {Span[]} */
  const found = [];
  let span = { start_s: 0, end_s: 0 };
  beats.forEach((beat, i) => {
    if (i === 0 || !together(beats[i - 1], beat)) span = { start_s: beat.start_s, end_s: 0 };
    span.end_s = endOf(beat);
    found.push(span);
  });
  return found;
}

/** @param {Beat} beat */
export function isHold(beat) {
  return beat.kind === "work" && beat.phase === "hold";
}

/**
 * Divide the session by its movements, for the bar along the top.
 *
 * @param {Beat[]} beats
 * @returns {Block[]}
 */
export function blocks(beats) {
  /** @type {Block[]} */
  const found = [];
  for (const beat of beats) {
    const last = found.at(-1);
    if (last && last.movement === beat.movement) last.end_s = endOf(beat);
    else
      found.push({ movement: beat.movement, title: beat.title, start_s: beat.start_s, end_s: endOf(beat) });
  }
  return found;
}

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

/** Back goes to the start of this movement; sooner than this after its start, to the one before. */
const JUST_BEGUN_S = 3;

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
 * Name the movement that comes after the one at a beat.
 *
 * @param {Beat[]} beats
 * @param {number} index
 * @returns {string|null}
 */
export function nextTitle(beats, index) {
  const here = beats[index];
  const next = beats.find((beat, i) => i > index && beat.kind === "work" && beat.movement !== here.movement);
  return next ? next.title : null;
}

/**
 * Write a length as minutes and seconds, started seconds counted whole.
 *
 * @param {number} seconds
 */
export function minutes(seconds) {
  const whole = Math.max(0, Math.ceil(seconds - 0.001));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
