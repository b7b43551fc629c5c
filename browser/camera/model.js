import { LENGTH, readBody } from "./landmarks.js";

/** @typedef {import("./types.js").Looking} Looking */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {"GPU"|"CPU"} Delegate */
/** @typedef {{name: Model, delegate: Delegate, look(picture: VideoFrame|ImageBitmap, time_ms: number): Float32Array,
 *   afresh(): Promise<void>, close(): void}} Finder */

/** Two, so that somebody else in the picture is noticed. */
const BODIES = 2;
/** Names of graphics that are computed by the processor, which does better without them. */
const SOFTWARE = /swiftshader|llvmpipe|software|basic render|lavapipe/i;

/** Whether there is a graphics card that the page may use. */
export function hasGraphics() {
  try {
    const context = new OffscreenCanvas(1, 1).getContext("webgl2");
    const names = context?.getExtension("WEBGL_debug_renderer_info");
    const name = context && String(context.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return Boolean(name) && !SOFTWARE.test(name ?? "");
  } catch {
    return false;
  }
}

/**
 * Load a pose model.
 *
 * @param {Looking} given
 * @param {Model} name
 * @param {Delegate} delegate
 * @returns {Promise<Finder>}
 */
export async function loadFinder(given, name, delegate) {
  const { FilesetResolver, PoseLandmarker } = await import(given.vision);
  const fileset = await FilesetResolver.forVisionTasks(given.wasm, true);
  const options = {
    baseOptions: { modelAssetPath: given[name], delegate },
    runningMode: "VIDEO",
    numPoses: BODIES,
  };
  const landmarker = await PoseLandmarker.createFromOptions(fileset, options);
  /** @type {Float32Array} */
  const bodies = new Float32Array(BODIES * LENGTH);
  let found = 0;
  listen();

  /** Hear each body as the model tells it, with all its numbers. */
  function listen() {
    const listeners = moduleOf(landmarker).simpleListeners;
    const own = listeners.normalized_landmarks;
    listeners.normalized_landmarks = (
      /** @type {Uint8Array} */ bytes,
      /** @type {boolean} */ done,
      /** @type {number} */ time,
    ) => {
      if (!done && found < BODIES) readBody(bytes, bodies, LENGTH * found++);
      own(bytes, done, time);
    };
  }

  return {
    name,
    delegate,
    look(picture, time_ms) {
      found = 0;
      bodies.fill(0);
      landmarker.detectForVideo(picture, time_ms);
      return bodies.slice(0, found * LENGTH);
    },
    async afresh() {
      await landmarker.setOptions({ runningMode: "VIDEO" });
      listen();
    },
    close: () => landmarker.close(),
  };
}

/**
 * Find the WebAssembly that a landmarker runs in: whatever it is called, it is what holds the listeners.
 *
 * @param {object} landmarker
 * @returns {{simpleListeners: Record<string, Function>}}
 */
function moduleOf(landmarker) {
  for (const runner of Object.values(landmarker)) {
    for (const one of Object.values(runner ?? {})) if (one?.simpleListeners) return one;
  }
  throw new Error("This is not the tasks-vision that Supple was made with.");
}
