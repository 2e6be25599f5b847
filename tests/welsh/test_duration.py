"""Lengths of time, said and understood, against hand-made tables.

In tables/durations.tsv ``-`` says that the phrase is no length of time. Rules: Gramadeg y Gymraeg,
on numerals; Y Treigladur under each numeral, `a`, `am`, `rhyw`, `tua`; Geiriadur Prifysgol Cymru
for the genders of `munud`, `eiliad`, `awr`, `diwrnod`, `wythnos`.
"""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.duration import DAY, HOUR, WEEK, say_duration
from macsen_lite.welsh.duration_reading import duration_rule
from macsen_lite.welsh.mutation import Gender, and_, aspirate, soft
from macsen_lite.welsh.tokens import words
from tests.welsh.time_tables import Row, sentences, table

PHRASES = table("durations.tsv")
LENGTHS = [row for row in PHRASES if row.value != "-"]

SAID = {
    0: "dim eiliad", 1: "eiliad", 2: "dwy eiliad", 5: "pum eiliad", 10: "deg eiliad",
    15: "pymtheg eiliad", 25: "pum eiliad ar hugain", 30: "hanner munud",
    31: "tri deg un eiliad", 45: "pedwar deg pum eiliad", 60: "munud", 61: "munud ac un eiliad",
    90: "munud a hanner", 120: "dau funud", 130: "dau funud a deg eiliad",
    150: "dau funud a hanner", 180: "tri munud", 300: "pum munud", 330: "pum munud a hanner",
    360: "chwe munud", 600: "deng munud", 605: "deng munud a phum eiliad",
    660: "un munud ar ddeg", 720: "deuddeng munud", 900: "chwarter awr",
    960: "un munud ar bymtheg", 1080: "deunaw munud", 1200: "ugain munud",
    1500: "pum munud ar hugain", 1530: "pum munud ar hugain a thri deg eiliad",
    1800: "hanner awr", 2100: "tri deg pum munud", 2400: "deugain munud",
    2700: "tri chwarter awr", 3000: "pum deg munud", 3540: "pum deg naw munud", 3600: "awr",
    3660: "awr ac un munud", 3900: "awr a phum munud", 4200: "awr a deng munud",
    4500: "awr a chwarter", 4800: "awr ac ugain munud", 4810: "awr, ugain munud a deg eiliad",
    5400: "awr a hanner", 6300: "awr a thri chwarter", 7200: "dwy awr", 9000: "dwy awr a hanner",
    9600: "dwy awr a deugain munud", 10800: "tair awr", 14400: "pedair awr", 18000: "pum awr",
    36000: "deg awr", 39600: "un awr ar ddeg", 43200: "deuddeg awr",
    82800: "tair awr ar hugain", 86400: "diwrnod", 90000: "diwrnod ac un awr",
    93600: "diwrnod a dwy awr", 129600: "diwrnod a hanner", 172800: "dau ddiwrnod",
    259200: "tridiau", 345600: "pedwar diwrnod", 432000: "pum niwrnod", 604800: "wythnos",
    864000: "deng niwrnod", 1209600: "pythefnos", 1814400: "tair wythnos",
    2592000: "tri deg o ddiwrnodau",
}  # fmt: skip
SOUTHERN = {
    60: "munud", 120: "dwy funud", 150: "dwy funud a hanner", 180: "tair munud",
    240: "pedair munud", 300: "pum munud", 660: "un funud ar ddeg", 720: "deuddeng munud",
    1320: "dwy funud ar hugain", 3660: "awr ac un funud", 3780: "awr a thair munud",
    3840: "awr a phedair munud", 7320: "dwy awr a dwy funud",
}  # fmt: skip


@pytest.mark.parametrize(("seconds", "said"), SAID.items())
def test_durations_said(seconds: int, said: str) -> None:
    assert say_duration(seconds) == said


