"""The lexicon: where pronunciations come from, what cannot be said, and what is remembered."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.errors import LexiconError
from macsen_lite.speech.g2p import G2PAnswer
from macsen_lite.speech.lexicon import CACHE_NAME, Lexicon
from macsen_lite.speech.phones import PHONES


class CountingG2P:
    """Says every word as `d a`, and remembers what it was asked."""

    version = "fake 1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def pronounce(self, words: Sequence[str]) -> list[G2PAnswer]:
        self.asked += words
        return [G2PAnswer(("d", "a"), ()) for _ in words]

    def close(self) -> None:
        pass


@pytest.fixture(scope="module")
def real() -> Lexicon:
    return Lexicon()


def test_many_words_are_one_question() -> None:
    g2p = CountingG2P()
    lexicon = Lexicon(g2p=g2p)
    lexicon.prepare(["Un", "dau", "un", "tri!"])
    assert g2p.asked == ["un", "dau", "tri"]
    assert lexicon.canonical("UN") == ("d", "a")
    assert len(g2p.asked) == 3


def test_answers_are_kept_between_runs(tmp_path: Path) -> None:
    Lexicon(cache_dir=tmp_path, g2p=CountingG2P()).canonical("tywydd")
    again = CountingG2P()
    assert Lexicon(cache_dir=tmp_path, g2p=again).canonical("tywydd") == ("d", "a")
    assert again.asked == []


def test_another_version_of_the_g2p_is_asked_again(tmp_path: Path) -> None:
    Lexicon(cache_dir=tmp_path, g2p=CountingG2P()).canonical("tywydd")
    newer = CountingG2P()
    newer.version = "fake 2"
    Lexicon(cache_dir=tmp_path, g2p=newer).canonical("tywydd")
    assert newer.asked == ["tywydd"]


def test_a_damaged_cache_is_made_again(tmp_path: Path) -> None:
    (tmp_path / CACHE_NAME).write_bytes(b"not a database at all" * 100)
    Lexicon(cache_dir=tmp_path, g2p=CountingG2P()).canonical("tywydd")
    again = CountingG2P()
    Lexicon(cache_dir=tmp_path, g2p=again).canonical("tywydd")
    assert again.asked == []


def test_a_cache_that_cannot_be_written_is_done_without(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")  # a folder cannot be made below a file, whoever asks
    assert Lexicon(cache_dir=blocked / "cache", g2p=CountingG2P()).canonical("da") == ("d", "a")


def test_the_shipped_lexicon_comes_before_the_g2p(tmp_path: Path) -> None:
    shipped = tmp_path / "lexicon.tsv"
    shipped.write_text("tywydd\tt @ w i dh\nradio\tr a d j o\tr e i d i o u\n", encoding="utf-8")
    g2p = CountingG2P()
    lexicon = Lexicon(shipped, g2p=g2p)
    assert lexicon.canonical("tywydd") == ("t", "@", "w", "i", "dh")
    said = [p.phones for p in lexicon.pronunciations("radio")]
    assert said[0] == ("r", "a", "d", "j", "o")
    assert ("r", "e", "i", "d", "i", "o", "u") in said
    assert g2p.asked == []


@pytest.mark.parametrize("line", ["tywydd", "tywydd\tt ywydd", "\td a", "da\td a\td a\td a"])
def test_a_damaged_shipped_lexicon_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    shipped = tmp_path / "lexicon.tsv"
    shipped.write_text(f"da\td a\n{line}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"lexicon\.tsv:2"):
        Lexicon(shipped, g2p=CountingG2P()).canonical("da")


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "lexicon.tsv"
    words = ["Tywydd", "radio", "yw'r", "S4C", "'r", "facebook"]
    say_as = {"facebook": "ffesbwc"}
    asked = Lexicon(say_as=say_as)
    asked.prepare(words)
    assert asked.write_answers(path) == 5  # S4C needs none, and for facebook it is ffesbwc's
    g2p = CountingG2P()
    read = Lexicon(path, say_as=say_as, g2p=g2p)
    for word in words:
        assert read.pronunciations(word) == asked.pronunciations(word)
    assert g2p.asked == []


def test_say_as_takes_phones_or_welsh_spelling() -> None:
    lexicon = Lexicon(
        say_as={"Facebook": "ffesbwc", "xbox": "e k s b o k s", "Alexa": ["alecsa", "a l e k"]}
    )
    assert lexicon.canonical("facebook") == ("f", "e", "s", "p", "u", "k")
    assert [p.phones for p in lexicon.pronunciations("xbox")] == [tuple("e k s b o k s".split())]  # noqa: SIM905
    assert [len(p.phones) for p in lexicon.pronunciations("alexa")] == [6, 4]


def test_say_as_may_settle_what_cannot_be_read() -> None:
    assert Lexicon(say_as={"7": "saith"}).canonical("7") == ("s", "a", "i", "th")


def test_an_empty_say_as_is_an_error() -> None:
    with pytest.raises(LexiconError, match="say_as"):
        Lexicon(say_as={"gair": "  "}, g2p=CountingG2P()).canonical("gair")


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("7", "“7”"),
        ("cant2", "“cant2”"),
        ("½", "“½”"),
        ("привет", "“п”"),
        ("日本", "“日”"),
        ("łódź", "“ł”"),
        ("e=mc", "“=”"),
        ("hmmmmmmmm", "“hmmmmmmmm”"),
        ("...", "“...”"),
    ],
)
def test_what_cannot_be_said_is_named(real: Lexicon, word: str, says: str) -> None:
    with pytest.raises(LexiconError) as caught:
        real.pronunciations(word)
    assert says in caught.value.message


@pytest.mark.parametrize(
    ("word", "phones"),
    [
        ("S4C", "e s p e d w a r e k"),  # es pedwar èc
        ("BBC", "b i b i s i"),
        ("gtfs", "jh i t i e f e s"),  # an acronym that no dictionary has, by its letters
        ("'r", "r"),
        ("'di", "d i"),
        ("i", "i"),
        ("pêl-droed", "p e l d r o i d"),
        ("señor", "s i n j o r"),  # an accent that Welsh does not use
    ],
)
def test_words_with_something_odd_about_them(real: Lexicon, word: str, phones: str) -> None:
    assert " ".join(real.canonical(word)) == phones


def test_a_text_is_its_words_one_after_the_other(real: Lexicon) -> None:
    assert " ".join(real.say("Beth yw’r tywydd?")) == "b e th i u r t @ w i dh"
    with pytest.raises(LexiconError):
        real.say(" … ")


@given(st.text(alphabet="abcdefghijlmnoprstuwyâêîôûŵŷ'-", min_size=1, max_size=12))
def test_anything_in_welsh_letters_is_said_in_phones_or_refused(word: str) -> None:
    lexicon = Lexicon(g2p=CountingG2P())
    try:
        said = lexicon.pronunciations(word)
    except LexiconError:
        return
    assert said[0].cost == 0.0
    assert all(p.phones and set(p.phones) <= set(PHONES) and p.cost >= 0.0 for p in said)
    assert len({p.phones for p in said}) == len(said)


def test_fingerprint_changes_with_what_decides_pronunciations(tmp_path: Path) -> None:
    shipped = tmp_path / "lexicon.tsv"
    prints = {Lexicon(g2p=CountingG2P()).fingerprint()}
    prints.add(Lexicon(say_as={"a": "o"}, g2p=CountingG2P()).fingerprint())
    for text in ("da\td a\n", "da\td o\n"):
        shipped.write_text(text, encoding="utf-8")
        prints.add(Lexicon(shipped, g2p=CountingG2P()).fingerprint())
    assert len(prints) == 4
    assert Lexicon(g2p=CountingG2P()).fingerprint() in prints


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_cache_folder_is_done_without(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert Lexicon(cache_dir=tmp_path, g2p=CountingG2P()).canonical("da") == ("d", "a")
    finally:
        tmp_path.chmod(0o700)


def test_a_word_whose_only_vowel_is_w_is_said() -> None:
    """The G2P takes the w of *nhw'n* for a consonant, and a word needs a vowel."""
    (first, *_) = Lexicon().pronunciations("nhw'n")
    assert first.phones == ("n", "hh", "u", "n")
