"""Where utterances begin and end: `Endpointer` on recorded Welsh, clean and in noise.

    python benchmarks/endpointing.py ../shared/data/welsh/dev-sentences [FOLDER …]

Each clip stands in 1.5 s of the noise that its own quietest moments are as loud as, with 3 s of it
behind, so that the detector has to find it. Where speech really begins and ends is taken from the
energy of the clean clip: the first and the last 60 ms that stand 12 dB above its quietest tenth and
within 30 dB of its loudest frame. (That is no human's judgement: breath at the end counts as
speech, and so does a knock on the microphone.) Counted are, over clips:

  missed   nothing was found
  late     the sound handed over (pre-roll included) begins after speech does
  cut      the utterance was over more than 100 ms before speech was: the end, or all after a pause
  delay    from where speech ends to where that is noticed, in those that were not cut
  false    starts a minute in the same noise without speech
"""

import argparse
import sys
from pathlib import Path

import numpy as np

from macsen_lite.audio.block import BLOCK, BLOCK_S, RATE, Block, Int16
from macsen_lite.audio.endpointing import Endpointer, EndpointOptions
from macsen_lite.audio.files import read_clip
from macsen_lite.audio.voice_activity import SileroVoiceActivity

BEFORE_S, AFTER_S = 1.5, 3.0
FRAME = 160


def levels(samples: Int16) -> np.ndarray:
    """Level of each 10 ms in dB of full scale."""
    count = len(samples) // FRAME
    frames = samples[: count * FRAME].reshape(count, FRAME).astype(np.float64) / 32768
    return 10 * np.log10(np.mean(frames**2, axis=1) + 1e-12)


def bounds(samples: Int16) -> tuple[float, float]:
    """Where speech begins and ends in a clean clip, in seconds."""
    level = levels(samples)
    threshold = max(level.max() - 30, np.quantile(level, 0.1) + 12)
    loud = np.convolve(level >= min(threshold, level.max() - 10), np.ones(6), "valid") >= 6
    found = np.flatnonzero(loud)
    if not len(found):
        return 0.0, len(samples) / RATE
    return found[0] * 0.01, (found[-1] + 6) * 0.01


def coloured(count: int, rng: np.random.Generator) -> np.ndarray:
    """Pink noise, mean square 1: the hum of a room more than the hiss of a line."""
    spectrum = np.fft.rfft(rng.standard_normal(count))
    spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
    noise = np.fft.irfft(spectrum, count)
    return noise / np.sqrt(np.mean(noise**2))


def scene(clip: Int16, snr_db: float | None, rng: np.random.Generator) -> Int16:
    """The clip in a room: its own faint noise all around, and more of it if wanted."""
    before, after = round(BEFORE_S * RATE), round(AFTER_S * RATE)
    sound = np.pad(clip.astype(np.float64), (before, after))
    level = levels(clip)
    faint = 32768 * 10 ** (min(np.quantile(level, 0.05), -50) / 20)
    noise = coloured(len(sound), rng)
    sound += faint * noise
    if snr_db is not None:
        speech = clip[: len(level) * FRAME].reshape(-1, FRAME)[level > level.max() - 30]
        loud = np.sqrt(np.mean(speech.astype(np.float64) ** 2))
        sound += loud / 10 ** (snr_db / 20) * noise
    return sound.clip(-32768, 32767).astype(np.int16)


def blocks(sound: Int16) -> list[Block]:
    return [
        Block(sound[start : start + BLOCK], (start + BLOCK) / RATE)
        for start in range(0, len(sound) - BLOCK + 1, BLOCK)
    ]


def utterances(endpointer: Endpointer, sound: Int16) -> list[tuple[float, float]]:
    """From where to where each utterance goes, in seconds: what would be handed over."""
    found, begin = [], None
    endpointer.reset()
    for block in blocks(sound):
        match endpointer.accept(block):
            case "start":
                first = (*endpointer.pre_roll, block)[0]
                begin = first.at - BLOCK_S
            case "end" | "too_long" if begin is not None:
                found.append((begin, block.at))
                begin = None
    return found if begin is None else [*found, (begin, len(sound) / RATE)]


def measure(
    name: str, clips: list[Int16], voice: SileroVoiceActivity, snr_db: float | None,
    options: EndpointOptions,
) -> None:  # fmt: skip
    rng = np.random.default_rng(5)
    missed = late = cut = 0
    delays, lates = [], []
    false = 0
    seconds = 0.0
    endpointer = Endpointer(voice, options)
    for clip in clips:
        start, end = (BEFORE_S + at for at in bounds(clip))
        sound = scene(clip, snr_db, rng)
        found = [u for u in utterances(endpointer, sound) if u[1] > start]
        if not found or found[0][0] > end:
            missed += 1
            continue
        begin, over = found[0]
        late += begin > start
        lates.append(begin - start)
        if over < end - 0.1:
            cut += 1
        else:
            delays.append(over - end)
        # The same noise on its own.
        noise = scene(np.zeros_like(clip), None, rng).astype(float)
        alone = scene(clip, snr_db, rng)[: round(BEFORE_S * RATE)]
        level = np.sqrt(np.mean(alone.astype(float) ** 2))
        noise = (coloured(len(noise), rng) * level).clip(-32768, 32767).astype(np.int16)
        false += len(utterances(endpointer, noise))
        seconds += len(noise) / RATE
    p50, p95 = np.quantile(delays, [0.5, 0.95]) if delays else (float("nan"),) * 2
    print(
        f"{name:28s} n {len(clips):3d}  missed {missed:2d}  late {late:2d}  cut {cut:2d}  "
        f"delay p50 {p50:5.2f} s p95 {p95:5.2f} s  false {false / seconds * 60:.2f}/min",
        flush=True,
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--end-silence", type=float, default=EndpointOptions().end_silence_s)
    parser.add_argument("--most", type=int, default=60, help="clips of a folder (default: 60)")
    args = parser.parse_args()
    options = EndpointOptions(end_silence_s=args.end_silence)
    for folder in args.folders:
        kinds = (".wav", ".flac", ".ogg", ".mp3")
        paths = sorted(path for path in folder.iterdir() if path.suffix in kinds)
        if not paths:
            print(f"no sound files in {folder}", file=sys.stderr)
            return 1
        clips = [read_clip(path, rate=RATE).samples for path in paths[: args.most]]
        print(f"{folder.name}: {len(clips)} clips, end silence {args.end_silence} s")
        for snr_db in (None, 20.0, 10.0, 5.0):
            where = "clean" if snr_db is None else f"{snr_db:g} dB"
            measure(f"  {where}, gate", clips, SileroVoiceActivity(), snr_db, options)
            measure(
                f"  {where}, without gate", clips, SileroVoiceActivity.without_gate(), snr_db,
                options,
            )  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
