/** @typedef {import("./types.js").Camera} Camera */
/** @typedef {import("./types.js").Found} Found */
/** @typedef {import("./types.js").Judged} Judged */
/**
 * @typedef {object} Heard what the workers tell
 * @property {(judged: Judged, found: Found, spent_ms: number) => void} judged with the time that the judge took
 * @property {(words: string) => void} failed
 */
/** @typedef {Awaited<ReturnType<typeof openWorkers>>} Workers */

/** A judge that broke down answers nothing any more. */
const PATIENCE_MS = 3000;

/**
 * Start the two workers: one finds bodies in pictures, one judges their points. What the first finds goes
 * straight to the second; the page is told once, at the end.
 *
 * @param {Camera} camera
 * @param {Heard} heard
 */
export async function openWorkers({ files, mirrored, abstains, curve }, heard) {
  const pose = worker(files.pose_worker);
  const judge = worker(files.judge_worker);
  /** @type {((summary: string|null) => void)[]} */
  const wanted = [];
  let over = false;
  const ready = Promise.all([begun(pose), begun(judge)]);
  const { vision, wasm, lite, full, pyodide, core } = absolute(files);
  const wishes = { mirrored, abstains: Object.keys(abstains ?? {}), curve };
  const { port1, port2 } = new MessageChannel();
  pose.postMessage({ open: { vision, wasm, lite, full, ...testWishes() }, judge: port1 }, [port1]);
  judge.postMessage({ open: { pyodide, core, camera: wishes }, pose: port2 }, [port2]);
  try {
    const [{ delegate }] = await ready;
    listen();
    return { delegate, ...talk() };
  } catch (fault) {
    end();
    throw fault;
  }

  function listen() {
    pose.onmessage = ({ data }) => fail(data.failed);
    judge.onmessage = ({ data }) => {
      if (data.judged) heard.judged(JSON.parse(data.judged), data.found, data.spent_ms);
      else if (data.summary) wanted.shift()?.(data.summary);
      else fail(data.failed);
    };
    pose.onerror = judge.onerror = ({ message }) => fail(message);
  }

  /** @param {string|undefined} words */
  function fail(words) {
    if (words !== undefined && !over) heard.failed(words);
  }

  function end() {
    over = true;
    pose.terminate();
    judge.terminate();
    // Nobody waits for an answer that can't come.
    for (const one of wanted.splice(0)) one(null);
  }

  function talk() {
    return {
      /** @param {import("./source.js").Picture} picture @param {{time_s: number, at_s: number}} when */
      look: (picture, when) => pose.postMessage({ picture, ...when }, [picture]),
      afresh: () => pose.postMessage({ afresh: true }),
      /** Go over to the other model, if this device is quicker or slower than thought. */
      choose: () => pose.postMessage({ choose: true }),
      /** Look for outlines too, or no longer. @param {boolean} on */
      outline: (on) => pose.postMessage({ outline: on }),
      /** @param {import("../session/types.js").Timeline} timeline */
      follow: (timeline) => judge.postMessage({ follow: JSON.stringify(timeline) }),
      /** @param {boolean} on */
      coach: (on) => judge.postMessage({ coach: on }),
      /** @param {"now"|"end"} when @returns {Promise<string|null>} null where no answer comes */
      sum(when) {
        if (over) return Promise.resolve(null);
        judge.postMessage({ sum: when });
        return new Promise((resolve) => {
          wanted.push(resolve);
          setTimeout(resolve, PATIENCE_MS, null);
        });
      },
      end,
    };
  }
}

/** @param {string} url */
const worker = (url) => new Worker(url, { type: "module" });

/** What tests ask for: the processor, and always the same model. */
function testWishes() {
  const wishes = /** @type {any} */ (globalThis).suppleTestPose;
  return { delegate: "auto", model: "auto", ...wishes };
}

/**
 * A worker knows no page: it needs whole addresses.
 *
 * @param {import("./types.js").Files} files
 */
function absolute(files) {
  const whole = Object.entries(files).map(([name, url]) => [name, new URL(url, document.baseURI).href]);
  return /** @type {import("./types.js").Files} */ (Object.fromEntries(whole));
}

/** @param {Worker} one @returns {Promise<any>} what it tells when it is ready */
function begun(one) {
  return new Promise((resolve, reject) => {
    one.onmessage = ({ data }) =>
      data.ready ? resolve(data.ready) : reject(new Error(data.failed ?? "A worker did not start."));
    one.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message || "A worker did not start."));
    };
  });
}
