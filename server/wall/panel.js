// One lane beside the wall: what is to be looked at, what a host says of it, and who is on the way.
"use strict";

const REASONS = { age: ["too_young", "no_document", "not_sure"], spot_check: ["busy", "not_needed"], other: ["not_paid", "wrong_item", "not_sure"] };
const SPOT = "spot_check"; // made at the lane: from here it is left out, with a word why
const SECONDS = [20, 40, 90, 180];
const LONGEST_PRESS_MS = 3000;
const UNTIL_CLICK_MS = 300; // a lifted finger becomes a click a moment later
let chosen = "";
let drawnPanel = "";
let asking = ""; // the intervention that is being refused: why?
let busy = false;
let seconds = 40;
const notes = new Map(); // lane → what its host is to know
let pressedUntil = 0; // a touch is under way: what it began on must be there when it ends
let inBasket = { of: "", lines: [] }; // `of`: the lane and the look of its basket that these lines are of

function open(lane) {
  chosen = lane;
  asking = "";
  notes.delete(lane);
  redraw();
  place("panel").scrollTop = 0;
  place("panel").focus();
}

function close() {
  const from = tiles.get(chosen);
  chosen = "";
  redraw();
  if (from) from.button.focus();
}

function redraw() {
  for (const lane of lanes) draw(tiles.get(lane.lane), lane);
  summary();
  tick();
}

function button(words, key, act, look, sign) {
  const made = element("button", look);
  made.type = "button";
  made.disabled = busy;
  made.dataset.key = key;
  if (sign) made.append(icon(sign));
  made.append(element("span", "", words));
  made.addEventListener("click", act);
  return made;
}

async function post(path, body) {
  const lane = chosen;
  notes.delete(lane);
  busy = true;
  showPanel();
  const { refused } = await send(path, body);
  if (refused) notes.set(lane, refused);
  busy = false;
  asking = "";
  showPanel();
}

function lookedAt(one, first) {
  const made = element("div", "look");
  const what = element("div", "what");
  if (one.item && one.item.picture) what.append(picture(one.item));
  const facts = element("div");
  const kind = say(words[one.kind] ? one.kind : "look_at");
  facts.append(element("h3", "", one.item ? nameOf(one.item) : kind));
  if (one.item) facts.append(element("p", "", [one.price, one.age ? say("for_age", one) : kind].filter(Boolean).join(" · ")));
  if (one.born_by) {
    const [year, month, day] = one.born_by.split("-").map(Number);
    const date = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "zh-CN", { dateStyle: LANGUAGE === "en" ? "medium" : "long", timeZone: "UTC" });
    facts.append(element("strong", "born", say("born_by", { date: date.format(Date.UTC(year, month - 1, day)) })));
  }
  if (one.expected_g || one.seen_g) facts.append(element("p", "", say("weights", one)));
  if (one.kind === SPOT) facts.append(element("p", "", one.why.map((word) => say(words[word] ? word : "look_at")).join(" · ")), element("p", "", say("spot_how")));
  what.append(facts);
  made.append(what);
  if (one.decided_by) made.append(element("p", "", say("answered", { name: one.decided_by })));
  else made.append(answers(one, first));
  return made;
}

function answers(one, first) {
  const acts = element("div", "acts");
  const path = (word) => ["interventions", one.lane, one.intervention, word];
  const key = (word) => `${one.intervention}/${word}`;
  const without = one.kind === SPOT;
  if (asking !== one.intervention) {
    const ask = () => {
      asking = one.intervention;
      showPanel();
      place("panel").querySelector(`[data-key="${key(reasonsOf(one)[0])}"]`).focus();
    };
    if (without) {
      acts.append(button(say("skip"), key("skip"), ask, "", "next"));
      return acts;
    }
    const fine = say(one.kind === "age" ? "age_approve" : "approve");
    acts.append(
      button(say("refuse"), key("refuse"), ask, "refuse", "refuse"),
      button(fine, key("approve"), () => post(path("approve"), { reason: "" }), first ? "primary" : "", "free"),
    );
    return acts;
  }
  const word = without ? "approve" : "refuse";
  acts.setAttribute("role", "group");
  acts.setAttribute("aria-label", say("why_refuse"));
  for (const reason of reasonsOf(one)) acts.append(button(say(reason), key(reason), () => post(path(word), { reason }), without ? "" : "refuse"));
  const back = () => {
    asking = "";
    showPanel();
  };
  acts.append(button(say("back"), key("back"), back, "", "back"));
  return acts;
}

