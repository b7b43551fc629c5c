/** @typedef {"movement"|"side"|"end"|"in"|"out"|"step"} Chime */

/** Soft bells: the notes, and how long after one another they ring. The last three are ticks: they say
 * "breathe in", "breathe out" and "the next step" where no words do.
 * @type {Record<Chime, {notes_hz: number[], apart_s: number, rings_s: number, loud: number}>} */
const BELLS = {
  movement: { notes_hz: [523.25, 659.25], apart_s: 0.16, rings_s: 1.1, loud: 0.13 },
  side: { notes_hz: [587.33], apart_s: 0, rings_s: 0.9, loud: 0.12 },
  end: { notes_hz: [659.25, 523.25, 392], apart_s: 0.22, rings_s: 1.6, loud: 0.13 },
  in: { notes_hz: [440], apart_s: 0, rings_s: 0.7, loud: 0.08 },
  out: { notes_hz: [329.63], apart_s: 0, rings_s: 0.7, loud: 0.08 },
  step: { notes_hz: [392], apart_s: 0, rings_s: 0.6, loud: 0.08 },
};

/**
 * Ring a bell at a moment of the audio clock.
 *
 * @param {AudioContext} context
 * @param {AudioNode} out
 * @param {Chime} name
 * @param {number} when_s
 * @returns {AudioScheduledSourceNode[]} to stop it with
 */
export function ring(context, out, name, when_s) {
  const { notes_hz, apart_s, rings_s, loud } = BELLS[name];
  return notes_hz.map((frequency, i) => {
    const start_s = when_s + i * apart_s;
    const note = new OscillatorNode(context, { type: "sine", frequency });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, start_s);
    gain.gain.linearRampToValueAtTime(loud, start_s + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, start_s + rings_s);
    note.connect(gain).connect(out);
    note.start(start_s);
    note.stop(start_s + rings_s + 0.05);
    return note;
  });
}
