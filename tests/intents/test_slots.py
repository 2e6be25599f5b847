"""Slot types: a new one needs only to be registered to be written, heard and understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from macsen_lite.automaton import WordAutomaton, choice, from_sentences, word
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.slots import SLOT_TYPES, ListItem, ListSlot, SlotSpec, SlotValue, slot_type
from macsen_lite.intents.template import Node

DIGITS = ["dim", "un", "dau", "tri"]


class Digit:
    """One spoken digit; its value is a number."""

    name = "digid"

    def automaton(self) -> WordAutomaton:
        return choice(*(word(digit) for digit in DIGITS))

    def read(self, words: Sequence[str]) -> SlotValue | None:
        if len(words) != 1 or words[0] not in DIGITS:
            return None
        return SlotValue(DIGITS.index(words[0]), words[0], words[0])


@pytest.fixture
def _digit() -> Iterator[None]:
    @slot_type("digid")
    def make(_spec: SlotSpec, _read: object, _rules: Mapping[str, Node]) -> Digit:
        return Digit()

    yield
    del SLOT_TYPES["digid"]


@pytest.mark.usefixtures("_digit")
def test_a_new_type_is_written_by_name_and_survives_the_cache(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        'skill: a\nintents: {a: {sentences: ["rhif {x}"], slots: {x: digid}}}\n', encoding="utf-8"
    )
    for _ in range(2):  # compiled, then from the cache
        match = Matcher(IntentLoader([tmp_path], tmp_path / "cache").load()).match("rhif tri")
        assert match is not None and match.slots["x"].value == 3
    assert Matcher(IntentLoader([tmp_path]).load()).match("rhif pump") is None


def test_a_list_has_values_of_any_kind_and_says_them_its_own_way(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        """
skill: a
intents:
  a:
    sentences: ["lliw {x}"]
    slots:
      x:
        list:
          - coch
          - {in: ["(glas|las) [tywyll]", "nefi"], value: {rgb: [0, 0, 128]}, say: glas tywyll}
          - {in: gwyn, value: null}
""",
        encoding="utf-8",
    )
    matcher = Matcher(IntentLoader([tmp_path]).load())
    found = {}
    for text in ["coch", "las tywyll", "nefi", "gwyn"]:
        match = matcher.match(f"lliw {text}")
        assert match is not None
        found[text] = (match.slots["x"].value, match.slots["x"].said)
    assert found == {
        "coch": ("coch", "coch"),
        "las tywyll": ({"rgb": [0, 0, 128]}, "glas tywyll"),
        "nefi": ({"rgb": [0, 0, 128]}, "glas tywyll"),
        "gwyn": (None, "gwyn"),
    }


def test_a_long_list_costs_more_than_a_short_one() -> None:
    def cost(size: int) -> float:
        names = [f"enw{i}" for i in range(size)]
        items = [ListItem((name,), name, name) for name in names]
        slot = ListSlot(items, from_sentences([[name] for name in names]))
        reading = slot.automaton().parse(["enw0"])
        assert reading is not None
        return reading.cost

    assert cost(1) == 0 < cost(10) < cost(1000)
