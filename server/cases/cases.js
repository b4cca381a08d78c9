// Forms of the cases go to the server as JSON, once; the page then shows what came of it. The list shows itself anew when it is another.
"use strict";

const WHY = new Set(["unknown", "closed", "other_step"]);

function refuses(form, key) {
  const told = form.querySelector(".refused");
  told.textContent = say(key);
  told.hidden = false;
}

async function sends(event) {
  event.preventDefault();
  const form = event.currentTarget;
  const button = form.querySelector("button[type=submit]");
  const told = {};
  for (const [name, value] of new FormData(form)) told[name] = value;
  for (const box of form.querySelectorAll("[data-group]")) {
    told[box.dataset.group] = {};
    for (const one of box.querySelectorAll("[data-key]")) if (one.value.trim()) told[box.dataset.group][one.dataset.key] = one.value.trim();
  }
  button.disabled = true;
  try {
    const answer = await fetch(`${location.origin}${form.dataset.sends}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Console": "1" },
      body: JSON.stringify(told),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (answer.status === 401) location.reload();
    const came = await answer.json();
    if (answer.ok) {
      location.assign(came.next);
      return;
    }
    refuses(form, WHY.has(came.error) ? `why_${came.error}` : answer.status === 403 ? "refused_role" : "why_else");
  } catch {
    refuses(form, "why_away");
  }
  button.disabled = false;
}

for (const form of document.querySelectorAll("form[data-sends]")) form.addEventListener("submit", sends);

const followed = document.querySelector("main[data-follows]");
if (followed) follow(followed.dataset.follows, (told) => told.tag === followed.dataset.tag || location.reload());