const reasonsOf = (one) => REASONS[one.kind] || REASONS.other;

function calledBy(lane) {
  const call = lane.call;
  if (call.coming_by) {
    const left = call.left_s - passed();
    return left > 0 ? say("on_the_way", { name: call.coming_by, time: clock(left) }) : say("late", { name: call.coming_by });
  }
  if (call.seen_by) return say("has_seen", { name: call.seen_by });
  return say(call.raised ? "raised" : "unanswered");
}

function choices() {
  const made = element("fieldset");
  made.append(element("legend", "", say("in_about")));
  for (const one of SECONDS) {
    const label = element("label");
    const input = element("input");
    Object.assign(input, { type: "radio", name: "seconds", value: String(one), checked: one === seconds });
    input.dataset.key = `seconds/${one}`;
    input.addEventListener("change", () => {
      seconds = one;
    });
    label.append(input, element("span", "", say(`s${one}`)));
    made.append(label);
  }
  return made;
}

// Whether something can be ended from here; else the way to the lane is the one thing to do.
const mayAnswer = (lane) => lane.looked_at.some((one) => one.kind !== SPOT && !one.decided_by);

function calls(lane) {
  const call = lane.call;
  const path = (word) => ["calls", lane.lane, call.call, word];
  const acts = element("div", "acts");
  if (call.may_come) {
    const words = say(call.coming_by ? "going_instead" : "going");
    acts.append(button(words, "coming", () => post(path("coming"), { seconds }), mayAnswer(lane) ? "wide" : "wide primary", "coming"));
  }
  if (!call.seen_by && !call.coming_by) acts.append(button(say("seen"), "seen", () => post(path("seen"), {})));
  if (!lane.looked_at.length) acts.append(button(say("done"), "done", () => post(path("done"), {}), "", "free"));
  return call.may_come ? [acts, choices()] : [acts];
}

// Closed, open, or for small baskets: the lane lets whoever is there finish first.
function door(lane) {
  const made = element("div", "acts door");
  const shut = lane.state === "closed" || lane.closes;
  const becomes = (mode, more = {}) => () => post(["lanes", lane.lane, "mode", mode], more);
  if (lane.closes) made.append(element("p", "", say("closes")));
  if (lane.ordered) {
    made.append(element("p", "", lane.ordered_by ? say("ordered", { name: lane.ordered_by }) : say("ordered_by_rule")));
    return made;
  }
  if (lane.express) made.append(button(say("end_express"), "express", becomes("open", { only_in: "express" }), "wide", "free"));
  else if (!shut) made.append(button(say("make_express"), "express", becomes("express"), "wide", "express"));
  made.append(button(say(shut ? "open_lane" : "close_lane"), "door", becomes(shut ? "open" : "closed"), "wide", shut ? "free" : "closed"));
  return made;
}

