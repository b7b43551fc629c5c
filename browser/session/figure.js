import { ease } from "./motion.js";
import { pathOf } from "./path.js";

/** @typedef {import("./types.js").Figure} Figure */
/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {import("./types.js").Clip} Clip */
/** @typedef {import("./types.js").Part} Part */
/** @typedef {import("./motion.js").Slopes} Slopes */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Mix two lists of numbers.
 *
 * @param {number[]} from
 * @param {number[]} to
 * @param {number} share 0 gives `from`, 1 gives `to`
 */
export function mix(from, to, share) {
  return from.map((x, i) => x + (to[i] - x) * share);
}

/**
 * Find the outlines at a share of the way through a clip.
 *
 * @param {number[][][]} frames
 * @param {number} share 0 … 1
 * @returns {number[][]} one outline per part
 */
export function outlines(frames, share) {
  const place = Math.min(1, Math.max(0, share)) * (frames.length - 1);
  const first = Math.floor(place);
  const next = Math.min(first + 1, frames.length - 1);
  if (first === next || place === first) return frames[first];
  return frames[first].map((part, i) => mix(part, frames[next][i], place - first));
}

/**
 * @param {"path"|"polygon"} tag
 * @param {string} className
 */
function shape(tag, className) {
  const element = document.createElementNS(SVG, tag);
  element.setAttribute("class", className);
  return element;
}

/**
 * Draw the figure into an SVG element, in step with the beats.
 *
 * @param {SVGSVGElement} svg
 * @param {Figure} figure
 * @param {boolean} still whether to show each pose without the way to it
 */
export function createFigure(svg, figure, still) {
  /** @type {Part[]} */
  let parts = [];
  /** @type {SVGElement[]} */
  let paths = [];
  /** @type {Clip|undefined} */
  let clip;
  let view = "";

  /** Make the body's paths anew where the view changes. @param {Clip} next */
  function lay(next) {
    const props = next.props.map((prop) => {
      const element = shape("polygon", prop.class);
      element.setAttribute("points", prop.points.join(" "));
      return element;
    });
    if (next.view !== view) {
      view = next.view;
      parts = figure.parts[view];
      paths = parts.map((part) => shape("path", part.class));
    }
    svg.replaceChildren(...props, ...paths);
  }

  /** @param {number} share */
  function place(share) {
    if (!clip) return;
    for (const [i, points] of outlines(clip.frames, share).entries()) {
      paths[i].setAttribute("d", pathOf(points, parts[i].kind));
    }
  }

  return {
    /**
     * Take the clip of a beat.
     *
     * @param {Beat} beat
     */
    enter(beat) {
      const next = figure.clips[`${beat.pose_from}>${beat.pose_to}`];
      if (!next || next === clip) return;
      clip = next;
      lay(clip);
      place(still ? 1 : 0);
    },
    /**
     * Draw the moment of a beat.
     *
     * @param {Beat} beat
     * @param {number} at_s
     * @param {Slopes} slopes
     */
    draw(beat, at_s, slopes) {
      if (clip && !still && clip.frames.length > 1) place(ease((at_s - beat.start_s) / beat.seconds, slopes));
    },
  };
}
