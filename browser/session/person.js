import { oneShot } from "./camera.js";
import { createMeter } from "./frames.js";
import { ease } from "./motion.js";
import { spans } from "./timeline.js";

/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./showing.js").Stage3d} Stage3d */
/** @typedef {import("./showing.js").Showing} Showing */
/** @typedef {import("./motion.js").Slopes} Slopes */

const MOVE_S = 1;
/** A phone draws no more than 30 pictures a second: enough for slow movements, and it stays cool. */
const PHONE_HZ = 30;
/** Screens do not keep their time to the millisecond. */
const EARLY_S = 0.004;

const isPhone = () => matchMedia("(pointer: coarse), (max-width: 30rem), (max-height: 30rem)").matches;

/**
 * Let somebody in three dimensions show the beats, in step with them.
 *
 * @param {Showing} showing
 * @param {{beats: Beat[], figure: Figure, still: boolean}} what `still` shows each pose without the way to it
 */
export function createPerson(showing, { beats, figure, still }) {
  const { canvas, now_s } = showing;
  // On the way to another position each step is seen as large as it can be.
  const runs = spans(beats, (one, next) => one.kind !== "change" && oneShot(one, next));
  const meter = createMeter();
  const least_s = isPhone() ? 1 / PHONE_HZ - EARLY_S : 0;
  /** @type {object|undefined} */
  let run;
  let looks = 0;
  let drawn = "";
  let drawn_s = Number.NEGATIVE_INFINITY;

  /** @param {Beat} beat */
  const thingsOf = ({ pose_from, pose_to }) => figure.clips[`${pose_from}>${pose_to}`]?.things ?? [];

  /** The beats that are seen from the same place as one. @param {number} index */
  const around = (index) => beats.filter((_, i) => runs[i] === runs[index]);

  /** @param {Stage3d} theatre @param {number} index @param {boolean} cut */
  function takeIn(theatre, index, cut) {
    const mine = around(index);
    const moves = [...new Map(mine.map((beat) => [`${beat.pose_from}>${beat.pose_to}`, beat])).values()];
    theatre.takeIn(moves, mine.flatMap(thingsOf), cut);
    run = runs[index];
  }

  /** @param {Stage3d} theatre @param {number} index */
  function lookThrough(theatre, index) {
    theatre.through.begin(around(index), showing.about(beats[index].movement));
    canvas.dataset.ball = String(theatre.through.ball);
    looks = showing.looks();
    drawn = "";
  }

  /** Draw if anything has changed since. @param {Stage3d} theatre @param {string} pose */
  function picture(theatre, pose) {
    const wanted = `${pose} ${theatre.state}`;
    const at_s = now_s();
    if (document.hidden || wanted === drawn) return meter.rest();
    if (at_s - drawn_s < least_s) return;
    theatre.draw();
    drawn = wanted;
    drawn_s = at_s;
    if (meter.drawn(at_s)) showing.giveUp("slow");
  }

  /** @param {Stage3d} theatre @param {Beat} beat @param {number} share */
  function show(theatre, beat, share) {
    const clip = `${beat.pose_from}>${beat.pose_to}`;
    theatre.pose(beat, share);
    theatre.through.follow();
    Object.assign(canvas.dataset, { clip, share: share.toFixed(3) });
    picture(theatre, `${clip} ${share.toFixed(4)}`);
  }

  return {
    /** Take the stage, or the next beat. @param {Stage3d} theatre @param {number} index */
    enter(theatre, index) {
      const beat = beats[index];
      theatre.enter(beat, thingsOf(beat));
      if (runs[index] !== run) {
        takeIn(theatre, index, still || !run);
        lookThrough(theatre, index);
      }
      drawn = "";
    },
    /** @param {Stage3d} theatre @param {number} index @param {number} at_s @param {Slopes} slopes */
    draw(theatre, index, at_s, slopes) {
      const beat = beats[index];
      if (looks !== showing.looks()) lookThrough(theatre, index);
      theatre.approach(still ? 1 : ease((at_s - runs[index].start_s) / MOVE_S));
      show(theatre, beat, still ? 1 : ease((at_s - beat.start_s) / beat.seconds, slopes));
    },
  };
}
