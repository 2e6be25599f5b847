"""Speech to words with Vosk: one utterance from a clip, or a stream with partial results.

Vosk is asked for its best sentences with their likelihoods rather than for its own consensus of
words: that consensus may be a sentence which the grammar does not have, and each of these is one.
The likelihoods of the sentences, as shares, give every word its confidence.
"""

import copy
import difflib
import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from macsen_lite.automaton import UNKNOWN
from macsen_lite.clip import AudioClip
from macsen_lite.errors import ModelError
from macsen_lite.messages import message
from macsen_lite.speech.intake import Intake, LeadingSilence, LevelRange, speech_bounds
from macsen_lite.speech.sound_cost import fits, sound_cost
from macsen_lite.speech.transcript import Alternative, Partial, Transcript, WordHypothesis

MODEL_RATE = 16_000
"""Hz; what the bundled model and Alpha Cephei's models take."""
ALTERNATIVES = 8
_ERRORS_ONLY = -2
"""Kaldi's verbosity. Its warnings, such as that a lattice in noise had to be made smaller, would
stand on the terminal before the answer, and say nothing to whoever reads them."""
LONGEST_UTTERANCE_S = 20.0
"""A longer clip is several utterances: it is cut at pauses, so that memory stays bounded."""


class RecognitionStream(Protocol):
    """One source of sound being heard."""

    def accept(self, data: bytes | npt.NDArray[np.generic]) -> Partial:
        """Hear the next block: int16 little-endian bytes, or an int16 or float array."""

    def finish(self) -> Transcript:
        """What was heard since the last pause that ended an utterance; ends the stream."""


class Recogniser(Protocol):
    """Whatever turns speech into words."""

    def transcribe(self, clip: AudioClip) -> Transcript:
        """What one clip says."""

    def stream(
        self, rate: int, channels: int = 1, *, end_at_pauses: bool = False
    ) -> RecognitionStream:
        """A stream for sound at `rate` Hz with `channels` interleaved channels."""


