import { put, Trouble } from "./api.js";

/** @typedef {{url: string, body: object}} Write */
/** @typedef {ReturnType<typeof createOutbox>} Outbox */

const KEY = "supple.outbox";
const RETRY_MS = 15_000;

/**
 * Keep the writes that have not arrived, in order, until the server has them. A newer write to the same
 * address takes the older one's place. The person's answers stay in this browser only that long.
 */
export function createOutbox() {
  /** @type {Write[]} */
  let waiting = stored();
  /** @type {Promise<boolean>|null} */
  let sending = null;

  function keep() {
    if (waiting.length) localStorage.setItem(KEY, JSON.stringify(waiting));
    else localStorage.removeItem(KEY);
  }

  async function deliverAll() {
    while (waiting.length) {
      const first = waiting[0];
      if (!(await deliver(first))) return false;
      waiting = waiting.filter((write) => write !== first);
      keep();
    }
    return true;
  }

  /** @returns {Promise<boolean>} whether everything has arrived */
  function flush() {
    sending ??= deliverAll().finally(() => {
      sending = null;
    });
    return sending;
  }

  window.addEventListener("online", flush);
  setInterval(() => waiting.length && flush(), RETRY_MS);
  void flush();

  return {
    /**
     * Take a write and try to send it.
     *
     * @param {string} url
     * @param {object} body
     */
    send(url, body) {
      waiting = [...waiting.filter((write) => write.url !== url), { url, body }];
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

/** @returns {Write[]} */
function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    return [];
  }
}
