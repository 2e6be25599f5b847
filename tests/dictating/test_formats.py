"""Text, subtitles and JSON lines out of phrases; srt, of the package `srt`, reads what is made."""

import json
from datetime import timedelta
from itertools import pairwise

import srt
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.dictating.formats import make_writer
from macsen_lite.dictating.phrases import Phrase
from macsen_lite.speech.transcript import WordHypothesis

WORDS = ["bore", "da", "sut", "wyt", "ti", "heddiw", "mae", "hi'n", "braf", "ym", "Mhorthmadog"]


def phrase(text: str, start: float = 0.0, word_s: float = 0.5) -> Phrase:
    words = tuple(
        WordHypothesis(word, 0.75, start + n * word_s, start + (n + 1) * word_s)
        for n, word in enumerate(text.split())
    )
    return Phrase(text, words[0].start_s, words[-1].end_s, 0.75, words)


def test_text_is_a_line_for_each_phrase_with_its_time_when_wanted() -> None:
    writer, timed = make_writer("txt"), make_writer("txt", timestamps=True)
    assert writer.write(phrase("bore da")) == "bore da\n"
    assert timed.write(phrase("bore da", 3723.4)) == "[01:02:03.400] bore da\n"


def test_json_has_every_word_with_its_times() -> None:
    record = json.loads(make_writer("json").write(phrase("bore da", 1.0)))
    assert (record["text"], record["start"], record["end"]) == ("bore da", 1.0, 2.0)
    assert record["confidence"] == 0.75
    assert record["words"][1] == {"word": "da", "confidence": 0.75, "start": 1.5, "end": 2.0}


def test_a_long_phrase_becomes_subtitles_of_two_lines_and_seven_seconds() -> None:
    writer = make_writer("srt")
    said = phrase(" ".join(WORDS * 12), start=10.0)
    cues = list(srt.parse(writer.write(said)))
    assert " ".join(cue.content.replace("\n", " ") for cue in cues) == said.text
    assert all(len(line) <= 42 for cue in cues for line in cue.content.split("\n"))
    assert all(cue.content.count("\n") <= 1 for cue in cues)
    assert all(cue.end - cue.start <= timedelta(seconds=7) for cue in cues)
    assert cues[0].start == timedelta(seconds=10)


@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from(WORDS), min_size=1, max_size=40),
            st.floats(0, 3),
            st.floats(0, 2),
        ),
        max_size=6,
    )
)
def test_subtitles_follow_each_other_whatever_is_said(
    said: list[tuple[list[str], float, float]],
) -> None:
    writer, text, at = make_writer("srt"), "", 0.0
    for words, pause, word_s in said:
        each = phrase(" ".join(words), at + pause, word_s)
        text, at = text + writer.write(each), each.end_s
    cues = list(srt.parse(text))
    assert [cue.index for cue in cues] == list(range(1, len(cues) + 1))
    assert all(cue.start < cue.end for cue in cues)
    assert all(a.end <= b.start for a, b in pairwise(cues))
    heard = " ".join(cue.content for cue in cues).split()
    assert heard == [word for words, _, _ in said for word in words]
