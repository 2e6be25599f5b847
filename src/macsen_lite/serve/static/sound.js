// What is heard from the page.

import { api } from "./server.js";

let context;
let playing;

/** The page's audio context; a browser lets it sound once somebody has touched the page. */
export function audio() {
  context ??= new AudioContext();
  return context;
}

/** Whether the page has been touched: browsers keep it silent until then. */
export function mayBeHeard() {
  return navigator.userActivation ? navigator.userActivation.hasBeenActive : audio().state === "running";
}

/** A sound of the server's, ready to be played. */
export async function decoded(url) {
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
