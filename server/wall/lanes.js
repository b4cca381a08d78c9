// How the lanes stand with the server, and a code for one that is to enrol. All that came from elsewhere is set as text.
"use strict";

const LOOK_EVERY_MS = 10000;
const laneCards = new Map();

function laneCard(key) {
  const made = { item: element("li", "card") };
  made.lane = element("h3", "", say("lane", { lane: key }));
  made.told = element("p");
  made.code = element("p", "code");
  made.note = element("p", "hint");
  made.note.setAttribute("role", "status");
  made.make = element("button", "wide", say("make_code"));
  made.make.type = "button";
  made.make.setAttribute("aria-label", `${say("make_code")}: ${say("lane", { lane: key })}`);
  made.make.addEventListener("click", () => makeCode(key, made));
  made.acts = element("div", "acts");
  made.acts.append(made.make);
  made.item.append(made.lane, made.told, made.code, made.note, made.acts);
  laneCards.set(key, made);
  return made;
}

function stands(card) {
  if (!card.heard_at) return say("never_heard");
  const parts = [];
  if (card.silent) parts.push(say("heard_last", { time: moment(card.heard_at) }));
  parts.push(card.unsent ? say("unsent", { count: card.unsent, time: moment(card.since) }) : say("all_sent"));
  if (card.late && !card.silent) parts.push(say("look_at_net"));
  if (card.ends_soon) parts.push(say("enrol_until", { day: card.certificate_until.slice(0, 10) }));
  return parts.join(" ");
}

function showLanes(told) {
  const list = place("lanes");
  told.lanes.forEach((card, index) => {
    const made = laneCards.get(card.lane) || laneCard(card.lane);
    write(made.told, stands(card));
    made.item.classList.toggle("over", card.late || card.silent || card.ends_soon);
    made.acts.hidden = !told.enrols;
    if (list.children[index] !== made.item) list.insertBefore(made.item, list.children[index] || null);
  });
}

async function makeCode(lane, made) {
  made.make.disabled = true;
  const { told, refused } = await send(["lanes", lane, "code"], {});
  write(made.code, told ? told.code : "");
  write(made.note, told ? say("code_how", { lane, minutes: told.minutes }) : refused);
  made.make.disabled = false;
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

addEventListener("DOMContentLoaded", watchLanes);
