/** An answer to "how sore now?" counts for an hour; what was begun goes on for as long past midnight. */
const STILL_MS = 60 * 60 * 1000;
const LONGEST_MS = 12 * STILL_MS;

/**
 * Tell whether something of `since` belongs to another day: that of another date, or twelve hours ago. The server
 * goes by the same rule.
 *
 * @param {Date} since
 * @param {Date} [now]
 */
export function isOfAnotherDay(since, now = new Date()) {
  const ago_ms = now.getTime() - since.getTime();
  const another = now.toDateString() !== since.toDateString();
  return ago_ms >= LONGEST_MS || (another && ago_ms >= STILL_MS);
}

/**
 * Watch over the first page: one that was left open asks again.
 *
 * @returns {{answered: () => void, ask: () => boolean}} `answered` tells that a pain was said just now; `ask` asks
 *   again where page or answer are too old, and tells whether it does
 */
export function watchAge() {
  const opened = new Date();
  let said = opened;

  function ask() {
    const old = isOfAnotherDay(opened) || Date.now() - said.getTime() >= STILL_MS;
    if (old) location.reload();
    return old;
  }

  document.addEventListener("visibilitychange", () => {
    const asking = ["checkin", "warning", "gate"].includes(document.body.dataset.state ?? "");
    if (!document.hidden && asking && isOfAnotherDay(opened)) location.reload();
  });
  return {
    ask,
    answered() {
      said = new Date();
    },
  };
}
