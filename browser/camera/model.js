import { LENGTH, readBody } from "./landmarks.js";
import { STRIP, sampleStrip } from "./strip.js";

/** @typedef {import("./types.js").Looking} Looking */
/** @typedef {import("./types.js").Model} Model */
/** @typedef {"GPU"|"CPU"} Delegate */
/** @typedef {{name: Model, delegate: Delegate, look(picture: VideoFrame|ImageBitmap, time_ms: number, aspect: number): Looked,
 *   afresh(): Promise<void>, close(): void}} Finder */
/** @typedef {{numbers: Float32Array, strips: Uint8Array|null}} Looked bodies, and where asked for their sampled outlines */

/** @typedef {{width: number, height: number, getAsFloat32Array(): Float32Array}} Mask */

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
 * @param {boolean} [outlines] whether each body's outline is wanted too: only then is a mask made
 * @returns {Promise<Finder>}
 */
export async function loadFinder(given, name, delegate, outlines = false) {
  const { FilesetResolver, PoseLandmarker } = await import(given.vision);
  const fileset = await FilesetResolver.forVisionTasks(given.wasm, true);
  // A module tells its factory only when it is first loaded, and MediaPipe forgets it: a second model needs it too.
  const { default: ModuleFactory } = await import(fileset.wasmLoaderPath);
  Object.assign(globalThis, { ModuleFactory });
  const options = {
    baseOptions: { modelAssetPath: given[name], delegate },
    runningMode: "VIDEO",
    numPoses: BODIES,
    outputSegmentationMasks: outlines,
  };
  const landmarker = await PoseLandmarker.createFromOptions(fileset, options);
  /** @type {Float32Array} */
  const bodies = new Float32Array(BODIES * LENGTH);
  let found = 0;
  /** @type {Uint8Array|null} */
  let strips = null;
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

  /** @param {{segmentationMasks?: Mask[]}} told @param {number} aspect */
  function sample({ segmentationMasks }, aspect) {
    const masks = (segmentationMasks ?? []).slice(0, found);
    strips = new Uint8Array(masks.length * STRIP);
    for (const [place, mask] of masks.entries()) {
      const { width, height } = mask;
      const body = bodies.subarray(place * LENGTH, (place + 1) * LENGTH);
      const values = mask.getAsFloat32Array();
      sampleStrip({ width, height, values }, body, aspect, strips.subarray(place * STRIP));
    }
  }

  return {
    name,
    delegate,
    look(picture, time_ms, aspect) {
      found = 0;
      bodies.fill(0);
      strips = null;
      // A mask lives only as long as the call that brings it.
      if (outlines)
        landmarker.detectForVideo(picture, time_ms, (/** @type {any} */ told) => sample(told, aspect));
      else landmarker.detectForVideo(picture, time_ms);
      return { numbers: bodies.slice(0, found * LENGTH), strips };
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
