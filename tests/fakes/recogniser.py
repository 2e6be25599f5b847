"""A recogniser that hears what it is told."""

from __future__ import annotations

from macsen_lite.clip import AudioClip
from macsen_lite.speech.transcript import Alternative, Partial, Transcript, WordHypothesis


def transcript(text: str, *, is_unknown: bool = False, seconds: float = 2.0) -> Transcript:
    """A transcript with full confidence; `[unk]` as the only alternative when it is unknown."""
    words = tuple(WordHypothesis(w, 1.0, 0.0, seconds) for w in text.split())
    best = Alternative("[unk]" if is_unknown else text, 1.0, 0.0)
    return Transcript(text, words, 1.0 if words else 0.0, is_unknown, (best,), seconds)


SILENCE = Transcript("", (), 0.0, True, (), 1.0)


class ScriptedRecogniser:
    """Gives the transcripts in order, and remembers the clips."""

    def __init__(self, *transcripts: Transcript) -> None:
        self._transcripts = list(transcripts)
        self.heard: list[AudioClip] = []

    def transcribe(self, clip: AudioClip) -> Transcript:
        self.heard.append(clip)
        return self._transcripts.pop(0)

    def stream(
        self, rate: int, channels: int = 1, *, end_at_pauses: bool = False
    ) -> ScriptedStream:
        return ScriptedStream(self._transcripts.pop(0))


class ScriptedStream:
    """Hears one word of its transcript more with each block, however long the block is."""

    def __init__(self, heard: Transcript) -> None:
        self._heard = heard
        self._blocks = 0

    def accept(self, data: object) -> Partial:
        self._blocks += 1
        return Partial(" ".join(self._heard.text.split()[: self._blocks]), None)

    def finish(self) -> Transcript:
        return self._heard
