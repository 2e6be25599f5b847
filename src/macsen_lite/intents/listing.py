"""What can be said for an intent, for people: slots as ``{name}``, or filled in by chance."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import islice

from macsen_lite.automaton import UNKNOWN, Arc, WordAutomaton
from macsen_lite.intents.automaton import label
from macsen_lite.intents.comparison import distinct_sentences
from macsen_lite.intents.model import Intent
from macsen_lite.intents.samples import draw
from macsen_lite.intents.slots import TEST_NOW, SlotType

MAX_FILLS = 50
"""How many phrases are drawn of a slot before they are used again."""
OPEN_WORDS = "rhyw eiriau o ryw fath"
"""What stands for words that may be any words."""


def named(automaton: WordAutomaton) -> WordAutomaton:
    """An intent's automaton with each slot as the one word ``{name}``, and no marks."""
    out: dict[int, list[Arc]] = {}
    for arc in automaton.arcs:
        out.setdefault(arc.src, []).append(arc)
    first = (automaton.start, "")
    number = {first: 0}
    queue, arcs, finals = [first], [], {}
    for point in queue:
        state, slot = point
        if state in automaton.finals and not slot:
            finals[number[point]] = automaton.finals[state]
        for arc in out.get(state, ()):
            after = slot
            if arc.mark:
                after = arc.mark[1:] if arc.mark[0] == "+" else ""
            word = arc.word and ("{" + slot + "}" if slot else arc.word)
            to = (arc.dst, after)
            if to not in number:
                number[to] = len(number)
                queue.append(to)
            arcs.append(Arc(number[point], number[to], word, arc.cost))
    return WordAutomaton(0, finals, tuple(arcs))


def count(intent: Intent) -> float:
    """How many different sentences an intent has, a slot as one word; may be infinite."""
    return distinct_sentences(named(intent.automaton))


def count_filled(intent: Intent) -> float:
    """How many with the slots filled in; may be infinite."""
    sizes = {
        "{" + name + "}": distinct_sentences(slot.automaton())
        for name, slot in intent.slots.items()
    }
    return distinct_sentences(named(intent.automaton), lambda word: sizes.get(word, 1.0))


def listing(automaton: WordAutomaton) -> Iterator[str]:
    """Every sentence once, as far as one cares to read; it may have no end."""
    seen: set[tuple[str, ...]] = set()
    for said in automaton.sentences():
        if said not in seen:
            seen.add(said)
            yield " ".join(said)


def some(automaton: WordAutomaton, number: int, seed: int = 0) -> list[str]:
    """Up to ``number`` different sentences, drawn by chance: the same for the same seed."""
    drawn = draw(automaton, 20 * number, random.Random(seed))  # noqa: S311 - no secret
    return list(islice(dict.fromkeys(drawn), number))


class Filler:
    """Puts phrases, drawn by chance, in the place of slots."""

    def __init__(self, slots: Mapping[str, SlotType], seed: int = 0) -> None:
        """``slots``: what stands for each word that is a slot's name or label."""
        self._slots = slots
        self._chance = random.Random(seed)  # noqa: S311 - no secret
        self._phrases: dict[str, list[str]] = {}

    @classmethod
    def by_name(cls, intent: Intent, seed: int = 0) -> Filler:
        """For sentences with ``{name}`` in them."""
        return cls({"{" + name + "}": slot for name, slot in intent.slots.items()}, seed)

    @classmethod
    def by_label(cls, intent: Intent, seed: int = 0) -> Filler:
        """For sentences as an intent's automaton has them."""
        return cls({label(slot.key): slot for slot in intent.slots.values()}, seed)

    def fill(self, sentence: str) -> str:
        """The sentence with every slot filled in."""
        return " ".join(self._word(word) for word in sentence.split())

    def _word(self, word: str) -> str:
        if word not in self._slots:
            return word
        if word not in self._phrases:
            slot = self._slots[word]
            drawn = draw(slot.automaton(), MAX_FILLS, self._chance)
            open_words = OPEN_WORDS.split()
            phrases = [
                " ".join(
                    open_words[n % len(open_words)] if w == UNKNOWN else w
                    for n, w in enumerate(phrase.split())
                )
                for phrase in dict.fromkeys(drawn)
            ]
            # What is heard may mean nothing: the thirtieth of a month that has no such day.
            read = [phrase for phrase in phrases if slot.read(phrase.split(), TEST_NOW)]
            self._phrases[word] = read or phrases
        return self._chance.choice(self._phrases[word])
