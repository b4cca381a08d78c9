// The wall of lanes, live. Everything that came from elsewhere is set as text.
"use strict";

const SOUND = "console-sound";
const NEEDS = ["help", "coming"];
const ONE_NEED_MS = 3000; // a call and what it is about may be heard one after the other
const tiles = new Map();
let lanes = [];
let toldAt = 0;
let known = null;
const rangAt = new Map();

function clock(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const rest = String(whole % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

const passed = () => (performance.now() - toldAt) / 1000;
const nameOf = (item) => item.names[LANGUAGE] || item.names.en || item.item;

function since(lane) {
  return lane.since_s < 0 ? "" : clock(lane.since_s + passed());
}

// Why a lane needs somebody; without a need, its state.
function why(lane) {
  if (!NEEDS.includes(lane.state)) return say(lane.state);
  if (lane.looked_at.length) return say(words[lane.looked_at[0].kind] ? lane.looked_at[0].kind : "look_at");
  if (lane.call && lane.call.reason !== "intervention" && words[lane.call.reason]) return say(lane.call.reason);
  return say("help");
}

function foot(lane) {
  if (lane.state === "free") return lane.express ? say("is_express", { pieces: lane.express }) : say("ready");
  if (lane.state === "closed") return say("is_closed");
  if (lane.state === "service") return say("is_service");
  if (lane.state === "fault") return say("is_fault");
  if (lane.state === "silent") return lane.since_s < 0 ? say("never_heard") : say("not_heard", { time: since(lane) });
  if (lane.taken_by) return say("taken", { name: lane.taken_by });
  if (lane.closes) return say("closes");
  return lane.express ? say("is_express", { pieces: lane.express }) : "";
}

function picture(item) {
  const made = element("img", "picture");
  made.src = `/console/pictures/${encodeURIComponent(item.picture)}.svg`;
  made.alt = "";
  return made;
}

function tile(name) {
  const made = { item: element("li"), button: element("button", "tile"), drawn: "" };
  made.button.type = "button";
  made.button.addEventListener("click", () => open(name));
  made.item.append(made.button);
  tiles.set(name, made);
  return made;
}

function draw(made, lane) {
  const drawn = JSON.stringify([{ ...lane, since_s: 0, call: lane.call && lane.call.raised }, chosen === lane.lane]);
  if (drawn === made.drawn) return;
  made.drawn = drawn;
  const button = made.button;
  button.className = ["tile", lane.state, lane.taken_by && "taken", lane.call && lane.call.raised && "raised"].filter(Boolean).join(" ");
  button.dataset.lane = lane.lane;
  button.setAttribute("aria-current", String(chosen === lane.lane));
  const top = element("span", "top");
  const number = element("span", "number");
  number.append(element("span", "unseen", say("lane", { lane: "" })), lane.lane);
  made.time = element("span", "time");
  top.append(number, made.time);
  const chip = element("span", "chip");
  chip.append(icon(lane.state), element("span", "", why(lane)));
  const pictures = element("span", "pictures");
  for (const one of lane.looked_at.filter((it) => it.item && it.item.picture).slice(0, 2)) pictures.append(picture(one.item));
  const below = element("span", "foot");
  made.foot = element("small");
  below.append(made.foot);
  if (lane.pieces) below.append(element("small", "", count(lane.pieces)), element("strong", "", lane.total));
  button.replaceChildren(top, chip, pictures, ...(lane.findings.length ? [ailment(lane)] : []), below);
}

function tick() {
  for (const lane of lanes) {
    const made = tiles.get(lane.lane);
    write(made.time, ["free", "closed", "silent"].includes(lane.state) ? "" : since(lane));
    write(made.foot, foot(lane));
  }
  showPanel();
  tickPanel();
}

function waiting() {
  const needs = lanes.filter((lane) => lane.state === "help" && !lane.taken_by);
  return needs.sort((one, other) => other.since_s - one.since_s);
}

function summary() {
  const of = (...states) => lanes.filter((lane) => states.includes(lane.state)).length;
  const counts = { need: of(...NEEDS), free: of("free"), busy: of("scanning", "paying") };
  write(place("summary"), say(counts.need ? "summary" : "nobody", counts));
  document.title = `${counts.need ? `(${counts.need}) ` : ""}${say("title")}`;
  const next = waiting().find((lane) => lane.lane !== chosen);
  place("next").hidden = !next;
  if (next) {
    place("next").replaceChildren(say("next", next), icon("next"));
    place("next").dataset.lane = next.lane;
  }
}

function news() {
  const now = new Map();
  for (const lane of lanes) {
    if (lane.call && lane.state === "help") now.set(`${lane.lane}/${lane.call.call}/${lane.call.raised}`, lane);
    for (const one of lane.looked_at) if (!one.decided_by) now.set(`${lane.lane}/${one.intervention}`, lane);
  }
  const fresh = known ? [...now].filter(([key]) => !known.has(key)).map(([, lane]) => lane) : [];
  known = new Set(now.keys());
  const at = performance.now();
  const rings = fresh.filter((lane) => !(at - rangAt.get(lane.lane) < ONE_NEED_MS));
  if (!fresh.length) return;
  for (const lane of rings) rangAt.set(lane.lane, at);
  write(place("heard"), [...new Set(fresh)].map((lane) => `${say("lane", lane)}: ${why(lane)}.`).join(" "));
  if (rings.length) ring();
}

function show(told) {
  toldAt = performance.now();
  lanes = told.lanes;
  const list = place("wall");
  lanes.forEach((lane, index) => {
    const made = tiles.get(lane.lane) || tile(lane.lane);
    draw(made, lane);
    if (list.children[index] !== made.item) list.insertBefore(made.item, list.children[index] || null);
  });
  for (const [name, made] of tiles) {
    if (lanes.some((lane) => lane.lane === name)) continue;
    made.item.remove();
    tiles.delete(name);
  }
  if (!list.querySelector('[tabindex="0"]')) rove(list.querySelector(".tile"));
  summary();
  news();
  tick();
}

function rove(to) {
  for (const made of tiles.values()) made.button.tabIndex = made.button === to ? 0 : -1;
}

function moved(event) {
  const all = [...document.querySelectorAll(".tile")];
  const at = all.indexOf(event.target.closest(".tile"));
  if (at < 0) return;
  const columns = all.filter((one) => one.offsetTop === all[0].offsetTop).length;
  const steps = { ArrowLeft: at - 1, ArrowRight: at + 1, ArrowUp: at - columns, ArrowDown: at + columns, Home: 0, End: all.length - 1 };
  const to = all[steps[event.key]];
  if (!(event.key in steps)) return;
  event.preventDefault();
  if (to) {
    rove(to);
    to.focus();
  }
}

// ---- sound: a calm bell, once for each new need; browsers want a touch first -------------------------------------------

let audio = null;

function hear() {
  const on = localStorage.getItem(SOUND) === "on";
  if (on) {
    audio = audio || new AudioContext();
    audio.resume();
  }
  place("sound").setAttribute("aria-pressed", String(on));
  write(place("sound").querySelector("span"), say(on ? "sound_on" : "sound_off"));
  place("sound").setAttribute("aria-label", say(on ? "sound_on" : "sound_off"));
}

function ring() {
  if (localStorage.getItem(SOUND) !== "on") return;
  if (navigator.vibrate && navigator.userActivation && navigator.userActivation.hasBeenActive) navigator.vibrate([120, 80, 120]);
  if (!audio || audio.state !== "running") return;
  for (const [hertz, loud] of [[784, 0.2], [1568, 0.06]]) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = hertz;
    volume.gain.setValueAtTime(loud, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + 1.4);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 1.4);
  }
}

place("wall").addEventListener("keydown", moved);
place("wall").addEventListener("focusin", (event) => rove(event.target.closest(".tile")));
place("next").addEventListener("click", () => open(place("next").dataset.lane));
place("sound").addEventListener("click", () => {
  localStorage.setItem(SOUND, localStorage.getItem(SOUND) === "on" ? "off" : "on");
  hear();
});
for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, hear, { once: true });
setInterval(tick, 1000);
addEventListener("DOMContentLoaded", () => follow("/console/wall/lanes", show));
