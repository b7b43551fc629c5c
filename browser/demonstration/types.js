/**
 * What the page says of a movement, made by Python.
 *
 * @typedef {{seconds: number, show: string, pose_from: string, pose_to: string, view: string,
 *   position: string, props: string[]}} Move
 * @typedef {Move & {text: string, cue: string, turns: Record<string, number[]>, lift_m: number[], stills: string[]}} Fault
 * @typedef {{kind: "here"|"not_here"|"stop"|"emergency", name: string, say: string[],
 *   link: {url: string, text: string}|null}} Meaning
 * @typedef {import("../player/feel.js").Area} Area
 * @typedef {import("../player/feel.js").Felt} Felt
 * @typedef {{beats: Move[], people: {url: string, name: string}[], player: string, turns: boolean,
 *   faults: Fault[], areas: Area[], felt: Felt[], meanings: Record<string, Meaning>, ball: Move|null, stills: Record<string, string>,
 *   glowing: Record<string, string>}} Facts
 * @typedef {"watch"|"feel"|"compare"} Mode
 * @typedef {{mode: Mode, fault: number, spine: boolean, ball: boolean, mirror: boolean}} Wanted what is to be seen
 * @typedef {{low: number, middle: number, upper: number, most: number}} Shares degrees of bend or turn
 */
export {};
