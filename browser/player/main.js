import { PCFShadowMap, PerspectiveCamera, Scene, Spherical, Vector3, WebGLRenderer } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { loadPerson } from "./person.js";
import { furnish, light } from "./room.js";

/** @typedef {{pose_from: string, pose_to: string, view: string, position: string}} Move */
/** @typedef {import("./room.js").Colours} Colours */
/** @typedef {"lying"|"prone"|"kneeling"|"sitting"|"standing"} Position */

/** Where the camera stands, by the movement's best view and the person's position, in metres. */
const STANDS = {
  side: {
    lying: [0.5, 0.95, 2.9],
    prone: [0.5, 0.95, 2.9],
    kneeling: [0.7, 1.1, 3],
    sitting: [0.6, 1.1, 3.1],
    standing: [0.6, 1.25, 3.9],
  },
  front: {
    lying: [2.6, 1.6, 1],
    prone: [2.6, 1.3, 1],
    kneeling: [2.8, 1.2, 0.9],
    sitting: [2.9, 1.3, 0.8],
    standing: [3.7, 1.4, 0.9],
  },
};
/** What it looks at: how far ahead and how high. */
const LOOKS_AT = {
  lying: [0.05, 0.25],
  prone: [0.05, 0.2],
  kneeling: [0.05, 0.5],
  sitting: [-0.25, 0.62],
  standing: [0, 0.86],
};

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
  scene.add(...light());
  const things = furnish(colours);
  const person = await loadPerson(url, clips);
  scene.add(person.scene);
  const camera = new PerspectiveCamera(30, 1, 0.1, 30);
  const controls = new OrbitControls(camera, canvas);
  Object.assign(controls, { enablePan: false, minDistance: 1.2, maxDistance: 6, maxPolarAngle: 1.55 });
  let stands = "";

  /** Go to the best place for a move, unless the camera stands for such a move already. @param {Move} move */
  function stand(move) {
    const view = move.view === "front" ? "front" : "side";
    const position = /** @type {Position} */ (move.position);
    if (stands === `${view} ${position}`) return;
    stands = `${view} ${position}`;
    const [ahead, height] = LOOKS_AT[position];
    camera.position.fromArray(STANDS[view][position]);
    controls.target.set(ahead, height, 0);
    controls.update();
  }

  return {
    /** @param {Move} move @param {string[]} props */
    enter(move, props) {
      for (const [name, parts] of Object.entries(things))
        for (const part of parts) {
          if (props.includes(name)) scene.add(part);
          else scene.remove(part);
        }
      stand(move);
    },
    /** @param {Move} move @param {number} share of the way between its poses, 0 … 1 */
    pose(move, share) {
      person.pose(`${move.pose_from}>${move.pose_to}`, share);
    },
    /** Go round the person. @param {number} by_deg */
    turn(by_deg) {
      const from = new Vector3().subVectors(camera.position, controls.target);
      const place = new Spherical().setFromVector3(from);
      place.theta += (by_deg * Math.PI) / 180;
      camera.position.setFromSpherical(place).add(controls.target);
      controls.update();
    },
    draw() {
      const { clientWidth, clientHeight } = canvas;
      renderer.setPixelRatio(Math.min(2, devicePixelRatio));
      renderer.setSize(clientWidth, clientHeight, false);
      camera.aspect = clientWidth / Math.max(1, clientHeight);
      camera.updateProjectionMatrix();
      renderer.render(scene, camera);
    },
    /** Let go of the listeners and of the graphics card. */
    leave() {
      controls.dispose();
      renderer.dispose();
    },
  };
}
