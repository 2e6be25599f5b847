"""Two grammars heard at once: the likelier sentence counts, as sure as both make it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from macsen_lite.clip import AudioClip
from macsen_lite.speech.layers import LayeredRecogniser
from macsen_lite.speech.recogniser import RecognitionStream
from macsen_lite.speech.transcript import Alternative, Partial, Transcript, WordHypothesis

CLIP = AudioClip(np.zeros(16_000, np.int16), 16_000)
SOUND = np.zeros(1600, np.int16)


def heard(*alternatives: tuple[str, float], confidence: float = 1.0) -> Transcript:
    """The first alternative is what is heard; `[unk]` is nothing in the grammar."""
    text = alternatives[0][0] if alternatives and alternatives[0][0] != "[unk]" else ""
    return Transcript(
        text,
        tuple(WordHypothesis(w, confidence, 0.0, 1.0) for w in text.split()),
        confidence if text else 0.0,
        not text,
        tuple(Alternative(said, 0.0, score) for said, score in alternatives),
        1.0,
    )


SILENCE = heard()


class Fake:
    """Hears what it is told, clip by clip or utterance by utterance; three blocks make one."""

    def __init__(self, *transcripts: Transcript) -> None:
        self.transcripts = list(transcripts)
        self.streams = 0

    def transcribe(self, clip: AudioClip) -> Transcript:
        return self.transcripts.pop(0)

    def stream(
        self, rate: int, channels: int = 1, *, end_at_pauses: bool = False
    ) -> RecognitionStream:
        self.streams += 1
        return FakeStream(self, end_at_pauses)


class FakeStream:
    def __init__(self, recogniser: Fake, end_at_pauses: bool) -> None:
        self._recogniser = recogniser
        self._end_at_pauses = end_at_pauses
        self._blocks = 0

    def accept(self, data: bytes | npt.NDArray[np.generic]) -> Partial:
        self._blocks += 1
        if self._end_at_pauses and self._blocks % 3 == 0:
            return Partial("", self._recogniser.transcripts.pop(0))
        return Partial(self._recogniser.transcripts[0].text, None)

    def finish(self) -> Transcript:
        return self._recogniser.transcripts.pop(0)


def both(always: Transcript, expected: Transcript, **options: float) -> Transcript:
    return LayeredRecogniser(Fake(always), Fake(expected), **options).transcribe(CLIP)


def test_an_expected_answer_beats_speech_outside_the_grammar_by_its_bonus() -> None:
    outside = heard(("[unk]", -1.7))
    assert both(outside, heard(("ie", -5.7)), bonus=5.0).text == "ie"
    assert both(outside, heard(("ie", -5.7)), bonus=3.0) == outside
    assert both(outside, heard(("ie", -9.0)), bonus=5.0) == outside


def test_a_sentence_that_can_always_be_said_is_still_heard() -> None:
    always = heard(("faint o'r gloch ydi hi", -1.0), ("[unk]", -27.0))
    assert both(always, heard(("oes", -60.0)), bonus=5.0) == always


def test_it_is_as_sure_as_both_together_make_it() -> None:
    # e^0 for “na”, e^-1 for “ta” that can always be said: 1 / (1 + 0.3679) = 0.7311
    merged = both(heard(("ta", -6.0)), heard(("na", -10.0)), bonus=5.0)
    assert merged.text == "na" and not merged.is_unknown
    assert merged.confidence == pytest.approx(0.7311, abs=1e-4)
    assert merged.words[0].confidence == pytest.approx(0.7311, abs=1e-4)
    assert [a.text for a in merged.alternatives] == ["na", "ta"]
    assert sum(a.confidence for a in merged.alternatives) == pytest.approx(1.0)


def test_what_both_hear_is_no_rival_of_itself() -> None:
    merged = both(heard(("canslo", -6.0)), heard(("canslo", -6.0)), bonus=5.0)
    assert merged.confidence == pytest.approx(1.0)


def test_too_unsure_is_not_to_be_acted_upon_but_can_be_seen() -> None:
    merged = both(
        heard(("[unk]", -1.0)), heard(("ie", -5.9), confidence=0.5), bonus=5.0, min_confidence=0.4
    )
    assert merged.is_unknown and merged.text == "ie"


def test_an_answer_that_fits_badly_is_not_to_be_acted_upon() -> None:
    noise = replace(heard(("ie", -5.9)), sound_cost=2.95)
    assert both(heard(("[unk]", -1.0)), noise, bonus=5.0, max_sound_cost=2.2).text == "ie"
    merged = both(heard(("[unk]", -1.0)), noise, bonus=5.0, max_sound_cost=2.1)
    assert merged.is_unknown and merged.text == "ie"
    noisy = replace(noise, level_range_db=9.0)
    assert both(heard(("[unk]", -1.0)), noisy, bonus=5.0, max_sound_cost=2.2).is_unknown


def test_silence_stays_silence() -> None:
    assert both(SILENCE, heard(("ie", -3.0))) == SILENCE
    assert both(heard(("[unk]", -1.0)), SILENCE).is_unknown


def test_a_stream_ends_where_what_can_always_be_said_ends() -> None:
    always = Fake(heard(("[unk]", -1.7)), heard(("pwy wyt ti", -1.0)))
    expected = Fake(heard(("ie", -5.7)), heard(("oes", -40.0)))
    stream = LayeredRecogniser(always, expected).stream(16_000, end_at_pauses=True)
    assert stream.accept(SOUND) == Partial("ie", None)
    assert stream.accept(SOUND).ended is None
    ended = stream.accept(SOUND).ended
    assert ended is not None and ended.text == "ie"
    assert stream.accept(SOUND).text == "pwy wyt ti"
    assert stream.finish().text == "pwy wyt ti"
    assert (always.streams, expected.streams) == (1, 2)
