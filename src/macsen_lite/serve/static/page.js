// What every page has.

import "./bells.js";
import "./forms.js";
import { connect, onMessage } from "./server.js";
import { audio, hush } from "./sound.js";

onMessage((message) => {
  if (message.type === "hush") hush();
});

// On a narrow screen the menu is wider than the screen.
const current = document.querySelector("nav [aria-current]");
if (current) current.closest("ul").scrollLeft = current.offsetLeft - 40;
// A browser lets sound be heard from the first touch on.
addEventListener("pointerdown", () => audio().resume(), { once: true });
connect();
