"""Spoken variants: each row is a form that people say, and where (sources: `variants.py`)."""

import pytest

from macsen_lite.speech.lexicon import Lexicon


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon()


# word, a way to say it, who says so
SAID = [
    ("pethau", "p e th a i", "formal"),
    ("pethau", "p e th a", "north-west"),
    ("pethau", "p e th e", "south"),
    ("golau", "g o l a", "north-west"),
    ("gadael", "g a d a l", "north"),
    ("gadael", "g a d e l", "south"),
    ("gwybodaeth", "g u i b o d e th", "south"),
    ("cymraeg", "k @ m r a g", "south: Cymrâg"),
    ("bore", "b o r a", "north-west"),
    ("amser", "a m s a r", "north-west"),
    ("oedd", "o dh", "south: o'dd"),
    ("coed", "k o d", "south: co'd"),
    ("traed", "t r a d", "south: tra'd"),
    ("gwyn", "g w i n", "everywhere: the wy rises"),
    ("ofnadwy", "o v n a d u", "south"),
    ("chwech", "hh w e x", "south"),
    ("chwech", "w e x", "south"),
    ("tref", "t r e", "spoken"),
    ("cyntaf", "k @ n t a", "spoken"),
    ("ystafell", "s t a v e lh", "spoken"),
    ("yfory", "v o r i", "spoken"),
    ("gwneud", "g n @ i d", "north"),
    ("gwneud", "n e i d", "spoken: neud"),
    ("gwlad", "g w l a d", "everywhere: no vowel for the w"),
    ("heddiw", "e dh i u", "south-east"),
    ("heddiw", "hh e dh i", "south"),
    ("rhaglen", "r a g l e n", "south"),
    ("siop", "s j o p", "north"),
    ("newydd", "n e w i", "south"),
    ("ydynt", "@ d i n", "spoken"),
    ("llyfr", "lh i v i r", "spoken: llyfyr"),
    ("llyfr", "lh i v r", "careful"),
    ("pobl", "p o b o l", "spoken: pobol"),
    ("pobl", "p o b l", "careful"),
    ("ffenestr", "f e n e s t", "spoken"),
    ("neidio", "n @ i d j o", "everywhere: /əi/"),
    ("eisiau", "i sh o", "north: isio"),
    ("eisiau", "i sh e", "south: isie"),
    ("dweud", "d @ i d", "north: deud"),
    ("dweud", "g w e i d", "south: gweud"),
    ("prynhawn", "p n a u n", "north: pnawn"),
    ("sut", "sh u d", "south: shwd"),
    ("ydy", "d i", "spoken: 'di"),
    ("mae", "m a", "spoken"),
    ("mae'r", "m a r", "spoken, with a clitic"),
    ("pethau'n", "p e th e n", "south, with a clitic"),
    ("weather", "w e dh @", "English, without r"),
    ("jazz", "jh a s", "north: no z"),
]

# A rule that goes too far is as bad as one that is missing.
NEVER_SAID = [
    ("glanhau", "g l a n hh a"),  # stressed on the end
    ("parhau", "p a r hh e"),
    ("cymraeg", "k @ m r e g"),
    ("dau", "d a"),  # one syllable: the stress is on it
    ("haf", "hh a d"),
    ("caffe", "k a f"),
    ("hoff", "hh o"),  # ff is not the f that goes
    ("caniatáu", "k a n j a t a"),
    ("da", "d"),
]


@pytest.mark.parametrize(("word", "phones", "where"), SAID)
def test_what_people_say_is_offered(lexicon: Lexicon, word: str, phones: str, where: str) -> None:
    offered = [" ".join(p.phones) for p in lexicon.pronunciations(word)]
    assert phones in offered, f"{where}: {offered}"


@pytest.mark.parametrize(("word", "phones"), NEVER_SAID)
def test_what_nobody_says_is_not(lexicon: Lexicon, word: str, phones: str) -> None:
    assert phones not in [" ".join(p.phones) for p in lexicon.pronunciations(word)]


def test_the_dictionary_comes_first_and_is_free(lexicon: Lexicon) -> None:
    for word, _, _ in SAID:
        first, *others = lexicon.pronunciations(word)
        assert first.phones == lexicon.base(word).phones
        assert first.cost == 0.0
        assert all(other.cost > 0.0 for other in others)
        assert len(others) <= 20
