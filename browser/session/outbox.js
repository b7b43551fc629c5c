import { put, Trouble } from "./api.js";
import { keepingUnder } from "./keeping.js";

/** @typedef {{url: string, body: object}} Write */
/** @typedef {ReturnType<typeof createOutbox>} Outbox */

const RETRY_MS = 15_000;

/**
 * Keep the writes that have not arrived, in order, until the server has them. A newer write to the same
 * address takes the older one's place. The person's answers stay in this browser only that long.
 */
export function createOutbox() {
  const kept = keepingUnder("supple.outbox");
  const stored = kept.recall();
  /** @type {Write[]} */
  let waiting = Array.isArray(stored) ? stored : [];
  /** @type {Promise<boolean>|null} */
  let sending = null;
  /** @type {(() => void)[]} */
  let told = [];

  const keep = () => kept.keep(waiting.length ? waiting : null);

  async function deliverAll() {
    while (waiting.length && (await deliver(waiting[0]))) {
      waiting = waiting.slice(1);
      keep();
    }
    sending = null;
    if (!waiting.length) tell();
    return !waiting.length;
  }

  function tell() {
    for (const one of told) one();
    told = [];
  }

  /** @returns {Promise<boolean>} whether everything has arrived */
  function flush() {
    if (!waiting.length) return Promise.resolve(true);
    sending ??= deliverAll();
    return sending;
  }

  window.addEventListener("online", flush);
  setInterval(flush, RETRY_MS);
  void flush();

  return {
    flush,
    /** Wait until everything has arrived. @returns {Promise<void>} */
    arrived: () => (waiting.length ? new Promise((resolve) => told.push(resolve)) : Promise.resolve()),
    /**
     * Take a write and try to send it.
     *
     * @param {string} url
     * @param {object} body
     */
    send(url, body) {
      // The one that is on its way is left to arrive.
      const on = sending ? 1 : 0;
      waiting = [...waiting.slice(0, on), ...waiting.slice(on).filter((write) => write.url !== url)];
      waiting.push({ url, body });
      keep();
      return flush();
    },
  };
}

/**
 * @param {Write} write
 * @returns {Promise<boolean>} false when it should be tried again
 */
async function deliver(write) {
  try {
    await put(write.url, write.body);
  } catch (fault) {
    // Something that the server has understood and refused will be refused again: let it go.
    return fault instanceof Trouble && !fault.passing;
  }
  return true;
}
