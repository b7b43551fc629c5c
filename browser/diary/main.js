import { drawDays } from "./days.js";
import { bindForms } from "./forms.js";
import { drawHours } from "./hours.js";
import { bindMap } from "./map.js";
import { keepDrawn } from "./plot.js";
import { bindTrends } from "./ranges.js";
import { bindReplay } from "./replay.js";

/** @param {string} id @returns {any[]} */
const facts = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "[]");

function offerPrint() {
  const button = document.getElementById("print");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const plotted = facts("plotted");
const middles = facts("middles");
keepDrawn("plot", (place) => drawDays(place, plotted));
keepDrawn("hours", (place) => drawHours(place, plotted, middles));
bindTrends("trend", facts("trends"));
bindTrends("curve", facts("curves"));
void bindReplay();
bindForms();
bindMap();
offerPrint();
