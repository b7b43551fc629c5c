import { need, write } from "../session/dom.js";

/**
 * What Python offers for one answer to "How sore?".
 *
 * @typedef {{say: string, level: string, open: string[], see_someone: boolean}} Offer
 * @typedef {{level?: string, place?: string, pace?: number, routine?: string, camera?: boolean}} Wanted for today only; what is not there is as always
 */

const USUAL = "four_minutes";

/** @param {string} name @returns {HTMLInputElement[]} radio buttons, or the one check box */
function radios(name) {
  return [...document.querySelectorAll(`#offer input[name=${name}]`)].filter(
    (one) => one instanceof HTMLInputElement,
  );
}

/** @param {string} name */
const chosen = (name) => radios(name).find((one) => one.checked)?.value;

/** @param {string} name @returns {string|undefined} what was changed to; nothing where it is as the page came */
function changed(name) {
  const now = radios(name).find((one) => one.checked);
  return now && !now.defaultChecked ? now.value : undefined;
}

/** Show what is needed in the place that is chosen. */
function showPlace() {
  for (const hint of document.querySelectorAll("[data-place]")) {
    if (hint instanceof HTMLElement) hint.hidden = hint.dataset.place !== chosen("place");
  }
}

/**
 * Show the offer of the day and let it be changed.
 *
 * @returns {{show: (pain: number) => void, wanted: () => Wanted}}
 */
export function bindOffer() {
  /** @type {Offer[]} */
  const offers = JSON.parse(need("#offers", HTMLScriptElement).textContent ?? "[]");
  const card = document.querySelector("#offer-card");
  for (const radio of radios("place")) radio.addEventListener("change", showPlace);

  /** @param {number} pain */
  function show(pain) {
    const { say, level, open, see_someone } = offers[pain];
    write(need("#offer-say", HTMLElement), say);
    for (const radio of radios("level")) {
      radio.disabled = !open.includes(radio.value);
      radio.defaultChecked = radio.value === level;
      radio.checked = radio.defaultChecked;
    }
    need("#offer-closed", HTMLElement).hidden = open.length > 1;
    need("#offer details", HTMLElement).hidden = open.length === 0;
    need("#offer .with-camera", HTMLElement).hidden = open.length === 0;
    if (card instanceof HTMLElement) card.hidden = !see_someone;
    need("#offer", HTMLElement).hidden = false;
  }

  function wanted() {
    const level = changed("level");
    const place = changed("place");
    const pace = changed("pace");
    // What the page was opened for is chosen already, and still another than usual.
    const routine = chosen("routine");
    const [camera] = radios("camera");
    return {
      ...(level && { level }),
      ...(place && { place }),
      ...(pace && { pace: Number(pace) }),
      ...(routine !== USUAL && { routine }),
      ...(camera && camera.checked !== camera.defaultChecked && { camera: camera.checked }),
    };
  }

  return { show, wanted };
}
