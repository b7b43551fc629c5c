import { bringIn, clipsOf } from "../player/bringing.js";

/** @typedef {import("./types.js").Facts} Facts */
/** @typedef {import("./types.js").Move} Move */
/** @typedef {import("./types.js").Shares} Shares */
/** @typedef {import("./types.js").Wanted} Wanted */
/** @typedef {Awaited<ReturnType<typeof createStage>>} Stage */

/** Where the back is seen best, about the vertical from the person's right: somewhat from behind. */
const BEHIND_DEG = -52;
const LYING = ["lying", "prone", "kneeling"];

/**
 * Bring a person in who can show a movement in every way that the page offers.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Facts} facts
 * @param {string} url the person's file
 */
export async function createStage(canvas, facts, url) {
  const clips = clipsOf([...facts.beats, ...facts.faults, ...(facts.ball ? [facts.ball] : [])]);
  const { player, theatre, dark } = await bringIn(canvas, { player: facts.player, person: url, clips });
  const { person, scene, camera, controls, fade } = theatre.parts;
  const bones = player.bonesOf(person.scene);
  const feeling = player.createFeeling(person.scene, facts.areas);
  const glass = player.createGlass(person.scene, dark);
  const spine = player.createSpine(bones);
  const ball = player.createBall();
  scene.add(spine.group, ball);
  const told = facts.turns ? "turn" : "bend";
  const onBack = feltOnBack(facts) && !LYING.includes(facts.beats[0].position);
  let entered = "";
  let marked = "";
  let turned_deg = 0;
  let mirrored = false;

  theatre.pose(facts.beats[0], 0);
  spine.take();
  enter(facts.beats[0]);
  const fits = facts.ball ? fitBall(facts.ball) : false;

  /** @param {Move} way */
  function fitBall(way) {
    theatre.pose(way, 1);
    return player.placeBall(ball, spine.points());
  }

  /** Go where a beat is best seen, and put there what it needs. @param {Move} beat */
  function enter(beat) {
    const name = `${beat.view} ${beat.position} ${beat.props}`;
    if (entered === name) return;
    entered = name;
    theatre.enter(beat, beat.props);
  }

  /** Go to where the back is seen, or to where one was before. @param {boolean} behind */
  function goBehind(behind) {
    if (behind === (turned_deg !== 0)) return;
    const at = camera.position.clone().sub(controls.target);
    turned_deg = behind ? BEHIND_DEG - (Math.atan2(at.x, at.z) * 180) / Math.PI : -turned_deg;
    theatre.turn(turned_deg);
    if (!behind) turned_deg = 0;
  }

  /** @param {Wanted} wanted */
  function dress({ mode, spine: through, ball: pictured, mirror }) {
    mirrored = mirror;
    // The page turns it: a finger goes the other way in a mirror.
    controls.enableRotate = !mirror;
    feeling.show(false);
    glass(through);
    if (mode === "feel") feeling.show(true);
    fade(through || mode === "feel");
    goBehind(mode === "feel" && onBack);
    spine.group.visible = through;
    ball.visible = pictured && fits;
  }

  return {
    controls,
    dress,
    turn: theatre.turn,
    leave: theatre.leave,
    /** Show one beat. @param {number} index @param {number} share @param {number} at_s */
    draw(index, share, at_s) {
      const beat = facts.beats[index];
      enter(beat);
      theatre.pose(beat, share);
      const onRight = beat.pose_to.includes(".right") || beat.pose_from.includes(".right");
      if (marked !== String(onRight)) {
        marked = String(onRight);
        feeling.mark(facts.felt, onRight);
      }
      feeling.pulse(at_s);
      spine.update(told);
      theatre.draw();
      return spine.shares(told);
    },
    /** Show a fault beside what it should be. @param {number} index @param {number} share @returns {[Shares, Shares]} */
    drawBoth(index, share) {
      const fault = facts.faults[index];
      enter(fault);
      const stacked = isStacked(fault);
      /** @type {Shares[]} */
      const shares = [];
      let back = () => {};
      theatre.drawTwo(stacked, (half) => {
        back();
        theatre.pose(fault, share);
        // A mirror changes left and right: each stays where its name is.
        const which = mirrored && !stacked ? 1 - half : half;
        back = which ? player.turnBones(bones, fault, share) : () => {};
        spine.update(told);
        shares[which] = spine.shares(told);
      });
      back();
      return /** @type {[Shares, Shares]} */ (shares);
    },
    /** Say which area is at a place of the canvas. @param {MouseEvent} event */
    at(event) {
      const { left, top, width, height } = canvas.getBoundingClientRect();
      const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height];
      return feeling.at(camera, (x * 2 - 1) * (mirrored ? -1 : 1), 1 - y * 2);
    },
  };
}

/** Whether more of where a movement is felt is on the back than in front. @param {Facts} facts */
function feltOnBack({ areas, felt }) {
  const faces = felt.flatMap(
    ({ area }) => areas.find(({ id }) => id === area)?.parts.map((part) => part.faces) ?? [],
  );
  const count = (/** @type {string} */ side) => faces.filter((one) => one === side).length;
  return count("back") > count("front");
}

/** Whether two pictures of a way fit better one under the other. @param {Move} way */
export function isStacked({ position, view }) {
  return LYING.includes(position) && view === "side";
}

/**
 * Whether a fault bends the spine otherwise, seen from the side: then it is worth looking through the body.
 *
 * @param {Facts["faults"][0]} fault
 */
export function bendsOtherwise({ view, turns }) {
  return view === "side" && ("L3" in turns || "T8" in turns);
}
