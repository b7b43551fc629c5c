import { localIso } from "../session/api.js";

/**
 * The cards work as plain forms. This only makes them kinder: the heading is read out, a second tap is not sent,
 * a page that the browser kept is fetched anew, and times are told on the person's own clock.
 */

/** @param {SubmitEvent} event */
function sendOnce(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !("once" in form.dataset)) return;
  if (form.dataset.once === "sent") event.preventDefault();
  form.dataset.once = "sent";
  const now = form.querySelector("input[data-now]");
  if (now instanceof HTMLInputElement) now.value = localIso(new Date());
}

/** @param {PageTransitionEvent} event */
function freshen(event) {
  // "Back" may show the page as it was before it was answered.
  if (event.persisted) location.reload();
}

function localTimes() {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
  for (const time of document.querySelectorAll("time[data-local]")) {
    if (time instanceof HTMLTimeElement) time.textContent = format.format(new Date(time.dateTime));
  }
}

function offerPrint() {
  const button = document.getElementById("print");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

function focusFirst() {
  const first = document.querySelector("[aria-invalid=true], #fault, [data-focus]");
  if (first instanceof HTMLElement && !location.hash) first.focus({ preventScroll: true });
}

document.addEventListener("submit", sendOnce);
window.addEventListener("pageshow", freshen);
localTimes();
offerPrint();
focusFirst();
