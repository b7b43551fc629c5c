import { make, need, write } from "../session/dom.js";
import { createRange } from "./range.js";

/** @typedef {import("./types.js").Judged} Judged */
/** @typedef {import("./types.js").Camera} Camera */
/** @typedef {import("./pipe.js").Counts} Counts */

/** How long a sentence stays to be read. */
const READ_MS = 6000;
const ROUND = 2 * Math.PI * 15;

/**
 * Show quietly what the camera sees: that it is on, the count, the hold, and how far, against one's own range.
 *
 * @param {Record<string, import("./types.js").Own>} own the person's range on earlier days
 * @param {{off: () => void}} acts
 */
export function createOverlay(own, acts) {
  const place = need("#camera-overlay", HTMLElement);
  const range = createRange(own);
  place.replaceChildren(lamp(acts.off), counter(range.bar), words());
  const count = need("#camera-count", HTMLElement);
  const arc = need("#camera-hold", SVGElement);
  const say = need("#camera-say", HTMLElement);
  let saying = 0;
  light(false);

  /** @param {boolean} on */
  function light(on) {
    place.dataset.on = String(on);
    write(need("#camera-light b", HTMLElement), on ? "Camera on" : "Camera off");
    need("#camera-off", HTMLElement).hidden = !on;
  }

  return {
    /** @param {boolean} on */
    show(on) {
      place.hidden = false;
      light(on);
      if (!on) this.clear();
    },
    clear() {
      write(count, "");
      place.dataset.armed = place.dataset.sees = "false";
    },
    /** @param {Judged} judged @param {Counts} counts */
    draw({ now }, counts) {
      place.dataset.armed = String(now.armed);
      place.dataset.sees = String(now.sees);
      place.dataset.counts = Object.values(counts).join(" ");
      // Somebody may do one more than was asked for: that is none too many.
      write(count, now.movement && now.of ? `Seen ${Math.min(now.count, now.of)} of ${now.of}` : "");
      arc.style.strokeDashoffset = String(ROUND * (1 - Math.min(1, now.hold_s / (now.hold_of_s || 1))));
      range.draw(now);
    },
    /** Show a sentence for a while. @param {string} text */
    tell(text) {
      clearTimeout(saying);
      place.hidden = false;
      write(say, text);
      saying = setTimeout(() => write(say, ""), READ_MS);
    },
  };
}

/** @param {() => void} off */
function lamp(off) {
  const box = make("p", "", "camera-light");
  box.id = "camera-light";
  const button = make("button", "Turn off");
  button.id = "camera-off";
  button.type = "button";
  button.addEventListener("click", off);
  box.append(make("i", "", "camera-dot"), make("b"), button);
  return box;
}

/** @param {HTMLElement} bar */
function counter(bar) {
  const box = make("div", "", "camera-counter");
  const count = make("b");
  count.id = "camera-count";
  box.append(ring(), count, bar);
  return box;
}

function ring() {
  const named = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(named, "svg");
  svg.setAttribute("viewBox", "0 0 36 36");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("camera-ring");
  for (const id of ["camera-ring-whole", "camera-hold"]) {
    const circle = document.createElementNS(named, "circle");
    circle.id = id;
    for (const [name, value] of Object.entries({ cx: "18", cy: "18", r: "15" }))
      circle.setAttribute(name, value);
    svg.append(circle);
  }
  return svg;
}

function words() {
  const say = make("p", "", "camera-say");
  say.id = "camera-say";
  say.setAttribute("role", "status");
  return say;
}
