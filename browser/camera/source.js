/**
 * A camera that is on. `take` gives the newest picture; nothing older is kept anywhere.
 *
 * @typedef {VideoFrame|ImageBitmap} Picture
 * @typedef {object} Source
 * @property {() => Promise<{picture: Picture, time_s: number}|null>} take
 * @property {(told: () => void) => void} fresh call `told` at every new picture
 * @property {(told: () => void) => void} lost call `told` once the camera is gone
 * @property {() => void} stop
 * @property {MediaStream|null} stream for the person to see themselves
 */

const WANTED = {
  width: { ideal: 640 },
  height: { ideal: 480 },
  frameRate: { ideal: 30 },
  facingMode: "user",
};

/** Why there is no camera. */
export class NoCamera extends Error {
  /** @param {"refused"|"failed"} why */
  constructor(why) {
    super(why);
    this.why = why;
  }
}

/**
 * Switch the camera on. Tests give pictures of their own.
 *
 * @returns {Promise<Source>}
 * @throws {NoCamera}
 */
export async function openCamera() {
  const test = /** @type {any} */ (globalThis).suppleTestCamera;
  if (test) return test.open();
  const stream = await ask();
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.srcObject = stream;
  await video.play().catch(() => {
    stop(stream);
    throw new NoCamera("failed");
  });
  return watch(video, stream);
}

/** @returns {Promise<MediaStream>} */
async function ask() {
  if (!navigator.mediaDevices?.getUserMedia) throw new NoCamera("failed");
  try {
    return await navigator.mediaDevices.getUserMedia({ video: WANTED, audio: false });
  } catch (fault) {
    throw new NoCamera(/** @type {Error} */ (fault)?.name === "NotAllowedError" ? "refused" : "failed");
  }
}

/** @param {MediaStream} stream */
function stop(stream) {
  for (const track of stream.getTracks()) track.stop();
}

/**
 * @param {HTMLVideoElement} video
 * @param {MediaStream} stream
 * @returns {Source}
 */
function watch(video, stream) {
  let time_s = 0;
  let over = false;
  /** @type {() => void} */
  let tell = () => undefined;

  /** @param {number} now_ms @param {VideoFrameCallbackMetadata} [about] */
  function next(now_ms, about) {
    if (over) return;
    time_s = (about?.captureTime ?? now_ms) / 1000;
    ask();
    tell();
  }

  function ask() {
    if ("requestVideoFrameCallback" in video) video.requestVideoFrameCallback(next);
    else requestAnimationFrame((now_ms) => next(now_ms));
  }

  ask();
  return {
    stream,
    async take() {
      if (over || !video.videoWidth) return null;
      const picture = "VideoFrame" in globalThis ? new VideoFrame(video) : await createImageBitmap(video);
      return { picture, time_s };
    },
    fresh(told) {
      tell = told;
    },
    lost(told) {
      for (const track of stream.getVideoTracks()) track.addEventListener("ended", () => over || told());
    },
    stop() {
      over = true;
      stop(stream);
      video.srcObject = null;
    },
  };
}
