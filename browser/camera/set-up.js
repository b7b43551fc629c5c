import { need, show, write } from "../session/dom.js";

/** @typedef {import("./types.js").Camera} Camera */
/** @typedef {import("./types.js").Coached} Coached */
/** @typedef {"seen"|"begin"|"without"} Ended */

/** A picture in an image knows nothing of the page's colours. */
const theme = () => (getComputedStyle(document.documentElement).colorScheme === "dark" ? "dark" : "light");

/**
 * Help somebody into the picture before the session: what to do now in one sentence, said and shown.
 *
 * @param {Camera} camera
 * @param {(text: string) => void} say
 */
export function createSetUp({ set_up, place }, say) {
  /** @type {(how: Ended) => void} */
  let end = () => undefined;
  const preview = need("#set-up-preview", HTMLVideoElement);

  /** @param {string} key @param {string|null} [position] */
  function sentence(key, position) {
    const found = set_up[key];
    return (typeof found === "string" ? found : found?.[position ?? ""]) ?? "";
  }

  /** @param {string} text */
  function tell(text) {
    write(need("#set-up-say", HTMLElement), text);
    if (text) say(text);
  }

  return {
    sentence,
    tell,
    /** Show the page of it, and wait until the person is seen in place, or goes on without. @returns {Promise<Ended>} */
    open() {
      show("set-up");
      const steps = need("#set-up-steps", HTMLElement);
      steps.replaceChildren(
        ...(place?.say ?? []).map((text) =>
          Object.assign(document.createElement("li"), { textContent: text }),
        ),
      );
      const picture = need("#set-up-picture", HTMLImageElement);
      picture.hidden = !place?.picture;
      if (place?.picture) picture.src = `${place.picture}?theme=${theme()}`;
      need("#set-up-begin", HTMLElement).onclick = () => end("begin");
      need("#set-up-without", HTMLElement).onclick = () => end("without");
      return new Promise((resolve) => {
        end = resolve;
      });
    },
    /** @param {Ended} how */
    end: (how) => end(how),
    /** Let the person see what the camera sees. @param {MediaStream|null} stream */
    mirror(stream) {
      preview.srcObject = stream;
      preview.hidden = !stream;
      if (stream) void preview.play().catch(() => undefined);
    },
    /** @param {Coached} coached */
    coached({ step, key, position, say: now, done }) {
      need("#set-up", HTMLElement).dataset.step = step;
      if (now) tell(sentence(key, position));
      if (done) end("seen");
    },
  };
}
