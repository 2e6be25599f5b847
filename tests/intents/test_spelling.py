"""Right and wrong Welsh words, and English where Welsh should be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from macsen_lite.intents.spelling import Speller, is_english, open_speller, read_words, words_in


@pytest.fixture(scope="module")
def speller() -> Speller:
    found = open_speller(["Tonypandi"])
    if found is None:
        pytest.skip("no Welsh dictionary: pip install cymraeg-mcp spylls")
    return found


@pytest.mark.parametrize(
    "word", ["gegin", "nghegin", "Nghaerdydd", "o'r", "o’r", "Caerdydd", "tonypandi", "amserydd"]
)
def test_a_right_word_is_known(speller: Speller, word: str) -> None:
    assert speller.knows(word)


@pytest.mark.parametrize(
    ("word", "meant"), [("amseryd", "amserydd"), ("gosodwhc", "gosodwch"), ("diffod", "diffodd")]
)
def test_a_wrong_word_is_not_known_and_the_right_one_suggested(
    speller: Speller, word: str, meant: str
) -> None:
    assert not speller.knows(word)
    assert speller.suggest(word) == meant


def test_nothing_is_suggested_for_what_is_like_no_word(speller: Speller) -> None:
    assert speller.suggest("xkqzvxkqzv") == ""


@pytest.mark.parametrize(
    "text",
    ["what is the time", "Turn the light on", "Please play some music", "Your timer is ready."],
)
def test_english_is_seen(text: str) -> None:
    assert is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "faint o'r gloch ydi hi",
        "stop",
        "stopia'r miwsig",
        "dw i am set o the a choffi",  # te, “tea”, is the after the conjunction a
        "Mae radio Cymru ymlaen.",
        "chwarae The Archers ar radio pedwar",
        "",
    ],
)
def test_welsh_with_an_english_word_is_welsh(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "OK, the alarm is set for",
        "Sorry, I am not aware of any device called",
        "set an alarm for",
        "Timer resumed",
    ],
)
def test_more_english_is_seen_with_a_dictionary(speller: Speller, text: str) -> None:
    assert is_english(text, speller)


def test_none_of_many_welsh_sentences_is_taken_for_english(speller: Speller) -> None:
    shared = Path(os.environ.get("MACSEN_SHARED", Path(__file__).parents[3] / "shared"))
    path = shared / "data" / "text" / "general-welsh.txt"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 1000
    assert [line for line in lines if is_english(line, speller)] == []


def test_words_of_prose_and_where_they_stand() -> None:
    assert list(words_in("Faint o’r gloch, 10:30?")) == [("Faint", 0), ("o'r", 6), ("gloch", 10)]


def test_a_list_of_right_words(tmp_path: Path) -> None:
    path = tmp_path / "spelling.txt"
    path.write_text("# enwau\nTonypandi  # lle\n\nisio\n", encoding="utf-8")
    assert read_words(path) == {"Tonypandi", "isio"}
