// What every page has.

import "./bells.js";
import "./forms.js";
import { api, connect, onMessage } from "./server.js";
import { audio, hush } from "./sound.js";

onMessage((message) => {
  if (message.type === "hush") hush();
  // The server may be there, and not know this visitor any more: then it is a matter of logging in.
  if (message.type === "lost") api("GET", "/api/status").catch(() => {});
});

// On a narrow screen the menu is wider than the screen.
const current = document.querySelector("nav [aria-current]");
if (current) current.closest("ul").scrollLeft = current.offsetLeft - 40;
// A browser lets sound be heard from the first touch on, and wakes it by another after it slept.
for (const touch of ["pointerdown", "keydown"]) {
  addEventListener(touch, () => audio().resume().catch(() => {}));
}
connect();