@pytest.mark.parametrize(("seconds", "said"), SOUTHERN.items())
def test_durations_said_with_munud_feminine(seconds: int, said: str) -> None:
    assert say_duration(seconds, munud=Gender.FEMININE) == said


def test_a_negative_duration_cannot_be_said() -> None:
    with pytest.raises(ValueError, match="-1"):
        say_duration(-1)


@pytest.mark.parametrize("row", PHRASES, ids=str)
def test_the_table(row: Row) -> None:
    read = duration_rule().read(words(row.said))
    assert ("-" if read is None else str(read)) == row.value


def test_the_table_is_not_cut_short() -> None:
    assert len(LENGTHS) >= 250 and len(PHRASES) - len(LENGTHS) >= 40
    assert sum(row.rule.startswith(("soft", "spirant")) for row in LENGTHS) >= 60


@pytest.mark.parametrize("row", LENGTHS, ids=str)
def test_what_is_spoken_is_heard_and_figures_are_not(row: Row) -> None:
    said = words(row.said)
    figures = any(c.isnumeric() for word in said for c in word)
    assert duration_rule().automaton.accepts(said) != figures


LONGEST = 99 * DAY + DAY - 1


@given(
    st.one_of(
        st.integers(1, 3 * HOUR),
        st.integers(1, LONGEST),
        st.integers(1, LONGEST // 900).map(lambda n: n * 900),
        st.integers(1, 99).map(lambda n: n * WEEK),
    ),
    st.sampled_from(Gender),
    st.sampled_from([str, soft, aspirate]),
)
def test_what_is_said_is_understood_under_any_mutation(
    seconds: int, munud: Gender, mutate: Callable[[str], str]
) -> None:
    said = words(mutate(say_duration(seconds, munud=munud)))
    assert duration_rule().read(said) == seconds
    assert duration_rule().automaton.accepts(said)


def test_all_that_is_said_of_minutes_and_hours_differs() -> None:
    assert len({say_duration(n) for n in range(3 * HOUR)}) == 3 * HOUR


@given(st.integers(1, 59), st.integers(1, 59), st.sampled_from(Gender))
def test_two_units_mean_their_sum(minutes: int, seconds: int, munud: Gender) -> None:
    longer = say_duration(60 * minutes, munud=munud)
    shorter = say_duration(seconds)
    if longer.endswith(" awr") or shorter == "hanner munud":  # "hanner awr a dwy eiliad": nobody
        return
    assert duration_rule().read(words(f"{longer} {and_(shorter)}")) == 60 * minutes + seconds


@given(st.lists(st.sampled_from(sorted(duration_rule().automaton.words())), max_size=7))
def test_what_is_understood_is_heard_and_the_other_way_round(said: list[str]) -> None:
    # But "dim munud" is heard, a number and a noun, and is no length of time.
    if said[:1] != ["dim"]:
        understood = duration_rule().read(said) is not None
        assert understood == duration_rule().automaton.accepts(said)


@given(sentences(duration_rule().automaton))
def test_what_is_heard_is_understood(said: tuple[str, ...]) -> None:
    assert duration_rule().read(said) is not None or said[-2] == "dim"


def test_a_longer_reading_does_not_hide_a_shorter_one() -> None:
    said = words("awr a hanner i ferwi wy")
    assert {(r.end, r.value) for r in duration_rule().readings(said)} == {(1, 3600), (3, 5400)}


def test_the_likeliest_way_of_saying_a_duration_costs_least() -> None:
    def cost(said: str) -> float:
        split = words(said)
        return min(r.cost for r in duration_rule().readings(split) if r.end == len(split))

    assert cost("pum munud") < cost("pump munud")
    assert cost("awr a phum munud") < cost("awr a pum munud")
    assert cost("dau funud") < cost("cwpl o funudau")
    assert cost("bum munud") < cost("rhyw bum munud")
    assert cost("hanner awr") < cost("hanner o awr")
