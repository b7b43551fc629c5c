import { createBreath } from "./breath.js";
import { createCamera } from "./camera.js";
import { make, need, write } from "./dom.js";
import { createFigure } from "./figure.js";
import { slopesOf } from "./motion.js";
import { stops } from "./places.js";
import { allBeats, blocks, heading, isHold, minutes, nextTitle, spans } from "./timeline.js";

/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {import("./types.js").Timeline} Timeline */
/** @typedef {import("./types.js").Figure} Figure */

const EYEBROWS = {
  ready: "Get ready",
  change: "Change position",
  work: "",
  rest: "To finish",
  after: "Take your time",
};
const SIDES = { left: "Left side", right: "Right side" };

/** @param {Beat} one @param {Beat} next */
const oneHold = (one, next) =>
  isHold(one) && isHold(next) && one.movement === next.movement && one.side === next.side;

/** Compare words without case, marks and articles. @param {string} text */
const bare = (text) =>
  text
    .toLowerCase()
    .replace(/[^a-z ]/g, "")
    .replace(/\b(and|a|the) /g, "");

/**
 * Show the beats of a timeline: figure, words, breath, count and what is left.
 *
 * @param {Timeline} timeline
 * @param {Figure} figure
 * @param {boolean} still
 */
export function createStage(timeline, figure, still) {
  const beats = allBeats(timeline);
  const starts = new Set(stops(beats));
  const slopes = slopesOf(beats);
  const holds = spans(beats, oneHold);
  const breath = createBreath(beats);
  const svg = need("#figure", SVGSVGElement);
  const body = createFigure(svg, figure, still);
  const camera = createCamera(beats, figure);
  const player = need("#player", HTMLElement);
  const fills = layBar(timeline);
  const disc = need("#breath-disc", HTMLElement);

  /** @param {number} index */
  function words(index) {
    const beat = beats[index];
    write(
      need("#eyebrow", HTMLElement),
      beat.kind === "change" && beat.side ? "Change sides" : EYEBROWS[beat.kind],
    );
    write(need("#title", HTMLElement), heading(beats, index));
    write(need("#side", HTMLElement), beat.side && beat.kind !== "change" ? SIDES[beat.side] : "");
    write(need("#show", HTMLElement), beat.show);
    write(need("#caption", HTMLElement), bare(beat.show).includes(bare(beat.say)) ? "" : beat.say);
    dots(beat);
  }

  /** Tell a screen reader of a new movement or side, and of nothing else. @param {number} index */
  function announce(index) {
    if (!starts.has(index)) return;
    const { side, show } = beats[index];
    const said = [heading(beats, index), side && SIDES[side], show].filter(Boolean).join(". ");
    write(need("#announce", HTMLElement), said);
  }

  return {
    /** @param {number} index */
    enter(index) {
      const beat = beats[index];
      player.dataset.beat = String(index);
      player.dataset.kind = beat.kind;
      player.dataset.shape = camera.tall(index) ? "tall" : "wide";
      body.enter(beat);
      words(index);
      announce(index);
      write(need("#breath", HTMLElement), breath.word(index));
      const next = beat.kind === "work" && nextTitle(beats, index);
      write(need("#next", HTMLElement), next ? `Next: ${next}` : "");
    },
    /** @param {number} index @param {number} at_s @param {number} rate */
    draw(index, at_s, rate) {
      const beat = beats[index];
      body.draw(beat, at_s, slopes[index]);
      const box = camera.box(index, still ? Number.POSITIVE_INFINITY : at_s);
      if (svg.getAttribute("viewBox") !== box) svg.setAttribute("viewBox", box);
      const level = still ? 0.5 : breath.level(index, at_s);
      disc.style.transform = `scale(${(0.6 + 0.4 * level).toFixed(3)})`;
      write(need("#count", HTMLElement), count(beat, holds[index].end_s, at_s, rate));
      const left_s = (timeline.seconds - Math.max(0, at_s)) / rate;
      write(need("#left", HTMLElement), at_s < timeline.seconds ? `${minutes(left_s)} left` : "Getting up");
      for (const { block, fill } of fills) {
        const share = (at_s - block.start_s) / (block.end_s - block.start_s);
        fill.style.transform = `scaleX(${Math.min(1, Math.max(0, share)).toFixed(3)})`;
      }
    },
  };
}

/**
 * The big number: seconds to the start, or seconds left of a hold, as long as they really take.
 *
 * @param {Beat} beat
 * @param {number} holdEnd_s
 * @param {number} at_s
 * @param {number} rate
 */
function count(beat, holdEnd_s, at_s, rate) {
  if (beat.kind === "ready") return String(Math.max(1, Math.ceil(-at_s / rate)));
  if (isHold(beat)) return String(Math.max(1, Math.ceil((holdEnd_s - at_s) / rate)));
  return "";
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

/** @param {Timeline} timeline */
function layBar(timeline) {
  const bar = need("#bar", HTMLElement);
  const parts = blocks(timeline.beats).map((block) => {
    const piece = make("span", "", block.movement ? "piece" : "piece between");
    const fill = make("i");
    piece.style.flexGrow = String(block.end_s - block.start_s);
    piece.append(fill);
    return { block, piece, fill };
  });
  bar.replaceChildren(...parts.map(({ piece }) => piece));
  return parts;
}
