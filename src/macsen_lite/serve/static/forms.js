// Forms and buttons that save without leaving the page.

import { refresh } from "./live.js";
import { api, say, tell } from "./server.js";

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

/** Nothing in the form waits to be saved any more. */
function forget(form) {
  for (const field of form?.elements ?? []) delete field.dataset.touched;
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
    forget(element.closest("form"));
    if (element.matches("form")) {
      if (isNew) element.reset();
      const details = element.closest("details:not(.fold)");
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

let before = Promise.resolve();

/** Save what may be pressed again before the server has answered: one after another, all of it. */
function saveInTurn(dataset, body, onFault = () => {}) {
  const [method, path_] = dataset.api.split(" ");
  before = before.then(async () => {
    try {
      await api(method, path_, body);
      tell(say("saved"));
      refresh();
    } catch (error) {
      tell(error.message, true);
      onFault();
    }
  });
}

/** Add what is in a field for one thing after another, which is empty at once for the next. */
function add(form) {
  const { api: where, list } = form.dataset;
  const [{ value }] = form.elements;
  saveInTurn(form.dataset, bodyOf(form), () => {
    // It may have been drawn anew since.
    const now = [...document.forms].find((one) => one.dataset.api === where && one.dataset.list === list);
    const field = now?.elements[0];
    if (!field || field.value) return;
    field.value = value;
    field.dataset.touched = "yes";
  });
  form.reset();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.dataset.api) return;
  event.preventDefault();
  if (form.matches(".inline")) add(form);
  else save(form, bodyOf(form));
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
document.addEventListener("reset", (event) => forget(event.target));

document.addEventListener("click", (event) => {
  const pressed = event.target.closest("button[data-api]");
  if (!pressed) return;
  const body = pressed.dataset.body ? JSON.parse(pressed.dataset.body) : {};
  if ("again" in pressed.dataset) saveInTurn(pressed.dataset, body);
  else save(pressed, body);
});
