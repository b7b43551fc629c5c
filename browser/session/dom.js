/**
 * Find the one element that the template promises.
 *
 * @template {Element} T
 * @param {string} selector
 * @param {new () => T} type
 * @param {ParentNode} [within]
 * @returns {T}
 */
export function need(selector, type, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`The page has no ${selector}.`);
  return found;
}

/**
 * Write text only when it changes, so that screen readers and layout are left alone.
 *
 * @param {Element} element
 * @param {string} text
 */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Make an element with text and a class.
 *
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [text]
 * @param {string} [className]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, text = "", className = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  element.className = className;
  return element;
}

const VIEWS = [
  "checkin",
  "warning",
  "gate",
  "resume",
  "loading",
  "set-up",
  "player",
  "after",
  "done",
  "error",
];

/**
 * Show one section of the page, hide the others, and move the focus to its heading.
 *
 * @param {string} view the id of the section
 * @param {string} [state] what `data-state` on the body says; the view itself unless told
 */
export function show(view, state = view) {
  for (const id of VIEWS) {
    const section = document.getElementById(id);
    // Not every page has all of them.
    if (section) section.hidden = id !== view;
  }
  setState(state);
  const heading = document.querySelector(`#${view} [data-focus]`);
  if (heading instanceof HTMLElement) heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}

/** @param {string} state */
export function setState(state) {
  document.body.dataset.state = state;
}
