/**
 * The service worker: keeps the site's own files, so that an open session goes on without a network.
 *
 * It never keeps a page or an answer about anybody: only files under /static/, which are the same in every
 * Supple, and the page that says that Supple can't be reached.
 */
const worker = /** @type {ServiceWorkerLike} */ (/** @type {unknown} */ (self));

/**
 * The part of a service worker's world that is used here; TypeScript knows either pages or workers.
 *
 * @typedef {Event & {waitUntil: (task: Promise<unknown>) => void}} Lasting
 * @typedef {Event & {request: Request, respondWith: (answer: Promise<Response>) => void}} Fetching
 * @typedef {{
 *   suppleBuild: string,
 *   skipWaiting: () => Promise<void>,
 *   clients: {claim: () => Promise<void>},
 *   addEventListener: (name: string, listener: (event: any) => void) => void,
 * }} ServiceWorkerLike
 */

const STORE = `supple-${worker.suppleBuild}`;
const FILES = "/static/";
const UNREACHED = "/offline";

worker.addEventListener("install", (/** @type {Lasting} */ event) => {
  event.waitUntil(prepare());
});

worker.addEventListener("activate", (/** @type {Lasting} */ event) => {
  event.waitUntil(takeOver());
});

worker.addEventListener("fetch", (/** @type {Fetching} */ event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(visit(request));
  // Part of a file can't be kept; the network gives it.
  else if (pathname.startsWith(FILES) && !request.headers.has("range")) event.respondWith(file(request));
});

async function prepare() {
  const store = await caches.open(STORE);
  const page = await fetch(UNREACHED, { cache: "no-store" });
  if (!page.ok) throw new Error(`${UNREACHED}: ${page.status}`);
  const looks = (await page.clone().text()).matchAll(/"(\/static\/[^"]+)"/g);
  await store.put(UNREACHED, page);
  await store.addAll([...new Set(Array.from(looks, ([, url]) => url))]);
  await worker.skipWaiting();
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("supple-") && name !== STORE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/** @param {Request} request a page */
async function visit(request) {
  try {
    return await fetch(request);
  } catch (fault) {
    const kept = await caches.match(UNREACHED);
    if (kept) return kept;
    throw fault;
  }
}

/** @param {Request} request a file whose name follows its content */
async function file(request) {
  const store = await caches.open(STORE);
  const kept = await store.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) await store.put(request, answer.clone());
  return answer;
}
