import { make, need, write } from "../session/dom.js";

/** @typedef {import("./types.js").Judged} Judged */
/** @typedef {import("./types.js").Points} Points */
/** @typedef {import("./types.js").Shown} Shown */

/** On the smallest screens there is room for the first word alone: it always stands with the sentence. */
const EXPERIMENTAL = ["Experimental", ": tested on computed bodies only."];
const BEFORE = "A trial: after each backbend, where your back bent.";
const ALT = "Your back from the side: thin at ease, thicker where it bent more.";
/** So long stays what was told of the last backbend, when another movement has begun. */
const READ_MS = 8000;
/** The line is thicker by one for each so many degrees, and in full colour from so many on. */
const THICK_DEG = 6;
const FULL_DEG = 24;
/** Lines are drawn so many units large for each length of the line from hips to shoulders. */
const SCALE = 100;
const MARGIN = 8;

/**
 * Show after a repetition how its bend was spread: a line, one sentence, never a number. It is not spoken.
 *
 * @param {(on: boolean) => void} outline look for outlines, or no longer
 */
export function createCurve(outline) {
  const place = make("aside", "", "curve");
  place.id = "curve";
  place.setAttribute("aria-label", "Where your back bends");
  place.hidden = true;
  const words = make("p", "", "curve-words");
  const line = drawing();
  const compare = make("button", "Compare", "curve-compare");
  compare.type = "button";
  // The session knows these: it stands still, and shows the movement's first fault beside what it should be.
  Object.assign(compare.dataset, { act: "faults", fault: "0" });
  const label = make("small");
  label.append(make("b", EXPERIMENTAL[0]), make("span", EXPERIMENTAL[1]));
  place.append(line, words, compare, label);
  need("#camera-overlay", HTMLElement).append(place);
  let wanted = false;
  let reading = 0;

  /** @param {boolean} on */
  function turn(on) {
    if (on === wanted) return;
    wanted = on;
    outline(on);
    // The session would compare the next movement's faults.
    compare.hidden = !on;
    show();
    if (!on) return;
    line.hidden = true;
    write(words, BEFORE);
  }

  function show() {
    place.hidden = !wanted && !reading;
  }

  function leaveToRead() {
    clearTimeout(reading);
    reading = setTimeout(() => {
      reading = 0;
      show();
    }, READ_MS);
    show();
  }

  return {
    /** @param {Judged} judged */
    judged({ outline: on, curve }) {
      turn(Boolean(on));
      if (!curve) return;
      write(words, curve.sentence);
      line.hidden = !curve.thirds.length;
      draw(line, curve);
      leaveToRead();
    },
    /** Nothing is looked at any more. */
    end() {
      clearTimeout(reading);
      reading = 0;
      place.hidden = true;
    },
  };
}

function drawing() {
  const holder = make("div", "", "curve-line");
  holder.setAttribute("role", "img");
  holder.setAttribute("aria-label", ALT);
  return holder;
}

/** @param {HTMLElement} holder @param {Shown} told */
function draw(holder, { neutral, thirds }) {
  if (!thirds.length) return;
  const svg = element("svg", { viewBox: around([neutral, ...thirds.map(({ points }) => points)]) });
  svg.append(stroke(neutral, "curve-neutral"));
  for (const { points, deg } of thirds) {
    const piece = stroke(points, "curve-third");
    piece.style.setProperty("--thick", String(2 + deg / THICK_DEG));
    piece.style.setProperty("--share", `${Math.round(100 * Math.min(1, deg / FULL_DEG))}%`);
    svg.append(piece);
  }
  holder.replaceChildren(svg);
}

/** @param {Points} points @param {string} kind */
function stroke(points, kind) {
  const placed = points.map(([x, y]) => `${(SCALE * x).toFixed(1)},${(-SCALE * y).toFixed(1)}`).join(" ");
  return element("polyline", { points: placed, class: kind });
}

/** @param {Points[]} lines */
function around(lines) {
  const [xs, ys] = [0, 1].map((at) => lines.flat().map((point) => SCALE * point[at]));
  const [left, top] = [Math.min(...xs) - MARGIN, -Math.max(...ys) - MARGIN];
  const width = Math.max(...xs) - Math.min(...xs) + 2 * MARGIN;
  const height = Math.max(...ys) - Math.min(...ys) + 2 * MARGIN;
  return [left, top, width, height].map((one) => one.toFixed(1)).join(" ");
}

/** @param {"svg"|"polyline"} name @param {Record<string, string>} attributes */
function element(name, attributes) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
