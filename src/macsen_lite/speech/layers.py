"""What is expected just now, heard on top of what can always be said.

A question changes what is likely to be heard next, and a graph of everything and the answers too
would have to be compiled after each question. Here the answers have a small graph of their own,
and the same sound is decoded with both: of two graphs with the same sounds and costs the better
best path is the best path of both together, so that the likelihoods can simply be compared.
`benchmarks/expected_answers.py` measures what that costs and what it brings.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from macsen_lite.clip import AudioClip
from macsen_lite.speech.recogniser import Recogniser, RecognitionStream
from macsen_lite.speech.sound_cost import fits
from macsen_lite.speech.transcript import Alternative, Partial, Transcript

EXPECTED_BONUS = 5.0
"""How much likelier an expected answer is than its sound alone says, in nats. Without it *ie* and
*na*, two sounds each, are often lost to speech outside the grammar, which may be any two. Of 150
synthetic answers 98 % were heard with it and 89 % without; of 210 other utterances, most of them
one short word, 4 % were taken for an answer (`benchmarks/expected_answers.py`)."""

EXPECTED_ALLOWANCE = 0.8
"""Nats by which each sound of an expected answer may cost more than what can always be said: it is
likelier beforehand, and so short that one sound decides. At the limit as shipped, of 75 synthetic
answers none is lost by it and one with noise 10 dB below the speech; of 105 other utterances 13 are
taken for an answer and not 19, and with noise at 5 dB 17 and not 41."""


class LayeredRecogniser:
    """Hears what either of two recognisers hears."""

    def __init__(
        self,
        always: Recogniser,
        expected: Recogniser,
        bonus: float = EXPECTED_BONUS,
        min_confidence: float = 0.0,
        max_sound_cost: float = math.inf,
    ) -> None:
        """``expected`` has no way out for speech outside its grammar: ``always`` is that.

        Below ``min_confidence`` (0 to 1), or above ``max_sound_cost`` (nats a sound, to which
        `EXPECTED_ALLOWANCE` is added), an expected answer does not count as heard.
        """
        self._always = always
        self._expected = expected
        self._bonus = bonus
        self._min_confidence = min_confidence
        self._max_sound_cost = max_sound_cost

    def transcribe(self, clip: AudioClip) -> Transcript:
        """What one clip says."""
        return self.better(self._always.transcribe(clip), self._expected.transcribe(clip))

    def stream(self, rate: int, channels: int = 1, *, end_at_pauses: bool = False) -> LayeredStream:
        """A stream for sound at ``rate`` Hz with ``channels`` interleaved channels."""
        return LayeredStream(
            self,
            self._always.stream(rate, channels, end_at_pauses=end_at_pauses),
            # Where an utterance ends is for one of the two to say.
            lambda: self._expected.stream(rate, channels),
        )

    def better(self, always: Transcript, expected: Transcript) -> Transcript:
        """The likelier of two transcripts of the same sound, as sure as both together make it."""
        if not always.alternatives or not expected.alternatives or expected.is_unknown:
            return always
        raised = [replace(a, score=a.score + self._bonus) for a in expected.alternatives]
        if always.alternatives[0].score >= raised[0].score:
            return always
        scores: dict[str, float] = {}
        for each in (*always.alternatives, *raised):
            scores[each.text] = max(each.score, scores.get(each.text, -math.inf))
        weights = {text: math.exp(score - raised[0].score) for text, score in scores.items()}
        total = sum(weights.values())
        share = sum(weights[text] for text in {each.text for each in raised}) / total
        confidence = expected.confidence * share
        return replace(
            expected,
            words=tuple(replace(w, confidence=w.confidence * share) for w in expected.words),
            confidence=confidence,
            is_unknown=confidence < self._min_confidence
            or not fits(expected, self._max_sound_cost + EXPECTED_ALLOWANCE),
            alternatives=tuple(
                Alternative(text, weights[text] / total, scores[text])
                for text in sorted(scores, key=lambda text: -scores[text])
            ),
        )


class LayeredStream:
    """One utterance, or several, heard by both; made by `LayeredRecogniser`."""

    def __init__(
        self,
        recogniser: LayeredRecogniser,
        always: RecognitionStream,
        open_expected: Callable[[], RecognitionStream],
    ) -> None:
        """``open_expected`` gives a stream for each utterance."""
        self._recogniser = recogniser
        self._always = always
        self._open_expected = open_expected
        self._expected = open_expected()

    def accept(self, data: bytes | npt.NDArray[np.generic]) -> Partial:
        """Hear the next block: int16 little-endian bytes, or an int16 or float array."""
        always, expected = self._always.accept(data), self._expected.accept(data)
        if always.ended is None:
            return Partial(always.text or expected.text, None)
        heard = self._recogniser.better(always.ended, self._expected.finish())
        self._expected = self._open_expected()
        return Partial("", heard)

    def finish(self) -> Transcript:
        """What was heard since the last pause that ended an utterance; ends the stream."""
        return self._recogniser.better(self._always.finish(), self._expected.finish())
