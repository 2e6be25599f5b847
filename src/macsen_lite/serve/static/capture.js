// The audio worklet: the microphone's samples as blocks of 16-bit mono, for the socket.

const BLOCK_S = 0.06;

class Capture extends AudioWorkletProcessor {
  constructor() {
    super();
    this.block = new Int16Array(Math.round(sampleRate * BLOCK_S));
    this.filled = 0;
    this.isOn = false;
    this.port.onmessage = ({ data }) => {
      if (data === "start") this.filled = 0;
      else this.flush();
      this.isOn = data === "start";
      if (!this.isOn) this.port.postMessage("done");
    };
  }

  flush() {
    if (!this.isOn || !this.filled) return;
    const bytes = this.block.slice(0, this.filled).buffer;
    this.port.postMessage(bytes, [bytes]);
    this.filled = 0;
  }

  process([channels]) {
    if (this.isOn && channels.length) {
      for (let i = 0; i < channels[0].length; i += 1) {
        let sum = 0;
        for (const channel of channels) sum += channel[i];
        const value = Math.max(-1, Math.min(1, sum / channels.length));
        this.block[this.filled] = value < 0 ? value * 32768 : value * 32767;
        this.filled += 1;
        if (this.filled === this.block.length) this.flush();
      }
    }
    return true;
  }
}

registerProcessor("capture", Capture);
