// Number and PIN go to the server once, and the page to the wall; the PIN stays nowhere.
"use strict";

const place = (id) => document.getElementById(id);
const words = JSON.parse(place("words").textContent);
const WHY = { 401: "sign_on_wrong", 422: "sign_on_digits", 429: "sign_on_locked" };

function notice(text) {
  place("notice").textContent = text;
  place("notice").hidden = !text;
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
    notice(words[WHY[answer.status] || "sign_on_not_now"]);
  } catch {
    notice(words.not_reached);
  }
  place("go").disabled = false;
  place("pin").focus();
}

place("form").addEventListener("submit", signOn);
