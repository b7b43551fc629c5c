import { need } from "./dom.js";

/** @typedef {import("./showing.js").Showing} Showing */
/** @typedef {import("./showing.js").Stage3d} Stage3d */

/**
 * Let the person come on at the start of a beat and never in its middle, and go at once where they must.
 *
 * @param {Showing} showing
 * @param {import("./types.js").Beat[]} beats
 * @returns {(starts: boolean) => Stage3d|null} who is on the stage; null for the drawn figure
 */
export function createSwap(showing, beats) {
  const figure = need("#figure", SVGSVGElement);
  const picture = need("#picture", HTMLElement);
  /** @type {Stage3d|null} */
  let on = null;

  /** @param {Stage3d|null} theatre */
  function put(theatre) {
    on = theatre;
    showing.canvas.hidden = !on;
    figure.toggleAttribute("hidden", Boolean(on));
    picture.dataset.shows = on ? "person" : "figure";
  }

  put(null);
  return (starts) => {
    const theatre = showing.on(beats);
    if (theatre !== on && (starts || !theatre)) put(theatre);
    return on;
  };
}
