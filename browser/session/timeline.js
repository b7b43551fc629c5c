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

/** What the heading says on beats that belong to no movement; the others name the movement that comes. */
const HEADINGS = { rest: "Quiet breathing", after: "Getting up" };

/**
 * Say what is being done: the name of a movement, or of the one that a beat leads to.
 *
 * @param {Beat[]} beats
 * @param {number} index
 */
export function heading(beats, index) {
  const { kind, movement, title } = beats[index];
  if (kind === "rest" || kind === "after") return HEADINGS[kind];
  return movement ? title : (nextTitle(beats, index) ?? title);
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
