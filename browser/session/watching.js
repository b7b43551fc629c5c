/** @typedef {import("./types.js").Beat} Beat */
/** @typedef {import("./types.js").Timeline} Timeline */
/** @typedef {import("./clock.js").Clock} Clock */
/** @typedef {import("./speaker.js").Speaker} Speaker */

/**
 * Somebody who follows a session, as the camera does: what is not listed is not told.
 *
 * @typedef {object} Watcher
 * @property {() => Promise<void>} [before] awaited before it begins, in the tap that started it or soon after
 * @property {(laid: {timeline: Timeline, clock: Clock, speaker: Speaker}) => void} [laid] this timeline is
 *   played from now on: at the beginning, and after each change
 * @property {(index: number, beat: Beat) => void} [entered] of the countdown, the beats and the way up, in a row
 * @property {(going: boolean) => void} [went] it goes on, or stands still for a question
 * @property {(goOn: () => void) => void} [waiting] it stands still until the person is ready; anybody may say so
 * @property {() => void} [ended] it is over, whatever the reason
 */

/** Nobody watches. @type {Watcher} */
export const nobody = {};
