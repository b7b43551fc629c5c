import { need } from "./dom.js";

/** @typedef {import("./controls.js").Act} Act */
/** @typedef {ReturnType<typeof createMedia>} Media */

/** @type {Partial<Record<MediaSessionAction, Act>>} */
const KEYS = { pause: "pause", previoustrack: "back", nexttrack: "skip" };

/**
 * Let the keys of a headset or keyboard, and the lock screen, lead the session too.
 *
 * @param {(act: Act) => void} act
 * @param {HTMLAudioElement|null} carrier the element that carries them, if one does
 */
export function createMedia(act, carrier) {
  const session = navigator.mediaSession;

  /** @param {MediaSessionAction} key @param {(() => void)|null} does */
  function bind(key, does) {
    try {
      session?.setActionHandler(key, does);
    } catch {
      // A browser that does not know a key does without it.
    }
  }

  /** What a key does depends on what is on the screen: a question that is open stays. @param {Act} asked */
  function press(asked) {
    if (["play", "waiting"].includes(document.body.dataset.state ?? "")) act(asked);
  }

  function play() {
    const pause = need("#pause", HTMLDialogElement);
    if (pause.open) pause.close("go");
    else if (document.body.dataset.state === "waiting") act("ready");
  }

  for (const [key, asked] of Object.entries(KEYS)) {
    bind(/** @type {MediaSessionAction} */ (key), () => press(asked));
  }
  bind("play", play);

  return {
    /** Tell what is being done. @param {string} title */
    show(title) {
      if (session && session.metadata?.title !== title) {
        session.metadata = new MediaMetadata({ title, artist: "Supple" });
      }
    },
    /** @param {boolean} going */
    go(going) {
      if (session) session.playbackState = going ? "playing" : "paused";
      if (going) carrier?.play().catch(() => undefined);
      else carrier?.pause();
    },
    end() {
      carrier?.pause();
      for (const key of /** @type {MediaSessionAction[]} */ ([...Object.keys(KEYS), "play"])) bind(key, null);
      if (session) Object.assign(session, { metadata: null, playbackState: "none" });
    },
  };
}
