// The open calls, live: asks, waits for news, asks again. Everything that came from elsewhere is set as text.
"use strict";

const HOME = "hosts-name";
const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 8000;
const place = (id) => document.getElementById(id);
const cards = new Map();
let known = null;

function element(kind, name, words) {
  const made = document.createElement(kind);
  if (name) made.className = name;
  if (words) made.textContent = words;
  return made;
}

function write(target, words) {
  if (target.textContent !== words) target.textContent = words;
}

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function notice(words) {
  const shown = place("notice");
  write(shown, words);
  shown.hidden = !words;
}

function linked(well) {
  const shown = place("link");
  shown.classList.toggle("away", !well);
  write(shown, well ? "Live" : "No connection. Trying again …");
}

function card(key) {
  const made = { item: element("li"), busy: false, call: null, at: 0 };
  const top = element("div", "top");
  made.lane = element("h2");
  made.waits = element("span", "waits");
  top.append(made.lane, made.waits);
  made.chip = element("p", "chip");
  const facts = element("div", "facts");
  made.answer = element("p");
  made.doing = element("p", "quiet");
  made.shows = element("p", "quiet");
  facts.append(made.answer, made.doing, made.shows);
  const acts = element("div", "acts");
  made.come = element("button", "primary", "I'm coming");
  made.seen = element("button", "", "Seen");
  made.done = element("button", "", "Done");
  for (const [button, word] of [[made.come, "coming"], [made.seen, "seen"], [made.done, "done"]]) {
    button.type = "button";
    button.addEventListener("click", () => say(made, word));
  }
  acts.append(made.come, made.seen, made.done);
  made.item.append(top, made.chip, facts, acts);
  cards.set(key, made);
  return made;
}

function draw(made) {
  const call = made.call;
  const passed = (performance.now() - made.at) / 1000;
  const left = call.left_s - passed;
  write(made.waits, clock(call.waits_s + passed));
  if (call.coming_by) {
    write(made.answer, left > 0 ? `${call.coming_by} is on the way, ${clock(left)} left.` : `${call.coming_by} said to be there by now.`);
  } else if (call.seen_by) {
    write(made.answer, `${call.seen_by} has seen it. Nobody is on the way yet.`);
  } else {
    write(made.answer, call.raised ? "Nobody has answered for 2 minutes. Please go there." : "Nobody has answered yet.");
  }
}

function fill(made, call, at) {
  made.call = call;
  made.at = at;
  const wanted = { called: "Help is called", seen: "Someone has seen it", coming: "a colleague is on the way" }[call.told];
  write(made.lane, `Lane ${call.lane}`);
  write(made.chip, call.raised ? `Called again: ${call.reason}` : call.reason);
  write(made.doing, `When it called: ${call.doing}${call.basket ? `, ${call.basket}` : ""}. Since ${call.at.slice(11, 16)}.`);
  write(made.shows, `The shopper reads: ${wanted || call.told}.`);
  made.item.classList.toggle("raised", call.raised);
  made.item.classList.toggle("coming", Boolean(call.coming_by));
  made.come.hidden = !call.may_come;
  write(made.come, call.coming_by ? "I'm coming instead" : "I'm coming");
  made.seen.hidden = Boolean(call.seen_by || call.coming_by);
  made.done.classList.toggle("wide", made.seen.hidden);
  for (const [button, words] of [[made.come, made.come.textContent], [made.seen, "Seen"], [made.done, "Done"]]) {
    button.setAttribute("aria-label", `${words}, lane ${call.lane}`);
    button.disabled = made.busy;
  }
  draw(made);
}

function show(told) {
  const at = performance.now();
  const list = place("calls");
  const open = new Set();
  const fresh = [];
  told.calls.forEach((call, index) => {
    const key = `${call.lane}/${call.call}`;
    open.add(key);
    if (!cards.has(key)) fresh.push(`Lane ${call.lane}: ${call.reason}.`);
    const made = cards.get(key) || card(key);
    if (call.raised && made.call && !made.call.raised) fresh.push(`Lane ${call.lane} waits for 2 minutes.`);
    fill(made, call, at);
    if (list.children[index] !== made.item) list.insertBefore(made.item, list.children[index] || null);
  });
  for (const [key, made] of cards) {
    if (open.has(key)) continue;
    if (made.item.contains(document.activeElement)) place("name").focus();
    made.item.remove();
    cards.delete(key);
  }
  place("none").hidden = told.calls.length > 0;
  if (fresh.length) write(place("heard"), fresh.join(" "));
  document.title = told.calls.length ? `(${told.calls.length}) Calls` : "Calls";
}

async function say(made, word) {
  const name = place("name").value.trim();
  if (!name) {
    notice("Please write your name first: the shopper reads who comes.");
    place("name").focus();
    return;
  }
  notice("");
  if (!place("off")) localStorage.setItem(HOME, name);
  const seconds = word === "coming" ? Number(document.querySelector("input[name=seconds]:checked").value) : 0;
  const where = [made.call.lane, made.call.call, word].map(encodeURIComponent).join("/");
  made.busy = true;
  fill(made, made.call, made.at);
  try {
    const answer = await fetch(`${location.origin}/console/calls/${where}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Console": "1" },
      body: JSON.stringify({ name, seconds }),
    });
    if (!answer.ok) notice(`Lane ${made.call.lane}: ${(await answer.json()).error}`);
  } catch {
    notice(`Lane ${made.call.lane}: this did not reach the server. Please touch it again.`);
  } finally {
    made.busy = false;
    fill(made, made.call, made.at);
  }
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

async function listen() {
  let wait = FIRST_WAIT_MS;
  for (;;) {
    try {
      const answer = await fetch(`${location.origin}/console/calls?seen=${encodeURIComponent(known || "")}`, { cache: "no-store" });
      if (answer.status === 401 && place("off")) location.replace("/console/sign-on");
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      known = told.tag;
      wait = FIRST_WAIT_MS;
      linked(true);
      show(told);
    } catch {
      linked(false);
      await pause(wait);
      wait = Math.min(wait * 2, LAST_WAIT_MS);
    }
  }
}

async function signOff() {
  try {
    await fetch(`${location.origin}/console/sign-off`, { method: "POST", headers: { "X-Console": "1" } });
    location.replace("/console/sign-on");
  } catch {
    notice("This did not reach the server. Please touch it again.");
  }
}

if (place("off")) {
  place("off").addEventListener("click", signOff);
} else {
  place("name").value = localStorage.getItem(HOME) || "";
  place("name").addEventListener("change", () => localStorage.setItem(HOME, place("name").value.trim()));
}
setInterval(() => cards.forEach(draw), 1000);
listen();
