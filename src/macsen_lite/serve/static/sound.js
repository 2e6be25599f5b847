// What is heard from the page.

import { api } from "./server.js";

let context;
const WAKE_MS = 1000;

let playing;
let plays = 0; // what is fetched to be played counts only while nothing was begun or hushed since

/** The page's audio context; a browser lets it sound once somebody has touched the page. */
export function audio() {
  context ??= new AudioContext();
  return context;
}

/** Whether the page has been touched: browsers keep it silent until then. */
export function mayBeHeard() {
  return navigator.userActivation ? navigator.userActivation.hasBeenActive : audio().state === "running";
}

/** Whether sound would be heard now; a call, or a locked phone, puts the page's audio to sleep. */
export async function isAwake() {
  if (audio().state !== "running") {
    const late = new Promise((resolve) => { setTimeout(resolve, WAKE_MS); });
    await Promise.race([audio().resume().catch(() => {}), late]);
  }
  return audio().state === "running";
}

/** A sound of the server's, ready to be played. */
export async function decoded(url) {
  const answer = await api("GET", url);
  return audio().decodeAudioData(await answer.arrayBuffer());
}

/** Be silent. */
export function hush() {
  plays += 1;
  playing?.stop();
  playing = undefined;
}

/** Play a sound instead of whatever is being played; resolves at its end, or when it is hushed. */
export async function play(url) {
  hush();
  const mine = plays;
  const buffer = await decoded(url);
  if (mine !== plays) return;
  await audio().resume(); // which may wait for a touch
  if (mine !== plays) return;
  await new Promise((resolve) => {
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
