// The desk's forms: what is filled in goes to the server as JSON, a file as it is; what is wrong comes back beside the button.
"use strict";

// What is wrong with a field stands right beneath it, and the first of them is where one goes on.
function tellFields(form, fields) {
  for (const [name, words] of Object.entries(fields)) {
    const field = form.elements[name];
    if (!field) continue;
    field.closest("[hidden]")?.removeAttribute("hidden");
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

// What is wrong with a file, line by line.
function tableOf(rows) {
  const table = element("table", "done wrongs");
  const body = element("tbody");
  const head = element("tr");
  for (const key of ["fault_line", "fault_column", "fault_has", "fault_wanted"]) {
    const cell = element("th", "", say(key));
    cell.scope = "col";
    head.append(cell);
  }
  for (const row of rows) {
    const line = element("tr");
    line.append(element("td", "figure", row.line ? String(row.line) : "–"), element("td", "", row.column || "–"), element("td", "has", row.has || "–"), element("td", "", row.wanted));
    body.append(line);
  }
  table.append(element("thead"), body);
  table.tHead.append(head);
  const scrolls = element("div", "scrolls");
  scrolls.tabIndex = 0;
  scrolls.setAttribute("role", "region");
  scrolls.setAttribute("aria-label", say("why_wrong"));
  scrolls.append(table);
  return scrolls;
}

function listOf(problems) {
  const list = element("ul", "problems");
  list.append(...problems.map((problem) => element("li", "", problem)));
  return list;
}

function tell(form, told) {
  const said = form.querySelector(".said");
  const apart = Object.entries(told.fields || {}).filter(([name]) => !form.elements[name]);
  const problems = [...(told.problems || []), ...apart.map(([, words]) => words)];
  const rows = told.rows || [];
  const more = (told.count || 0) - (rows.length || (told.problems || []).length);
  said.replaceChildren(element("p", "", told.error));
  if (rows.length) said.append(tableOf(rows));
  if (problems.length) said.append(listOf(problems));
  if (more > 0) said.append(element("p", "", say("further_problems", { count: more })));
  said.hidden = false;
  if (told.fields) tellFields(form, told.fields);
  else said.scrollIntoView({ block: "nearest" });
}

async function ask(form, path, body, type) {
  const buttons = [...form.querySelectorAll("button")];
  const slow = form.querySelector("[data-busy]");
  const calm = slow?.textContent;
  for (const button of buttons) button.disabled = true;
  if (slow) slow.textContent = slow.dataset.busy;
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
  if (slow) slow.textContent = calm;
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
    ask(form, `${form.dataset.file}?whole=${form.elements.whole.checked}`, file);
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
