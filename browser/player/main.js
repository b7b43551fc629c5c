import { PerspectiveCamera, Scene, SRGBColorSpace, Vector3, WebGLRenderer } from "three";
import { OrbitControls } from "three/examples/jsm/controls/OrbitControls.js";
import { loadPerson } from "./person.js";
import { furnish, light, PCFSoftShadowMap } from "./room.js";

/** @typedef {{pose_from: string, pose_to: string, view: string, position: string}} Move */
/** @typedef {import("./room.js").Colours} Colours */

/** Where the camera stands, by the person's position and the movement's best view, in metres. */
const STANDS = {
  side: { lying: [0.5, 0.95, 2.9], prone: [0.5, 0.95, 2.9], kneeling: [0.7, 1.1, 3.0], sitting: [0.6, 1.1, 3.1], standing: [0.6, 1.25, 3.9] },
  front: { lying: [2.6, 1.6, 1.0], prone: [2.6, 1.3, 1.0], kneeling: [2.8, 1.2, 0.9], sitting: [2.9, 1.3, 0.8], standing: [3.7, 1.4, 0.9] },
};
const LOOKS_AT = { lying: 0.25, prone: 0.2, kneeling: 0.5, sitting: 0.62, standing: 0.86 };

/**
 * Put a person into a room on a canvas.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{person: string, clips: Iterable<string>, colours: Colours}} wanted
 */
export async function createTheatre(canvas, { person: url, clips, colours }) {
  const renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
  renderer.outputColorSpace = SRGBColorSpace;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFSoftShadowMap;
  const scene = new Scene();
  scene.add(...light());
  const things = furnish(colours);
  const person = await loadPerson(url, clips);
  person.scene.traverse((node) => {
    if ("isMesh" in node) Object.assign(node, { castShadow: true, receiveShadow: true, frustumCulled: false });
  });
  scene.add(person.scene);
  const camera = new PerspectiveCamera(30, 1, 0.1, 30);
  const controls = new OrbitControls(camera, canvas);
  Object.assign(controls, { enablePan: false, minDistance: 1.2, maxDistance: 6, maxPolarAngle: 1.55 });

  return {
    /** @param {Move} move @param {string[]} props */
    enter(move, props) {
      for (const [name, parts] of Object.entries(things))
        for (const part of parts) props.includes(name) ? scene.add(part) : scene.remove(part);
      const view = move.view === "front" ? "front" : "side";
      const position = /** @type {keyof typeof LOOKS_AT} */ (move.position);
      camera.position.fromArray(STANDS[view][position]);
      controls.target = new Vector3(position === "sitting" ? -0.25 : 0.05, LOOKS_AT[position], 0);
      controls.update();
    },
    /** @param {Move} move @param {number} share */
    pose(move, share) {
      person.pose(`${move.pose_from}>${move.pose_to}`, share);
    },
    draw() {
      const { clientWidth, clientHeight } = canvas;
      renderer.setPixelRatio(Math.min(2, devicePixelRatio));
      renderer.setSize(clientWidth, clientHeight, false);
      camera.aspect = clientWidth / Math.max(1, clientHeight);
      camera.updateProjectionMatrix();
      renderer.render(scene, camera);
    },
  };
}
