import { make, need, write } from "./dom.js";
import { stops } from "./places.js";
import { heading, nextTitle } from "./timeline.js";

/** @typedef {import("./types.js").Beat} Beat */

const EYEBROWS = {
  ready: "Get ready",
  change: "Change position",
  work: "",
  rest: "To finish",
  after: "Take your time",
};
const SIDES = { left: "Left side", right: "Right side" };

/** Compare words without case, marks and articles. @param {string} text */
const bare = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z ]/g, "")
    .replace(/\b(and|a|the) /g, "");

/**
 * Write what a beat is about: for the eyes, and for a screen reader.
 *
 * @param {Beat[]} beats
 * @returns {(index: number) => void}
 */
export function createWords(beats) {
  const starts = new Set(stops(beats));
  return (index) => {
    const beat = beats[index];
    const title = heading(beats, index);
    write(need("#title", HTMLElement), title);
    write(need("#next", HTMLElement), next(beats, index));
    tags(beat);
    cue(beat);
    dots(beat);
    if (starts.has(index)) announce(title, beat);
  };
}

/** @param {Beat} beat */
function tags({ kind, side }) {
  const changesSide = kind === "change" && side;
  write(need("#eyebrow", HTMLElement), changesSide ? "Change sides" : EYEBROWS[kind]);
  write(need("#side", HTMLElement), side && !changesSide ? SIDES[side] : "");
}

/** What is said stands below what is shown, where it says more. @param {Beat} beat */
function cue({ show, say }) {
  write(need("#show", HTMLElement), show);
  write(need("#caption", HTMLElement), bare(show).includes(bare(say)) ? "" : say);
}

/** @param {Beat[]} beats @param {number} index */
function next(beats, index) {
  const title = beats[index].kind === "work" && nextTitle(beats, index);
  return title ? `Next: ${title}` : "";
}

/**
 * Tell a screen reader of a new movement or side, and of nothing else.
 *
 * @param {string} title
 * @param {Beat} beat
 */
function announce(title, { side, show }) {
  const said = [title, side && SIDES[side], show].filter(Boolean).join(". ");
  write(need("#announce", HTMLElement), said);
}

/** @param {Beat} beat */
function dots({ repetition, repetitions, kind }) {
  const place = need("#dots", HTMLElement);
  const shown = kind === "work" && repetition && repetitions && repetitions > 1;
  const text = shown ? `${repetition} of ${repetitions}` : "";
  if (place.dataset.text === text) return;
  place.dataset.text = text;
  place.replaceChildren();
  if (!shown) return;
  for (let i = 1; i <= repetitions; i += 1) place.append(make("i", "", i <= repetition ? "dot full" : "dot"));
  place.append(make("span", text));
}
