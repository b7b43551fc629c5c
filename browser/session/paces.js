/** How much longer than planned everything takes, from quick to half speed, and its name. */
const PACES = [
  { stretch: 0.75, name: "quicker" },
  { stretch: 1, name: "" },
  { stretch: 1.25, name: "a little slower" },
  { stretch: 1.5, name: "slower" },
  { stretch: 2, name: "half speed" },
];

/** Keep the pace of a session. */
export function createPace() {
  let place = 1;
  return {
    /** @param {number} step +1 is slower @returns {{rate: number, name: string}} */
    change(step) {
      place = Math.min(PACES.length - 1, Math.max(0, place + step));
      return { rate: 1 / PACES[place].stretch, name: PACES[place].name };
    },
  };
}
