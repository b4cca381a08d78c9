// Forms of /members: each goes to its path as JSON, so that no number gets into an address. All that came is set as text.
"use strict";

function fields(form) {
  const told = {};
  const ticks = [...form.querySelectorAll("input[type=checkbox]")];
  for (const [name, value] of new FormData(form)) told[name] = value.trim();
  for (const name of new Set(ticks.map((one) => one.name))) told[name] = ticks.filter((one) => one.name === name && one.checked).map((one) => one.value);
  if ("agrees" in told) told.agrees = told.agrees === "yes";
  return told;
}

function refuses(form, key) {
  const note = form.querySelector(".note");
  note.hidden = !key;
  write(note, key ? words[key] || words.not_understood : "");
}

async function submits(event) {
  event.preventDefault();
  const form = event.target;
  const button = form.querySelector("button");
  button.disabled = true;
  refuses(form, "");
  try {
    const answer = await fetch(location.origin + form.dataset.path, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Console": "1" },
      body: JSON.stringify(fields(form)),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const told = await answer.json();
    if (answer.status === 401) location.reload();
    else if (answer.status === 403) refuses(form, "refused_role");
    else if (!answer.ok) refuses(form, told.error);
    else if (told.once) write(form.querySelector("[data-once]"), told.once);
    else if (told.go) location.assign(told.go);
    else location.reload();
  } catch {
    refuses(form, "not_reached");
  }
  button.disabled = false;
}

document.querySelectorAll("form[data-path]").forEach((form) => form.addEventListener("submit", submits));
