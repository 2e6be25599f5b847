// Parts of a page that stay true by themselves: what is shown is fetched anew, and times count down.

import { onMessage } from "./server.js";

const RETRY_MS = 3000; // after a refusal, as when more was asked for than is granted in a minute
const LET_GO_MS = 300; // from the end of a touch until what it pressed has surely been told

let isRefreshing = false;
let mustRefresh = false;
let isPutOff = false;

/**
 * Whether somebody is in the middle of something in a live part: writing, or on the way from there
 * to the button beside it, or pressing one. It is left alone until then: a button that is exchanged
 * under a finger is never pressed.
 */
function isBusy(part) {
  if (part.querySelector(":is(button, summary, select, input):active")) return true;
  const focused = document.activeElement;
  if (!part.contains(focused)) return false;
  return touched(focused.closest("form") ?? focused.parentElement).length > 0;
}

/** The fields whose writing has not been saved. */
function touched(part) {
  return [...part.querySelectorAll("[data-touched]")];
}

function refreshAfterAll() {
  if (!isPutOff) return;
  isPutOff = false;
  setTimeout(refresh, LET_GO_MS);
}

document.addEventListener("pointerup", refreshAfterAll);
document.addEventListener("focusout", refreshAfterAll);

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
    if (!answer.ok) {
      setTimeout(refresh, RETRY_MS);
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = [...fresh.querySelectorAll("[data-live]")];
    parts.forEach((part, index) => {
      if (!news[index]) return;
      if (isBusy(part)) isPutOff = true;
      else swap(part, news[index]);
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
  const focused = part.contains(document.activeElement) ? path(document.activeElement) : null;
  const unsaved = touched(part).map((field) => [path(field), field]);
  part.replaceChildren(...document.adoptNode(fresh).childNodes);
  for (const [where, field] of unsaved) {
    const now = find(part, where);
    if (!now) continue;
    if (now.matches("[type=checkbox], [type=radio]")) now.checked = field.checked;
    else now.value = field.value;
    now.dataset.touched = "yes";
  }
  if (focused) {
    // The same control; where that is gone, the page's content, and not the top of the document.
    (find(part, focused) ?? document.getElementById("content")).focus({ preventScroll: true });
  }
}

/** What tells a control from the others after a refresh. */
function path(element) {
  const { api, body, list } = element.closest("[data-api]")?.dataset ?? {};
  const choice = element.matches("[type=checkbox], [type=radio]") ? element.value : "";
  const { keep } = element.matches("summary") ? element.parentElement.dataset : {};
  return [element.tagName, element.name, api, body, list, choice, keep].join("\n");
}

function find(part, wanted) {
  return [...part.querySelectorAll("a, button, input, select, summary, textarea")].find(
    (element) => path(element) === wanted,
  );
}

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

onMessage((message) => {
  if (message.type === "changed" || message.type === "back") refresh();
});
