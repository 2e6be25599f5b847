"""One word against everything else, on the likelihoods of phones as they come in.

Each way of saying the word is a row of CTC states: phone, perhaps blank, phone … A path may enter
at any moment and goes along one row (Viterbi). Its score is the logarithm of the probability that
the network gives to just these phones in just these moments. The filler, all that could have been
said instead, needs no path of its own: the network's outputs sum to one at every moment, so over
the same stretch everything together has the logarithm 0, and the score is already the difference.

(A filler that is the best label at each moment was tried as well. It forgives moments in which the
network is unsure, and let through four times as many false alarms for the same number of misses.)

Words that sound nearly alike run beside it as rivals: where one of them explains the sound better,
it was not the word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from macsen_lite.speech.phones import PHONES

__all__ = ["PHRASES", "Heard", "PathOptions", "Phrase", "WordPaths", "phrase"]

_NEVER = -1e9
_BLANK = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way of saying something."""

    text: str
    """What it is called; empty for a rival."""
    phones: tuple[str, ...]
    shortest: int
    """Steps of 30 ms that it lasts at least, from the first phone's peak to the last one's."""
    longest: int

    @property
    def is_rival(self) -> bool:
        """Whether this is what must not be taken for the word."""
        return not self.text


def phrase(text: str, phones: Sequence[str]) -> Phrase:
    """A phrase that lasts as long as its phones may: each from 35 to 160 ms."""
    return Phrase(text, tuple(phones), len(phones) + 1, round(5.3 * len(phones)))


PHRASES: tuple[Phrase, ...] = (
    phrase("Macsen", ("m", "a", "k", "s", "e", "n")),
    phrase("Hei Macsen", ("hh", "e", "i", "m", "a", "k", "s", "e", "n")),
    phrase("Hei Macsen", ("hh", "@", "i", "m", "a", "k", "s", "e", "n")),
    phrase("Hei Macsen", ("e", "i", "m", "a", "k", "s", "e", "n")),
    phrase("Hei Macsen", ("@", "i", "m", "a", "k", "s", "e", "n")),
    phrase("", ("m", "a", "k", "s", "i", "n")),  # Maxine
    phrase("", ("b", "o", "k", "s", "e", "n")),  # bocsen
)
"""The wake word. It is a name, which does not mutate, and both of its syllables are said alike in
north and south; *hei* has a clear or an obscure vowel, and may lose its h."""


@dataclass(frozen=True, slots=True)
class PathOptions:
    """Costs in nats, chosen on the tuning half of the speech (docs/wake.md)."""

    no_pause: float = 4.0
    """For a word that begins while somebody is speaking. Who calls it pauses first."""
    pause_steps: int = 3
    """So many steps of blank make a pause."""
    pause_blank: float = 0.3
    """Probability from which a step counts as blank."""
    rival_margin: float = 2.0
    """So much better must a rival be to count."""


@dataclass(frozen=True, slots=True)
class Heard:
    """How the word fares at one moment."""

    phrase: str
    score: float
    """Log-probability in nats: 0 is certain, -10 is doubtful."""


class WordPaths:
    """The paths of all phrases through a stream of log-probabilities, in fixed memory."""

    def __init__(
        self, phrases: Sequence[Phrase] = PHRASES, options: PathOptions | None = None
    ) -> None:
        self._phrases = tuple(phrases)
        self._options = options or PathOptions()
        labels: list[int] = []
        starts, ends, longest, may_skip = [], [], [], []
        for phrase in self._phrases:
            starts.append(len(labels))
            for place, phone in enumerate(phrase.phones):
                if place:
                    labels.append(_BLANK)
                    may_skip.append(False)
                labels.append(PHONES.index(phone) + 1)
                # Between a phone and the same one again there has to be a blank.
                may_skip.append(place > 0 and phrase.phones[place - 1] != phone)
            ends.append(len(labels) - 1)
            longest += [phrase.longest] * (len(labels) - starts[-1])
        self._labels = np.array(labels)
        self._starts, self._ends = np.array(starts), np.array(ends)
        self._longest = np.array(longest)
        self._shortest = np.array([p.shortest for p in self._phrases])
        self._is_rival = np.array([p.is_rival for p in self._phrases])
        self._no_skip = ~np.array(may_skip)
        self.reset()

    def reset(self) -> None:
        """Forget all paths; what comes next comes after a pause."""
        size = len(self._labels)
        self._score = np.full(size, _NEVER)
        self._age = np.zeros(size, np.int64)
        self._blanks = self._options.pause_steps

    def drop(self) -> None:
        """Begin no new word with what is already in a path: after the word was heard."""
        self._score[:] = _NEVER

    def accept(self, step: npt.NDArray[np.float32]) -> Heard | None:
        """Take the next step's log-probabilities (34,); how the word fares if it ends here.

        None when no path ends here, or a rival explains the sound better.
        """
        options = self._options
        score, age = self._score, self._age
        ways = np.full((3, len(score)), _NEVER)
        ages = np.zeros((3, len(score)), np.int64)
        ways[0], ages[0] = score, age
        ways[1, 1:], ages[1, 1:] = score[:-1], age[:-1]
        ways[1, self._starts] = 0.0 if self._blanks >= options.pause_steps else -options.no_pause
        ages[1, self._starts] = 0
        ways[2, 2:], ages[2, 2:] = score[:-2], age[:-2]
        ways[2, self._no_skip] = _NEVER
        best = ways.argmax(axis=0)
        every = np.arange(len(score))
        age = ages[best, every] + 1
        score = ways[best, every] + step[self._labels]
        score[age > self._longest] = _NEVER
        self._score, self._age = score, age
        self._blanks = self._blanks + 1 if step[_BLANK] > np.log(options.pause_blank) else 0
        ended = np.where(age[self._ends] >= self._shortest, score[self._ends], _NEVER)
        word = int(np.where(self._is_rival, _NEVER, ended).argmax())
        rival = float(np.where(self._is_rival, ended, _NEVER).max())
        reached = float(ended[word])
        if reached <= _NEVER / 2 or rival > reached + options.rival_margin:
            return None
        return Heard(self._phrases[word].text, reached)