class VoskRecogniser:
    """A loaded Vosk model. Streams are independent of each other and share the model."""

    def __init__(
        self,
        model_dir: Path,
        *,
        rate: int = MODEL_RATE,
        grammar: Sequence[str] | None = None,
        accepts: Callable[[Sequence[str]], bool] | None = None,
        min_confidence: float = 0.0,
        max_sound_cost: float | None = None,
    ) -> None:
        """Load a model that `check_model` or `GraphCache` vouches for; it takes sound at `rate` Hz.

        `grammar` is a list of phrases for Vosk's own grammar, of use with dynamic graphs only.
        `accepts` says whether words form a whole sentence: where sound stops short, the decoder
        gives what it has, which need not be one. `max_sound_cost` (nats a sound) is for models
        whose likelihoods are probabilities. Raises ModelError when Vosk refuses the model.
        """
        import vosk  # a quarter of a second: it brings a web client along

        vosk.SetLogLevel(_ERRORS_ONLY)
        self._vosk = vosk
        try:
            self._model = _interruptible(vosk.Model)(str(model_dir))
        except Exception as error:  # Vosk's only kind
            raise ModelError(
                message("recogniser.refused", path=model_dir), message("model.reinstall")
            ) from error
        self._rate = rate
        self._grammar = json.dumps(list(grammar), ensure_ascii=False) if grammar else None
        self._accepts = accepts
        self._min_confidence = min_confidence
        self._max_sound_cost = max_sound_cost

    def knows(self, word: str) -> bool:
        """Whether the model's vocabulary has a word."""
        return bool(self._model.vosk_model_find_word(word) >= 0)

    def set_grammar(self, phrases: Sequence[str]) -> None:
        """Hold streams opened from now on to these phrases; for models with a dynamic graph."""
        self._grammar = json.dumps(list(phrases), ensure_ascii=False)

    def held_to(
        self, phrases: Sequence[str], accepts: Callable[[Sequence[str]], bool]
    ) -> "VoskRecogniser":
        """Another recogniser of these phrases that shares the loaded model, as `__init__`."""
        other = copy.copy(self)
        other.set_grammar(phrases)
        other._accepts = accepts
        other._min_confidence = 0.0
        return other

    def transcribe(self, clip: AudioClip) -> Transcript:
        """What one clip says; silence around speech is cut off first (`speech_bounds`).

        A clip with more than 20 s of sound is cut at pauses and comes back as one transcript.
        """
        first, last = speech_bounds(clip.samples, clip.rate)
        stream = VoskStream(self, Intake(clip.rate, 1, self._rate), partials=False)
        stream.skip(first / clip.rate)
        speech = clip.samples[first:last]
        if len(speech) <= LONGEST_UTTERANCE_S * clip.rate:
            stream.accept(speech)
            heard = stream.finish()
        else:
            stream.end_at_pauses = True
            step = clip.rate
            blocks = (speech[at : at + step] for at in range(0, len(speech), step))
            heard = join(list(_utterances(stream, blocks)))
        return replace(heard, seconds=clip.seconds)

    def utterances(
        self, blocks: Iterable[npt.NDArray[np.generic]], rate: int, channels: int = 1
    ) -> Iterator[Transcript]:
        """What sound of any length says, utterance by utterance, in bounded memory."""
        stream = VoskStream(self, Intake(rate, channels, self._rate), partials=False)
        stream.end_at_pauses = True
        stream.hold_back_silence()
        yield from _utterances(stream, blocks)

    def stream(self, rate: int, channels: int = 1, *, end_at_pauses: bool = False) -> "VoskStream":
        """A stream for sound at `rate` Hz with `channels` interleaved channels.

        With `end_at_pauses` a pause ends an utterance (`Partial.ended`) and the next one begins.
        """
        stream = VoskStream(self, Intake(rate, channels, self._rate), partials=True)
        stream.end_at_pauses = end_at_pauses
        stream.hold_back_silence()
        return stream

    def _decoder(self) -> Any:
        arguments = [self._model, float(self._rate)]
        if self._grammar is not None:
            arguments.append(self._grammar)
        decoder = _interruptible(self._vosk.KaldiRecognizer)(*arguments)
        decoder.SetWords(True)
        decoder.SetMaxAlternatives(ALTERNATIVES)
        return decoder

    def _judge(self, heard: Transcript) -> Transcript:
        is_unsure = heard.confidence < self._min_confidence
        if self._max_sound_cost is not None and heard.text:
            cost = sound_cost(heard.text, heard.alternatives[0].score)
            heard = replace(heard, sound_cost=cost)
            is_unsure |= not fits(heard, self._max_sound_cost)
        is_broken = self._accepts is not None and not self._accepts(heard.text.split())
        # What it might have been stays to be seen.
        return replace(heard, is_unknown=True) if is_unsure or is_broken else heard


@cache
def _interruptible(kind: type) -> type:
    """A class of Vosk's that Ctrl-C may interrupt in its constructor.

    What comes of that has no handle, and Vosk would complain of it on the terminal at its end.
    """

    def free(self: Any) -> None:
        if "_handle" in vars(self):
            kind.__del__(self)  # type: ignore[attr-defined]

    return type(kind.__name__, (kind,), {"__del__": free})


