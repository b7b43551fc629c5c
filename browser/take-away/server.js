/** @typedef {import("../session/types.js").Plan} Plan */
/** @typedef {import("../session/types.js").Ways} Ways */
/** @typedef {{url: string, seconds: number, mp3: string}} Recording */

/**
 * What Python worked out beforehand: every way through the routine, and what to answer to every pain.
 *
 * @typedef {Ways & {
 *   first: (string|null)[],
 *   asides: {waiting: string},
 *   voice: Record<string, Recording>,
 *   figure: import("../session/types.js").Figure,
 * }} Data `first` is the way for each pain before; `voice` is by the text that is said
 */

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}

/**
 * Stand in for the site. The page decides nothing: it looks up what Python worked out.
 *
 * @param {Data} data
 */
export function createServer({ first, ways, rules, voice, asides }) {
  const recordings = new Map(Object.values(voice).map(({ url, mp3 }) => [url, mp3]));
  return {
    /**
     * Say what to play, or why there is no routine today.
     *
     * @param {number} pain before, 0 to 10
     * @returns {{plan: Plan|null, say: string}}
     */
    start(pain) {
      const say = rules.before[pain];
      const way = first[pain];
      if (way === null) return { plan: null, say: say || rules.nothing_left };
      const { timeline, easier } = ways[way];
      const session = { id: "here", started_at: new Date().toISOString(), pain_before: pain };
      return { plan: { session, timeline, way, easier, figure_url: "", voice, asides, say }, say };
    },
    /**
     * Answer what the session's modules would fetch from the site: recordings, and nothing else.
     *
     * @param {string} url
     */
    async answer(url) {
      const mp3 = recordings.get(url);
      return mp3 ? new Response(bytes(mp3)) : new Response(null, { status: 404 });
    },
  };
}
