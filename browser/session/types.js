/**
 * The shapes that Python sends to the page. Seconds are seconds of the timeline, not of the wall clock.
 *
 * @typedef {object} Beat
 * @property {number} start_s negative before the first movement
 * @property {number} seconds
 * @property {string|null} movement
 * @property {"left"|"right"|null} side
 * @property {number|null} repetition 1-based
 * @property {number|null} repetitions
 * @property {string} phase
 * @property {"in"|"out"|"easy"|null} breath
 * @property {string} say what the voice says; empty for a quiet beat
 * @property {string} show the few words on the screen
 * @property {string} title
 * @property {string} position
 * @property {"ready"|"work"|"change"|"rest"|"after"} kind
 * @property {string} pose_from
 * @property {string} pose_to
 * @property {string} view
 *
 * @typedef {object} Timeline
 * @property {string} routine
 * @property {number} seconds
 * @property {Beat[]} ready
 * @property {Beat[]} beats
 * @property {Beat[]} after
 *
 * @typedef {{name: string, class: string, kind: import("./path.js").Kind}} Part
 * @typedef {{class: string, points: number[]}} Prop
 * @typedef {{view: string, frames: number[][][], props: Prop[]}} Clip frames: a list of x, y, x, y … for each part
 * @typedef {object} Figure
 * @property {Record<string, number[]>} view_box x, y, width, height for each view
 * @property {Record<string, Part[]>} parts back to front, for each view
 * @property {Record<string, Clip>} clips by "<pose_from>><pose_to>"
 *
 * @typedef {{url: string, seconds: number}} Line
 * @typedef {{at_s: number, sequence: number}} Progress
 *
 * @typedef {object} Plan
 * @property {{id: string, pain_before: number}} session
 * @property {Timeline} timeline
 * @property {string} figure_url
 * @property {Record<string, Line>} voice by the text that is said
 * @property {string} [say] why today is as it is
 * @property {Progress|null} [progress]
 * @property {string[]} [easier] movements that have an easier form
 * @property {{waiting: string}} [asides] what is said outside the beats
 *
 * @typedef {{say: string}} Gate why there is no routine today
 * @typedef {{session: {id: string, pain_before: number}, progress: Progress|null}} Facts
 * @typedef {"go_on"|"easier"|"skip_movement"|"skip_direction"|"end"} Next
 * @typedef {object} Advice
 * @property {string} colour
 * @property {string} say
 * @property {Next} next
 * @property {string[]} [skip] movements left out from now on
 * @property {Timeline} [timeline] what to play from now on instead
 * @property {Record<string, Line>} [voice] its voice
 * @property {string[]} [easier] its movements that have an easier form
 * @typedef {"pain"|"fatigue"|"other"} Reason
 */

export {};
