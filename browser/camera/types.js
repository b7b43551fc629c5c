/**
 * What Python sends to the page about the camera, and what the two workers are asked and answer.
 *
 * @typedef {object} Files where everything is that the camera needs
 * @property {string} pose_worker
 * @property {string} judge_worker
 * @property {string} vision the module of tasks-vision
 * @property {string} wasm the folder of its WebAssembly
 * @property {string} lite a pose model
 * @property {string} full the slower one
 * @property {string} pyodide its folder
 * @property {string} core the judge, zipped
 *
 * @typedef {{id: string, say: string[], height_m: number, distance_m: number, picture: string|null}} Place
 * @typedef {{[key: string]: string|Record<string, string>}} Sentences `lie_down` has one for each position
 * @typedef {{measure: string, unit: string, usual: number, least: number, most: number, uncertainty: number,
 *   days: number}} Own
 *
 * @typedef {object} Camera
 * @property {Files} files
 * @property {boolean} on
 * @property {boolean} [wait] whether the session begins and goes on when the person is seen in place
 * @property {boolean} [keep] whether the points of the body are kept for a replay
 * @property {boolean} [curve] whether it is told where a backbend is
 * @property {boolean} [mirrored]
 * @property {Place|null} [place]
 * @property {Sentences} set_up
 * @property {Record<string, Own>} [own]
 * @property {Record<string, Record<string, string>>} [labels]
 * @property {Record<string, {view: string, say: string}>} [turns]
 * @property {Record<string, string>} [abstains]
 *
 * @typedef {object} Looking what the pose worker is opened with
 * @property {string} vision
 * @property {string} wasm
 * @property {string} lite
 * @property {string} full
 * @property {"auto"|"CPU"} delegate
 * @property {"auto"|"lite"|"full"} model
 *
 * @typedef {"lite"|"full"} Model
 * @typedef {object} Found bodies in one picture
 * @property {Float32Array} numbers 132 for each body: x, y, visibility, presence of 33 points
 * @property {Uint8Array} [strips] of each body the samples of its outline (strip.js), only while they are wanted,
 *   and only for the judge
 * @property {number} time_s
 * @property {number} at_s the session's clock when the picture was taken
 * @property {number} aspect
 * @property {number} light mean brightness of the picture before, 0 to 1; -1 where it was not measured
 * @property {number} spent_ms in the model
 * @property {number} tidied_ms with the picture before, after its bodies had been handed on
 * @property {Model} model
 *
 * @typedef {{movement: string|null, side: string|null, position: string|null, armed: boolean, count: number,
 *   part: string|null, measure: string|null, of: number|null, share: number, change: number, hold_s: number, hold_of_s: number, sees: boolean, body: number|null}} Now
 * @typedef {{step: "face"|"place"|"ready", key: string, position: string|null, say: boolean, done: boolean}} Coached
 * @typedef {{kind: "see"|"cue", text: string}} Say
 * @typedef {{kind: string} & Record<string, any>} Event
 * @typedef {[x: number, y: number][]} Points forwards and up, in the length of the line of hips and shoulders
 * @typedef {{movement: string, number: number, sentence: string, why: string|null, neutral: Points,
 *   thirds: {points: Points, deg: number}[]}} Shown of a repetition: where its bend was
 * @typedef {{events: Event[], now: Now, say: Say|null, coach: Coached|null, redetect: string|null,
 *   curve?: Shown|null, outline?: boolean}} Judged `outline`: whether outlines are wanted from now on
 */

export {};
