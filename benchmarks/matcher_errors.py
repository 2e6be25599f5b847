"""Errors that a recogniser or a hand makes, simulated: for benchmarks/matcher.py."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.parsing import Parser, Reading
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.speech.g2p import BangorG2P
from macsen_lite.welsh.radicals import mutated_forms, radicals

LETTERS = "abcdefghilmnoprstuwy"
KINDS = ("near-sounding", "sound", "mutation", "dropped", "inserted", "cut", "letter")
"""near-sounding: a word of everyday Welsh instead, one of the three nearest in phones (Bangor's
G2P) and with at most a third of them different, or one. sound: one sound for another that is like
it. mutation: another form of the word. dropped: a word lost. inserted: a word of everyday Welsh
between two words, frequent ones more often. cut: up to half of a word lost at its beginning or end.
letter: a letter dropped, changed or added."""

LIKE_SOUNDS = (
    *("b p", "d t", "g c", "f ff", "dd th", "ll l", "s sh", "m n", "n ng", "ch c", "rh r"),
    *("u i", "y u", "i y", "e a", "o w", "ei ai", "au a", "au e", "ae e", "wy w", "f m", "dd f"),
)
"""Written wider than the matcher's own key, so that it is not measured by its own rule."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence of the grammar with errors in it."""

    said: tuple[str, ...]
    intent: str
    values: tuple[tuple[str, object], ...]
    """The slots of the sentence without errors."""
    lost: bool
    """Whether what was meant cannot be known: a needed word or a slot's word was dropped, or cut to
    two letters or one, or another word (of everyday Welsh, or of the grammar: *amserydd* cut to
    *amser*) stands in its place, or what is left is a sentence that means something else."""


class Errors:
    """Makes errors, by chance but always the same ones, with words of the text given."""

    def __init__(self, intents: IntentSet, everyday: Sequence[str], seed: int) -> None:
        """``everyday`` is running text, word by word."""
        self._intents = intents
        self._parser = Parser(intents.skeleton, intents.slot_types)
        self._chance = random.Random(seed)
        self._grammar = frozenset(intents.skeleton.words())
        self._everyday = list(everyday)
        self._pool = sorted(set(everyday))
        self._g2p = BangorG2P()
        self._phones: dict[str, tuple[str, ...]] = {}
        self._pronounce(self._pool)
        self._near: dict[str, list[str]] = {}

    def make(self, sentence: Sequence[str], kinds: Sequence[str]) -> Spoken | None:
        """The sentence with those errors; None where one of them cannot be made in it.

        None too for what is heard but has no meaning: the 31st of February, a Monday that is none.
        """
        truth = self._read(sentence)
        if truth is None:
            return None
        said, lost = list(sentence), False
        for kind in kinds:
            changed = self._change(said, kind)
            if changed is None:
                return None
            if kind == "dropped" and not lost:
                lost = self._says_less(said, changed)
            if kind in ("cut", "near-sounding", "sound", "letter") and not lost:
                at = next(i for i, word in enumerate(said) if changed[i] != word)
                gone = kind == "near-sounding" or (
                    (kind == "cut" and len(changed[at]) <= 2)
                    or (changed[at] in self._grammar and not same_word(changed[at], said[at]))
                )
                lost = gone and self._says_less(said, said[:at] + said[at + 1 :])
            said = changed
        after = self._read(said)
        lost = lost or (after is not None and _meaning(after) != _meaning(truth))
        return Spoken(tuple(said), *_meaning(truth), lost)

    def _change(self, said: list[str], kind: str) -> list[str] | None:
        chance = self._chance
        at = chance.randrange(len(said))
        if kind == "dropped":
            return said[:at] + said[at + 1 :] if len(said) > 1 else None
        if kind == "inserted":
            at = chance.randrange(1, len(said)) if len(said) > 1 else 0
            return [*said[:at], chance.choice(self._everyday), *said[at:]]
        # Another word is tried where this one has no such error in it.
        for at in chance.sample(range(len(said)), len(said)):
            new = self._word(said[at], kind)
            if new and new != said[at]:
                return [*said[:at], new, *said[at + 1 :]]
        return None

    def _word(self, word: str, kind: str) -> str | None:
        chance = self._chance
        place = chance.randrange(len(word))
        if kind == "near-sounding":
            alike = self._alike(word)
            return chance.choice(alike) if alike else None
        if kind == "sound":
            swaps = [tuple(pair.split()) for pair in LIKE_SOUNDS]
            swaps += [(b, a) for a, b in swaps]
            found = [
                word[:i] + new + word[i + len(old) :]
                for old, new in swaps
                for i in range(len(word))
                if word.startswith(old, i)
            ]
            return chance.choice(found) if found else None
        if kind == "mutation":
            forms = {f for r in radicals(word)[:2] for f in mutated_forms(r.word)} - {word}
            return chance.choice(sorted(forms)) if forms else None
        if kind == "cut":
            if len(word) < 3:
                return None
            count = chance.randint(1, len(word) // 2)
            return word[:-count] if chance.random() < 0.5 else word[count:]
        if kind == "letter":
            cut = chance.choice([0, 1, 1])
            letter = chance.choice(["", *LETTERS]) if cut else chance.choice(LETTERS)
            return word[:place] + letter + word[place + cut :]
        raise ValueError(kind)

    def _alike(self, word: str) -> list[str]:
        if word not in self._near:
            self._pronounce([word])
            pool = {w: self._phones[w] for w in self._pool if w != word and self._phones[w]}
            found = process.extract(
                self._phones[word], pool, scorer=Levenshtein.normalized_distance, limit=3
            )
            own = len(self._phones[word])
            self._near[word] = [
                name
                for _, share, name in found
                if share * max(own, len(pool[name])) <= max(1.0, own / 3) + 1e-9
            ]
        return self._near[word]

    def _pronounce(self, words: Sequence[str]) -> None:
        new = [w for w in words if w not in self._phones]
        for word, answer in zip(new, self._g2p.pronounce(new), strict=True):
            self._phones[word] = answer.phones

    def _read(self, said: Sequence[str]) -> Reading | None:
        found = self._parser.parses(said, TEST_NOW, limit=1)
        return found[0] if found else None

    def _says_less(self, before: Sequence[str], after: Sequence[str]) -> bool:
        """Whether a word was lost that the meaning hangs on."""
        truth = self._read(before)
        if truth is None:
            return False
        intent = self._intents.intent(truth.intent or "")
        gone = list(before)
        for word in after:
            gone.remove(word)
        in_slots = {w for f in truth.slots for w in before[f.start : f.end]}
        needed = any(
            not any(set(need.split()) <= set(after) for need in group) for group in intent.needs
        )
        return needed or bool(in_slots.intersection(gone))

    def close(self) -> None:
        """End the pronouncing child."""
        self._g2p.close()


def same_word(one: str, other: str) -> bool:
    """Whether they may be forms of one word."""
    return bool({r.word for r in radicals(one)} & {r.word for r in radicals(other)})


def _meaning(reading: Reading) -> tuple[str, tuple[tuple[str, object], ...]]:
    values = {name: slot.value for name, slot in reading.values.items()}
    return reading.intent or "", tuple(sorted(values.items(), key=lambda item: item[0]))
