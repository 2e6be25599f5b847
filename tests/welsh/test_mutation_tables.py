"""Mutation against tables/mutation-*.tsv, forward and backward (README.md says how to read them).

The rows come from the consonant table and the rules in the grammar books, never from this
package; someone who knows Welsh can check any of them with no other help.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from macsen_lite.welsh.mutation import Gender, Mutation, mutate
from macsen_lite.welsh.radicals import demutate_key, mutated_forms, radicals
from macsen_lite.welsh.syntax import Position, after, in_position
from macsen_lite.welsh.triggers import TRIGGERS, TriggerError, Use, trigger

TABLES = Path(__file__).with_name("tables")
GENDERS = {"g": Gender.MASCULINE, "b": Gender.FEMININE, "-": None}


def table(name: str) -> list[dict[str, str]]:
    path = TABLES / f"mutation-{name}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


FORMS, TRIGGERED = table("forms"), table("triggers") + table("exceptions")
POSITIONS = table("positions")


def shown(row: dict[str, str]) -> str:
    return " ".join(row.values())


def test_the_tables_are_as_large_as_they_should_be() -> None:
    assert len(TRIGGERED) >= 1500
    assert len(FORMS) >= 200


@pytest.mark.parametrize("row", FORMS, ids=shown)
def test_the_forms_of_a_word(row: dict[str, str]) -> None:
    word = row["radical"]
    wanted = {}
    for mutation in (Mutation.SOFT, Mutation.NASAL, Mutation.ASPIRATE, Mutation.H):
        form = row[mutation.value]
        wanted[mutation] = word if form == "-" else form
    assert {mutation: mutate(word, mutation) for mutation in wanted} == wanted
    assert set(mutated_forms(word)) - {f"j{word[2:]}"} == {word, *wanted.values()}
    for mutation, form in wanted.items():
        found = {(r.word, r.mutation) for r in radicals(form)}
        assert (word, mutation if form != word else Mutation.NONE) in found
        assert demutate_key(form) == demutate_key(word)


@pytest.mark.parametrize("row", TRIGGERED, ids=shown)
def test_a_word_after_a_trigger(row: dict[str, str]) -> None:
    said = after(
        row["trigger"],
        row["radical"],
        use=None if row["use"] == "-" else Use(row["use"]),
        gender=GENDERS[row["gender"]],
        fixed=row.get("fixed") == "yes",
    )
    assert said == row["expected"]


@pytest.mark.parametrize("row", TRIGGERED, ids=shown)
def test_the_radical_is_found_in_what_follows_a_trigger(row: dict[str, str]) -> None:
    radical = row["radical"].split()[0].strip("“”")
    before = row["trigger"].split()
    said = row["expected"].split()[len(before) :]
    if not said or len(said) < len(row["radical"].split()):  # i'r Bala, a'i chath: only the clitic
        assert row["expected"].endswith(row["radical"].split()[-1])
        return
    form = said[0].strip("“”")
    assert radical in {r.word for r in radicals(form)}
    assert demutate_key(form) == demutate_key(radical)


@pytest.mark.parametrize("row", POSITIONS, ids=shown)
def test_a_word_in_its_position(row: dict[str, str]) -> None:
    of = "" if row["of"] == "-" else row["of"]
    assert in_position(row["radical"], Position[row["position"]], of=of) == row["expected"]


def test_every_kind_of_trigger_has_its_rows() -> None:
    """Each trigger word that mutates anything stands in a table, in each of its uses."""
    written = set()
    for row in TRIGGERED:
        use = None if row["use"] == "-" else Use(row["use"])
        gender = GENDERS[row["gender"]]
        if row["trigger"] in ("y", "o'r", "i'r") and gender is None:
            continue  # y ddau
        written.add(id(trigger(row["trigger"], use=use, gender=gender)))
    missing = [
        f"{entry.word} {entry.use} {entry.gender}"
        for entries in TRIGGERS.values()
        for entry in entries
        if id(entry) not in written and entry.mutation is not Mutation.NONE
    ]
    assert not missing


_INITIALS = ("p", "t", "c", "b", "d", "g", "m", "ll", "rh", "a vowel")


def _initial(word: str) -> str:
    for letter in ("ch", "th", "ph", "ff", "dd", "ll", "rh"):
        if word.startswith(letter):
            return letter
    return "a vowel" if word[0] in "aeiouyâêîôûŵŷ" or word.startswith("wy") else word[0]


def test_every_mutating_trigger_meets_every_initial() -> None:
    met: dict[tuple[str, str, str], set[str]] = {}
    for row in TRIGGERED:
        last = row["trigger"].split()[-1]
        word = last[last.rfind("'") :] if "'" in last else last
        heads = met.setdefault((word, row["use"], row["gender"]), set())
        heads.add(_initial(row["radical"].lower().strip("“")))
    missing = []
    for entry in (entry for entries in TRIGGERS.values() for entry in entries):
        if entry.mutation is Mutation.NONE or entry.use is Use.YEARS:
            continue  # blynedd, blwydd and diwrnod are all that follow the numerals of years
        use = entry.use.value if entry.use else "-"
        gender = {Gender.MASCULINE: "g", Gender.FEMININE: "b", None: "-"}[entry.gender]
        found = met.get((entry.word, use, gender), set())
        missing += [
            f"{entry.word} ({use} {gender}) before {i}" for i in _INITIALS if i not in found
        ]
    assert not missing


def test_either_apostrophe_will_do() -> None:
    assert after("i’w", "ysgol", gender=Gender.FEMININE) == "i’w hysgol"
    assert after("mae’n", "mawr", use=Use.PREDICATE) == "mae’n fawr"


@pytest.mark.parametrize(
    ("trigger_word", "advice"),
    [("bwrdd", "not among the words"), ("", "not among the words"), ("ei", "depends on gender")],
)
def test_what_is_no_trigger_is_one_clear_error(trigger_word: str, advice: str) -> None:
    with pytest.raises(TriggerError, match=advice):
        after(trigger_word, "cath")
