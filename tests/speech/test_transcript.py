"""Vosk's alternatives as a transcript: confidences, times, and what counts as not heard."""

import json
import math

import pytest

from macsen_lite.speech.recogniser import join, read_alternatives


def result(*alternatives: tuple[str, float]) -> str:
    return json.dumps(
        {
            "alternatives": [
                {
                    "text": text,
                    "confidence": score,
                    "result": [
                        {"word": word, "start": 0.5 * i, "end": 0.5 * i + 0.4}
                        for i, word in enumerate(text.split())
                    ],
                }
                for text, score in alternatives
            ]
        }
    )


def test_one_hypothesis_is_certain() -> None:
    heard = read_alternatives(result(("beth yw'r tywydd", -40.0)), 0.0, 2.0)
    assert heard.text == "beth yw'r tywydd"
    assert heard.confidence == 1.0
    assert not heard.is_unknown
    assert heard.seconds == 2.0


def test_words_are_as_sure_as_the_hypotheses_that_have_them() -> None:
    scores = [math.log(0.5), math.log(0.3), math.log(0.2)]
    texts = ["beth yw'r tywydd heddiw", "beth ydi'r tywydd heddiw", "beth yw'r tywydd fory"]
    heard = read_alternatives(result(*zip(texts, scores, strict=True)), 0.0, 2.0)
    assert [round(word.confidence, 3) for word in heard.words] == [1.0, 0.7, 1.0, 0.8]
    assert heard.confidence == pytest.approx(0.875)
    assert [round(a.confidence, 3) for a in heard.alternatives] == [0.5, 0.3, 0.2]
    assert heard.alternatives[0].score == pytest.approx(scores[0])


def test_times_count_from_the_beginning_of_the_sound() -> None:
    heard = read_alternatives(result(("un dau", 0.0)), 1.25, 3.0)
    assert [(w.start_s, w.end_s) for w in heard.words] == [(1.25, 1.65), (1.75, 2.15)]


def test_speech_outside_the_grammar_is_unknown_and_says_what_came_next() -> None:
    heard = read_alternatives(result(("[unk]", -10.0), ("am un", -12.0)), 0.0, 1.0)
    assert (heard.text, heard.words, heard.confidence) == ("", (), 0.0)
    assert heard.is_unknown
    assert [a.text for a in heard.alternatives] == ["[unk]", "am un"]


@pytest.mark.parametrize("raw", [result(("", 1.0)), '{"text": ""}'])
def test_silence_is_unknown_and_has_no_alternatives(raw: str) -> None:
    heard = read_alternatives(raw, 0.0, 1.0)
    assert heard.is_unknown
    assert heard.alternatives == ()


def test_very_unlikely_hypotheses_do_not_overflow() -> None:
    heard = read_alternatives(result(("un", -2e5), ("dau", -3e5)), 0.0, 1.0)
    assert heard.confidence == 1.0


def test_joined_utterances() -> None:
    one = read_alternatives(result(("un dau", 0.0)), 0.0, 1.0)
    two = read_alternatives(result(("[unk]", 0.0)), 1.0, 2.0)
    three = read_alternatives(result(("tri", 0.0)), 3.0, 0.5)
    heard = join([one, two, three])
    assert heard.text == "un dau tri"
    assert [w.word for w in heard.words] == ["un", "dau", "tri"]
    assert heard.seconds == 3.5
    assert not heard.is_unknown
    assert join([two]) == two
    assert join([two, two]).is_unknown
