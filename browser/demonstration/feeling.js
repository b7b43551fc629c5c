import { make, need } from "../session/dom.js";
import { buttonsIn } from "./shown.js";

/** @typedef {import("./types.js").Meaning} Meaning */

/**
 * Answer where somebody says that they feel it.
 *
 * @param {Record<string, Meaning>} meanings by area; the words are Python's
 * @param {HTMLElement} root
 */
export function createFeelPanel(meanings, root) {
  const box = need("#feel-answer", HTMLElement, root);
  const buttons = buttonsIn(root, "[data-area]");
  for (const button of buttons) button.addEventListener("click", () => answer(button.dataset.area ?? "", ""));

  /** @param {string} area @param {string} side "left", "right", or nothing */
  function answer(area, side) {
    const { kind, name, say, link } = meanings[area];
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.area === area));
    box.dataset.kind = kind;
    box.dataset.area = area;
    const title = make("b", side ? `${name}, ${side}` : name);
    const said = say.map((sentence) => make("p", sentence));
    box.replaceChildren(title, ...said, ...(link ? [linkTo(link)] : []));
    box.hidden = false;
    // The picture is large: without this the answer may be below what is seen.
    box.scrollIntoView({ block: "nearest" });
  }

  return { answer };
}

/** @param {{url: string, text: string}} link */
function linkTo({ url, text }) {
  const made = make("a", text, "big");
  made.href = url;
  return made;
}
