import { createBar } from "./bar.js";
import { createBreath } from "./breath.js";
import { createCamera } from "./camera.js";
import { need, write } from "./dom.js";
import { createFigure } from "./figure.js";
import { slopesOf } from "./motion.js";
import { createPerson } from "./person.js";
import { createSwap } from "./swap.js";
import { isHold, minutes, spans } from "./timeline.js";
import { createWords } from "./words.js";

/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {import("./types.js").Timeline} Timeline */
/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./showing.js").Showing} Showing */

/** @param {Beat} one @param {Beat} next */
const oneHold = (one, next) =>
  isHold(one) && isHold(next) && one.movement === next.movement && one.side === next.side;

/**
 * Show the beats of a timeline: figure, words, breath, count and what is left.
 *
 * @param {Timeline} timeline
 * @param {Figure} figure
 * @param {{beats: Beat[], still: boolean, showing: Showing}} how `beats` of the timeline, in a row
 */
export function createStage(timeline, figure, { beats, still, showing }) {
  const slopes = slopesOf(beats);
  const holds = spans(beats, oneHold);
  const breath = createBreath(beats);
  const svg = need("#figure", SVGSVGElement);
  const body = createFigure(svg, figure, still);
  const person = createPerson(showing, { beats, figure, still });
  const swap = createSwap(showing, beats);
  const camera = createCamera(beats, figure);
  const player = need("#player", HTMLElement);
  const fillBar = createBar(timeline);
  const words = createWords(beats);
  const disc = need("#breath-disc", HTMLElement);

  return {
    /** @param {number} index */
    enter(index) {
      const beat = beats[index];
      player.dataset.beat = String(index);
      player.dataset.kind = beat.kind;
      player.dataset.shape = camera.tall(index) ? "tall" : "wide";
      body.enter(beat);
      const theatre = swap(true);
      if (theatre) person.enter(theatre, index);
      words(index);
      write(need("#breath", HTMLElement), breath.word(index));
    },
    /** @param {number} index @param {number} at_s @param {number} rate */
    draw(index, at_s, rate) {
      const beat = beats[index];
      const theatre = swap(false);
      if (theatre) person.draw(theatre, index, at_s, slopes[index]);
      else body.draw(beat, at_s, slopes[index]);
      const box = camera.box(index, still ? Number.POSITIVE_INFINITY : at_s);
      if (svg.getAttribute("viewBox") !== box) svg.setAttribute("viewBox", box);
      const level = still ? 0.5 : breath.level(index, at_s);
      disc.style.transform = `scale(${(0.6 + 0.4 * level).toFixed(3)})`;
      write(need("#count", HTMLElement), count(beat, holds[index].end_s, at_s, rate));
      const left_s = (timeline.seconds - Math.max(0, at_s)) / rate;
      write(need("#left", HTMLElement), at_s < timeline.seconds ? `${minutes(left_s)} left` : "Getting up");
      fillBar(at_s);
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
