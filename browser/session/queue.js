/** How late a line may begin, by its weight: what only repeats is soon no longer true. */
const LATEST_S = [0, 1, 2.5, 6];
/** A line may run so far into the next one: it is about as much as people pause between sentences. */
const GRACE_S = 0.15;

/**
 * Say when a line begins, so that none is cut off: after the one before it, and not at all where it would be
 * too late or would keep a heavier one waiting.
 *
 * @param {{due_s: number, seconds: number, weight: number}} line
 * @param {number} free_s when the line before it has ended
 * @param {{due_s: number, weight: number}|undefined} next the line after it
 * @returns {number|null} null leaves it out
 */
export function startOf({ due_s, seconds, weight }, free_s, next) {
  const starts_s = Math.max(due_s, free_s);
  if (starts_s - due_s > LATEST_S[weight]) return null;
  const pushes = next && next.weight > weight && starts_s + seconds > next.due_s + GRACE_S;
  return pushes && starts_s > due_s ? null : starts_s;
}
