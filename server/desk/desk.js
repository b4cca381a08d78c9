// The desk's forms: what is filled in goes to the server as JSON, a file as it is; what is wrong comes back beside the button.
"use strict";

// What is wrong with a field stands right beneath it, and the first of them is where one goes on.
function tellFields(form, fields) {
  for (const [name, words] of Object.entries(fields)) {
    const field = form.elements[name];
    if (!field) continue;
    const told = element("small", "wrong", words);
    told.id = `wrong-${name}`;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", told.id);
    field.after(told);
  }
  form.querySelector("[aria-invalid]")?.focus();
}

function forgetFields(form) {
  for (const told of form.querySelectorAll(".wrong")) told.remove();
  for (const field of form.querySelectorAll("[aria-invalid]")) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
}

function tell(form, told) {
  const said = form.querySelector(".said");
  const list = element("ul", "problems");
  for (const problem of told.problems || []) list.append(element("li", "", problem));
  if (told.count > list.children.length) list.append(element("li", "", say("further_problems", { count: told.count - list.children.length })));
  said.replaceChildren(element("p", "", told.error), ...(list.children.length ? [list] : []));
  said.hidden = false;
  if (told.fields) tellFields(form, told.fields);
  else said.scrollIntoView({ block: "nearest" });
}

async function ask(form, path, body, type) {
  const buttons = [...form.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  forgetFields(form);
  try {
    const headers = { "X-Console": "1", ...(type ? { "Content-Type": type } : {}) };
    const answer = await fetch(`${location.origin}${path}`, { method: "POST", headers, body, signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status === 401) location.reload();
    const told = await answer.json();
    if (answer.ok && told.key) showKey(form, told);
    else if (answer.ok) location.assign(told.to);
    else tell(form, { ...told, error: inDesksWords(told.error) });
  } catch {
    tell(form, { error: say("not_reached") });
  }
  for (const button of buttons) button.disabled = false;
}

// A lane's code or token takes the form's place: it is nowhere else, and no other page shows it again.
function showKey(form, told) {
  const shown = form.parentElement.querySelector(".key");
  const head = shown.querySelector("h3");
  head.textContent = say(told.key.minutes ? "key_code_of" : "key_token_of", { lane: told.key.lane });
  shown.querySelector(".code").textContent = told.key.code;
  shown.querySelector(".until").textContent = told.key.minutes ? say("key_minutes", { minutes: told.key.minutes }) : "";
  shown.querySelector("a").href = told.to;
  form.hidden = true;
  shown.hidden = false;
  head.focus();
}

// The desk's own refusals come in the page's language already.
function inDesksWords(error) {
  return REFUSED.some(([end]) => error.endsWith(end)) ? inWords(error) : error;
}

function filledIn(form) {
  const fields = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  return form.dataset.key ? { key: form.dataset.key, fields } : fields;
}

for (const form of document.querySelectorAll("form[data-post]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask(form, form.dataset.post, JSON.stringify(filledIn(form)), "application/json");
  });
}

for (const form of document.querySelectorAll("form[data-file]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const file = form.elements.file.files[0];
    const wanted = new URLSearchParams({ name: file.name.slice(0, 80), whole: form.elements.whole.checked });
    ask(form, `${form.dataset.file}?${wanted}`, file);
  });
}

for (const button of document.querySelectorAll("[data-act], [data-gone]")) {
  button.addEventListener("click", () => {
    const gone = button.dataset.gone;
    ask(button.form, gone ? "/desk/gone" : button.dataset.act, JSON.stringify(gone ? { record: gone } : {}), "application/json");
  });
}

// The next further price can be filled in once the one before is.
for (const row of document.querySelectorAll(".grid.three")) {
  row.addEventListener("input", () => {
    if (row.nextElementSibling) row.nextElementSibling.hidden = false;
  });
}

// How far the baskets of a preview are; the page comes anew when they are done.
const running = place("running");
async function watch() {
  for (;;) {
    await pause(700);
    try {
      const told = await (await fetch(`${location.origin}${running.dataset.path}`, { cache: "no-store" })).json();
      running.querySelector("progress").value = told.done;
      if (told.state !== "running") return location.reload();
    } catch {
      await pause(LAST_WAIT_MS);
    }
  }
}
if (running) watch();
