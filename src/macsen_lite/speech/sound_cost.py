"""How badly words fit the sound they were heard in: what each of their sounds costs.

The bundled model's likelihoods are probabilities (CTC; its outputs sum to one at every moment), so
that the likelihood of the best sentence says something by itself: what a request costs is little,
however many others are unlikelier still. The confidence is only a share among the hypotheses, and
in noise, or with speech that is close to a request, the words may be sure to be better than all
others and bad nevertheless. Divided by the number of sounds it does not depend on the length.
(H. Jiang, 2005, "Confidence measures for speech recognition: a survey", *Speech Communication*
45:455-470, section 2.) `benchmarks/rejection.py` measures what it brings.
"""

from __future__ import annotations

import re

from macsen_lite.speech.transcript import Transcript

_SOUND = re.compile(r"ngh|ch|dd|ff|ng|ll|ph|rh|th|mh|nh|sh|[^\W\d_]|\d")
_VOWEL = re.compile(r"[aeiouwyâêîôûŵŷäëïöüẅÿáéíóúẃýàèìòùẁỳ]")
_LETTER_NAME = 2
"""Sounds of a letter's name, in a word that is spelt out for want of a vowel: BBC, S4C."""

IN_NOISE = 0.8
"""Share of the limit that holds in noise about as loud as speech, where most is misheard: of the
thirteen sentences that this took away besides there, seven were not, or not so, asked for."""


def count_sounds(words: str) -> int:
    """About how many sounds words have, as they are written: Welsh writes one letter for each.

    Over 130 sentences heard by `benchmarks/rejection.py` in quiet, the pronunciations that were
    heard have 0.6 % fewer (correlation 0.998), and no lexicon need be opened for this.
    """
    total = 0
    for word in words.lower().split():
        letters = len(_SOUND.findall(word))
        is_spelt = "'" not in word and "’" not in word and not _VOWEL.search(word)
        total += letters * _LETTER_NAME if is_spelt else letters
    return total


def sound_cost(words: str, score: float) -> float:
    """Nats for each sound of ``words``, whose log likelihood is ``score``; 0 without words."""
    return max(0.0, -score) / max(1, count_sounds(words)) if words else 0.0


def fits(heard: Transcript, max_sound_cost: float) -> bool:
    """Whether what the words cost is within the limit (nats a sound), which is lower in noise."""
    return heard.sound_cost <= max_sound_cost * (IN_NOISE if heard.is_noisy else 1.0)
