import { deviceVoices } from "./device.js";
import { need } from "./dom.js";
import { openSound } from "./sound.js";

/** @typedef {import("./wishes.js").Wishes} Wishes */

/**
 * "Can you hear me?": say a line, ask, and help whoever hears nothing. It may be passed over.
 *
 * @param {Wishes} wishes
 */
export function bindHearing(wishes) {
  const hearing = need("#hearing", HTMLElement);
  const { url = "", say = "" } = hearing.dataset;
  const [asked, help, good] = ["#hear-asked", "#hear-help", "#hear-good"].map((id) => need(id, HTMLElement));

  /** @param {HTMLElement} [shown] */
  function show(shown) {
    for (const part of [asked, help, good]) part.hidden = part !== shown;
  }

  async function play() {
    show(asked);
    const voice = deviceVoices().find(({ voiceURI }) => voiceURI === wishes.voice);
    if (voice) sayWith(voice, say);
    else await playLine(url, openSound({ mixes: wishes.mixes, mode: "full" }));
  }

  /** @type {Record<string, () => void>} */
  const acts = { play: () => void play(), yes: () => show(good), no: () => show(help) };
  hearing.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("button");
    if (button) acts[button.value]?.();
  });
}

/** @param {SpeechSynthesisVoice} voice @param {string} say */
function sayWith(voice, say) {
  const words = new SpeechSynthesisUtterance(say);
  words.voice = voice;
  words.lang = voice.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(words);
}

/** @param {string} url @param {import("./sound.js").Sound} sound */
async function playLine(url, { context, out, carrier, recordings }) {
  await recordings.load([url], 1);
  const buffer = recordings.buffers.get(url);
  if (!buffer) return;
  const node = new AudioBufferSourceNode(context, { buffer });
  node.connect(out);
  node.start();
  node.onended = () => carrier?.pause();
  performance.mark("heard");
}
