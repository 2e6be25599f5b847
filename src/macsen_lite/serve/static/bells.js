// What rings: it is seen on every page, and heard where the server itself is not.

import { api, onMessage, say, tell } from "./server.js";
import { audio, decoded, isAwake, mayBeHeard } from "./sound.js";

const bells = document.getElementById("bells");
let ringing = [];
const stilled = new Set(); // pressed here: silent at once, whether the server can be told or not
const acting = new Set();
let isLocal = false;
let isHeardHere = false;
let ringTimer;
let chime;

function button(text, run) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", run);
  return made;
}

async function act(event, what) {
  if (acting.has(event.id)) return; // pressed twice
  acting.add(event.id);
  stilled.add(event.id);
  showBells();
  try {
    await api("POST", `/api/events/${event.id}/${what}`);
    ringing = ringing.filter((other) => other.id !== event.id);
    showBells();
  } catch (error) {
    tell(error.message, true);
  } finally {
    acting.delete(event.id);
  }
}

function banner(text, ...buttons) {
  const box = document.createElement("div");
  box.className = "bell";
  const said = document.createElement("p");
  said.lang = "cy";
  said.textContent = text;
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = say("tap_to_hear");
  box.append(said, ...buttons, hint);
  return box;
}

function showBells() {
  for (const box of bells.querySelectorAll("[data-rings]")) {
    if (!ringing.some((event) => String(event.id) === box.dataset.rings)) box.remove();
  }
  for (const event of ringing) {
    if (bells.querySelector(`[data-rings="${event.id}"]`)) continue;
    const box = banner(
      event.text,
      button(say("stop"), () => act(event, "stop")),
      button(say("snooze"), () => act(event, "snooze")),
    );
    box.dataset.rings = event.id;
    bells.append(box);
  }
  // On this very machine the loudspeaker rings already, where the server has one.
  const isLoud = ringing.some((event) => !stilled.has(event.id));
  const mustSound = isLoud && !(isLocal && isHeardHere);
  if (mustSound && !ringTimer) {
    ring();
    ringTimer = setInterval(ring, 2500);
  } else if (!mustSound && ringTimer) {
    clearInterval(ringTimer);
    ringTimer = undefined;
  }
}

async function ring() {
  try {
    // A stroke in audio that sleeps would wait, and sound together with all the others.
    const isHeard = mayBeHeard() && await isAwake();
    bells.classList.toggle("silent", !isHeard);
    if (!isHeard) return;
    chime ??= await decoded("/api/chime.wav");
    const source = audio().createBufferSource();
    source.buffer = chime;
    source.connect(audio().destination);
    source.start();
  } catch {
    // It is seen, if not heard.
  }
}

function told(text) {
  const box = banner(text, button(say("close"), () => box.remove()));
  bells.append(box);
  if (!(isLocal && isHeardHere)) ring();
}

onMessage((message) => {
  switch (message.type) {
    case "hello":
      isLocal = message.local;
      break;
    case "ringing":
      ringing = message.events;
      for (const id of stilled) if (!ringing.some((event) => event.id === id)) stilled.delete(id);
      isHeardHere = message.audible;
      showBells();
      break;
    case "told":
      told(message.text);
      break;
  }
});
