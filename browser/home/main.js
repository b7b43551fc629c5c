/** Look every so often whether a phone asks to come in, and then show it. */
const EVERY_MS = 2000;

const main = document.querySelector("main[data-waiting]");

async function look() {
  const { waiting = "", home = "" } = main instanceof HTMLElement ? main.dataset : {};
  const answer = await fetch(waiting).catch(() => null);
  const { waiting: count } = answer?.ok ? await answer.json() : { waiting: 0 };
  if (count > 0) location.assign(home);
  else setTimeout(look, EVERY_MS);
}

void look();
