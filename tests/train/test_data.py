"""The recipe's data side: texts, targets, corpora and stores. Needs no training package."""

import random
from pathlib import Path

import numpy as np
import pytest
from recipe import corpora, targets, texts
from recipe.store import RATE, Store, Utterance, write_store

from macsen_lite.automaton_building import choice, from_sentences, optional, sequence, word
from macsen_lite.speech.phones import PHONES, normalise_words


def utterance(key: str, seconds: float = 0.5) -> Utterance:
    samples = np.arange(int(seconds * RATE), dtype=np.int16)
    return Utterance(key, "s1", "cy", True, "un dau", ("i", "n"), samples)


def test_a_store_gives_back_what_was_written(tmp_path: Path) -> None:
    store = write_store(tmp_path / "s", [utterance("a"), utterance("b", 0.25)])
    assert [u.key for u in store] == ["a", "b"]
    assert store[1].phones == ("i", "n")
    np.testing.assert_array_equal(store[1].samples, np.arange(4000, dtype=np.int16))
    assert store.seconds == pytest.approx(0.75)


def test_an_interrupted_store_leaves_the_old_one(tmp_path: Path) -> None:
    write_store(tmp_path / "s", [utterance("old")])

    def broken() -> object:
        yield utterance("new")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_store(tmp_path / "s", broken())  # type: ignore[arg-type]
    assert [u.key for u in Store(tmp_path / "s")] == ["old"]


@pytest.mark.parametrize(
    ("header", "table", "sound"),
    [
        ("client_id\tpath\tsentence", "validated.tsv", "clips"),
        ("speaker\taudio\ttext", "manifest.tsv", "."),
    ],
)
def test_both_layouts_are_read(tmp_path: Path, header: str, table: str, sound: str) -> None:
    (tmp_path / table).write_text(f'{header}\ns1\ta.mp3\t"Bore da," meddai.\n', encoding="utf-8")
    (clip,) = corpora.read_corpus(tmp_path, "cy")
    assert clip.path == tmp_path / sound / "a.mp3"
    assert (clip.speaker, clip.text) == ("s1", '"Bore da," meddai.')


def test_a_folder_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"validated\.tsv"):
        corpora.read_corpus(tmp_path, "cy")


def test_holding_speakers_out_is_steady_and_near_its_share() -> None:
    speakers = [f"speaker{i}" for i in range(2000)]
    kept = [s for s in speakers if corpora.held_out(s, 0.1)]
    assert kept == [s for s in speakers if corpora.held_out(s, 0.1)]
    assert 150 < len(kept) < 250


@pytest.mark.parametrize(
    ("ipa", "phones"),
    [
        (["ɬ", "aː", "n"], "lh a n"),
        (["t͡ʃ", "ˈaɪ"], "ch a i"),
        (["r̥", "uː", "ɡ"], "rh u g"),
        (["ʎ", "ɲ"], "l j n j"),
        (["ɚ"], "@ r"),
        (["tsː"], "t s"),
    ],
)
def test_ipa_becomes_the_nearest_phones(ipa: list[str], phones: str) -> None:
    assert targets.from_ipa(ipa) == (tuple(phones.split()), 0)


def test_ipa_without_a_mapping_is_counted() -> None:
    assert targets.from_ipa(["a", "ǃ"]) == (("a",), 1)


@pytest.mark.parametrize(("text", "phones"), [("y", "@"), ("i", "i"), ("a", "a"), ("o", "o")])
def test_a_lone_letter_is_a_word_and_not_its_name(text: str, phones: str) -> None:
    assert targets.welsh(text) == tuple(phones.split())


def test_text_with_a_word_that_cannot_be_said_has_no_target() -> None:
    assert targets.welsh("bore да") == ()


def test_spoken_vowels_replace_vowels_only() -> None:
    canonical, spoken = ("hh", "i", "n"), ("k", "@", "n")
    assert targets.with_spoken_vowels(canonical, spoken) == ("hh", "@", "n")


def test_outputs_count_from_one_after_the_blank() -> None:
    assert targets.ids(PHONES) == list(range(1, len(PHONES) + 1))


def test_random_walks_give_sentences_of_the_grammar_and_reach_every_branch() -> None:
    grammar = sequence(
        word("rho"),
        choice(word("olau"), from_sentences([["y", "radio"], ["gân", "arall"]])),
        optional(word("plîs")),
    )
    sentences = texts.grammar_sentences(grammar, 200, random.Random(1))
    assert all(grammar.accepts(s.split()) for s in sentences)
    assert {"rho olau", "rho y radio plîs", "rho gân arall"} <= set(sentences)


def test_every_pattern_makes_text_that_can_be_said() -> None:
    rng = random.Random(3)
    for _ in range(300):
        text = texts.sentence(rng)
        assert "{" not in text
        assert targets.welsh(text), text
        assert normalise_words(text)
