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
 * @typedef {{view: string, frames: number[][][], props: Prop[], things?: string[]}} Clip frames: a list of x, y, x, y …
 *   for each part; things: the names of what stands by
 * @typedef {object} Figure
 * @property {Record<string, number[]>} view_box x, y, width, height for each view
 * @property {Record<string, Part[]>} parts back to front, for each view
 * @property {Record<string, Clip>} clips by "<pose_from>><pose_to>"
 *
 * @typedef {{url: string, seconds: number}} Line
 * @typedef {{at_s: number, sequence: number}} Progress
 *
 * @typedef {object} Plan
 * @property {{id: string, started_at: string, pain_before: number}} session
 * @property {Timeline} timeline
 * @property {string} figure_url
 * @property {string} way the timeline's name among all that the session may come to
 * @property {Record<string, Line>} voice by the text that is said, on whatever way
 * @property {string} [say] why today is as it is
 * @property {Progress|null} [progress]
 * @property {string[]} easier movements that have an easier form
 * @property {{waiting: string}} [asides] what is said outside the beats
 * @property {import("../camera/types.js").Camera|null} [camera] where somebody lets the camera watch
 *
 * @typedef {{say: string}} Gate why there is no routine today
 * @typedef {{session: {id: string, pain_before: number}, progress: Progress|null}} Facts
 * @typedef {"go_on"|"easier"|"skip_movement"|"skip_direction"|"end"} Next
 * @typedef {object} Advice
 * @property {string} colour
 * @property {string} say
 * @property {Next} next
 * @property {Timeline} [timeline] what to play from now on instead
 * @property {string} [way] its name
 * @property {string[]} [easier] its movements that have an easier form
 *
 * @typedef {{at_s: number, movement: string, pain: number}} Hurt
 * @typedef {object} Change
 * @property {number} at_s
 * @property {string} movement the one that is done, or that is next
 * @property {string} after the one that was begun last
 * @property {"easier"|"skip_direction"} what
 *
 * @typedef {{what: "red"|Change["what"], movement: string, position: string, way: string|null}} Onward
 * @typedef {{timeline: Timeline, easier: string[], onward: Onward[]}} Way
 * @typedef {object} Rules
 * @property {string[]} before what is said to each pain before
 * @property {number[][][]} during for movements that may add pain and that must not, by pain before and now
 * @property {{colour: string, next: Next, say: string}[]} said
 * @property {string[]} pain_free movements that must not add pain
 * @property {string} nothing_left
 * @typedef {{ways: Record<string, Way>, rules: Rules}} Ways
 *
 * @typedef {"pain"|"fatigue"|"other"} Reason
 */

export {};
