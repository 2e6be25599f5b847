"""Slots for places, rooms and open words, as a YAML file declares them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.errors import IntentError
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.slots import TEST_NOW, JsonValue, SlotSpec, SlotType, slot_kind
from macsen_lite.welsh.tokens import words

HEAD = """\
skill: {skill}
about: {{cy: "Prawf", en: "A test"}}
intents:
  {skill}.prawf:
    sentences: {sentences}
    slots: {slots}
    answers: ["Iawn."]
"""


def load(folder: Path, sentences: list[str], slots: str, more: str = "") -> IntentSet:
    text = HEAD.format(skill="prawf", sentences=sentences, slots=slots) + more
    (folder / "prawf.yaml").write_text(text, encoding="utf-8")
    return IntentLoader([folder]).load()


def slot(kind: str, **options: JsonValue) -> SlotType:
    found = slot_kind(kind)
    assert found is not None
    return found.make(SlotSpec(kind, (), options))


def read(slot: SlotType, text: str, now: datetime = TEST_NOW) -> tuple[JsonValue, str] | None:
    value = slot.read(words(text), now)
    return (value.value, value.said) if value else None


# ------------------------------------------------------------------------------------- place


def test_a_place_is_its_names_county_and_position() -> None:
    value = slot("place").read(words("Fangor"), TEST_NOW)
    assert value is not None
    assert isinstance(value.value, dict)
    assert list(value.value) == ["name", "en", "county", "lat", "lon"]
    assert value.value["name"] == value.value["en"] == "Bangor"
    assert value.value["county"] == "Gwynedd"
    assert value.value["lat"] == pytest.approx(53.23, abs=0.02)
    assert value.value["lon"] == pytest.approx(-4.13, abs=0.02)
    assert (value.text, value.said) == ("fangor", "Bangor")


@pytest.mark.parametrize(
    ("preposition", "said", "again"),
    [
        ("yn", "yn caerdydd", "yng Nghaerdydd"),
        ("yn", "ar Ynys Môn", "ar Ynys Môn"),
        ("i", "i'r Bala", "i'r Bala"),
        ("o", "o Lanelli", "o Lanelli"),
    ],
)
def test_a_preposition_may_be_part_of_it(preposition: str, said: str, again: str) -> None:
    with_it = slot("place", **{"with": preposition})
    found = read(with_it, said)
    assert found is not None and found[1] == again
    assert with_it.automaton().accepts(words(said))
    assert read(with_it, words(said)[-1]) is None
    assert read(slot("place"), said) is None


def test_fewer_places_are_heard_than_read() -> None:
    cities = slot("place", **{"with": "yn", "hear": "cities"})
    assert cities.automaton().accepts(words("ym Mharis"))
    assert not cities.automaton().accepts(words("ym Mhenmachno"))
    assert read(cities, "ym Mhenmachno") is not None
    assert {"mhenmachno", "mharis"} <= cities.vocabulary()


def test_a_longer_reading_and_a_shorter_one_are_both_given() -> None:
    readings = slot("place").readings(words("trefdraeth yn sir benfro heno"), 0, TEST_NOW)
    assert sorted(reading.end for reading in readings) == [1, 4]


@pytest.mark.parametrize(
    ("options", "key"), [({"with": "dros"}, "with"), ({"hear": "lloegr"}, "hear")]
)
def test_a_wrong_option_of_a_place(options: dict[str, JsonValue], key: str) -> None:
    with pytest.raises(ValueError, match=rf"\b{key}\b"):
        slot("place", **options)


def test_a_wrong_option_is_shown_where_it_stands(tmp_path: Path) -> None:
    with pytest.raises(IntentError, match=r"prawf\.yaml:6:\d+: .*\bwith\b.*yn, i, o"):
        load(tmp_path, ["tywydd {lle}"], "{lle: {type: place, with: dros}}")


def test_the_skill_is_told_which_place(tmp_path: Path) -> None:
    loaded = load(tmp_path, ["tywydd {lle}"], "{lle: {type: place, with: yn}}")
    assert not loaded.problems
    match = Matcher(loaded).match("tywydd yn Nhrefdraeth ym Môn")
    assert match is not None
    assert match.slots["lle"].value["county"] == "Ynys Môn"  # type: ignore[call-overload,index]
    assert loaded.automaton.accepts(words("tywydd ym Mangor"))


# -------------------------------------------------------------------------------------- room


@pytest.mark.parametrize(
    ("said", "value", "again"),
    [
        # Genders as in Geiriadur Prifysgol Cymru: feminine ones soften after the article, ll stays.
        ("cegin", "cegin", "y gegin"),
        ("y gegin", "cegin", "y gegin"),
        ("gegin", "cegin", "y gegin"),  # golau'r gegin
        ("nghegin", "cegin", "y gegin"),  # fy nghegin
        ("chegin", "cegin", "y gegin"),  # lolfa a chegin
        ("y lolfa", "lolfa", "y lolfa"),
        ("y parlwr", "parlwr", "y parlwr"),
        ("y cyntedd", "cyntedd", "y cyntedd"),
        ("gyntedd", "cyntedd", "y cyntedd"),
        ("yr ardd", "gardd", "yr ardd"),
        ("ardd", "gardd", "yr ardd"),
        ("y garej", "garej", "y garej"),
        ("y swyddfa", "swyddfa", "y swyddfa"),
        ("y tŷ bach", "tŷ bach", "y tŷ bach"),
        ("stafell fyw", "ystafell fyw", "yr ystafell fyw"),
        ("yr ystafell fyw", "ystafell fyw", "yr ystafell fyw"),
        ("y stafell wely", "ystafell wely", "yr ystafell wely"),
        ("y llofft", "ystafell wely", "yr ystafell wely"),  # north
        ("lofft", "ystafell wely", "yr ystafell wely"),
        ("y stafell molchi", "ystafell ymolchi", "yr ystafell ymolchi"),
        ("bathrwm", "ystafell ymolchi", "yr ystafell ymolchi"),
        ("y seler", "seler", "y seler"),
        ("pen y grisiau", "landin", "y landin"),
    ],
)
def test_rooms(said: str, value: str, again: str) -> None:
    rooms = slot("room")
    assert read(rooms, said) == (value, again)
    assert rooms.automaton().accepts(words(said))


@pytest.mark.parametrize("said", ["ci", "y cegin fawr iawn", "yn y gegin", "y lofft", ""])
def test_what_is_no_room(said: str) -> None:
    assert read(slot("room"), said) is None


def test_ones_own_rooms_are_added_and_mutate(tmp_path: Path) -> None:
    own = """
