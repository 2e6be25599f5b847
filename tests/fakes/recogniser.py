"""A recogniser that hears what it is told."""

from __future__ import annotations

from macsen_lite.clip import AudioClip
from macsen_lite.speech.transcript import Alternative, Transcript, WordHypothesis


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

    def stream(self, rate: int, channels: int = 1, *, end_at_pauses: bool = False) -> object:
        raise AssertionError("a turn takes whole clips")
