// What all of the console's pages share: words, the host's name, the way to the server. All that came from elsewhere is set as text.
"use strict";

const NAME = "hosts-name";
const FIRST_WAIT_MS = 500;
const LAST_WAIT_MS = 8000;
const PATIENCE_MS = 35000;
const REFUSED = [
  [" has cleared this already.", "refused_cleared"],
  [" has answered this already.", "refused_answered"],
  [" has closed this call already.", "refused_closed"],
  [" has closed this already.", "refused_ended"],
  ["This is over already.", "refused_over"],
  ["There is no such action.", "refused_over"],
  [" is on the way already.", "refused_coming"],
  [" has seen it already.", "refused_seen"],
  ["Your role does not do this. Please ask a manager.", "refused_role"],
];
const NOBODY = { "The shopper": "the_shopper", "The lane": "the_lane", "A colleague": "a_colleague" };
const place = (id) => document.getElementById(id);
const words = JSON.parse(place("words").textContent);
const LANGUAGE = document.documentElement.lang === "en" ? "en" : "zh_CN";
let lostAt = "";

const count = (pieces) => (pieces === 1 ? say("item_1") : say("items", { count: pieces }));

function say(key, values) {
  return (words[key] || key).replace(/\{(\w+)\}/g, (_all, name) => (values ? values[name] : ""));
}

function element(kind, name, text) {
  const made = document.createElement(kind);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

function icon(name) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  made.setAttribute("aria-hidden", "true");
  made.append(use);
  return made;
}

function write(target, text) {
  if (target.textContent !== text) target.textContent = text;
}

// With the day where that is another; in the store's own time, as the server wrote it.
function moment(at) {
  const today = new Date().toLocaleDateString("sv-SE");
  return at.slice(0, 10) === today ? at.slice(11, 16) : at.slice(0, 16).replace("T", " ");
}

function linked(well) {
  if (!well && !lostAt) lostAt = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false });
  if (well) lostAt = "";
  place("link").classList.toggle("lost", !well);
  write(place("link"), say(well ? "live" : "away"));
  place("away").hidden = well;
  write(place("away"), well ? "" : say("away_since", { time: lostAt }));
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

// A request that waits for news does not hear that the net is gone: the browser says so, and it is given up.
let cut = new AbortController();
addEventListener("offline", () => {
  cut.abort();
  cut = new AbortController();
});

// Asks `path` for news, shows them, and asks again, until the page is closed; says how the link is.
async function follow(path, show) {
  let wait = FIRST_WAIT_MS;
  let tag = "";
  for (;;) {
    try {
      const seen = lostAt ? "" : tag;
      const patience = AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), cut.signal]);
      const answer = await fetch(`${location.origin}${path}?seen=${encodeURIComponent(seen)}`, { cache: "no-store", signal: patience });
      if (answer.status === 401) location.reload();
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      tag = told.tag;
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

function hostName() {
  return place("host") ? place("host").dataset.name : place("name").value.trim();
}

// The server's sentence in the page's language.
function inWords(sentence) {
  for (const [end, key] of REFUSED) {
    if (!sentence.endsWith(end)) continue;
    const name = sentence.slice(0, -end.length);
    return say(key, { name: NOBODY[name] ? say(NOBODY[name]) : name });
  }
  return LANGUAGE === "en" ? sentence : say("refused_other");
}

// A host's word to the server: `told` is its answer, `refused` what the host is to read where there is none.
async function send(path, body) {
  const name = hostName();
  if (!name) {
    place("name").focus();
    return { refused: say("name_first") };
  }
  if (place("name")) localStorage.setItem(NAME, name);
  try {
    const answer = await fetch(`${location.origin}/console/${path.map(encodeURIComponent).join("/")}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Console": "1" },
      body: JSON.stringify({ ...body, ...(place("host") ? {} : { name }) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 401) location.reload();
    const told = await answer.json();
    return answer.ok ? { told, refused: "" } : { refused: inWords(told.error) };
  } catch {
    return { refused: say("not_reached") };
  }
}

async function signOff() {
  try {
    await fetch(`${location.origin}/console/sign-off`, { method: "POST", headers: { "X-Console": "1" } });
    location.replace("/console/sign-on");
  } catch {
    linked(false);
  }
}

if (place("off")) place("off").addEventListener("click", signOff);
if (place("name")) {
  place("name").value = localStorage.getItem(NAME) || "";
  place("name").addEventListener("change", () => localStorage.setItem(NAME, place("name").value.trim()));
}

// On a phone the rooms are wider than the page: the one where one is can be seen.
document.querySelector("nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
