import { get } from "../session/api.js";
import { need, write } from "../session/dom.js";

/**
 * What Python says the camera saw.
 *
 * @typedef {{title: string, parts: {title: string, lines: string[]}[], notes: string[]}} Told
 */

/**
 * Show what the camera saw, as soon as it has been sent. Where it did not watch, or the server is away,
 * nothing is shown: the diary has it later.
 *
 * @param {string} url of the session
 * @param {{arrived: () => Promise<void>}} outbox
 */
export async function showSeen(url, outbox) {
  const place = document.querySelector("#done-seen");
  if (!(place instanceof HTMLElement)) return;
  await outbox.arrived();
  const told = await get(`${url}/seen`).catch(() => null);
  if (told) fill(place, told);
}

/** @param {HTMLElement} place @param {Told} told */
function fill(place, told) {
  write(need("#done-seen-title", HTMLElement), told.title);
  need("#done-seen-parts", HTMLElement).replaceChildren(
    ...told.parts.map(({ title, lines }) => {
      const row = document.createElement("div");
      row.append(made("dt", title), ...lines.map((line) => made("dd", line)));
      return row;
    }),
  );
  need("#done-seen-notes", HTMLElement).replaceChildren(...told.notes.map((note) => made("li", note)));
  place.hidden = false;
}

/** @param {string} tag @param {string} text */
function made(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
