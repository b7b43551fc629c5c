/** @typedef {ReturnType<typeof createRecordings>} Recordings */

/**
 * Fetch the recorded lines once, and decode those that are to be heard. A line that does not come stays
 * silent: its caption is there all the same.
 *
 * @param {BaseAudioContext} context
 */
export function createRecordings(context) {
  /** @type {Map<string, ArrayBuffer>} */
  const fetched = new Map();
  /** @type {Map<string, AudioBuffer>} */
  const buffers = new Map();

  /** @param {string} url @returns {Promise<void>} */
  async function fetchOne(url) {
    if (fetched.has(url)) return;
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) fetched.set(url, await answer.arrayBuffer());
  }

  /** @param {string} url @returns {Promise<void>} */
  async function decode(url) {
    if (buffers.has(url)) return;
    await fetchOne(url);
    // Decoding takes the bytes away.
    const bytes = fetched.get(url)?.slice(0);
    const buffer = bytes && (await context.decodeAudioData(bytes).catch(() => null));
    if (buffer) buffers.set(url, buffer);
  }

  return {
    /** By their addresses; more may come while it plays. */
    buffers,
    /**
     * Get lines ready in the order in which they are needed, and then fetch others that may be needed later,
     * when there may be no network.
     *
     * @param {string[]} urls
     * @param {number} enough
     * @param {string[]} [later]
     * @returns {Promise<void>} when `enough` of them are ready
     */
    async load(urls, enough, later = []) {
      await Promise.all(urls.slice(0, enough).map(decode));
      void inTurn([
        ...urls.slice(enough).map((url) => () => decode(url)),
        ...later.map((url) => () => fetchOne(url)),
      ]);
    },
  };
}

/** @param {(() => Promise<void>)[]} tasks */
const inTurn = (tasks) => tasks.reduce((before, task) => before.then(task), Promise.resolve());
