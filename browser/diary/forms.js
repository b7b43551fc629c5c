import { localIso } from "../session/api.js";

const UNREACHED = "Supple can't be reached just now. Check that it is still running, then tap again.";

/**
 * The pages work as plain forms. This makes them kinder: an answer is kept without leaving the page, a second tap
 * is not sent, and moments are those of the person's own clock.
 */
export function bindForms() {
  document.addEventListener("submit", onSubmit);
  document.addEventListener("change", keepSoon);
  window.addEventListener("pageshow", (event) => {
    // "Back" may show a form as it was before it was sent.
    if (event.persisted) location.reload();
  });
  const first = document.querySelector("[aria-invalid=true], #fault, [data-focus]");
  if (first instanceof HTMLElement && !location.hash) first.focus({ preventScroll: true });
}

/** @param {SubmitEvent} event */
function onSubmit(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement)) return;
  const at = form.querySelector("input[name=at]");
  if (at instanceof HTMLInputElement) at.value = localIso(new Date());
  if ("swap" in form.dataset) {
    event.preventDefault();
    void swap(form, event.submitter);
  } else if ("once" in form.dataset) {
    if (form.dataset.once === "sent") event.preventDefault();
    form.dataset.once = "sent";
  }
}

/** Keep a tick as soon as it is made. @param {Event} event */
function keepSoon(event) {
  const ticked = event.target;
  if (!(ticked instanceof HTMLInputElement) || !ticked.form || !("soon" in ticked.form.dataset)) return;
  const minutes = ticked.form.querySelector("[name=walk_min]");
  // Minutes without a walk would mean one.
  if (ticked.value === "walk" && !ticked.checked && minutes instanceof HTMLInputElement) minutes.value = "";
  ticked.form.requestSubmit();
}

/** How often each section has been sent: only the newest answer is shown. @type {Map<string, number>} */
const turns = new Map();

/**
 * Send a form, and put the section of the answer's page in the place of this one.
 *
 * @param {HTMLFormElement} form
 * @param {HTMLElement|null} by the button that was pressed
 */
async function swap(form, by) {
  const id = form.closest("section")?.id ?? "";
  const turn = (turns.get(id) ?? 0) + 1;
  turns.set(id, turn);
  const body = new FormData(form, by);
  const headers = { Accept: "text/html" };
  const answer = await fetch(form.action, { method: "POST", headers, body }).catch(() => null);
  const text = answer && (answer.ok || answer.status === 422) ? await answer.text() : "";
  const old = document.getElementById(id);
  if (turn !== turns.get(id) || !old) return;
  const page = new DOMParser().parseFromString(text, "text/html");
  const fresh = page.getElementById(id);
  if (!fresh) return tell(old, page.querySelector("h1")?.textContent || UNREACHED);
  const place = reachable(old).indexOf(/** @type {HTMLElement} */ (document.activeElement));
  old.replaceWith(fresh);
  const parts = reachable(fresh);
  const focus =
    parts.find((one) => one.ariaInvalid === "true") ?? (place < 0 ? null : (parts[place] ?? parts[0]));
  focus?.focus({ preventScroll: true });
  const said = document.getElementById("said");
  // Emptied first: the same word twice would be said once.
  said?.replaceChildren();
  setTimeout(() => said?.append(fresh.querySelector(".kept")?.textContent ?? ""), 50);
}

/** What the keyboard reaches in a section, in order. @param {Element} section @returns {HTMLElement[]} */
const reachable = (section) => [
  .../** @type {NodeListOf<HTMLElement>} */ (
    section.querySelectorAll("button, a[href], input:not([type=hidden]), textarea, select")
  ),
];

/** @param {Element} section @param {string} words */
function tell(section, words) {
  section.querySelector(".unreached")?.remove();
  const said = document.createElement("p");
  said.className = "fault unreached";
  said.setAttribute("role", "alert");
  said.textContent = words;
  section.append(said);
}
