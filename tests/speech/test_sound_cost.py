"""What each sound of the words heard costs: whether they fit the sound, and not only best."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from macsen_lite import paths
from macsen_lite.automaton_building import from_sentences
from macsen_lite.clip import AudioClip
from macsen_lite.speech.decision import Decision
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.intake import LevelRange
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.opening import open_recogniser
from macsen_lite.speech.recogniser import VoskRecogniser
from macsen_lite.speech.sound_cost import count_sounds, fits, sound_cost
from tests.fakes.recogniser import transcript
from tests.fakes.synthetic_speech import synthetic_speech

MODEL = paths.models_dir() / "macsen-cy"
SENTENCES = ["faint o'r gloch ydi hi", "gosod larwm am saith", "beth yw dyddiad heno", "ta ra"]
RATE = 16_000


@pytest.mark.parametrize(
    ("words", "sounds"),
    [
        ("ie", 2),
        ("llwybr", 5),
        ("fy nghar", 5),
        ("chwith", 4),
        ("faint o'r gloch", 11),
        ("Tŷ", 2),
        ("bbc", 6),
        ("s4c", 6),
        ("i'r", 2),
        ("", 0),
    ],
)
def test_sounds_are_counted_as_they_are_written(words: str, sounds: int) -> None:
    assert count_sounds(words) == sounds


def test_the_count_is_about_what_the_lexicon_has() -> None:
    lexicon = Lexicon(MODEL / "lexicon.tsv")
    text = "wnei di ddiffodd y golau yn yr ystafell wely os gweli di'n dda a throi'r gwres i lawr"
    said = sum(len(lexicon.canonical(word)) for word in text.split())
    assert count_sounds(text) == pytest.approx(said, rel=0.1)


def test_likelihood_is_shared_among_the_sounds() -> None:
    assert sound_cost("ie", -3.0) == 1.5
    assert sound_cost("", -3.0) == 0.0
    assert sound_cost("ie", 0.5) == 0.0


def test_noise_lowers_the_limit() -> None:
    heard = replace(transcript("ie"), sound_cost=2.0)
    assert fits(heard, 2.0) and not fits(heard, 1.9)
    assert fits(replace(heard, level_range_db=20.0), 2.0)
    noisy = replace(heard, level_range_db=9.0)
    assert not fits(noisy, 2.0) and fits(noisy, 2.5)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> GraphCache:
    return GraphCache(tmp_path_factory.mktemp("graphs"))


def opened(cache: GraphCache, decision: Decision | None = None) -> VoskRecogniser:
    if not (MODEL / "am" / "final.mdl").is_file():
        pytest.skip(f"the bundled model is not there: {MODEL}")
    grammar = from_sentences(sentence.split() for sentence in SENTENCES)
    return open_recogniser(MODEL, grammar, Lexicon(), cache, decision=decision)


def in_noise(clip: AudioClip, ratio_db: float) -> AudioClip:
    level = np.sqrt(np.mean(np.square(clip.samples.astype(np.float64))))
    noise = np.random.default_rng(5).normal(0, level * 10 ** (-ratio_db / 20), len(clip.samples))
    return AudioClip(np.clip(clip.samples + noise, -32768, 32767).astype(np.int16), clip.rate)


def test_words_that_fit_badly_are_not_acted_upon(cache: GraphCache) -> None:
    said = synthetic_speech("beth yw dyddiad heno")
    other = synthetic_speech("beth yw dyddiad geni mam")
    limited = opened(cache, Decision(20.0, 0.0))  # all other speech is dear
    unlimited = opened(cache, Decision(20.0, 0.0, 99.0))
    clear = limited.transcribe(said)
    assert (clear.text, clear.is_unknown) == ("beth yw dyddiad heno", False)
    assert clear.sound_cost < 1.0
    near = unlimited.transcribe(other)
    assert (near.text, near.is_unknown) == ("beth yw dyddiad heno", False)
    assert near.sound_cost > 2.2
    refused = limited.transcribe(other)
    assert refused.is_unknown and refused.text == near.text  # what it might have been is seen


def test_a_recogniser_that_must_choose_says_what_it_cost(cache: GraphCache) -> None:
    grammar = from_sentences(sentence.split() for sentence in SENTENCES)
    chooser = open_recogniser(MODEL, grammar, Lexicon(), cache, reject=False)
    heard = chooser.transcribe(synthetic_speech("mae'r ci yn y parc gyda'r plant"))
    assert not heard.is_unknown and heard.sound_cost > 2.2


def test_noise_is_told_by_the_pauses_that_it_fills(cache: GraphCache) -> None:
    clip = synthetic_speech("faint o'r gloch ydi hi")
    recogniser = opened(cache, Decision(20.0, 0.0))
    assert not recogniser.transcribe(clip).is_noisy
    assert not recogniser.transcribe(in_noise(clip, 20)).is_noisy
    noisy = recogniser.transcribe(in_noise(clip, 3))
    assert noisy.is_noisy and noisy.level_range_db is not None
    stream = recogniser.stream(RATE)
    for at in range(0, len(clip.samples), 1000):  # blocks that are no whole number of frames
        stream.accept(in_noise(clip, 3).samples[at : at + 1000])
    assert stream.finish().level_range_db == pytest.approx(noisy.level_range_db, abs=2.0)


def test_the_range_of_levels() -> None:
    loud, soft = (np.full(RATE, level, np.int16) for level in (10_000, 100))
    levels = LevelRange(RATE)
    assert levels.decibels() is None
    levels.accept(np.concatenate([loud, soft]))
    assert levels.decibels() == pytest.approx(40.0, abs=0.1)
    silent = LevelRange(RATE)
    silent.accept(np.zeros(RATE, np.int16))
    assert silent.decibels() == 0.0
