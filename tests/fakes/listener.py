"""A program that listens through the real sound card, for tests that have a virtual one.

It prints one JSON object a line: the device, what happened to it, and, at the end, how much was
heard. It reads lines from its standard input: "end" ends it. The sound goes to a WAV file.
"""

import json
import sys
import threading
from pathlib import Path

import numpy as np

from macsen_lite.audio.files import write_wav
from macsen_lite.audio.microphone import RATE, Block, SoundCardMicrophone
from macsen_lite.clip import AudioClip


def show(**values: object) -> None:
    print(json.dumps(values), flush=True)  # noqa: T201


def main(device: str, out: Path) -> None:
    heard: list[Block] = []
    with SoundCardMicrophone(
        device or None, on_event=lambda event: show(event=event.kind)
    ) as microphone:

        def wait() -> None:
            for line in sys.stdin:
                if line.strip() == "end":
                    break
            microphone.close()

        threading.Thread(target=wait, daemon=True).start()
        assert microphone.device is not None
        show(device=microphone.device.name, rate=microphone.rate)
        for block in microphone.blocks():
            if not heard:
                show(event="first")
            heard.append(block)
    write_wav(out, AudioClip(np.concatenate([block.samples for block in heard]), RATE))
    ats = [block.at for block in heard]
    show(blocks=len(heard), in_order=ats == sorted(ats), overflows=microphone.overflows)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
