/** @typedef {typeof import("./main.js")} Player */

/**
 * Bring a person into a canvas of a page: fetch what draws them, which pages do without until then.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{player: string, person: string, clips: string[]}} wanted the addresses of the script and of the
 *   person's file, and the clips that will be asked for
 */
export async function bringIn(canvas, { player: address, person, clips }) {
  /** @type {Player} */
  const player = await import(address);
  const colours = player.roomColours(canvas);
  const theatre = await player.createTheatre(canvas, { person, clips, colours });
  return { player, theatre, dark: Boolean(colours.dark) };
}

/** Name the clips of some moves. @param {{pose_from: string, pose_to: string}[]} moves */
export const clipsOf = (moves) => moves.map(({ pose_from, pose_to }) => `${pose_from}>${pose_to}`);
