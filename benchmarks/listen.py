"""How soon the answer comes: from the last sample of speech to the first sample of the answer.

    python benchmarks/listen.py [--questions 48] [--no-early] [--json FILE]

espeak-ng says "Macsen, …" and a question, again and again, into a microphone that plays in real
time; all the rest is what ``macsen-lite listen`` uses: wake word, voice activity, streaming
recogniser, skills, espeak-ng. The player is one that only notes when it is given the first sample,
so that no sound card is needed, and none is measured. The last sample of speech is known from how
the sound was made, not from what voice activity made of it.

The baseline, in the same run on the same sentences: what an assistant takes that begins to
recognise the whole clip when the same end silence is over, and plays its answer from a file
(`Assistant.hear`, `Speaker.save`).

The speech is synthetic. What is measured is time; nothing here says how well people are understood.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import numpy.typing as npt

VOICES = ("cy", "cy+f2", "cy+m3", "cy+f4")
PAUSE_S = 2.0
"""Between an answer's question and the next call."""
SPEECH = 200
"""A sample that is louder belongs to speech: espeak-ng's pauses are nearly digital silence."""


def say(text: str, voice: str, rate: int) -> npt.NDArray[np.int16]:
    """espeak-ng's speech at ``rate`` Hz, up to its last sample that is not silence."""
    import soxr

    done = subprocess.run(
        ["espeak-ng", "-v", voice, "-s", "150", "--stdout", text], check=True, capture_output=True
    )
    from macsen_lite.voice.espeak import wav_clip

    clip = wav_clip(done.stdout)
    sound: npt.NDArray[np.int16] = soxr.resample(clip.samples, clip.rate, rate)
    return sound[: int(np.flatnonzero(np.abs(sound) > SPEECH)[-1]) + 1]


def questions(count: int, seed: int) -> list[str]:
    """Sentences of the shipped skills' own tests, of as many skills as can be; none goes online."""
    import yaml

    from macsen_lite.paths import intents_dir

    rng = random.Random(seed)
    by_skill = []
    for path in sorted(intents_dir().glob("*.yaml")):
        if path.name.startswith("_") or path.stem in ("newyddion", "wicipedia", "clic"):
            continue
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        said = [
            test["say"]
            for intent in content["intents"].values()
            for test in intent.get("tests", ())
            if "acsen" not in test["say"] and "intent" not in test
        ]
        by_skill.append(rng.sample(said, len(said)))
    chosen: list[str] = []
    while len(chosen) < count:
        for said in by_skill:
            if said and len(chosen) < count:
                chosen.append(said.pop())
    return chosen


class NotingPlayer:
    """Notes when it is given sound, and is done with it at once."""

    begun: list[float] = []  # noqa: RUF012 - shared on purpose: one player is made for each answer

    def check(self) -> None:
        pass

    def play(self, clip: Any) -> None:
        self.begun.append(time.monotonic())

    def stop(self) -> None:
        pass


class Rehearsal:
    """A microphone that plays in real time, and knows when it began."""

    def __init__(self, path: Path) -> None:
        from macsen_lite.audio.microphone import FileMicrophone

        self._microphone = FileMicrophone(path, realtime=True)
        self.start = 0.0
        self.behind: list[tuple[float, float]] = []
        """When each block was captured, and how much later it had been dealt with."""

    def __enter__(self) -> Self:
        self._microphone.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    def blocks(self) -> Iterator[Any]:
        from macsen_lite.audio.microphone import BLOCK_S

        for block in self._microphone.blocks():
            self.start = self.start or block.at - BLOCK_S
            yield block
            self.behind.append((block.at, time.monotonic() - block.at))


@dataclass
class Notes:
    """A display that keeps what it is shown of the turns."""

    turns: list[dict[str, float | str]] = field(default_factory=list)

    def turn(self, turn: Any, latency: Any) -> None:
        self.turns.append(
            {
                "text": turn.text,
                "known": time.monotonic(),
                "silence": latency.silence,
                "finish": latency.finish,
                "match": turn.seconds.match,
                "skill": turn.seconds.answer,
            }
        )

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


def listen(path: Path, early: bool) -> tuple[Rehearsal, list[dict[str, float | str]]]:
    """The microphone, and every turn with the time of its first sample."""
    from macsen_lite.assistant import Assistant
    from macsen_lite.audio.endpointing import Endpointer
    from macsen_lite.audio.voice_activity import SileroVoiceActivity
    from macsen_lite.config.config import Config
    from macsen_lite.listening.early import EarlySilence
    from macsen_lite.listening.loop import Listener
    from macsen_lite.listening.session import Session
    from macsen_lite.listening.settings import ListenSettings
    from macsen_lite.listening.voices import SpokenVoice
    from macsen_lite.listening.wake import WakeWord

    settings = ListenSettings.read(Config())
    assistant = Assistant.of_this_user()
    voice, notes, microphone = SpokenVoice(NotingPlayer), Notes(), Rehearsal(path)
    early_silence = EarlySilence(
        lambda: assistant.intents,
        settings.early_s,
        start=lambda work: work(),
        warm_up=assistant.warm_up,
    )
    early_silence.prepare()
    listener = Listener(
        assistant,
        microphone,
        Endpointer(SileroVoiceActivity(), settings.endpoint),
        voice,
        notes,
        Session(limits=settings.limits),
        spotter=WakeWord.of_this_user(),
        early_silence=early_silence if early else lambda _: None,
        patience_s=0.3,
    )
    listener.run()
    voice.mouth.finish()
    return microphone, notes.turns


