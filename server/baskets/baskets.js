// The saved baskets, live, beside the calls of console.js whose ways it shares. All that came from elsewhere is set as text.
"use strict";

const TAKE_BACK = "Take it back";
const shelf = new Map();
let shelved = null;

function basketCard(key) {
  const made = { item: element("li"), kept: null, busy: false, asked: false };
  const top = element("div", "top");
  made.lane = element("h2");
  made.code = element("span", "code");
  top.append(made.lane, made.code);
  const facts = element("div", "facts");
  made.told = element("p");
  made.holds = element("p", "quiet");
  facts.append(made.told, made.holds);
  const acts = element("div", "acts");
  made.to = element("select");
  made.hand = element("button", "", "Hand to lane");
  made.away = element("button", "wide", "Put away");
  made.back = element("button", "wide", TAKE_BACK);
  for (const button of [made.hand, made.away, made.back]) button.type = "button";
  made.hand.addEventListener("click", () => tell(made, "hand", { lane: made.to.value }));
  made.away.addEventListener("click", () => sure(made, made.away, "void", "Really put it away? Touch again"));
  made.back.addEventListener("click", () => sure(made, made.back, "free", "Is that lane off for good? Touch again"));
  acts.append(made.to, made.hand, made.away);
  const held = element("div", "acts");
  held.append(made.back);
  made.acts = acts;
  made.held = held;
  made.item.append(top, element("span"), facts, acts, held);
  shelf.set(key, made);
  return made;
}

function sure(made, button, word, question) {
  if (!made.asked) {
    made.asked = true;
    write(button, question);
    return;
  }
  tell(made, word, {});
}

function lanesOf(select, lanes) {
  const have = [...select.options].map((one) => one.value);
  if (have.join() === lanes.join()) return;
  const chosen = select.value;
  select.replaceChildren(
    ...lanes.map((lane) => {
      const option = element("option", "", `Lane ${lane}`);
      option.value = lane;
      return option;
    }),
  );
  if (lanes.includes(chosen)) select.value = chosen;
}

function fillBasket(made, kept, lanes) {
  made.kept = kept;
  write(made.lane, `From lane ${kept.lane}`);
  write(made.code, `${kept.code.slice(0, 3)} ${kept.code.slice(3)}`);
  write(made.told, kept.told);
  write(made.holds, `${kept.holds}. Saved at ${kept.at.slice(11, 16)}.`);
  made.item.classList.toggle("over", kept.over);
  made.acts.hidden = !kept.free;
  made.held.hidden = !kept.held;
  lanesOf(made.to, lanes);
  const which = `basket ${kept.code} from lane ${kept.lane}`;
  made.to.setAttribute("aria-label", `Lane for ${which}`);
  made.hand.setAttribute("aria-label", `Hand ${which} to the chosen lane`);
  made.away.setAttribute("aria-label", `${made.asked ? "Really put away" : "Put away"} ${which}`);
  made.back.setAttribute("aria-label", `${made.asked ? "Really take back" : "Take back"} ${which}`);
  for (const control of [made.to, made.hand, made.away, made.back]) control.disabled = made.busy;
}

function showShelf(told) {
  const list = place("baskets");
  const there = new Set();
  told.baskets.forEach((kept, index) => {
    there.add(kept.basket);
    const made = shelf.get(kept.basket) || basketCard(kept.basket);
    fillBasket(made, kept, told.lanes);
    if (list.children[index] !== made.item) list.insertBefore(made.item, list.children[index] || null);
  });
  for (const [key, made] of shelf) {
    if (there.has(key)) continue;
    made.item.remove();
    shelf.delete(key);
  }
  place("empty").hidden = told.baskets.length > 0;
}

async function tell(made, word, wish) {
  const name = place("name").value.trim();
  if (!name) {
    notice("Please write your name first: it is noted who did it.");
    place("name").focus();
    return;
  }
  notice("");
  made.busy = true;
  fillBasket(made, made.kept, [...made.to.options].map((one) => one.value));
  const what = `Basket ${made.kept.code}`;
  try {
    const answer = await fetch(`${location.origin}/console/baskets/${encodeURIComponent(made.kept.basket)}/${word}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Console": "1" },
      body: JSON.stringify({ name, ...wish }),
    });
    if (!answer.ok) notice(`${what}: ${(await answer.json()).error}`);
  } catch {
    notice(`${what}: this did not reach the server. Please touch it again.`);
  } finally {
    made.busy = false;
    made.asked = false;
    write(made.away, "Put away");
    write(made.back, TAKE_BACK);
    fillBasket(made, made.kept, [...made.to.options].map((one) => one.value));
  }
}

async function watchShelf() {
  let wait = FIRST_WAIT_MS;
  for (;;) {
    try {
      const answer = await fetch(`${location.origin}/console/baskets?seen=${encodeURIComponent(shelved || "")}`, { cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const told = await answer.json();
      shelved = told.tag;
      wait = FIRST_WAIT_MS;
      showShelf(told);
    } catch {
      await pause(wait);
      wait = Math.min(wait * 2, LAST_WAIT_MS);
    }
  }
}

watchShelf();
