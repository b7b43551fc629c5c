import { showSeen } from "./after.js";

/** @typedef {import("../session/outbox.js").Outbox} Outbox */
/**
 * @typedef {object} Telling
 * @property {(seen: object) => void} send what was seen, at the end and when the page goes away
 * @property {(number: number, stretch: object) => void} keep a stretch of the body's points, where asked for
 * @property {() => void} sent all of it has been given away
 */

/**
 * Say where what a page saw of a session goes. A page that is loaded anew counts anew, so each has a number of
 * its own, which puts them in their order: how many seconds after the check-in it was opened.
 *
 * @param {string} url of the session
 * @param {string} started_at
 * @param {Outbox} outbox
 * @returns {Telling}
 */
export function tellingOf(url, started_at, outbox) {
  const run = Math.max(0, Math.floor((Date.now() - Date.parse(started_at)) / 1000));
  return {
    send: (seen) => void outbox.send(`${url}/seen/${run}`, seen),
    keep: (number, stretch) => void outbox.send(`${url}/landmarks/${run}/${number}`, stretch),
    sent: () => void showSeen(url, outbox),
  };
}
