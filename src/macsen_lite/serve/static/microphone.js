// The microphone: opened at the browser's own rate, kept for a while after use, then let go.

import { audio } from "./sound.js";

const KEPT_MS = 30_000;

/** Gives blocks of 16-bit mono sound to a function while it is on. */
export class Microphone {
  constructor(onBlock) {
    this.onBlock = onBlock;
    this.opening = undefined;
    this.stopped = undefined;
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
    await new Promise((resolve) => {
      this.stopped = resolve;
      this.node.port.postMessage("stop");
    });
    this.release = setTimeout(() => this.close(), KEPT_MS);
  }

  async open() {
    const stream = await navigator.mediaDevices.getUserMedia({
      // Noise is left in: the recogniser has learned with it, and what removes it harms speech.
      audio: { channelCount: 1, echoCancellation: true, noiseSuppression: false, autoGainControl: true },
    });
    await audio().audioWorklet.addModule("/static/capture.js");
    this.stream = stream;
    this.source = audio().createMediaStreamSource(stream);
    this.node = new AudioWorkletNode(audio(), "capture", { numberOfOutputs: 0 });
    this.node.port.onmessage = ({ data }) => {
      if (data === "done") this.stopped?.();
      else this.onBlock(data);
    };
    this.source.connect(this.node);
  }

  /** Let the microphone go: the browser no longer shows that it is in use. */
  close() {
    this.source?.disconnect();
    this.stream?.getTracks().forEach((track) => track.stop());
    this.node = this.source = this.stream = this.opening = undefined;
  }
}
