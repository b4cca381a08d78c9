// How the lanes stand, below the baskets, and a code for one that is to enrol. All that came is set as text.
"use strict";

const LOOK_EVERY_MS = 10000;
const laneCards = new Map();

function laneCard(key) {
  const made = { item: element("li"), busy: false };
  const top = element("div", "top");
  made.lane = element("h2");
  top.append(made.lane);
  made.told = element("p");
  made.code = element("p", "code");
  made.code.hidden = true;
  made.note = element("p", "quiet");
  made.note.hidden = true;
  made.make = element("button", "wide", "Code to enrol it");
  made.make.type = "button";
  made.make.addEventListener("click", () => makeCode(key, made));
  const acts = element("div", "acts");
  acts.append(made.make);
  made.acts = acts;
  const facts = element("div", "facts");
  facts.append(made.told, made.code, made.note);
  made.item.append(top, element("span"), facts, acts);
  laneCards.set(key, made);
  return made;
}

function showLanes(told) {
  const list = place("lanes");
  told.lanes.forEach((card, index) => {
    const made = laneCards.get(card.lane) || laneCard(card.lane);
    write(made.lane, `Lane ${card.lane}`);
    write(made.told, card.told);
    made.item.classList.toggle("over", card.look);
    made.acts.hidden = !told.enrols;
    made.make.setAttribute("aria-label", `Code to enrol lane ${card.lane}`);
    if (list.children[index] !== made.item) list.insertBefore(made.item, list.children[index] || null);
  });
}

async function makeCode(lane, made) {
  const name = place("name").value.trim();
  if (!name) {
    notice("Please write your name first: it is noted who did it.");
    place("name").focus();
    return;
  }
  notice("");
  made.make.disabled = true;
  try {
    const answer = await fetch(`${location.origin}/console/lanes/${encodeURIComponent(lane)}/code`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Console": "1" },
      body: JSON.stringify({ name }),
    });
    const told = await answer.json();
    if (!answer.ok) {
      notice(`Lane ${lane}: ${told.error}`);
      return;
    }
    write(made.code, told.code);
    write(made.note, `Type it at lane ${lane} within ${told.minutes} minutes. It works once.`);
    made.code.hidden = made.note.hidden = false;
  } catch {
    notice(`Lane ${lane}: this did not reach the server. Please touch it again.`);
  } finally {
    made.make.disabled = false;
  }
}

async function watchLanes() {
  for (;;) {
    try {
      const answer = await fetch(`${location.origin}/console/lanes`, { cache: "no-store" });
      if (answer.ok) showLanes(await answer.json());
    } catch {
      // the page says already that the server is away
    }
    await pause(LOOK_EVERY_MS);
  }
}

watchLanes();
