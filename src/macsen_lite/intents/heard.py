"""What can be said, in full, for the decoding graph: made only when a graph has to be compiled.

The skeleton holds a slot as one word. Here the slots are put in, each once: whatever may come
before it leads into the same copy, and that leads to whatever may come after it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from macsen_lite.automaton import APART, Arc, WordAutomaton
from macsen_lite.automaton_building import AutomatonBuilder, choice
from macsen_lite.automaton_optimisation import compact
from macsen_lite.intents import list_slot
from macsen_lite.intents import slot_types as slot_types_package
from macsen_lite.intents import slots as slots_module
from macsen_lite.intents.slots import TEST_NOW, SlotType
from macsen_lite.welsh import grammar as grammar_module


class Heard:
    """A skeleton and what its labels stand for, as `speech` takes sentences (`Sentences`)."""

    def __init__(
        self,
        skeleton: WordAutomaton,
        slot_types: Mapping[str, SlotType],
        also: WordAutomaton | None = None,
    ) -> None:
        """``also`` is what may be said besides, its labels among those of ``slot_types``."""
        self._skeleton = skeleton
        self._slot_types = slot_types
        self._also = also
        self._whole: WordAutomaton | None = None

    def besides(
        self, also: WordAutomaton, slot_types: Mapping[str, SlotType] | None = None
    ) -> Heard:
        """The same and ``also``: what may be said just now and at no other time."""
        return Heard(self._skeleton, {**self._slot_types, **(slot_types or {})}, also)

    def signature(self) -> str:
        """A SHA-256 of all that it depends on, found without putting the slots in."""
        digest = hashlib.sha256(_code().encode())
        digest.update(self._skeleton.signature().encode())
        if self._also is not None:
            digest.update(self._also.signature().encode())
        digest.update("\n".join(sorted(self._slot_types)).encode())
        return digest.hexdigest()

    def accepts(self, words: Sequence[str]) -> bool:
        """Whether exactly these words can be said."""
        return any(
            part is not None and _accepts(part, self._slot_types, words)
            for part in (self._skeleton, self._also)
        )

    def whole(self) -> WordAutomaton:
        """Everything that can be said and a little more (see `expand`), with marks around slots."""
        if self._whole is None:
            skeleton = self._skeleton if self._also is None else choice(self._skeleton, self._also)
            alike = _heard_alike(self._slot_types)
            arcs = (
                Arc(a.src, a.dst, alike.get(a.word or "", a.word), a.cost) for a in skeleton.arcs
            )
            unmarked = WordAutomaton(skeleton.start, skeleton.finals, tuple(arcs))
            self._whole = expand(compact(unmarked), self._slot_types, once=True)
        return self._whole


def _heard_alike(slot_types: Mapping[str, SlotType]) -> dict[str, str]:
    """For each label, one label of those that hear the same, whatever they read it as."""
    first: dict[str, str] = {}
    return {
        label: first.setdefault(slot.automaton().signature(), label)
        for label, slot in slot_types.items()
    }


def expand(
    skeleton: WordAutomaton, slot_types: Mapping[str, SlotType], *, once: bool = False
) -> WordAutomaton:
    """The skeleton with each label's slot in its place; its own states keep their numbers.

    With ``once``, a slot that stands in many places is put in once, between marks: whatever leads
    to it in one place and from it in another may then be said together too. That keeps a decoding
    graph small, and the parser refuses what is no sentence.
    """
    builder = AutomatonBuilder()
    for _ in range(1, skeleton.state_count):
        builder.add_state()
    used = {arc.word for arc in skeleton.arcs}
    automata = {name: slot.automaton() for name, slot in slot_types.items() if name in used}
    within: dict[str, tuple[int, int]] = {}
    entries: dict[tuple[str, int], int] = {}
    for arc in skeleton.arcs:
        if arc.word not in automata:
            builder.add_arc(arc.src, arc.dst, arc.word, arc.cost, arc.mark)
            continue
        if once:
            mark = APART + arc.word
            if arc.word not in within:
                within[arc.word] = builder.add_state(), builder.add_state()
                builder.embed(automata[arc.word], *within[arc.word])
            first, last = within[arc.word]
            builder.add_arc(arc.src, first, cost=arc.cost, mark=mark)
            if (arc.word, arc.dst) not in entries:
                entries[arc.word, arc.dst] = first
                builder.add_arc(last, arc.dst, mark=mark)
            continue
        entry = entries.get((arc.word, arc.dst))
        if entry is None:
            entry = entries[arc.word, arc.dst] = builder.add_state()
            builder.embed(automata[arc.word], entry, arc.dst)
        builder.add_arc(arc.src, entry, cost=arc.cost)
    for state, cost in skeleton.finals.items():
        builder.set_final(state, cost)
    whole = builder.build()
    return WordAutomaton(skeleton.start, whole.finals, whole.arcs)


def _accepts(
    skeleton: WordAutomaton, slot_types: Mapping[str, SlotType], words: Sequence[str]
) -> bool:
    from macsen_lite.intents.parsing import Parser

    return bool(Parser(skeleton, slot_types).parses(words, TEST_NOW, limit=1))


@cache
def _code() -> str:
    """A digest of the code that says what slots hear: another version may hear other words."""
    digest = hashlib.sha256()
    folders = [Path(m.__file__ or "").parent for m in (grammar_module, slot_types_package)]
    files = [Path(slots_module.__file__), Path(list_slot.__file__)]
    for folder in folders:
        files += sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc")
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