class VoskStream:
    """One utterance, or several, on their way through Vosk; made by `VoskRecogniser`."""

    def __init__(self, recogniser: VoskRecogniser, intake: Intake, *, partials: bool) -> None:
        """`intake` gives sound at the model's rate."""
        self._recogniser = recogniser
        self._rate = recogniser._rate
        self._decoder = recogniser._decoder()
        self._intake = intake
        self._partials = partials
        self._gate: LeadingSilence | None = None
        self._levels = LevelRange(self._rate)
        self._offset_s = 0.0
        self._heard_s = 0.0
        self.end_at_pauses = False
        """Whether a pause ends an utterance."""

    def skip(self, seconds: float) -> None:
        """Count sound that was left out before the stream's first block."""
        self._offset_s += seconds

    def hold_back_silence(self) -> None:
        """Do not decode the silence before the first sound."""
        self._gate = LeadingSilence(self._rate)

    def accept(self, data: bytes | npt.NDArray[np.generic]) -> Partial:
        """Hear the next block: int16 little-endian bytes, or an int16 or float array."""
        is_pause = self._hear(self._intake.accept(data))
        if is_pause and self.end_at_pauses:
            return Partial("", self._result(self._decoder.Result()))
        text = self._so_far() if self._partials else ""
        return Partial(text, None)

    def finish(self) -> Transcript:
        """What was heard since the last pause that ended an utterance; ends the stream."""
        self._hear(self._intake.finish())
        return self._result(self._decoder.FinalResult())

    def _so_far(self) -> str:
        # Before the first sound Vosk answers with the form of a final result.
        words = json.loads(self._decoder.PartialResult()).get("partial", "").split()
        return " ".join(word for word in words if word != UNKNOWN)

    def _hear(self, samples: npt.NDArray[np.int16]) -> bool:
        self._heard_s += len(samples) / self._rate
        if self._gate is not None:
            before = self._gate.dropped
            samples = self._gate.accept(samples)
            self._offset_s += (self._gate.dropped - before) / self._rate
        if not len(samples):
            return False
        self._levels.accept(samples)
        return bool(self._decoder.AcceptWaveform(samples.tobytes()))

    def _result(self, result: str) -> Transcript:
        seconds, self._heard_s = self._heard_s, 0.0
        level_range, self._levels = self._levels.decibels(), LevelRange(self._rate)
        heard = read_alternatives(result, self._offset_s, seconds)
        return self._recogniser._judge(replace(heard, level_range_db=level_range))


def read_alternatives(result: str, offset_s: float, seconds: float) -> Transcript:
    """Vosk's JSON with alternatives as a transcript.

    `offset_s` is added to all times. It is unknown when it has no words or is `[unk]` alone.
    """
    options = json.loads(result).get("alternatives") or [{"text": "", "confidence": 0.0}]
    scores = [float(option["confidence"]) for option in options]
    weights = [math.exp(score - max(scores)) for score in scores]
    shares = [weight / sum(weights) for weight in weights]
    alternatives = tuple(
        Alternative(option["text"].strip(), share, score)
        for option, share, score in zip(options, shares, scores, strict=True)
    )
    best = options[0]["text"].split()
    agreed = [0.0] * len(best)
    for alternative in alternatives:
        matcher = difflib.SequenceMatcher(None, best, alternative.text.split(), autojunk=False)
        for start, _, length in matcher.get_matching_blocks():
            for index in range(start, start + length):
                agreed[index] += alternative.confidence
    words = tuple(
        WordHypothesis(
            entry["word"],
            min(1.0, confidence),
            offset_s + float(entry["start"]),
            offset_s + float(entry["end"]),
        )
        for entry, confidence in zip(options[0].get("result", ()), agreed, strict=False)
    )
    is_unknown = not best or best == [UNKNOWN]
    return Transcript(
        text="" if is_unknown else " ".join(best),
        words=() if is_unknown else words,
        confidence=0.0 if is_unknown else min(1.0, sum(agreed) / len(agreed)),
        is_unknown=is_unknown,
        alternatives=tuple(each for each in alternatives if each.text),
        seconds=seconds,
    )


def join(parts: Sequence[Transcript]) -> Transcript:
    """Utterances one after the other as one transcript, which is unknown when all of them are."""
    if len(parts) == 1:
        return parts[0]
    heard = [part for part in parts if not part.is_unknown]
    words = tuple(word for part in heard for word in part.words)
    return Transcript(
        text=" ".join(part.text for part in heard),
        words=words,
        confidence=sum(word.confidence for word in words) / len(words) if words else 0.0,
        is_unknown=not heard,
        alternatives=(),
        seconds=sum(part.seconds for part in parts),
        sound_cost=max((part.sound_cost for part in heard), default=0.0),
    )


def _utterances(
    stream: VoskStream, blocks: Iterable[npt.NDArray[np.generic]]
) -> Iterator[Transcript]:
    for block in blocks:
        partial = stream.accept(block)
        if partial.ended is not None:
            yield partial.ended
    yield stream.finish()
