// Talking to the server: requests, the socket, and saying how that went.

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
  if (answer.status === 401) location.assign(`/login?to=${encodeURIComponent(location.pathname)}`);
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

// --- the socket --------------------------------------------------------------------------------

const listeners = new Set();
const connection = document.getElementById("connection");
let socket;
let wasLost = false;
let wait = 500;
let again;

/**
 * Call with each message from the server, with {type: "lost"} when it cannot be reached, and with
 * {type: "back"} when it can again.
 */
export function onMessage(listener) {
  listeners.add(listener);
}

/** Send a command or a block of sound; false when there is no connection. */
export function send(message) {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(message instanceof ArrayBuffer ? message : JSON.stringify(message));
  return true;
}

/** Wait for a connection that is being made; false when there is none and none is being made. */
export async function isConnected() {
  const making = socket;
  if (making?.readyState === WebSocket.CONNECTING) {
    await new Promise((resolve) => {
      making.addEventListener("open", resolve);
      making.addEventListener("close", resolve);
    });
  }
  return making?.readyState === WebSocket.OPEN;
}

/** Open the socket, and open it again whenever it closes. */
export function connect() {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  socket = new WebSocket(`${scheme}://${location.host}/socket`);
  socket.binaryType = "arraybuffer";
  socket.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  socket.addEventListener("close", () => {
    wasLost = true;
    connection.hidden = false;
    connection.textContent = say("lost");
    connection.className = "fault";
    pass({ type: "lost" });
    again = setTimeout(connect, wait);
    wait = Math.min(10_000, wait * 2);
  });
}

/** A phone that was put away, or had no network, does not wait any longer. */
function hurry() {
  if (socket?.readyState !== WebSocket.CLOSED || document.hidden) return;
  clearTimeout(again);
  wait = 500;
  connect();
}

addEventListener("online", hurry);
document.addEventListener("visibilitychange", hurry);

function pass(message) {
  for (const listener of listeners) listener(message);
}

function hear(message) {
  if (message.type === "hello") {
    wait = 500;
    if (wasLost) {
      wasLost = false;
      connection.textContent = say("back");
      connection.className = "";
      setTimeout(() => { connection.hidden = true; }, 2500);
      pass({ type: "back" });
    }
  }
  pass(message);
}
