// The page of what is to be done: it is drawn by the server, and drawn anew when something else is to be done.
"use strict";

const FORECAST_MS = 60000;
let drawn = document.querySelector("main").dataset.tag;

// Not under a finger: what somebody is about to choose stays where it is.
const isBusy = () => Boolean(document.querySelector("main details.why[open]"));

async function redraw(tag) {
  if (tag === drawn || isBusy()) return;
  const answer = await fetch(location.href, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(String(answer.status));
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  const was = document.activeElement.closest("[data-number]")?.dataset.number;
  const open = new Set([...document.querySelectorAll("details.how[open]")].map((one) => one.closest("[data-number]").dataset.number));
  document.querySelector("main").replaceWith(document.adoptNode(fresh));
  for (const one of document.querySelectorAll("details.how")) one.open = open.has(one.closest("[data-number]").dataset.number);
  drawn = document.querySelector("main").dataset.tag;
  if (was) (document.querySelector(`[data-number="${was}"] .primary`) || place("open-title")).focus();
}

async function tell(button) {
  const card = button.closest("[data-number]");
  const note = card.querySelector(".note");
  for (const one of card.querySelectorAll("button")) one.disabled = true;
  const body = button.dataset.reason ? { reason: button.dataset.reason } : {};
  const { refused } = await send(["actions", card.dataset.number, button.dataset.word], body);
  for (const one of card.querySelectorAll("button")) one.disabled = false;
  card.querySelector("details.why").open = false;
  note.hidden = !refused;
  write(note, refused);
  if (!refused) await redraw("").catch(() => linked(false));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-word]");
  if (button) tell(button);
});
setInterval(() => redraw("").catch(() => linked(false)), FORECAST_MS);
addEventListener("DOMContentLoaded", () => follow("/console/actions", (told) => redraw(told.tag).catch(() => linked(false))));
