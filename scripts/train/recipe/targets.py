"""Training targets: Welsh words by Bangor's G2P, other languages by espeak-ng's IPA."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Levenshtein
from techiaith.g2p import BangorG2P

from macsen_lite.speech.phones import PHONE_ID, VOWELS, from_bangor, normalise_words

# IPA letter → phones. Vowels go to the nearest of six; sounds that Welsh lacks to the nearest that
# it has. Length, stress and tone marks are dropped.
_VOWELS = {
    "a": "aɑɐæ",
    "e": "eɛ",
    "i": "iɪɨyʏ",
    "o": "oɔɒ",
    "u": "uʊʉɯ",
    "@": "əɜʌøœɵɤɘ",
}
_CONSONANTS = {
    "b": "b", "k": "kcq", "x": "xχç", "d": "dɖ", "dh": "ð", "v": "vʋβ", "f": "fɸ", "g": "gɡɣɟ",
    "hh": "hɦħ", "l": "lɫɭ", "lh": "ɬ", "m": "mɱ", "n": "nɳ", "ng": "ŋɴ", "p": "p",
    "r": "rɹɾʀʁɽɻ", "s": "s", "sh": "ʃɕʂ", "t": "tʈ", "th": "θ", "z": "z", "zh": "ʒʐʑ",
    "j": "jʝ", "w": "w",
}  # fmt: skip
IPA: dict[str, tuple[str, ...]] = {
    letter: (phone,) for phone, letters in (_VOWELS | _CONSONANTS).items() for letter in letters
} | {"ɚ": ("@", "r"), "ɝ": ("@", "r"), "ʎ": ("l", "j"), "ɲ": ("n", "j"), "ʔ": ()}
_PAIRS = {
    "tʃ": ("ch",), "tɕ": ("ch",), "ʈʂ": ("ch",), "tʂ": ("ch",),
    "dʒ": ("jh",), "dʑ": ("jh",), "ɖʐ": ("jh",), "ts": ("t", "s"), "r̥": ("rh",),
}  # fmt: skip
_MARKS = re.compile(r"[ˈˌːˑ͡ʰʲʷˠˤ̩̪̯̞̝̠̟̃͜_|.,;!?()%'\-\s0-9]")


def from_ipa(symbols: Iterable[str]) -> tuple[tuple[str, ...], int]:
    """Phones of a sequence of IPA symbols, and how many letters had no mapping."""
    phones: list[str] = []
    unknown = 0
    for symbol in symbols:
        text = _MARKS.sub("", symbol)
        while text:
            if text[:2] in _PAIRS:
                phones.extend(_PAIRS[text[:2]])
                text = text[2:]
                continue
            mapped = IPA.get(text[0])
            if mapped is None:
                unknown += text[0] not in "̥̬"
            else:
                phones.extend(mapped)
            text = text[1:]
    return tuple(phones), unknown


@functools.cache
def _g2p() -> BangorG2P:
    return BangorG2P()


@functools.lru_cache(100_000)
def welsh_word(word: str) -> tuple[str, ...]:
    """Canonical phones of one normalised Welsh word; empty when the G2P cannot say it."""
    try:
        # Behind another word, or the G2P takes a lone letter for its name: y, i, a, o are words.
        symbols = _g2p().phonemize(f"mae {word}", on_oov="lts", lang="cy")
        return from_bangor(symbols[symbols.index(" ") + 1 :])
    except (ValueError, KeyError, IndexError):
        return ()


def welsh(text: str) -> tuple[str, ...]:
    """Canonical phones of Welsh text; empty when any word cannot be said."""
    words = [welsh_word(word) for word in normalise_words(text)]
    return () if not all(words) else tuple(phone for word in words for phone in word)


def ids(phones: Sequence[str]) -> list[int]:
    """Network outputs (blank is 0, the first phone 1) of phones."""
    return [PHONE_ID[phone] - 1 for phone in phones]


def with_spoken_vowels(canonical: Sequence[str], spoken: Sequence[str]) -> tuple[str, ...]:
    """`canonical`, except where the voice said another vowel than the dictionary asks for.

    espeak-ng's Welsh rules read many a clear y as the obscure one; labelling its [ə] as /i/ would
    teach the network to confuse them. Consonants stay the dictionary's.
    """
    result = list(canonical)
    for edit in Levenshtein.editops(spoken, canonical):
        if edit.tag == "replace":
            said, asked = spoken[edit.src_pos], canonical[edit.dest_pos]
            if said in VOWELS and asked in VOWELS:
                result[edit.dest_pos] = said
    return tuple(result)
