/** @typedef {import("./cues.js").Cue} Cue */
/** @typedef {import("./recorded.js").Mouth} Mouth */

/** A little slower than the device talks otherwise: this is not the news. */
const RATE = 0.95;

/** The voices that speak on the device itself: the others would send the words to somebody.
 * @returns {SpeechSynthesisVoice[]} */
export function deviceVoices() {
  const language = document.documentElement.lang.slice(0, 2);
  const all = globalThis.speechSynthesis?.getVoices() ?? [];
  return all.filter(({ localService, lang }) => localService && lang.slice(0, 2).toLowerCase() === language);
}

/**
 * Say lines with a voice of the device. It tells no lengths beforehand and can't be planned: each line is
 * begun at its moment, and one may wait while another is being said. Of two, the heavier one waits.
 *
 * @param {SpeechSynthesisVoice} voice
 * @param {() => number} now_s on the clock that due_s is told in
 * @returns {Mouth}
 */
export function createDevice(voice, now_s) {
  /** @type {Map<Cue, ReturnType<typeof setTimeout>>} */
  const planned = new Map();
  /** The browser forgets to tell the end of an utterance that nobody holds on to. */
  /** @type {{cue: Cue, words: SpeechSynthesisUtterance}|null} */
  let saying = null;
  /** @type {{cue: Cue, since_s: number}|null} */
  let waits = null;

  /** @param {Cue} cue */
  function begin(cue) {
    planned.delete(cue);
    if (!saying) speak(cue);
    else if (!waits || cue.weight >= waits.cue.weight) waits = { cue, since_s: now_s() };
  }

  /** @param {Cue} cue */
  function speak(cue) {
    const words = new SpeechSynthesisUtterance(cue.say);
    words.voice = voice;
    words.lang = voice.lang;
    words.rate = RATE;
    words.onend = words.onerror = () => ended(words);
    saying = { cue, words };
    speechSynthesis.speak(words);
    performance.mark(`voice:${cue.beat}`, { detail: { device: voice.name } });
  }

  /** @param {SpeechSynthesisUtterance} words */
  function ended(words) {
    if (saying?.words !== words) return;
    saying = null;
    const next = waits;
    waits = null;
    if (next && now_s() - next.since_s < next.cue.until_s - next.cue.at_s) speak(next.cue);
  }

  function drop() {
    const dropped = [...planned.keys(), ...(waits ? [waits.cue] : [])];
    for (const timer of planned.values()) clearTimeout(timer);
    planned.clear();
    waits = null;
    return dropped;
  }

  return {
    say(cue, due_s) {
      planned.set(
        cue,
        setTimeout(() => begin(cue), Math.max(0, due_s - now_s()) * 1000),
      );
      return true;
    },
    speaking: () => saying !== null,
    hush() {
      const cut = [...drop(), ...(saying ? [saying.cue] : [])];
      saying = null;
      speechSynthesis.cancel();
      return cut;
    },
    drop,
    settle: () => void drop(),
  };
}
