/** @typedef {import("../session/types.js").Timeline} Timeline */
/** @typedef {import("../session/types.js").Plan} Plan */
/** @typedef {{timeline: Timeline, after: Record<string, number|null>}} Way */
/** @typedef {{before: string[], during: number[][][], said: Said[], pain_free: string[]}} Rules */
/** @typedef {{colour: string, next: import("../session/types.js").Next, say: string}} Said */
/** @typedef {{url: string, seconds: number, mp3: string}} Recording */

/**
 * What Python worked out beforehand: every way through the routine, and what to answer to every pain.
 *
 * @typedef {object} Data
 * @property {(number|null)[]} first the way for each pain before
 * @property {Way[]} ways
 * @property {Rules} rules
 * @property {Record<string, Recording>} voice by the text that is said
 * @property {import("../session/types.js").Figure} figure
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
export function createServer({ first, ways, rules, voice }) {
  const recordings = new Map(Object.values(voice).map(({ url, mp3 }) => [url, mp3]));
  let way = 0;
  let before = 0;

  /** @param {{movement: string, pain: number}} message */
  function hurt({ movement, pain }) {
    const free = rules.pain_free.includes(movement) ? 1 : 0;
    const said = rules.said[rules.during[free][before][pain]];
    if (said.next !== "skip_direction") return said;
    const left = ways[way].after[movement] ?? null;
    if (left === null) return { ...said, next: "end" };
    way = left;
    return { ...said, timeline: ways[way].timeline, voice };
  }

  return {
    /**
     * Say what to play, or why there is no routine today.
     *
     * @param {number} pain before, 0 to 10
     * @returns {{plan: Plan|null, say: string}}
     */
    start(pain) {
      const say = rules.before[pain];
      const found = first[pain];
      if (found === null) return { plan: null, say };
      way = found;
      before = pain;
      const session = { id: "here", pain_before: pain };
      return { plan: { session, timeline: ways[way].timeline, figure_url: "", voice, say }, say };
    },
    /**
     * Answer what the session's modules would ask the site for.
     *
     * @param {string} url
     * @param {RequestInit} [options]
     */
    async answer(url, options) {
      const mp3 = recordings.get(url);
      if (mp3) return new Response(bytes(mp3));
      if (url.includes("/hurts/")) return Response.json(hurt(JSON.parse(String(options?.body))));
      return new Response(null, { status: 404 });
    },
  };
}
