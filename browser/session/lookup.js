/** @typedef {import("./types.js").Advice} Advice */
/** @typedef {import("./types.js").Plan} Plan */
/** @typedef {import("./types.js").Timeline} Timeline */
/** @typedef {import("./types.js").Onward} Onward */
/** @typedef {import("./types.js").Ways} Ways */
/** @typedef {import("./types.js").Hurt} Hurt */
/** @typedef {import("./types.js").Change} Change */

/**
 * Look up what Python has worked out beforehand: what it says to a pain, and which way a step leads to.
 *
 * @param {Ways} kept
 */
export function createLookup({ ways, rules }) {
  /** @param {Plan} plan @returns {Onward[]} */
  const onward = ({ way }) => ways[way]?.onward ?? [];

  /** Say something, with the way that a step leads to. @param {Partial<Advice>} said @param {Onward} step */
  function leading(said, { way }) {
    const end = { colour: "red", say: rules.nothing_left, ...said, next: /** @type {const} */ ("end") };
    if (way === null) return end;
    const { timeline, easier } = ways[way];
    return { colour: "", say: "", next: /** @type {const} */ ("go_on"), ...said, timeline, easier, way };
  }

  return {
    /**
     * @param {Plan} plan what is being played
     * @param {Hurt} told
     * @returns {Advice|null} null where nothing is known about it
     */
    hurt(plan, { movement, pain }) {
      const free = rules.pain_free.includes(movement) ? 1 : 0;
      const said = rules.said[rules.during[free][plan.session.pain_before][pain]];
      if (said.next !== "skip_direction") return said;
      const step = onward(plan).find((one) => one.what === "red" && one.movement === movement);
      return step ? leading(said, step) : null;
    },
    /**
     * @param {Plan} plan
     * @param {Change} asked
     * @returns {Advice|null}
     */
    change(plan, { what, movement, after }) {
      const steps = onward(plan).filter((one) => one.what === what && one.movement === movement);
      const here = positionOf(plan.timeline, after);
      const step = steps.find(({ position }) => position === here) ?? steps[0];
      return step ? leading({}, step) : null;
    },
  };
}

/** @param {Timeline} timeline @param {string} movement */
function positionOf({ beats }, movement) {
  return beats.find((beat) => beat.kind === "work" && beat.movement === movement)?.position;
}
