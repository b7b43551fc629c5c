import { deviceVoices } from "./device.js";
import { make, need, write } from "./dom.js";
import { bindHearing } from "./hearing.js";
import { isMode, MODES } from "./modes.js";

/** @typedef {import("./wishes.js").Wishes} Wishes */

/**
 * Let somebody choose before the start how much is said, by which voice, and whether they are waited for.
 *
 * @param {Wishes} wishes
 */
export function bindSoundForm(wishes) {
  const form = need("#sound", HTMLElement);
  const [waits, mixes] = ["#waits", "#mixes"].map((id) => need(id, HTMLInputElement));

  function tell() {
    need(`input[name=mode][value=${wishes.mode}]`, HTMLInputElement, form).checked = true;
    const waiting = wishes.waits ? ", and waits for you" : "";
    write(need("#sound-now", HTMLElement), `${MODES[wishes.mode].name}${waiting}`);
  }

  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && target.name === "mode" && isMode(target.value))
      wishes.change({ mode: target.value });
    if (target instanceof HTMLSelectElement) wishes.change({ voice: target.value });
    if (target === waits) wishes.change({ waits: waits.checked });
    if (target === mixes) wishes.change({ mixes: mixes.checked });
    tell();
  });
  waits.checked = wishes.waits;
  mixes.checked = wishes.mixes;
  tell();
  offerVoices(wishes);
  globalThis.speechSynthesis?.addEventListener("voiceschanged", () => offerVoices(wishes));
  bindHearing(wishes);
}

/** @param {Wishes} wishes */
function offerVoices(wishes) {
  const voices = deviceVoices();
  const choice = need("#voice", HTMLSelectElement);
  need("#whose", HTMLElement).hidden = voices.length === 0;
  const options = voices.map(({ voiceURI, name }) => {
    const option = make("option", name);
    option.value = voiceURI;
    return option;
  });
  choice.replaceChildren(choice.options[0], ...options);
  choice.value = voices.some(({ voiceURI }) => voiceURI === wishes.voice) ? wishes.voice : "";
}
