// The saved baskets, live: handed to a lane, put away, or taken back. All that came from elsewhere is set as text.
"use strict";

const shelf = new Map();

function control(kind, look, words) {
  const made = element(kind, look, words);
  if (kind === "button") made.type = "button";
  return made;
}

function basketCard(key) {
  const made = { item: element("li", "card"), kept: null, busy: false, asked: "" };
  const top = element("div", "top");
  made.lane = element("h3");
  made.code = element("span", "code");
  top.append(made.lane, made.code);
  made.where = element("p");
  made.holds = element("p", "hint");
  made.note = element("p", "note");
  made.note.setAttribute("role", "alert");
  made.to = control("select", "");
  made.hand = control("button", "", say("hand"));
  made.away = control("button", "wide", say("put_away"));
  made.back = control("button", "wide", say("take_back"));
  made.hand.addEventListener("click", () => tell(made, "hand", { lane: made.to.value }));
  made.away.addEventListener("click", () => sure(made, "void"));
  made.back.addEventListener("click", () => sure(made, "free"));
  made.acts = element("div", "acts");
  made.acts.append(made.to, made.hand, made.away);
  made.held = element("div", "acts");
  made.held.append(made.back);
  made.item.append(top, made.where, made.holds, made.note, made.acts, made.held);
  shelf.set(key, made);
  return made;
}

// What cannot be taken back is touched twice.
function sure(made, word) {
  if (made.asked === word) {
    tell(made, word, {});
    return;
  }
  made.asked = word;
  fillBasket(made);
}

function lanesOf(select, names) {
  const have = [...select.options].map((one) => one.value);
  if (have.join() === names.join()) return;
  const before = select.value;
  select.replaceChildren(
    ...names.map((lane) => {
      const option = element("option", "", say("lane", { lane }));
      option.value = lane;
      return option;
    }),
  );
  if (names.includes(before)) select.value = before;
}

function fillBasket(made) {
  const kept = made.kept;
  write(made.lane, say("from_lane", kept));
  write(made.code, `${kept.code.slice(0, 3)} ${kept.code.slice(3)}`);
  write(made.where, say(`basket_${kept.where}`, { lane: kept.holder }));
  write(made.holds, `${count(kept.pieces)} · ${kept.total} · ${say("saved_at", { time: kept.at.slice(11, 16) })}`);
  made.item.classList.toggle("over", kept.over);
  made.acts.hidden = !kept.free;
  made.held.hidden = !kept.held;
  made.note.hidden = !made.note.textContent;
  write(made.away, say(made.asked === "void" ? "really_put_away" : "put_away"));
  write(made.back, say(made.asked === "free" ? "really_take_back" : "take_back"));
  made.to.setAttribute("aria-label", say("lane_for", { code: kept.code }));
  for (const one of [made.hand, made.away, made.back]) one.setAttribute("aria-label", `${one.textContent}: ${kept.code}`);
  for (const one of [made.to, made.hand, made.away, made.back]) one.disabled = made.busy;
}

function showShelf(told) {
  const list = place("baskets");
  const there = new Set();
  told.baskets.forEach((kept, index) => {
    there.add(kept.basket);
    const made = shelf.get(kept.basket) || basketCard(kept.basket);
    made.kept = kept;
    lanesOf(made.to, told.lanes);
    fillBasket(made);
    if (list.children[index] !== made.item) list.insertBefore(made.item, list.children[index] || null);
  });
  for (const [key, made] of shelf) {
    if (there.has(key)) continue;
    if (made.item.contains(document.activeElement)) place("shelf-title").focus();
    made.item.remove();
    shelf.delete(key);
  }
  place("empty").hidden = told.baskets.length > 0;
}

async function tell(made, word, wish) {
  made.busy = true;
  fillBasket(made);
  const { refused } = await send(["baskets", made.kept.basket, word], wish);
  made.note.textContent = refused;
  made.busy = false;
  made.asked = "";
  fillBasket(made);
}

addEventListener("DOMContentLoaded", () => follow("/console/baskets", showShelf));
