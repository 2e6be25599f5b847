// Hold to talk, or type; what is heard appears as it is spoken, and the answer is shown and played.

import { Microphone } from "./microphone.js";
import { api, isConnected, onMessage, say, send, tell } from "./server.js";
import { hush, play } from "./sound.js";

const TAP_MS = 350; // shorter, and it was a tap: the next one ends
const $ = (id) => document.getElementById(id);
const hold = $("hold");
const label = hold.querySelector(".label");
const state = $("state");
const partial = $("partial");
const trouble = $("trouble");
const log = $("log");
const speak = $("speak");

let isWanted = false; // somebody holds the button, or has tapped it
let isHeard = false; // the server is hearing
let isTapped = false;
let hasBegun = false; // the server was told to hear
let mustStop = false; // it was all said before the server was ready
let pressedAt = 0; // when the finger went down, however busy the page was then
let presses = 0;
let blocks = []; // what was said before the server was ready to hear it

const microphone = new Microphone((block) => {
  if (isHeard) send(block);
  else if (isWanted && blocks.length < 1000) blocks.push(block);
});

function show(mode) {
  hold.dataset.mode = mode;
  hold.setAttribute("aria-pressed", String(mode === "listening" || mode === "opening"));
  label.textContent = isTapped && isWanted ? say("finish") : say("hold");
  state.textContent = { listening: say("listening"), opening: say("opening"), preparing: say("preparing"), thinking: say("thinking") }[mode] ?? "";
}

function fault(text) {
  trouble.textContent = text;
  trouble.hidden = !text;
}

async function begin(event) {
  if (isWanted) return;
  const press = ++presses;
  isWanted = true;
  isTapped = hasBegun = mustStop = isHeard = false;
  blocks = [];
  pressedAt = event.timeStamp;
  hush();
  fault("");
  partial.textContent = "";
  if (!Microphone.isAllowed) {
    isWanted = false;
    fault(say(window.isSecureContext ? "no_microphone" : "not_secure"));
    return;
  }
  show("opening");
  try {
    await microphone.start();
  } catch {
    if (press !== presses) return;
    isWanted = false;
    show("");
    fault(say("no_microphone"));
    return;
  }
  await isConnected(); // a page that has just been opened is still at it
  if (press !== presses) return; // let go and pressed again: that press goes on
  if (!isWanted) {
    microphone.stop(); // let go while the browser was asking
    return;
  }
  if (!send({ type: "start", rate: microphone.rate, number: press })) {
    isWanted = false;
    show("");
    fault(say("lost"));
    return;
  }
  hasBegun = true;
  show("listening");
}

async function end() {
  if (!isWanted) return;
  isWanted = false;
  isTapped = false;
  if (!hasBegun) {
    show("");
    return;
  }
  hasBegun = false;
  show("thinking");
  mustStop = true;
  await microphone.stop();
  if (isHeard) finish();
}

function finish() {
  mustStop = false;
  isHeard = false;
  send({ type: "stop" });
}

function cancel() {
  if (!isWanted) return;
  isWanted = isTapped = hasBegun = mustStop = isHeard = false;
  microphone.stop();
  send({ type: "cancel" });
  partial.textContent = "";
  show("");
}

/** The end of a press: a short one leaves it on until the next. */
function release(event) {
  if (!isWanted || isTapped) return;
  if (event.timeStamp - pressedAt < TAP_MS) {
    isTapped = true;
    show(hold.dataset.mode);
  } else {
    end();
  }
}

hold.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  hold.setPointerCapture(event.pointerId);
  if (isTapped) end();
  else begin(event);
});
hold.addEventListener("pointerup", release);
hold.addEventListener("pointercancel", (event) => {
  // Something else took the finger: that was no tap, which would leave the microphone on.
  if (event.timeStamp - pressedAt < TAP_MS && !isTapped) cancel();
  else release(event);
});
hold.addEventListener("contextmenu", (event) => event.preventDefault());
// A screen reader, a switch or Enter presses without holding: then it is a tap.
hold.addEventListener("click", (event) => {
  if (event.detail !== 0) return;
  if (isWanted) {
    end();
  } else {
    begin(event);
    isTapped = true;
    show(hold.dataset.mode);
  }
});

const isText = (element) => element.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
const isControl = (element) => element !== hold && element.matches("a, button, input, summary");

