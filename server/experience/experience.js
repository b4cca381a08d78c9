// The page is drawn by the server: when there is news it is fetched again, and what somebody opened stays open.
"use strict";

const REDRAWN_AFTER_MS = 10000;
const REST = 10; // a year takes the server longer than a day: so many times as long it then rests

const opened = () => [...document.querySelectorAll("#board details")].map((one) => one.open);

async function redraw() {
  const answer = await fetch(location.href, { cache: "no-store", headers: { "X-Redrawn": "1" }, signal: AbortSignal.timeout(PATIENCE_MS) });
  if (!answer.ok) throw new Error(String(answer.status));
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("board");
  const old = place("board");
  if (!fresh) location.reload(); // nobody is signed on here any more
  if (!fresh || old.contains(document.activeElement) && document.activeElement.closest("form")) return; // somebody is choosing
  const form = old.querySelector("form");
  if (form) fresh.querySelector("form").replaceWith(form);
  const open = opened();
  const focused = [...old.querySelectorAll("a, summary")].indexOf(document.activeElement);
  [...fresh.querySelectorAll("details")].forEach((one, at) => { one.open = Boolean(open[at]); });
  old.replaceWith(document.adoptNode(fresh));
  if (focused >= 0) fresh.querySelectorAll("a, summary")[focused]?.focus();
}

// News come with every visit; the page is drawn anew after ten seconds at the earliest.
async function watch() {
  let wait = FIRST_WAIT_MS;
  for (;;) {
    try {
      const seen = place("board").dataset.tag;
      const patience = AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), cut.signal]);
      const answer = await fetch(`${location.origin}/experience/news?seen=${encodeURIComponent(seen)}`, { cache: "no-store", signal: patience });
      if (answer.status === 401) location.reload();
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      linked(true);
      wait = FIRST_WAIT_MS;
      if (told.tag === seen) continue;
      const began = performance.now();
      await redraw();
      await pause(Math.max(REDRAWN_AFTER_MS, REST * (performance.now() - began)));
    } catch {
      linked(false);
      await pause(wait);
      wait = Math.min(wait * 2, LAST_WAIT_MS);
    }
  }
}

// One formula at a time is open.
addEventListener("toggle", (event) => {
  if (!event.target.matches?.(".how[open]")) return;
  for (const one of document.querySelectorAll(".how[open]")) if (one !== event.target) one.open = false;
}, true);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") for (const one of document.querySelectorAll(".how[open]")) one.open = false;
});
const says = (path) => fetch(`${location.origin}${path}`, { method: "POST", headers: { "X-Console": "1" }, signal: AbortSignal.timeout(PATIENCE_MS) });

// Left on the wall this browser shows the figures without anybody, and who hung it is signed off; taken down it shows nothing.
addEventListener("click", async (event) => {
  const button = event.target.closest("[data-hang], [data-down]");
  if (!button) return;
  button.disabled = true;
  try {
    const down = button.dataset.down;
    const answer = await says(down ? `/experience/screens/${down}/down` : "/experience/screens");
    if (!answer.ok && answer.status !== 404) throw new Error(String(answer.status));
    if (!down) await says("/console/sign-off");
    location.reload();
  } catch {
    linked(false);
    button.disabled = false;
  }
});
addEventListener("DOMContentLoaded", () => {
  linked(true); // the page itself has just come
  watch();
});
