// What every page has: talking to the server, what rings, forms that save, and parts that stay live.

const words = JSON.parse(document.getElementById("words").textContent);
const csrf = document.querySelector("meta[name=csrf]").content;

/** What the page says, in its language. */
export function say(key) {
  return words[key];
}

/** Ask the API; throws an Error whose message is fit to be shown. */
export async function api(method, path, body) {
  const options = { method, headers: { "X-CSRF-Token": csrf } };
  if (method !== "GET") {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body ?? {});
  }
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Error(say("failed"));
  }
  if (answer.status === 401) location.assign("/login");
  if (!answer.ok) {
    const told = await answer.json().catch(() => ({}));
    throw new Error([told.error || say("failed"), told.hint].filter(Boolean).join(" "));
  }
  return answer;
}

const toast = document.getElementById("toast");
let toastEnds;

/** Say something in passing. */
export function tell(text, isFault = false) {
  toast.textContent = text;
  toast.className = isFault ? "shown fault" : "shown";
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => { toast.className = ""; }, isFault ? 8000 : 2500);
}

// --- sound -------------------------------------------------------------------------------------

let context;
let playing;

/** The page's audio context; a browser lets it sound once somebody has touched the page. */
export function audio() {
  context ??= new AudioContext();
  return context;
}

/** Whether the page has been touched: browsers keep it silent until then. */
function mayBeHeard() {
  return navigator.userActivation ? navigator.userActivation.hasBeenActive : audio().state === "running";
}

async function decoded(url) {
  const answer = await api("GET", url);
  return audio().decodeAudioData(await answer.arrayBuffer());
}

/** Be silent. */
export function hush() {
  playing?.stop();
  playing = undefined;
}

/** Play a sound instead of whatever is being played; resolves at its end. */
export async function play(url) {
  hush();
  const buffer = await decoded(url);
  hush();
  await audio().resume();
  return new Promise((resolve) => {
    const source = audio().createBufferSource();
    source.buffer = buffer;
    source.connect(audio().destination);
    source.onended = () => {
      if (playing === source) playing = undefined;
      resolve();
    };
    playing = source;
    source.start();
  });
}

// --- what rings --------------------------------------------------------------------------------