let isKeyDown = false;

addEventListener("keydown", (event) => {
  if (event.key === "Escape") cancel();
  if (event.code !== "Space" || isText(event.target) || isControl(event.target)) return;
  event.preventDefault();
  if (event.repeat) return;
  isKeyDown = true;
  if (isTapped) end();
  else begin(event);
});
addEventListener("keyup", (event) => {
  if (event.code !== "Space" || !isKeyDown) return; // it is let go wherever one is by then
  isKeyDown = false;
  event.preventDefault();
  release(event);
});
addEventListener("blur", () => { if (isWanted && !isTapped) end(); });

// --- the conversation --------------------------------------------------------------------------

function element(tag, name, text, lang) {
  const made = document.createElement(tag);
  made.className = name;
  if (text) made.textContent = text;
  if (lang) made.lang = lang;
  return made;
}

function asked(text) {
  const paragraph = element("p", "asked");
  paragraph.append(element("span", "for-readers", `${say("you")}: `), element("span", "", text || say("heard_nothing"), "cy"));
  return paragraph;
}

function showTurn(turn) {
  document.querySelector(".welcome").hidden = true;
  if (!isWanted) partial.textContent = "";
  const box = element("div", "turn");
  box.dataset.turn = turn.id;
  const answer = element("div", "answered");
  answer.append(element("p", "", turn.answer, "cy"));
  if (speak) {
    const again = element("button", "again", say("again"));
    again.type = "button";
    again.dataset.hear = turn.id;
    answer.append(again);
  }
  box.append(asked(turn.text), answer);
  log.append(box);
  toEnd();
  if (turn.cut) tell(say("cut"));
  if (speak?.checked && !isWanted) hear(turn.id); // whoever speaks is not spoken to
}

/** Show the end of the conversation, which is above the button. */
function toEnd(behavior) {
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  scrollTo({ top: document.body.scrollHeight, behavior: behavior ?? (isStill ? "instant" : "smooth") });
}

async function hear(id) {
  try {
    await play(`/api/turns/${id}/sound`);
  } catch (error) {
    fault(error.message);
  }
}

async function ask(text) {
  cancel();
  hush();
  fault("");
  show("thinking");
  try {
    const answer = await api("POST", "/api/ask", { text });
    showTurn(await answer.json());
    return true;
  } catch (error) {
    fault(error.message);
    return false;
  } finally {
    if (!isWanted) show("");
  }
}

$("typed").addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = $("text");
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  if (!(await ask(text)) && !field.value) field.value = text;
});

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-hear], [data-ask]");
  if (!pressed) return;
  if (pressed.dataset.hear) hear(pressed.dataset.hear);
  else ask(pressed.dataset.ask);
});

if (speak) {
  speak.checked = localStorage.getItem("speak") !== "no";
  speak.addEventListener("change", () => {
    localStorage.setItem("speak", speak.checked ? "yes" : "no");
    if (!speak.checked) hush();
  });
}

onMessage((message) => {
  // It comes of an earlier press, while this one goes on.
  const isEarlier = message.number !== undefined && message.number !== presses;
  switch (message.type) {
    case "preparing":
      if (!isEarlier) show("preparing");
      break;
    case "ready":
      if (isEarlier) break;
      isHeard = true;
      for (const block of blocks.splice(0)) send(block);
      if (mustStop) finish();
      else if (isWanted) show("listening");
      break;
    case "partial":
      if (isEarlier) break;
      if (isWanted || hold.dataset.mode === "thinking") partial.textContent = message.text;
      break;
    case "turn":
      if (isEarlier) {
        showTurn(message);
        break;
      }
      if (isWanted) {
        // It was cut short by the server.
        isWanted = isTapped = hasBegun = false;
        microphone.stop();
      }
      isHeard = false;
      show("");
      showTurn(message);
      break;
    case "error":
    case "lost":
      if (message.type === "lost" && !isWanted && hold.dataset.mode !== "thinking") return;
      if (isEarlier) break;
      if (isWanted) microphone.stop();
      isWanted = isTapped = hasBegun = mustStop = isHeard = false;
      partial.textContent = "";
      show("");
      if (message.type === "error") fault([message.error, message.hint].filter(Boolean).join(" "));
      break;
  }
});

if (log.lastElementChild) toEnd("instant");
