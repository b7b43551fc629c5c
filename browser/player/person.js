import { AnimationMixer, LoopOnce } from "three";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";

/** @typedef {import("three").AnimationAction} AnimationAction */
/** @typedef {import("three").AnimationClip} AnimationClip */
/**
 * @typedef {object} Person
 * @property {import("three").Group} scene
 * @property {(clips: Iterable<string>) => Promise<void>} learn unpack clips before they are asked for; rejects
 *   where the person does not know one of them
 * @property {(clip: string, share: number) => boolean} pose false where the clip was not learnt
 */

/**
 * Fetch a person. The file holds hundreds of clips; only those that are needed are unpacked.
 *
 * @param {string} url
 * @param {Iterable<string>} clips names "<pose>><pose>"; the way back is the same clip played backwards
 * @returns {Promise<Person>}
 */
export async function loadPerson(url, clips) {
  const { scene, clipNamed } = await fetchBody(url);
  const mixer = new AnimationMixer(scene);
  /** @type {Map<string, AnimationAction>} */
  const actions = new Map();
  /** @type {AnimationAction|undefined} */
  let playing;

  /** @param {string} name */
  async function learnOne(name) {
    const clip = await clipNamed(name);
    if (!actions.has(name)) actions.set(name, mixer.clipAction(clip));
  }

  /** @param {AnimationAction} action */
  function play(action) {
    playing?.stop();
    action.reset().setLoop(LoopOnce, 1).play();
    action.clampWhenFinished = true;
    playing = action;
  }

  /** @param {Iterable<string>} wanted */
  async function learn(wanted) {
    const names = new Set([...wanted].map((clip) => wayRound(clip).name));
    await Promise.all([...names].filter((name) => !actions.has(name)).map(learnOne));
  }

  await learn(clips);
  return {
    scene,
    learn,
    pose(clip, share) {
      const { name, backwards } = wayRound(clip);
      const action = actions.get(name);
      if (!action) return false;
      if (action !== playing) play(action);
      const at = Math.min(1, Math.max(0, backwards ? 1 - share : share));
      action.time = at * action.getClip().duration;
      mixer.update(0);
      return true;
    },
  };
}

/**
 * Fetch the body with its bones, and leave its clips packed.
 *
 * @param {string} url
 */
async function fetchBody(url) {
  const loader = new GLTFLoader();
  loader.setMeshoptDecoder(MeshoptDecoder);
  /** @type {{name: string}[]} */
  let packed = [];
  loader.register((parser) => {
    packed = parser.json.animations ?? [];
    parser.json.animations = [];
    return { name: "clips-when-they-are-needed" };
  });
  const { scene, parser } = await loader.loadAsync(url);
  parser.json.animations = packed;
  const places = new Map(packed.map(({ name }, place) => [name, place]));
  scene.traverse((node) => {
    if ("isMesh" in node)
      Object.assign(node, { castShadow: true, receiveShadow: true, frustumCulled: false });
  });

  /** @param {string} name @returns {Promise<AnimationClip>} */
  async function clipNamed(name) {
    const place = places.get(name);
    if (place === undefined) throw new Error(`${url} has no clip ${name}.`);
    return parser.getDependency("animation", place);
  }

  return { scene, clipNamed };
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
