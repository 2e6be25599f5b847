"""How near one Welsh word is to another: as it is spelt, as it mutates, and as it sounds.

Distances are in letters (rapidfuzz's Indel: a letter for another counts two), so that they add up
over the words of a sentence. No pronunciation is looked up: `sound_key` reads the spelling, which
in Welsh says nearly all, and lets fall together what the recogniser confuses.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from rapidfuzz import process
from rapidfuzz.distance import Indel

from macsen_lite.welsh.radicals import demutate_key, radicals
from macsen_lite.welsh.tokens import fold

ALIKE = 0.4
"""Words that differ by more than this share of their letters do not stand for each other."""
MUTATED = 0.5
"""What another mutation of the same word counts, in letters."""
SOUNDED = 0.5
"""What it counts, besides the letters of its key, that a word only sounds like the other."""
SOUND = 2.0
"""What a letter of the key counts: it stands for up to two, and much has been left out of it."""
SMALL_DIFFERS = 3
"""The most letters by which a word is spelt otherwise than a small word and may still be it: nearly
every word sounds like one of those (*ystyr*, *ydi'r*)."""
_MOST_REMEMBERED = 20_000
_LONGEST_WORD = 60
"""Letters beyond which something is no word; the longest name of a place in Wales has 58."""
LIGHT = 0.5
"""What a letter of a small word weighs beside one of another word."""

_FILLERS = "ah aha diolch em ie iawn jest jyst ocê oce reit wel ym yym"
FILLERS = frozenset(_FILLERS.split())
"""Words that may stand anywhere and mean nothing: hesitation, agreement, thanks."""

_SMALL = """
    a â a'r â'r ac ag ai am amdanat amdanoch ar arna arnat arno at ato atat be beth bo bod bydd
    chdi chi chi'n da dach dan di di'r dim dw dwi dy dych e ef efo ei eich ein eto eu fan fe fi
    fo fod fy fydd gan gen gennych ger gyda gynnoch hi hi'n hon hwn hyn hynny i i'r i'w ichi iddi
    iddo imi inni iti
    la mae mai maen me mewn mi mo mor na nac nad ni nid nhw o o'i o'r oedd oes os pa pan po pwy
    rhyw roedd rwy rwyf rydw rydych sut sy sy'n sydd ti ti'n tra tros trwy un wrth wrtha wrthon
    wrthyf wyf wyt y ych ydach ydi ydi'r ydw ydy ydy'r ydych yma yn yna yno yr yw yw'r
    allech allet alli allwch ddeud ddweud deud deuda deudwch dweud dwed dweda dwedwch dyweda
    dywed dywedwch elli ellwch fedrech fedret fedri fedrwch gwybod nei newch wnei wnewch
"""
SMALL = frozenset(_SMALL.split())
"""Small words of Welsh (articles, pronouns, prepositions, forms of *bod*, question words) and those
with which anything may be asked for (*wnei di ddweud*): less is lost when one of them is not heard,
or another is."""

_ASKING = ("beth be", "ble lle", "pwy", "pa", "pryd bryd", "sut", "faint", "sawl", "pam")
ASKING = {word: frozenset(same.split()) for same in _ASKING for word in same.split()}
"""Words that ask, and those that ask the same: another one asks for something else, however near it
sounds (*ble wyt ti* is not *be wyt ti*)."""

_OTHERS = {word: frozenset(["i", "i'n", "fi", "mi", "ni", "ni'n"]) for word in ("hi", "hi'n")}
_OTHERS |= {word: frozenset(_OTHERS) for word in _OTHERS["hi"]}
"""*Hi* is never *i*, though only an h tells them apart: what is said of somebody else, or of the
weather, is not said of the user (*mae hi'n sâl*, *dw i'n sâl*)."""

_NUMBERS_LISTED = """
    sero dau dwy tri tair pedwar pedair pum pump chwe chwech saith wyth naw deg deng deuddeg
    deuddeng pymtheg pymtheng deunaw ugain deugain trigain trydydd trydedd pedwerydd pedwaredd pumed
    chweched seithfed wythfed nawfed degfed deuddegfed pymthegfed deunawfed ugeinfed
"""
_NUMBERS = frozenset(_NUMBERS_LISTED.split())
"""Numbers, which stand for no other word: what is counted is what matters (*sero munud* is no
timer's name, *wyth* is no praise), and one number is not another. *Un* is often *yn*."""

# Letters and the sound that they stand for. Two letters for one sound; then what the recogniser
# confuses (its own card): voiced and voiceless, the sibilants. Then u, i, y: one sound in the south
# and two near ones in the north; and ei, ai, eu, au, ae, which fall together at the end of a word.
_SOUNDS = """
    ngh:n mh:m nh:n ng:n ch:x dd:z th:z ff:v ph:v f:v ll:l rh:r sh:s tsh:s ts:s j:s z:s
    p:b t:d c:g k:g q:g
    u:i y:i ei:E ai:E eu:E au:E ae:E ey:E ay:E oe:O oi:O ou:O oy:O
"""
_SOUND_OF = dict(pair.split(":") for pair in _SOUNDS.split())
_SOUND = re.compile("|".join(sorted(_SOUND_OF, key=lambda letters: -len(letters))))
_SI = re.compile("si(?=[aeouwy])")  # siop: the i only makes the s a sh
_TWICE = re.compile(r"(.)\1+")


@lru_cache(maxsize=50_000)
def sound_key(word: str) -> str:
    """A key that words which sound nearly alike share, made from the spelling alone.

    Voice (b/p, d/t, g/c, dd/th, f/ff), the sibilants, ll/l, rh/r, the vowels written i, u, y, the
    diphthongs ei, ai, eu, au, ae, the length of vowels and h do not count.

    >>> sound_key("gloch") == sound_key("cloch"), sound_key("dihareb") == sound_key("diarep")
    (True, True)
    """
    plain = _SI.sub("s", fold(word.lower()))
    key = _TWICE.sub(r"\1", _SOUND.sub(lambda found: _SOUND_OF[found.group()], plain))
    return key.replace("h", "") or key


@lru_cache(maxsize=50_000)
def weight(word: str) -> float:
    """How much a word counts in a sentence, in letters: its own and the space after it."""
    if word in FILLERS:
        return 0.0
    letters = len(fold(word)) + 1.0
    return LIGHT * letters if word in SMALL else letters


def is_content(word: str) -> bool:
    """Whether a word says what the sentence is about. One of two letters hardly can."""
    return word not in SMALL and word not in FILLERS and len(fold(word)) > 2


def is_number(word: str) -> bool:
    """Whether a word is a number above one, or one of an order above the first, mutated or not.

    >>> is_number("ddau"), is_number("tridegfed"), is_number("yn")
    (True, True, False)
    """
    return word.endswith("degfed") or any(radical.word in _NUMBERS for radical in radicals(word))


class WordIndex:
    """Finds the words of a vocabulary that are near to a given one. Remembers what it found."""

    def __init__(
        self, vocabulary: Iterable[str], alike: float = ALIKE, every_form: bool = False
    ) -> None:
        """Words that differ by more than the share ``alike`` of their letters are not found.

        ``every_form``: the vocabulary has its words in every mutation, so that none is sought.
        """
        self.words = tuple(sorted(set(vocabulary)))
        self._alike = alike
        self._every_form = every_form
        self._known = frozenset(self.words)
        self._folded = [fold(word) for word in self.words]
        self._sounds = [sound_key(word) for word in self.words]
        self._by_radical: dict[str, list[str]] = {}
        for word in () if every_form else self.words:
            for radical in radicals(word):
                self._by_radical.setdefault(radical.word, []).append(word)
        self._forms = frozenset() if every_form else frozenset(map(demutate_key, self.words))
        self._found: dict[str, dict[str, float]] = {}

    def __contains__(self, word: str) -> bool:
        return word in self._known

    def near(self, word: str) -> Mapping[str, float]:
        """The words near to ``word``, nearest first, and how many letters away each is."""
        found = self._found.get(word)
        if len(word) > _LONGEST_WORD:
            return {}
        if found is None:
            if len(self._found) >= _MOST_REMEMBERED:
                self._found.clear()
            found = self._found[word] = self._search(word)
        return found

    def _search(self, word: str) -> dict[str, float]:
        found: dict[str, float] = {}
        folded = fold(word)
        for place, distance in self._nearest(sound_key(word), self._sounds):
            near, spelt = self.words[place], float(Indel.distance(folded, self._folded[place]))
            if distance and near in SMALL and spelt > SMALL_DIFFERS:
                continue
            found[near] = min(SOUNDED + SOUND * distance, spelt)
        if not self._every_form:  # where words are many, one that sounds otherwise is another word
            for place, distance in self._nearest(folded, self._folded):
                near = self.words[place]
                if near not in SMALL or distance <= SMALL_DIFFERS:
                    found[near] = min(found.get(near, math.inf), float(distance))
        for radical in radicals(word) if demutate_key(word) in self._forms else ():
            for near in self._by_radical.get(radical.word, ()):
                found[near] = min(found.get(near, MUTATED), MUTATED)
        if word in self._known:
            found[word] = 0.0
        if is_number(word):
            found = {
                near: cost for near, cost in found.items() if cost <= MUTATED and is_number(near)
            }
        if word in ASKING:
            found = {near: cost for near, cost in found.items() if near in ASKING[word]}
        for other in _OTHERS.get(word, ()):
            found.pop(other, None)
        return dict(sorted(found.items(), key=itemgetter(1)))

    def _nearest(self, key: str, keys: Sequence[str]) -> Iterable[tuple[int, int]]:
        """The places of the keys near to one, and how many letters away each is."""
        for other, share, place in process.extract(
            key, keys, scorer=Indel.normalized_distance, limit=None, score_cutoff=self._alike
        ):
            yield place, round(share * (len(key) + len(other)))
