/**
 * Let the service worker in, on a phone at home. On the computer itself there is no network to lose.
 */
if (location.protocol === "https:" && "serviceWorker" in navigator) {
  // Without it everything works as long as the network does: nothing to bother anybody with.
  navigator.serviceWorker.register("/sw.js").catch(() => {});
}
