import { createBall, placeBall } from "./ball.js";
import { bonesOf } from "./bones.js";
import { createSpine } from "./spine.js";
import { createGlass } from "./xray.js";

/** @typedef {{pose_from: string, pose_to: string}} Way */

/**
 * Let a person be seen through, down to the spine, with a ball in the curve where a movement pictures one.
 * Nothing is made before it is wanted.
 *
 * @param {{scene: import("three").Scene, person: import("./person.js").Person, fade(on: boolean): void}} parts
 * @param {boolean} dark whether the room is
 */
export function createThrough({ scene, person, fade }, dark) {
  /** @type {ReturnType<typeof make>|undefined} */
  let made;
  /** @type {"bend"|"turn"} */
  let told = "bend";
  let shown = false;
  let fits = false;

  function make() {
    const spine = createSpine(bonesOf(person.scene));
    const ball = createBall();
    scene.add(spine.group, ball);
    return { spine, ball, glass: createGlass(person.scene, dark) };
  }

  function dress() {
    if (shown) made ??= make();
    if (!made) return;
    made.glass(shown);
    fade(shown);
    made.spine.group.visible = shown;
    made.ball.visible = shown && fits;
  }

  return {
    /** @param {boolean} on */
    show(on) {
      shown = on;
      dress();
    },
    /**
     * Tell bends against the pose that a movement begins with, and put the ball where its curve is deepest.
     *
     * @param {Way[]} ways @param {{turns: boolean, ball?: string}} movement whether it turns rather than bends,
     *   and the pose that a ball fits into
     */
    begin(ways, { turns, ball }) {
      if (!shown) return;
      made ??= make();
      told = turns ? "turn" : "bend";
      person.pose(`${ways[0].pose_from}>${ways[0].pose_to}`, 0);
      made.spine.take();
      const round = ball ? ways.find(({ pose_to }) => pose_to === ball) : undefined;
      fits = Boolean(round) && person.pose(`${round?.pose_from}>${ball}`, 1);
      if (fits) {
        person.scene.updateMatrixWorld(true);
        fits = placeBall(made.ball, made.spine.points());
      }
      dress();
    },
    /** Whether a ball is seen. */
    get ball() {
      return shown && fits;
    },
    /** Follow the pose of the moment. */
    follow() {
      if (shown) made?.spine.update(told);
    },
  };
}
