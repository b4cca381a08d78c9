// The bar over the wall: what is to be done first, and how many more wait. A host takes it with one touch.
"use strict";

let shown = "";

function todo(told) {
  const bar = place("todo");
  const waiting = told.actions.filter((one) => one.state === "open");
  const key = JSON.stringify([waiting[0], waiting.length]);
  bar.hidden = !waiting.length;
  if (key === shown) return;
  shown = key;
  bar.replaceChildren();
  if (!waiting.length) return;
  const [first] = waiting;
  const text = element("p");
  text.append(element("strong", "", first.said), first.do);
  const take = element("button", "", first.take);
  take.type = "button";
  take.addEventListener("click", async () => {
    take.disabled = true;
    const { refused } = await send(["actions", String(first.number), "take"], {});
    take.disabled = false;
    if (refused) write(place("heard"), refused);
    if (refused) text.replaceChildren(element("strong", "", refused));
  });
  const all = element("a", "", waiting.length > 1 ? say("todo_more", { count: waiting.length - 1 }) : say("todo_all"));
  all.href = "/actions";
  bar.append(icon("figure"), text, take, all);
}

addEventListener("DOMContentLoaded", () => follow("/console/actions", todo));
