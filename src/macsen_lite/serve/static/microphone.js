// The microphone: opened at the browser's own rate, kept for a while after use, then let go.

import { audio } from "./sound.js";

const KEPT_MS = 30_000;
const REST_MS = 1000; // in which the rest has come, or never will: audio that sleeps gives nothing

/** Gives blocks of 16-bit mono sound to a function while it is on. */
export class Microphone {
  constructor(onBlock) {
    this.onBlock = onBlock;
    this.opening = undefined;
    this.starts = 0;
    this.stopping = new Set();
  }

  /** Samples a second. */
  get rate() {
    return audio().sampleRate;
  }

  /** Whether the browser would let this page use one at all. */
  static get isAllowed() {
    return window.isSecureContext && Boolean(navigator.mediaDevices) && "audioWorklet" in AudioContext.prototype;
  }

  /** Begin to give sound; throws when there is no microphone, or it may not be used. */
  async start() {
    this.starts += 1;
    clearTimeout(this.release);
    this.opening ??= this.open();
    try {
      await this.opening;
    } catch (error) {
      this.opening = undefined;
      throw error;
    }
    await audio().resume();
    this.node.port.postMessage("start");
  }

  /** Give the rest, and no more; resolves when all has been given. */
  async stop() {
    if (!this.node) return;
    const { starts } = this;
    await new Promise((resolve) => {
      this.stopping.add(resolve);
      this.node.port.postMessage("stop");
      setTimeout(resolve, REST_MS);
    });
    if (starts !== this.starts) return; // it is wanted again
    clearTimeout(this.release);
    this.release = setTimeout(() => this.close(), KEPT_MS);
  }

  async open() {
    const stream = await navigator.mediaDevices.getUserMedia({
      // Noise is left in: the recogniser has learned with it, and what removes it harms speech.
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: true },
    });
    try {
      await audio().audioWorklet.addModule("/static/capture.js");
      const node = new AudioWorkletNode(audio(), "capture", { numberOfOutputs: 0 });
      const source = audio().createMediaStreamSource(stream);
      Object.assign(this, { stream, node, source });
    } catch (error) {
      letGo(stream);
      throw error;
    }
    this.node.port.onmessage = ({ data }) => {
      if (data === "done") this.rested();
      else this.onBlock(data);
    };
    this.source.connect(this.node);
    for (const track of stream.getTracks()) {
      // Unplugged, or no longer allowed: the next press opens whatever there is then.
      track.addEventListener("ended", () => { if (this.stream === stream) this.close(); });
    }
  }

  rested() {
    for (const resolve of this.stopping) resolve();
    this.stopping.clear();
  }

  /** Let the microphone go: the browser no longer shows that it is in use. */
  close() {
    this.source?.disconnect();
    if (this.stream) letGo(this.stream);
    this.node = this.source = this.stream = this.opening = undefined;
    this.rested();
  }
}

function letGo(stream) {
  for (const track of stream.getTracks()) track.stop();
}
