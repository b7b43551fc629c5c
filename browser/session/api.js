import { need } from "./dom.js";

/** Told to the person as it is: what went wrong and what to do. */
export class Trouble extends Error {
  /** @param {string} message @param {number} status 0 when the server was not reached */
  constructor(message, status) {
    super(message);
    this.status = status;
  }

  /** Whether the same write may work later: no network, a fault of the server, or not let in just now. */
  get passing() {
    return [0, 401, 403, 408, 429].includes(this.status) || this.status >= 500;
  }
}

/** A network that is gone may leave a request hanging for minutes. */
const PATIENCE_MS = 30_000;
const UNREACHED = "Supple can't be reached just now. Check that it is still running, then try again.";

/**
 * Send a write. It outlives the page, and sending it twice does no harm.
 *
 * @param {string} url
 * @param {object} body
 * @param {number} [patience_ms] after which the server counts as not reached
 * @returns {Promise<any>} what the server says
 * @throws {Trouble}
 */
export async function put(url, body, patience_ms = PATIENCE_MS) {
  const token = need("input[name=csrfmiddlewaretoken]", HTMLInputElement).value;
  const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
  const signal = AbortSignal.timeout(patience_ms);
  const options = { method: "PUT", keepalive: true, headers, body: JSON.stringify(body), signal };
  const answer = await fetch(url, options).catch(() => {
    throw new Trouble(UNREACHED, 0);
  });
  return read(answer);
}

/**
 * Fetch data.
 *
 * @param {string} url
 * @returns {Promise<any>}
 * @throws {Trouble}
 */
export async function get(url) {
  const answer = await fetch(url).catch(() => {
    throw new Trouble(UNREACHED, 0);
  });
  return read(answer);
}

/** @param {Response} answer */
async function read(answer) {
  const data = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Trouble(data.detail || data.title || UNREACHED, answer.status);
  return data;
}

/** Make an id in the page, also where the page came over plain HTTP and `randomUUID` is missing. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Write a moment with the offset of the place where the person is.
 *
 * @param {Date} date
 */
export function localIso(date) {
  const offset_min = -date.getTimezoneOffset();
  const shifted = new Date(date.getTime() + offset_min * 60_000).toISOString().slice(0, -1);
  const two = (/** @type {number} */ x) => String(Math.trunc(Math.abs(x))).padStart(2, "0");
  return `${shifted}${offset_min < 0 ? "-" : "+"}${two(offset_min / 60)}:${two(offset_min % 60)}`;
}
