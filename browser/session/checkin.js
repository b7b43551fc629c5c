import { watchAge } from "../household/fresh.js";
import { bindOffer } from "../household/offer.js";
import { need, show, write } from "./dom.js";

/** @typedef {import("../household/offer.js").Wanted} Wanted */

/** Somebody who cannot sleep is only said hello to. @param {number} hour */
export function greeting(hour) {
  if (hour >= 4 && hour < 12) return "Good morning.";
  if (hour >= 12 && hour < 18) return "Good afternoon.";
  if (hour >= 18 && hour < 23) return "Good evening.";
  return "Hello.";
}

/**
 * Listen to a row of pain buttons.
 *
 * @param {string} selector
 * @param {(pain: number) => void} chosen
 */
export function onPain(selector, chosen) {
  need(selector, HTMLElement).addEventListener("click", (event) => {
    const button = event.target instanceof Element && event.target.closest("button");
    if (button) chosen(Number(button.value));
  });
}

/**
 * Ask the two questions of the day: how sore, and is anything new.
 *
 * @param {(pain: number, wanted: Wanted) => void} start called inside the tap that answers the second one
 */
export function bindCheckin(start) {
  let pain = 0;
  const offer = bindOffer();
  const age = watchAge();
  write(need("#greeting", HTMLElement), greeting(new Date().getHours()));
  onPain("#checkin .scale", (chosen) => {
    pain = chosen;
    age.answered();
    if (age.ask()) return;
    write(need("#said", HTMLElement), String(pain));
    offer.show(pain);
    show("warning");
  });
  need("#change-pain", HTMLElement).addEventListener("click", () => show("checkin"));
  need("#start", HTMLElement).addEventListener("click", () => {
    if (!age.ask()) start(pain, offer.wanted());
  });
}
