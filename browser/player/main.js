import { PCFShadowMap, PerspectiveCamera, Scene, Spherical, Vector3, WebGLRenderer } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { createAround } from "./around.js";
import { createBedside } from "./bedside.js";
import { fade } from "./fading.js";
import { frame } from "./framing.js";
import { createFurniture } from "./furniture.js";
import { loadPerson } from "./person.js";
import { bodyPoints, corners } from "./points.js";
import { letPageMove } from "./reaching.js";
import { furnish, light } from "./room.js";
import { drawHalves } from "./split.js";
import { SEEN_WHOLE, standOf } from "./standing.js";

/** @typedef {{pose_from: string, pose_to: string, view: string, position: string}} Move */
/** @typedef {import("./room.js").Colours} Colours */
/** @typedef {Awaited<ReturnType<typeof createTheatre>>} Theatre */
/**
 * Put a person into a room on a canvas.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{person: string, clips: Iterable<string>, colours: Colours}} wanted the person's file, the names
 *   "<pose>><pose>" of the clips that will be asked for, and the room's colours
 */
export async function createTheatre(canvas, { person: url, clips, colours }) {
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;
  const scene = new Scene();
  scene.add(...light(colours.dark));
  const things = furnish(colours);
  const all = Object.values(things).flat();
  const person = await loadPerson(url, clips);
  scene.add(person.scene);
  const arrangements = [createFurniture(things, person.scene), createBedside(things, person.scene)];
  const camera = new PerspectiveCamera(30, 1, 0.1, 30);
  const controls = new OrbitControls(camera, canvas);
  Object.assign(controls, { enablePan: false, minDistance: 1.2, maxDistance: 6 });
  letPageMove(canvas, controls);
  const around = createAround(camera);
  let usual_m = 3;
  /** @type {import("./standing.js").Stand|undefined} */
  let stands;

  /** Go to the best place for a move, unless the camera stands for such a move already.
   * @param {Move} move @param {string[]} props */
  function stand(move, props) {
    const next = standOf(move, props);
    if (stands?.name === next.name) return;
    stands = next;
    camera.position.fromArray(next.from);
    controls.target.fromArray(next.at);
    controls.update();
    usual_m = camera.position.distanceTo(controls.target);
  }

  /** Make the picture as large as the canvas, and give its width by its height. */
  function fit() {
    const { clientWidth, clientHeight } = canvas;
    renderer.setPixelRatio(Math.min(matchMedia("(pointer: coarse)").matches ? 1.5 : 2, devicePixelRatio));
    renderer.setSize(clientWidth, clientHeight, false);
    return clientWidth / Math.max(1, clientHeight);
  }

  return {
    /** What a page may add to or take away from. */
    parts: { scene, camera, renderer, person, controls, fade: (/** @type {boolean} */ on) => fade(all, on) },
    /** @param {Move} move @param {string[]} props */
    enter(move, props) {
      for (const [name, parts] of Object.entries(things))
        for (const part of parts) {
          if (props.includes(name)) scene.add(part);
          else scene.remove(part);
        }
      stand(move, props);
    },
    /** @param {Move} move @param {number} share of the way between its poses, 0 … 1 */
    pose(move, share) {
      person.pose(`${move.pose_from}>${move.pose_to}`, share);
      for (const arrange of arrangements) arrange();
    },
    /** Unpack more clips; rejects where the person does not know one. */
    learn: person.learn,
    /**
     * Keep the whole of some moves in the picture from now on, as large as they can be. The page then leads the
     * camera (`approach`, `turn`), and a finger on the picture does nothing by itself.
     *
     * @param {Move[]} moves of one position @param {string[]} props @param {boolean} cut whether at once
     */
    takeIn(moves, props, cut) {
      controls.enabled = false;
      const whole = SEEN_WHOLE.filter((name) => props.includes(name)).flatMap((name) => things[name]);
      const points = moves.flatMap(({ pose_from, pose_to }) =>
        [0, 0.5, 1].flatMap((share) => {
          person.pose(`${pose_from}>${pose_to}`, share);
          return bodyPoints(person.scene);
        }),
      );
      const { from, at } = standOf(moves[0]);
      const away = new Vector3(...from).sub(new Vector3(...at));
      around.go({ points: [...points, ...whole.flatMap(corners)], away }, cut);
    },
    approach: around.approach,
    /** How far the person was turned since `takeIn`. */
    get turned_deg() {
      return around.turned_deg;
    },
    /** What the picture depends on, besides the pose. */
    get state() {
      return `${around.state} ${canvas.clientWidth}x${canvas.clientHeight}`;
    },
    /** Go round the person. @param {number} by_deg */
    turn(by_deg) {
      if (!controls.enabled) return around.turn(by_deg);
      const from = new Vector3().subVectors(camera.position, controls.target);
      const place = new Spherical().setFromVector3(from);
      place.theta += (by_deg * Math.PI) / 180;
      camera.position.setFromSpherical(place).add(controls.target);
      controls.update();
    },
    draw() {
      const aspect = fit();
      if (!around.fit(aspect) && stands) frame(camera, usual_m, stands, aspect);
      renderer.render(scene, camera);
    },
    /**
     * Draw two pictures beside or over each other, from the same place.
     *
     * @param {boolean} stacked whether the second is under the first
     * @param {(half: 0|1) => void} pose called before each
     */
    drawTwo(stacked, pose) {
      const aspect = fit() * (stacked ? 2 : 0.5);
      if (stands) frame(camera, usual_m, stands, aspect);
      const [width, height] = [canvas.clientWidth, canvas.clientHeight];
      drawHalves(renderer, { width, height, stacked }, (half) => {
        pose(half);
        renderer.render(scene, camera);
      });
    },
    /** Let go of the listeners and of the graphics card. */
    leave() {
      controls.dispose();
      renderer.dispose();
    },
  };
}

export { createBall, placeBall } from "./ball.js";
export { bonesOf, turnBones } from "./bones.js";
export { createFeeling } from "./feel.js";
export { roomColours } from "./room.js";
export { createSpine } from "./spine.js";
export { createThrough } from "./through.js";
export { createGlass } from "./xray.js";