def baseline(clips: Sequence[npt.NDArray[np.int16]], rate: int, folder: Path) -> list[float]:
    """Seconds from the end of the end silence until an answer is in a file, clip by clip."""
    from macsen_lite.assistant import Assistant
    from macsen_lite.clip import AudioClip
    from macsen_lite.voice.choose import choose_speaker

    assistant = Assistant.of_this_user()
    assistant.prepare()
    taken = []
    for clip in clips:
        assistant.prepare()
        start = time.perf_counter()
        turn = assistant.hear(AudioClip(clip, rate))
        choose_speaker().save(turn.answer, folder / "ateb.wav")
        taken.append(time.perf_counter() - start)
    return taken


def spread(seconds: Sequence[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    median, high = np.percentile(np.array(seconds) * 1000, [50, 95])
    return f"p50 {median:6.0f} ms   p95 {high:6.0f} ms"


def main() -> None:
    from macsen_lite.audio.microphone import RATE
    from macsen_lite.config.config import Config
    from macsen_lite.listening.settings import ListenSettings

    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--questions", type=int, default=48)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--no-early", action="store_true", help="always the whole end silence")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    settings = ListenSettings.read(Config())
    usual = settings.endpoint.end_silence_s
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["MACSEN_DATA_DIR"] = str(folder / "data")
        os.environ["MACSEN_CONFIG_DIR"] = str(folder / "config")
        asked = questions(options.questions, options.seed)
        clips = [say(f"Macsen, {q}", VOICES[i % len(VOICES)], RATE) for i, q in enumerate(asked)]
        pause = np.zeros(round(PAUSE_S * RATE), np.int16)
        noise = np.random.default_rng(options.seed)
        parts: list[npt.NDArray[np.int16]] = [pause]
        ends = []
        for clip in clips:
            parts += [clip]
            ends.append(sum(map(len, parts)) / RATE)
            parts += [pause]
        sound = np.concatenate(parts)
        sound = (sound + noise.normal(0, 10, len(sound))).clip(-32768, 32767).astype(np.int16)
        import soundfile

        soundfile.write(folder / "holi.wav", sound, RATE)
        print(f"{len(clips)} synthetic questions (espeak-ng), {len(sound) / RATE:.0f} s of sound")
        microphone, turns = listen(folder / "holi.wav", not options.no_early)
        silence = np.zeros(round(usual * RATE), np.int16)
        based = baseline([np.concatenate([c, silence]) for c in clips], RATE, folder)

    begun = NotingPlayer.begun
    rows = []
    for question, end in zip(asked, ends, strict=True):
        at = microphone.start + end
        # The answer that began between the end of this question and the next one's beginning.
        first = next((b for b in begun if at < b < at + PAUSE_S + 1.0), None)
        found = next((t for t in turns if at < float(t["known"]) < at + PAUSE_S + 1.0), None)
        if first is None or found is None:
            continue
        chosen = settings.early_s if float(found["silence"]) < usual - 0.05 else usual
        known = float(found["known"])
        # The block with the verdict is dealt with after the answer; those before it are not.
        before = [lag for when, lag in microphone.behind if at < when < at + 0.9 * chosen]
        rows.append(
            {
                "question": question,
                **found,
                "total": first - at,
                "chosen": chosen,
                "late": known - float(found["finish"]) - at - chosen,
                "voice": first - known,
                "behind": max(before, default=0.0),
            }
        )
    over = [float(r["total"]) - float(r["chosen"]) for r in rows]
    shorter = [r for r in rows if r["chosen"] != usual]
    print(f"answered: {len(rows)} of {len(asked)}; after the shorter silence: {len(shorter)}")
    if not rows:
        raise SystemExit(1)
    figures = {
        "last sample of speech to first sample of the answer": [float(r["total"]) for r in rows],
        "the same, less the chosen end silence": over,
        "  the verdict, later than the chosen end silence": [float(r["late"]) for r in rows],
        "    of which the loop was behind the sound, at most": [float(r["behind"]) for r in rows],
        "  from the verdict until the answer is known": [float(r["finish"]) for r in rows],
        "    of which matching": [float(r["match"]) for r in rows],
        "    of which the skill": [float(r["skill"]) for r in rows],
        "  from there to the first sample of speech": [float(r["voice"]) for r in rows],
        "baseline: whole clip, answer from a file": [usual + b for b in based],
        "  less the end silence": based,
    }
    for what, seconds in figures.items():
        print(f"{what:52}  {spread(seconds)}")
    ratio = np.median(over) / np.median(based)
    whole = np.median([float(r["total"]) for r in rows]) / np.median([usual + b for b in based])
    print(f"ratio to the baseline (medians): {ratio:.2f} less the silence, {whole:.2f} with it")
    if options.json:
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