async function fetchBasket(lane, of) {
  const same = inBasket.of.split("/")[0] === of.split("/")[0];
  inBasket = { of, lines: same ? inBasket.lines : [] };
  if (!of) return;
  try {
    const answer = await fetch(`${location.origin}/console/wall/lanes/${encodeURIComponent(lane.lane)}`, { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok || inBasket.of !== of) return;
    inBasket = { of, lines: (await answer.json()).lines };
    showPanel();
  } catch {
    if (inBasket.of === of) inBasket.of = ""; // asked again with the next news
  }
}

function basketLines() {
  const made = element("ul", "lines");
  for (const line of inBasket.lines) {
    const item = element("li");
    const name = line.names[LANGUAGE] || line.names.en || Object.values(line.names)[0] || "";
    item.append(element("span", "", line.pieces > 1 ? `${line.pieces} × ${name}` : name), element("span", "", line.asked));
    made.append(item);
  }
  return made;
}

// While a touch is under way the panel stays as it is; it is drawn when the touch has ended, or with the next tick.
function showPanel() {
  if (underTouch()) return;
  const panel = place("panel");
  const lane = lanes.find((one) => one.lane === chosen);
  const of = lane && lane.pieces ? `${lane.lane}/${lane.pieces}/${lane.total}` : "";
  if (of !== inBasket.of) fetchBasket(lane, of);
  const now = JSON.stringify([inBasket, lane && { ...lane, since_s: 0, call: lane.call && { ...lane.call, waits_s: 0, left_s: 0 }, looked_at: lane.looked_at.map((one) => ({ ...one, waits_s: 0 })) }, asking, busy, notes.get(chosen), chosen]);
  if (now === drawnPanel) return;
  drawnPanel = now;
  const focused = panel.contains(document.activeElement) ? document.activeElement.dataset.key || "panel" : "";
  panel.classList.toggle("open", Boolean(lane));
  if (!lane) {
    panel.setAttribute("aria-label", say("choose"));
    panel.replaceChildren(element("p", "empty", say("choose")));
    return;
  }
  const title = `${say("lane", lane)} · ${why(lane)}`;
  panel.setAttribute("aria-label", title);
  const head = element("div", `head ${lane.state}${lane.taken_by ? " taken" : ""}`);
  head.append(element("h2", "", title), element("span", "time"));
  const back = button(say("close_panel"), "close", close, "quiet only-narrow", "back");
  back.disabled = false;
  const parts = [back, head];
  const note = element("p", "note", notes.get(chosen));
  note.setAttribute("role", "alert");
  if (lane.call) parts.push(element("p", "called"));
  let first = true;
  for (const one of lane.looked_at) {
    const answers = one.kind !== SPOT && !one.decided_by;
    parts.push(lookedAt(one, first && answers));
    first = first && !answers;
  }
  if (notes.get(chosen)) parts.push(note);
  if (lane.call) parts.push(...calls(lane));
  else if (!lane.looked_at.length) parts.push(element("p", "foot", foot(lane) || say("nothing_open")));
  if (lane.pieces) {
    const basket = element("p", "basket");
    basket.append(element("span", "", say("items_of")), element("strong", "", `${count(lane.pieces)} · ${lane.total}`));
    parts.push(basket, basketLines());
  }
  if (lane.findings.length) parts.push(ailments(lane));
  if (!["silent", "fault", "service"].includes(lane.state)) parts.push(door(lane));
  panel.replaceChildren(...parts);
  tickPanel();
  if (focused) ([...panel.querySelectorAll("[data-key]")].find((one) => one.dataset.key === focused && !one.disabled) || panel).focus();
}

function tickPanel() {
  const panel = place("panel");
  const lane = lanes.find((one) => one.lane === chosen);
  if (!lane || !panel.querySelector(".head") || underTouch()) return;
  const time = panel.querySelector(".head .time");
  time.hidden = !NEEDS.includes(lane.state) || lane.since_s < 0;
  write(time, since(lane));
  if (lane.call) write(panel.querySelector(".called"), calledBy(lane));
}

const underTouch = () => performance.now() < pressedUntil;

function pressed(milliseconds) {
  pressedUntil = performance.now() + milliseconds;
}

addEventListener("pointerdown", () => pressed(LONGEST_PRESS_MS), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => pressed(UNTIL_CLICK_MS), true);
addEventListener("click", () => pressed(0), true);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen) close();
});
