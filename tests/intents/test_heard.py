"""What can be said in full, and how a skeleton reads words: they must agree."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.automaton import is_apart
from macsen_lite.automaton_building import choice, from_sentences
from macsen_lite.intents.automaton import grammar, label
from macsen_lite.intents.heard import Heard
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.parsing import Parser
from macsen_lite.intents.slots import TEST_NOW, RuleSlot, SlotSpec
from macsen_lite.paths import intents_dir
from macsen_lite.welsh.grammar import maybe, phrases, sequence
from tests.automata import cost_of

WORDS = ["lliw", "coch", "glas", "tywyll", "golau"]
COLOUR = "{lliw}"


def colours() -> RuleSlot[str]:
    rule = sequence(
        phrases({"coch": "red", "glas": "blue"}),
        maybe(phrases({"tywyll": " dark", "golau": " light"}), "", cost=0.2),
        then=lambda colour, shade: colour + shade,
    )
    return RuleSlot(SlotSpec("lliw"), lambda: rule, lambda v, _: v, lambda v, _: v)


def skeletons() -> st.SearchStrategy[dict[str, list[list[str]]]]:
    sentence = st.lists(st.sampled_from([*WORDS[:2], COLOUR]), min_size=1, max_size=3)
    return st.dictionaries(
        st.sampled_from("abc"), st.lists(sentence, min_size=1, max_size=3), min_size=1
    )


@given(skeletons(), st.lists(st.sampled_from(WORDS), max_size=6))
def test_the_parser_reads_what_the_whole_automaton_accepts(
    sentences: dict[str, list[list[str]]], said: list[str]
) -> None:
    parts = {name: from_sentences(lines) for name, lines in sentences.items()}
    skeleton, _ = grammar(parts, from_sentences([[], ["hei"]]), from_sentences([[], ["plîs"]]))
    types = {COLOUR: colours()}
    heard = Heard(skeleton, types)
    readings = Parser(skeleton, types).parses(said, TEST_NOW)
    assert bool(readings) == heard.accepts(said)
    if readings:  # heard at no more than it costs; other sentences may be heard too
        cost = cost_of(heard.whole(), said)
        assert cost is not None and cost <= readings[0].cost + 1e-9
    for reading in readings:
        for slot in reading.slots:
            assert slot.value.text == " ".join(said[slot.start : slot.end])


def test_a_slot_is_put_in_once_wherever_it_stands() -> None:
    """Sentences share it, whatever stands before and after: else a graph grows beyond use."""
    one = Heard(from_sentences([["lliw", COLOUR]]), {COLOUR: colours()}).whole()
    many = [
        [first, COLOUR, last]
        for first, last in zip(("wal", "drws", "car", "het"), "abcd", strict=True)
    ]
    many.append(["lliw", COLOUR])
    five = Heard(from_sentences(many), {COLOUR: colours()}).whole()
    assert five.count() == 5 * 5 * one.count()
    assert len([a for a in five.arcs if a.word == "glas"]) == 1


def test_what_is_heard_besides_is_known_by_another_signature() -> None:
    heard = Heard(from_sentences([["lliw", COLOUR]]), {COLOUR: colours()})
    more = heard.besides(from_sentences([["ie"], ["na"]]))
    assert more.accepts(["ie"]) and more.accepts(["lliw", "coch"]) and not heard.accepts(["ie"])
    assert more.whole().accepts(["na"]) and more.signature() != heard.signature()
    assert more.signature() == heard.besides(from_sentences([["ie"], ["na"]])).signature()


def test_the_signature_is_found_without_putting_the_slots_in() -> None:
    def never() -> object:
        raise AssertionError("the slot's rule was made")

    slot: RuleSlot[object] = RuleSlot(
        SlotSpec("lliw"),
        never,
        lambda v, _: None,
        lambda v, _: "",  # type: ignore[arg-type]
    )
    assert Heard(from_sentences([[COLOUR]]), {COLOUR: slot}).signature()


def test_labels_of_the_same_list_are_the_same_slot(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(
        """
skill: a
lists: {lliwiau: [coch, glas]}
intents:
  a.un: {sentences: ["paent {x}"], slots: {x: lliwiau}}
  a.dau: {sentences: ["cot {y}"], slots: {y: lliwiau}}
""",
        encoding="utf-8",
    )
    intents = IntentLoader([tmp_path]).load()
    assert len(intents.slot_types) == 1
    (name,) = intents.slot_types
    assert name == label(intents.intent("a.un").slots["x"].key) and not name.split()[1:]


def test_every_shipped_sentence_drawn_is_heard() -> None:
    intents = IntentLoader([intents_dir()]).load()
    whole = intents.automaton
    assert all(is_apart(arc.mark) for arc in whole.arcs if arc.mark)
    for intent in intents.intents:
        for sample in intent.samples[:20]:
            if "{" not in sample:
                assert whole.accepts(sample.split()), sample
    assert choice(whole).count() > 1000
