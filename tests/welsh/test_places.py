"""Places: the data, its names under mutation, and what is said of them."""

from __future__ import annotations

import csv
import math
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.automaton import WordAutomaton
from macsen_lite.welsh.mutation import Mutation, mutate
from macsen_lite.welsh.places import (
    COUNTIES,
    Place,
    Preposition,
    find,
    heard_places,
    place_rule,
    place_words,
    places,
    with_name,
)
from macsen_lite.welsh.tokens import words

TABLE = Path(__file__).parent / "tables" / "places.tsv"


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", restval="", quoting=csv.QUOTE_NONE))


def preposition(phrase: str) -> Preposition | None:
    first = words(phrase)[0]
    if first in ("yn", "ym", "yng", "ar"):
        return "yn"
    if first in ("i", "i'r"):
        return "i"
    return "o" if first in ("o", "o'r") else None


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["phrase"])
def test_what_is_said_of_a_place_is_read(row: dict[str, str]) -> None:
    place = place_rule(preposition(row["phrase"])).read(words(row["phrase"]))
    assert place is not None
    assert (place.cy, place.county) == (row["name"], row["county"])


@pytest.mark.parametrize("row", [r for r in rows() if r["said"]], ids=lambda row: row["phrase"])
def test_a_place_is_said_with_its_mutation(row: dict[str, str]) -> None:
    place = with_name(row["name"], row["county"])
    assert place is not None
    said = {"yn": place.in_, "i": place.to, "o": place.from_}[preposition(row["phrase"]) or "yn"]
    assert said() == row["phrase"]


def test_the_table_is_large_and_much_of_it_mutated() -> None:
    phrases = [row["phrase"] for row in rows()]
    assert len(phrases) == len(set(phrases)) >= 200
    mutated = [r for r in rows() if words(r["name"])[0] not in words(r["phrase"])]
    assert len(mutated) >= 80


# ------------------------------------------------------------------------------------ the data


# From general knowledge, not from GeoNames; to two decimals.
KNOWN = {
    "Cardiff": (51.48, -3.18),
    "Swansea": (51.62, -3.94),
    "Newport": (51.59, -3.00),
    "Wrexham": (53.05, -2.99),
    "Bangor": (53.23, -4.13),
    "St Davids": (51.88, -5.27),
    "St Asaph": (53.26, -3.44),
    "Aberystwyth": (52.42, -4.08),
    "Holyhead": (53.31, -4.63),
    "Caernarfon": (53.14, -4.27),
    "Llandudno": (53.32, -3.83),
    "Rhyl": (53.32, -3.49),
    "Mold": (53.17, -3.13),
    "Bala": (52.91, -3.60),
    "Dolgellau": (52.74, -3.89),
    "Machynlleth": (52.59, -3.85),
    "Newtown": (52.51, -3.31),
    "Welshpool": (52.66, -3.15),
    "Brecon": (51.95, -3.39),
    "Builth Wells": (52.15, -3.40),
    "Llandrindod Wells": (52.24, -3.38),
    "Carmarthen": (51.86, -4.31),
    "Llanelli": (51.68, -4.16),
    "Haverfordwest": (51.80, -4.97),
    "Pembroke": (51.67, -4.91),
    "Tenby": (51.67, -4.70),
    "Fishguard": (51.99, -4.98),
    "Cardigan": (52.08, -4.66),
    "Lampeter": (52.11, -4.08),
    "Tregaron": (52.22, -3.93),
    "Merthyr Tydfil": (51.75, -3.38),
    "Pontypridd": (51.60, -3.34),
    "Barry": (51.40, -3.28),
    "Bridgend": (51.51, -3.58),
    "Abergavenny": (51.82, -3.02),
    "Monmouth": (51.81, -2.71),
    "Chepstow": (51.64, -2.68),
    "Aberdaron": (52.80, -4.71),
    "Amlwch": (53.41, -4.35),
    "Blaenau Ffestiniog": (52.99, -3.94),
    "Llangollen": (52.97, -3.17),
    "Ystradgynlais": (51.78, -3.75),
    "London": (51.51, -0.13),
    "Paris": (48.86, 2.35),
    "Rome": (41.89, 12.48),
    "New York": (40.71, -74.01),
}


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2
    h += math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(h))


@pytest.mark.parametrize("name", KNOWN)
def test_a_place_is_where_it_is(name: str) -> None:
    place = find(name)[0]
    assert kilometres((place.latitude, place.longitude), KNOWN[name]) < 5


def test_there_are_settlements_in_every_county() -> None:
    counted = Counter(p.county for p in places() if p.kind == "settlement")
    assert sum(counted.values()) >= 1000
    assert set(counted) == set(COUNTIES)
    assert len(COUNTIES) == 22
    assert min(counted.values()) >= 10


def test_what_is_in_wales_is_within_its_bounds() -> None:
    for place in places():
        if place.in_wales:
            assert 51.3 < place.latitude < 53.5, place
            assert -5.4 < place.longitude < -2.6, place
            assert place.zone == "Europe/London"
        else:
            assert place.kind in ("city", "region", "island")
        ZoneInfo(place.zone)