lists:
  ystafelloedd:
    - {in: ["ystafell gerdd", "stiwdio"], value: cerdd, say: "yr ystafell gerdd"}
    - campfa
"""
    loaded = load(tmp_path, ["golau {ystafell}", "golau yn {ystafell}"], "{ystafell: room}", own)
    assert not loaded.problems
    matcher = Matcher(loaded)
    for said, value in [
        ("golau yn yr ystafell gerdd", "cerdd"),
        ("golau y stiwdio", "cerdd"),
        ("golau yn y gampfa", "campfa"),
        ("golau yn y gegin", "cegin"),
    ]:
        match = matcher.match(said)
        assert match is not None and match.slots["ystafell"].value == value


# -------------------------------------------------------------------------------------- text


def test_text_is_any_words_up_to_a_bound() -> None:
    text = slot("text", max_words=3)
    assert read(text, "Prynu bara, xyzzy!") == ("prynu bara xyzzy",) * 2
    assert read(text, "un dau tri pedwar") is None
    assert read(text, "") is None
    assert text.vocabulary() == frozenset()


def test_what_was_not_understood_is_no_text() -> None:
    readings = slot("text").readings(("prynu", "[unk]", "bara"), 0, TEST_NOW)
    assert [reading.end for reading in readings] == [1]


@given(st.lists(st.sampled_from(["bara", "llaeth", "xyzzy"]), max_size=12), st.integers(0, 12))
def test_every_length_is_read_and_longer_ones_cost_more(said: list[str], at: int) -> None:
    readings = list(slot("text", max_words=5).readings(said, at, TEST_NOW))
    assert [r.end for r in readings] == list(range(at + 1, min(len(said), at + 5) + 1))
    costs = [reading.cost for reading in readings]
    assert costs == sorted(set(costs))


@pytest.mark.parametrize(
    "said",
    [
        "bara",
        "bara a llaeth",
        "prynu torth o fara brith",
        "ffonio'r deintydd",
        "mynd â'r car i'r garej",
        "nôl y plant o'r ysgol",
        "talu'r bil trydan",
        "pen-blwydd mam",
        "apwyntiad gyda'r meddyg",
    ],
)
def test_everyday_notes_are_heard(said: str) -> None:
    assert slot("text").automaton().accepts(words(said))


def test_ones_own_words_are_heard(tmp_path: Path) -> None:
    own = 'lists:\n  geirfa: ["quinoa", "Miss Efans"]\n'
    loaded = load(tmp_path, ["nodyn {nodyn}"], "{nodyn: text}", own)
    assert not loaded.problems
    assert loaded.automaton.accepts(words("nodyn prynu quinoa i miss efans"))
    assert not load(tmp_path, ["nodyn {nodyn}"], "{nodyn: text}").automaton.accepts(
        words("nodyn quinoa")
    )


def test_text_takes_only_what_sentences_leave(tmp_path: Path) -> None:
    loaded = load(
        tmp_path,
        ["ychwanega {nodyn} [at y rhestr [siopa]]", "ychwanega at y rhestr"],
        "{nodyn: text}",
    )
    matcher = Matcher(loaded)
    match = matcher.match("ychwanega fara at y rhestr siopa")
    assert match is not None and match.slots["nodyn"].value == "fara"
    match = matcher.match("ychwanega at y rhestr")
    assert match is not None and not match.slots


@pytest.mark.parametrize("bound", [0, 31, -1])
def test_a_bound_that_makes_no_sense(bound: int) -> None:
    with pytest.raises(ValueError, match="30"):
        slot("text", max_words=bound)