const bells = document.getElementById("bells");
let ringing = [];
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
  try {
    await api("POST", `/api/events/${event.id}/${what}`);
    ringing = ringing.filter((other) => other.id !== event.id);
    showBells();
  } catch (error) {
    tell(error.message, true);
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
  const mustSound = ringing.length > 0 && !(isLocal && isHeardHere);
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
    bells.classList.toggle("silent", !mayBeHeard());
    if (!mayBeHeard()) return;
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

// --- the socket --------------------------------------------------------------------------------

const listeners = new Set();
const connection = document.getElementById("connection");
let socket;
let wasLost = false;
let wait = 500;

/** Call with each message from the server, and with {type: "lost"} when it cannot be reached. */
export function onMessage(listener) {
  listeners.add(listener);
}

/** Send a command or a block of sound; false when there is no connection. */
export function send(message) {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(message instanceof ArrayBuffer ? message : JSON.stringify(message));
  return true;
}

function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}/socket`);
  socket.binaryType = "arraybuffer";
  socket.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  socket.addEventListener("close", () => {
    wasLost = true;
    connection.hidden = false;
    connection.textContent = say("lost");
    connection.className = "fault";
    for (const listener of listeners) listener({ type: "lost" });
    setTimeout(connect, wait);
    wait = Math.min(10_000, wait * 2);
  });
}

function hear(message) {
  switch (message.type) {
    case "hello":
      isLocal = message.local;
      wait = 500;
      if (wasLost) {
        connection.textContent = say("back");
        connection.className = "";
        setTimeout(() => { connection.hidden = true; }, 2500);
        refresh();
      }
      wasLost = false;
      break;
    case "ringing":
      ringing = message.events;
      isHeardHere = message.audible;
      showBells();
      break;
    case "told":
      told(message.text);
      break;
    case "changed":
      refresh();
      break;
    case "hush":
      hush();
      break;
  }
  for (const listener of listeners) listener(message);
}

// --- parts that stay live ----------------------------------------------------------------------

let isRefreshing = false;
let mustRefresh = false;

/** Whether somebody is in the middle of writing in a live part: it is left alone until then. */
function isBusy(part) {
  const field = document.activeElement;
  return part.contains(field) && field.matches("input, textarea, select") && field.dataset.touched;
}

/** Fetch the page again and put in what has changed, with what was open and where one was. */
export async function refresh() {
  const parts = [...document.querySelectorAll("[data-live]")];
  if (!parts.length) return;
  if (isRefreshing) {
    mustRefresh = true;
    return;
  }
  isRefreshing = true;
  try {
    const answer = await fetch(location.href);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = [...fresh.querySelectorAll("[data-live]")];
    parts.forEach((part, index) => {
      if (news[index] && !isBusy(part)) swap(part, news[index]);
    });
    count();
  } catch {
    // The socket says so when the server is gone.
  } finally {
    isRefreshing = false;
    if (mustRefresh) {
      mustRefresh = false;
      refresh();
    }
  }
}

function swap(part, fresh) {
  const open = new Set([...part.querySelectorAll("details[open]")].map((one) => one.dataset.keep));
  for (const details of fresh.querySelectorAll("details")) {
    details.open = open.has(details.dataset.keep);
  }
  const focused = part.contains(document.activeElement) ? path(part, document.activeElement) : null;
  part.replaceChildren(...document.adoptNode(fresh).childNodes);
  if (focused) {
    // The same control; where that is gone, the page's content, and not the top of the document.
    (find(part, focused) ?? document.getElementById("content")).focus({ preventScroll: true });
  }
}

/** What tells a control from the others after a refresh. */
function path(part, element) {
  const all = part.querySelectorAll(element.tagName);
  const form = element.closest("[data-api]");
  return {
    tag: element.tagName,
    index: [...all].indexOf(element),
    api: form?.dataset.api,
    body: form?.dataset.body,
    list: form?.dataset.list,
    name: element.name,
  };
}

function find(part, wanted) {
  return [...part.querySelectorAll(wanted.tag)].find((element) => {
    const form = element.closest("[data-api]");
    return (
      form?.dataset.api === wanted.api && form?.dataset.body === wanted.body &&
      form?.dataset.list === wanted.list && element.name === wanted.name
    );
  });
}

// --- forms and buttons that save ---------------------------------------------------------------

function settingValue(form) {
  const field = form.elements.value;
  switch (form.dataset.setting) {
    case "bool": return field.checked;
    case "int":
    case "float": return field.tagName === "SELECT" ? Number(field.value) : field.valueAsNumber;
    case "list": return field.value.split(",").map((one) => one.trim()).filter(Boolean);
    case "dict": {
      const lines = field.value.split("\n").filter((line) => line.trim());
      return Object.fromEntries(lines.map((line) => {
        const cut = line.indexOf("=");
        return cut < 0 ? [line.trim(), ""] : [line.slice(0, cut).trim(), line.slice(cut + 1).trim()];
      }));
    }
    default: return field.value;
  }
}

function bodyOf(form) {
  if (form.dataset.setting) return { value: settingValue(form) };
  const data = new FormData(form);
  const body = {};
  for (const [name, value] of data) body[name] = value;
  if (form.querySelector("[name=days]")) body.days = data.getAll("days").map(Number);
  if (form.dataset.kind) body.kind = form.dataset.kind;
  if ("minutes" in body) {
    body.seconds = 60 * Number(body.minutes) + Number(body.rest);
    delete body.minutes;
    delete body.rest;
  }
  if (form.dataset.list) body.list = form.dataset.list;
  if (form.dataset.item) body.item = form.dataset.item;
  if ("item" in body && form.dataset.api.startsWith("POST /api/lists")) {
    body.items = [body.item];
    delete body.item;
  }
  return body;
}

const saving = new WeakSet();

async function save(element, body) {
  // Enter in a field that saves itself is a change and a submission, one right after the other.
  if (saving.has(element)) return;
  saving.add(element);
  const [method, path_] = element.dataset.api.split(" ");
  const wrong = element.closest("form")?.querySelector(".wrong");
  if (wrong) wrong.textContent = "";
  try {
    await api(method, path_, body);
    const isNew = element.matches("form") && method === "POST";
    if (element.matches("form")) {
      for (const field of element.elements) delete field.dataset.touched;
      if (isNew) element.reset();
      const details = element.closest("details");
      if (details) {
        details.open = false;
        details.querySelector("summary").focus();
      }
    }
    tell(say("saved"));
    await refresh();
  } catch (error) {
    if (wrong) wrong.textContent = error.message;
    else tell(error.message, true);
  } finally {
    saving.delete(element);
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.api) return;
  event.preventDefault();
  save(form, bodyOf(form));
});

document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.dataset.when !== "change") return;
  if (!event.target.value.trim()) {
    form.reset();
    return;
  }
  save(form, bodyOf(form));
});

document.addEventListener("input", (event) => { event.target.dataset.touched = "yes"; });

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("button[data-api]");
  if (!pressed) return;
  save(pressed, pressed.dataset.body ? JSON.parse(pressed.dataset.body) : {});
});

// --- how long is left --------------------------------------------------------------------------

function count() {
  for (const shown of document.querySelectorAll("[data-due], [data-left]")) {
    const left = shown.dataset.due
      ? (Date.parse(shown.dataset.due) - Date.now()) / 1000
      : Number(shown.dataset.left);
    const whole = Math.max(0, Math.ceil(left));
    const two = (number) => String(number).padStart(2, "0");
    const hours = Math.floor(whole / 3600);
    const minutes = Math.floor((whole % 3600) / 60);
    shown.textContent = `${hours ? `${hours}:${two(minutes)}` : minutes}:${two(whole % 60)}`;
  }
}

setInterval(count, 250);
count();
// On a narrow screen the menu is wider than the screen.
const current = document.querySelector("nav [aria-current]");
if (current) current.closest("ul").scrollLeft = current.offsetLeft - 40;
// A browser lets sound be heard from the first touch on.
addEventListener("pointerdown", () => audio().resume(), { once: true });
connect();
