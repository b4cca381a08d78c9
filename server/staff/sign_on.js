// Number and PIN go to the server once, and the page to the console; the PIN stays nowhere.
"use strict";

const place = (id) => document.getElementById(id);

function notice(words) {
  const shown = place("notice");
  shown.textContent = words;
  shown.hidden = !words;
}

async function signOn(event) {
  event.preventDefault();
  const number = place("number").value.trim();
  const pin = place("pin").value.trim();
  place("pin").value = "";
  place("go").disabled = true;
  notice("");
  try {
    const answer = await fetch(`${location.origin}/console/sign-on`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Console": "1" },
      body: JSON.stringify({ number, pin }),
    });
    if (answer.ok) {
      location.replace("/console");
      return;
    }
    notice(answer.status === 422 ? "Number and PIN are digits only. Please look again." : (await answer.json()).error);
  } catch {
    notice("This did not reach the server. Please try again.");
  }
  place("go").disabled = false;
  place("pin").focus();
}

place("form").addEventListener("submit", signOn);
