"""The bundled model on recordings of people, through Vosk; the card's figures in a check.

The recordings are Mozilla Common Voice Welsh (CC0) and are not part of the project: the tests run
where MACSEN_SHARED, or ../shared, has them.
"""

import csv
import os
from dataclasses import dataclass
from pathlib import Path

import pytest
from rapidfuzz.distance import Levenshtein

from macsen_lite.audio.files import read_clip
from macsen_lite.automaton_building import from_sentences
from macsen_lite.clip import AudioClip
from macsen_lite.paths import models_dir
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.opening import open_phone_recogniser, open_recogniser
from macsen_lite.speech.phones import normalise_words

SHARED = Path(os.environ.get("MACSEN_SHARED", Path(__file__).parents[3] / "shared"))
MODEL = models_dir() / "macsen-cy"


@dataclass(frozen=True, slots=True)
class Recording:
    clip: AudioClip
    text: str


def recordings(name: str) -> list[Recording]:
    folder = SHARED / "data" / "welsh" / name
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there (set MACSEN_SHARED)")
    with (folder / "manifest.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Recording(read_clip(folder / r["audio"]), r["text"]) for r in rows]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> GraphCache:
    return GraphCache(tmp_path_factory.mktemp("graphs"))


@pytest.mark.parametrize(("name", "at_least"), [("dev-digits", 19), ("dev-sentences", 20)])
def test_people_are_heard_among_the_sentences_of_their_set(
    name: str, at_least: int, cache: GraphCache
) -> None:
    said = recordings(name)
    sentences = sorted({tuple(normalise_words(r.text)) for r in said})
    grammar = from_sentences(sentences)
    recogniser = open_recogniser(MODEL, grammar, Lexicon(), cache, reject=False)
    wrong = [
        (r.text, heard)
        for r in said
        if (heard := recogniser.transcribe(r.clip).text) != " ".join(normalise_words(r.text))
    ]
    assert len(said) - len(wrong) >= at_least, wrong


def test_the_phones_of_open_welsh_sentences(cache: GraphCache) -> None:
    said = recordings("dev-sentences")
    loop, lexicon = open_phone_recogniser(MODEL, cache), Lexicon()
    edits = phones = 0
    for recording in said:
        target = lexicon.say(recording.text)
        edits += Levenshtein.distance(loop.transcribe(recording.clip).text.split(), target)
        phones += len(target)
    assert edits / phones < 0.45
