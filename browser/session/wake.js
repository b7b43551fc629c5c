/**
 * Keep the screen on until told otherwise. Where a browser can't or won't, the session goes on all the same.
 *
 * @param {(held: boolean) => void} told whether the screen stays on, each time that it was asked for
 * @returns {() => void} lets the screen sleep again
 */
export function keepAwake(told) {
  /** @type {WakeLockSentinel|undefined} */
  let lock;
  const ask = async () => {
    if (document.hidden) return;
    lock = await navigator.wakeLock?.request("screen").catch(() => undefined);
    told(lock !== undefined);
  };
  // The browser lets go of the screen whenever the page is hidden.
  document.addEventListener("visibilitychange", ask);
  void ask();
  return () => {
    document.removeEventListener("visibilitychange", ask);
    void lock?.release();
  };
}
