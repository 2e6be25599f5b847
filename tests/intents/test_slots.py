"""Slot types: a new one needs only to be registered to be written, heard and understood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from macsen_lite.automaton_building import choice, tagged, word
from macsen_lite.errors import IntentError
from macsen_lite.intents.list_slot import ListSlot
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.slots import (
    SLOT_TYPES,
    TEST_NOW,
    ListItem,
    RuleSlot,
    SlotSpec,
    slot_type,
)
from macsen_lite.welsh.grammar import phrases
from tests.automata import cost_of

DIGITS = ["dim", "un", "dau", "tri"]


@pytest.fixture
def _digit() -> Iterator[None]:
    def make(spec: SlotSpec) -> RuleSlot[int]:
        most = spec.options.get("most", 3)
        if not isinstance(most, int) or most < 1:
            raise ValueError("most must be 1 or more")
        digits = {word: n for n, word in enumerate(DIGITS) if n <= most}
        return RuleSlot(spec, lambda: phrases(digits), lambda n, _: n, lambda n, _: DIGITS[n])

    slot_type("digid", options={"most": int})(make)
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
        tagged_items = choice(*(tagged(str(i), word(name)) for i, name in enumerate(names)))
        slot = ListSlot(SlotSpec("list", tuple(items)), tagged_items)
        heard = cost_of(slot.automaton(), ["enw0"])
        read = next(iter(slot.readings(["enw0"], 0, TEST_NOW)))
        assert heard is not None and heard == pytest.approx(read.cost)
        return heard

    assert cost(1) == 0 < cost(10) < cost(1000)


def slot_problem(folder: Path, slot: str, **files: str) -> str:
    """What is said of a file whose one slot is declared so."""
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "a.yaml").write_text(
        f'skill: a\nintents: {{a: {{sentences: ["rhif {{x}}"], slots: {{x: {slot}}}}}}}\n',
        encoding="utf-8",
    )
    with pytest.raises(IntentError) as raised:
        IntentLoader([folder]).load()
    return str(raised.value)


@pytest.mark.usefixtures("_digit")
def test_options_reach_the_type_and_are_checked(tmp_path: Path) -> None:
    assert "“moost”" in slot_problem(tmp_path, "{type: digid, moost: 2}")
    assert "“most”" in slot_problem(tmp_path, "{type: digid, moost: 2}")
    assert "whole number" in slot_problem(tmp_path, "{type: digid, most: dau}")
    assert "1 or more" in slot_problem(tmp_path, "{type: digid, most: 0}")
    (tmp_path / "a.yaml").write_text(
        'skill: a\nintents: {a: {sentences: ["rhif {x}"], slots: {x: {type: digid, most: 1}}}}\n',
        encoding="utf-8",
    )
    for _ in range(2):  # compiled, then from the cache
        matcher = Matcher(IntentLoader([tmp_path], tmp_path / "cache").load())
        assert matcher.match("rhif un") and not matcher.match("rhif dau")


def test_a_list_can_stand_in_a_text_file_and_is_read_anew_when_that_changes(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.yaml").write_text(
        """
skill: a
lists: {lliwiau: {file: lliwiau.txt}}
intents: {a: {sentences: ["lliw {x}"], slots: {x: lliwiau}}}
""",
        encoding="utf-8",
    )
    colours = tmp_path / "lliwiau.txt"
    colours.write_text("# lliwiau\ncoch\n\n(glas|las) tywyll  # fel y nos\n", encoding="utf-8")
    loader = IntentLoader([tmp_path], tmp_path / "cache")
    match = Matcher(loader.load()).match("lliw las tywyll")
    assert match is not None and match.slots["x"].text == "las tywyll"
    colours.write_text("melyn\n", encoding="utf-8")
    assert Matcher(loader.load()).match("lliw melyn")
    assert Matcher(IntentLoader([tmp_path], tmp_path / "cache").load()).match("lliw melyn")


def test_a_list_file_that_cannot_be_used_says_why(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(
        "skill: b\nlists: {l: {file: ../l.txt}}\n"
        'intents: {b: {sentences: ["{x}"], slots: {x: l}}}\n',
        encoding="utf-8",
    )
    with pytest.raises(IntentError, match="same folder"):
        IntentLoader([tmp_path]).load()
    (tmp_path / "b.yaml").unlink()
    assert "unknown list “lliw”" in slot_problem(tmp_path, "{type: list, list: lliw}")


def test_asking_for_a_slot_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        'skill: a\nintents:\n  a:\n    sentences: ["lliw [{x}]"]\n'
        "    slots: {x: {list: [coch]}}\n    ask: {y: Pa liw?}\n",
        encoding="utf-8",
    )
    with pytest.raises(IntentError, match=r"a\.yaml:6:11: unknown slot “y”"):
        IntentLoader([tmp_path]).load()
    (tmp_path / "a.yaml").write_text(
        'skill: a\nintents:\n  a:\n    sentences: ["lliw [{x}]"]\n'
        "    slots: {x: {list: [coch]}}\n    ask: {x: Pa liw?}\n    describes: dewis lliw\n",
        encoding="utf-8",
    )
    for _ in range(2):
        intent = IntentLoader([tmp_path], tmp_path / "cache").load().intent("a")
        assert (intent.required, intent.ask) == (("x",), {"x": ("Pa liw?",)})
        assert intent.describes == "dewis lliw"


def test_a_slot_that_the_code_asks_for_needs_no_sentence(tmp_path: Path) -> None:
    text = (
        "skill: a\nintents:\n  a:\n    sentences: [clirio]\n    slots: {siwr: {list: [ie, na]}}\n"
    )
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(IntentError, match="no sentence uses"):
        IntentLoader([tmp_path]).load()
    (tmp_path / "a.yaml").write_text(text + "    later: [siwr]\n", encoding="utf-8")
    intent = IntentLoader([tmp_path]).load().intent("a")
    assert intent.required == () and "siwr" in intent.slots
    (tmp_path / "a.yaml").write_text(text + "    later: [siwrr]\n", encoding="utf-8")
    with pytest.raises(IntentError, match="“siwr”"):
        IntentLoader([tmp_path]).load()


def test_a_word_that_only_a_slot_has_is_not_respelt(tmp_path: Path) -> None:
    """Another sentence has *man*; the slot's *mân* stays what it is, and unaccented words go."""
    (tmp_path / "a.yaml").write_text(
        """
skill: a
intents:
  a.un: {sentences: ["cofia {x}"], slots: {x: text}}
  a.dau: {sentences: ["man gwyn", "rŵan"]}
""",
        encoding="utf-8",
    )
    matcher = Matcher(IntentLoader([tmp_path]).load())
    match = matcher.match("cofia oriau mân y bore")
    assert match is not None and match.slots["x"].value == "oriau mân y bore"
    assert (found := matcher.match("rwan")) is not None and found.intent == "a.dau"
