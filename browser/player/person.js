import { AnimationMixer, LoopOnce } from "three";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";

/** @typedef {import("three").AnimationAction} AnimationAction */
/** @typedef {{scene: import("three").Group, pose: (clip: string, share: number) => void}} Person */

/**
 * Fetch a person with the clips that are needed, and no others.
 *
 * @param {string} url
 * @param {Iterable<string>} clips names "<pose>><pose>"; the way back is the same clip played backwards
 * @returns {Promise<Person>}
 */
export async function loadPerson(url, clips) {
  const needed = new Set([...clips].map((clip) => wayRound(clip).name));
  const loader = new GLTFLoader();
  loader.setMeshoptDecoder(MeshoptDecoder);
  loader.register((parser) => {
    /** @type {{name: string}[]} */
    const animations = parser.json.animations;
    parser.json.animations = animations.filter(({ name }) => needed.has(name));
    return { name: "only-needed-clips" };
  });
  const { scene, animations } = await loader.loadAsync(url);
  scene.traverse((node) => {
    if ("isMesh" in node)
      Object.assign(node, { castShadow: true, receiveShadow: true, frustumCulled: false });
  });
  const mixer = new AnimationMixer(scene);
  const actions = new Map(animations.map((clip) => [clip.name, mixer.clipAction(clip)]));
  /** @type {AnimationAction|undefined} */
  let playing;
  return {
    scene,
    pose(clip, share) {
      const { name, backwards } = wayRound(clip);
      const action = actions.get(name);
      if (!action) return;
      if (action !== playing) {
        playing?.stop();
        action.reset().setLoop(LoopOnce, 1).play();
        action.clampWhenFinished = true;
        playing = action;
      }
      const at = Math.min(1, Math.max(0, backwards ? 1 - share : share));
      action.time = at * action.getClip().duration;
      mixer.update(0);
    },
  };
}

/**
 * Name the clip that holds a way: each is kept one way round, its ends in alphabetical order.
 *
 * @param {string} clip
 */
export function wayRound(clip) {
  const [from, to] = clip.split(">");
  return from <= to ? { name: clip, backwards: false } : { name: `${to}>${from}`, backwards: true };
}
