import { need } from "../session/dom.js";
import { createDemonstration } from "./demonstration.js";
import { buttonsIn } from "./shown.js";

/** @typedef {import("./types.js").Mode} Mode */
/** @typedef {import("./demonstration.js").Demonstration} Demonstration */

/** Compare a fault of the page's list, wherever that is. @param {Demonstration} showing @param {HTMLElement} root */
function bindFaults(showing, root) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  for (const button of buttonsIn(document.body, ".faults [data-fault]"))
    button.addEventListener("click", async () => {
      if (!showing.begun) await showing.begin();
      showing.want({ mode: "compare", fault: Number(button.dataset.fault) });
      need("#theatre", HTMLCanvasElement, root).focus({ preventScroll: true });
      root.scrollIntoView({ behavior: still ? "auto" : "smooth" });
    });
}

/** A link may lead straight to something: …/gentle_backbend#spine, #feel, #compare or #compare-2.
 * @param {Demonstration} showing */
async function followLink(showing) {
  const { facts, begin, want } = showing;
  const [what, number = ""] = location.hash.slice(1).split("-");
  if (!["watch", "spine", "feel", "compare"].includes(what) || !facts.people.length) return;
  if (!showing.begun) await begin();
  if (what === "spine") want({ spine: true });
  else if (what !== "compare") want({ mode: /** @type {Mode} */ (what) });
  else if (facts.faults.length)
    want({
      mode: "compare",
      fault: (Math.max(1, Number.parseInt(number, 10) || 1) - 1) % facts.faults.length,
    });
}

// A session fetches this script, too: there the section comes later.
if (document.querySelector("#demonstration")) {
  const root = need("#demonstration", HTMLElement);
  const showing = createDemonstration(root);
  bindFaults(showing, root);
  void followLink(showing);
  addEventListener("hashchange", () => void followLink(showing));
}

export { createDemonstration };