def test_no_place_is_there_twice() -> None:
    by_name: dict[str, list[Place]] = {}
    for place in places():
        by_name.setdefault(place.cy, []).append(place)
    for namesakes in by_name.values():
        for i, one in enumerate(namesakes):
            for other in namesakes[i + 1 :]:
                apart = kilometres((one.latitude, one.longitude), (other.latitude, other.longitude))
                assert apart > 5, (one, other)


def test_names_are_clean() -> None:
    for place in places():
        for name in place.names:
            assert name == " ".join(name.split())
            assert words(name)
            assert not any(character.isdigit() or character in ",;()" for character in name)
        assert place.population >= 0


# ----------------------------------------------------------------------------------- properties


@st.composite
def mutated(draw: st.DrawFn) -> tuple[Place, str]:
    place = draw(st.sampled_from(places()))
    name = draw(st.sampled_from(place.names))
    kind = draw(
        st.sampled_from(
            (Mutation.NONE, Mutation.SOFT, Mutation.NASAL, Mutation.ASPIRATE, Mutation.H)
        )
    )
    return place, mutate(name, kind)


@given(mutated(), st.booleans(), st.booleans())
def test_any_place_is_found_under_any_mutation(
    said: tuple[Place, str], spaces: bool, capitals: bool
) -> None:
    place, name = said
    name = name.replace("-", " ") if spaces else name
    assert place in find(name.upper() if capitals else name)


@pytest.mark.parametrize("preposition", ["yn", "i", "o"])
def test_what_is_said_of_any_place_is_read_and_heard(preposition: Preposition) -> None:
    rule, heard = place_rule(preposition), heard_places(preposition)
    for place in places():
        said = words({"yn": place.in_, "i": place.to, "o": place.from_}[preposition]())
        best = min((r for r in rule.readings(said) if r.end == len(said)), key=lambda r: r.cost)
        assert best.cost == 0, place
        # Another of the same name may be the likelier one.
        assert best.value in find(place.cy), place
        assert heard.accepts(said), place


@given(st.sampled_from(places()))
def test_a_county_tells_namesakes_apart(place: Place) -> None:
    county = with_name(place.county, place.county)
    if place.in_wales and county is not None:
        read = place_rule().read(words(f"{place.cy} {county.in_()}"))
        assert read is not None
        assert (read.cy, read.county) == (place.cy, place.county)


def sentences(automaton: WordAutomaton) -> st.SearchStrategy[tuple[str, ...]]:
    leaving: dict[int, list[tuple[str, int]]] = {}
    for arc in automaton.arcs:
        assert arc.word is not None
        leaving.setdefault(arc.src, []).append((arc.word, arc.dst))

    @st.composite
    def walk(draw: st.DrawFn) -> tuple[str, ...]:
        state, said = automaton.start, []
        while state not in automaton.finals or (state in leaving and draw(st.booleans())):
            word, state = draw(st.sampled_from(leaving[state]))
            said.append(word)
        return tuple(said)

    return walk()


@given(st.data(), st.sampled_from((None, "yn", "i", "o")), st.booleans())
def test_what_is_heard_is_read(
    data: st.DataObject, preposition: Preposition | None, english: bool
) -> None:
    said = data.draw(sentences(heard_places(preposition, english=english)))
    assert place_rule(preposition).read(said) is not None
    assert set(said) <= place_words(preposition)


OTHER_WORDS = ("beth", "yw'r", "tywydd", "golau'r", "rho", "nesaf", "[unk]", "15", "xyz")


@given(st.lists(st.sampled_from(OTHER_WORDS)))
def test_what_is_no_place_is_not_read(said: list[str]) -> None:
    for preposition in (None, "yn", "i", "o"):
        for at in range(len(said)):
            assert not place_rule(preposition).readings(said, at)


# ------------------------------------------------------------------------------------ hearing


def test_fewer_places_are_heard_when_asked() -> None:
    everywhere, wales, cities = (
        heard_places("yn", hear=which) for which in ("all", "wales", "cities")
    )
    assert everywhere.accepts(words("ym Mhenmachno")) and everywhere.accepts(words("ym Mharis"))
    assert wales.accepts(words("ym Mhenmachno")) and not wales.accepts(words("ym Mharis"))
    assert cities.accepts(words("ym Mharis")) and cities.accepts(words("yng Nghaerdydd"))
    assert not cities.accepts(words("ym Mhenmachno"))


def test_english_names_are_heard_only_when_asked() -> None:
    assert not heard_places().accepts(("holyhead",))
    assert heard_places(english=True).accepts(("holyhead",))
    # That is what it is called in Welsh.
    assert heard_places().accepts(("bow", "street"))


def test_the_article_tells_namesakes_apart() -> None:
    blaina = place_rule("i").read(words("i'r Blaenau"))
    assert blaina is not None and blaina.en == "Blaina"
    ffestiniog = place_rule("i").read(words("i Flaenau"))
    assert ffestiniog is not None and ffestiniog.cy == "Blaenau Ffestiniog"


def test_the_article_goes_with_the_name() -> None:
    assert heard_places("i").accepts(("i'r", "bala"))
    assert not heard_places("i").accepts(("i'r", "caerdydd"))
    assert find("Y Barri") == find("Barri") == find("Barry")
    assert find("") == find("nunlle") == ()
