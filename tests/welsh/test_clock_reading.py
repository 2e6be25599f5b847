"""Clock times understood, against a hand-made table (tables/clock.tsv) and what is said.

In the table ``?`` after a time says that morning or evening was left open, ``-`` that the phrase
is no time. Rules: Y Treigladur under `am`, `i`, `tua`, `wedi`, `cyn`; Gramadeg y Gymraeg.
"""

import datetime
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.clock_reading import ClockTime, clock_rule
from macsen_lite.welsh.mutation import Gender, aspirate, soft
from macsen_lite.welsh.tokens import words
from tests.welsh.time_tables import Row, sentences, table

PHRASES = table("clock.tsv")


def shown(time: ClockTime | None) -> str:
    return "-" if time is None else f"{time}{'' if time.exact else '?'}"


def digits_in(said: Sequence[str]) -> bool:
    return any(c.isdigit() for word in said for c in word)


@pytest.mark.parametrize("row", PHRASES, ids=str)
def test_the_table(row: Row) -> None:
    assert shown(clock_rule().read(words(row.said))) == row.value


def test_the_table_is_not_cut_short() -> None:
    assert sum(row.value != "-" for row in PHRASES) >= 250
    assert sum(row.value == "-" for row in PHRASES) >= 40


@pytest.mark.parametrize("row", [r for r in PHRASES if r.value != "-"], ids=str)
def test_what_is_spoken_is_heard_and_digits_are_not(row: Row) -> None:
    said = words(row.said)
    assert clock_rule().automaton.accepts(said) != digits_in(said)


@given(st.times(), st.sampled_from(Gender), st.booleans())
def test_every_time_said_in_full_is_understood(
    t: datetime.time, munud: Gender, after_yn: bool
) -> None:
    said = say_time(t, with_part=True, munud=munud, after_yn=after_yn)
    assert clock_rule().read(words(said)) == ClockTime(t.hour, t.minute)


@given(st.times(), st.sampled_from(Gender), st.sampled_from([str, soft, aspirate]))
def test_without_its_part_of_the_day_a_time_is_read_on_the_dial(
    t: datetime.time, munud: Gender, mutate: Callable[[str], str]
) -> None:
    read = clock_rule().read(words(mutate(say_time(t, munud=munud))))
    assert read is not None
    if read.exact:  # only "hanner dydd" and "hanner nos"
        assert (read.hour, read.minute) == (t.hour, t.minute) in ((0, 0), (12, 0))
    else:
        assert (read.hour % 12, read.minute) == (t.hour % 12, t.minute)
        assert 1 <= read.hour <= 12


@given(st.times())
def test_a_time_reads_back_as_it_is_shown(t: datetime.time) -> None:
    time = ClockTime(t.hour, t.minute)
    assert str(time) == t.isoformat("minutes")
    read = clock_rule().read(words(str(time)))
    assert read is not None and (read.hour, read.minute) == (t.hour, t.minute)


@given(st.lists(st.sampled_from(sorted(clock_rule().automaton.words())), max_size=6))
def test_what_is_understood_is_heard(said: list[str]) -> None:
    if clock_rule().read(said) is not None and not digits_in(said):
        assert clock_rule().automaton.accepts(said)


@given(sentences(clock_rule().automaton))
def test_what_is_heard_is_understood(said: tuple[str, ...]) -> None:
    if clock_rule().read(said) is None:  # "hanner dydd heno" is heard, and never believed
        assert max(clock_rule().readings(said), key=lambda r: r.end).value.exact


def test_digits_are_read_but_not_heard() -> None:
    assert not any(c.isdigit() for word in clock_rule().automaton.words() for c in word)


def test_more_of_the_words_is_also_a_reading() -> None:
    ends = {r.end: shown(r.value) for r in clock_rule().readings(words("saith o'r gloch y nos"))}
    assert ends == {1: "07:00?", 3: "07:00?", 5: "19:00"}


def test_the_likeliest_way_of_saying_a_time_costs_least() -> None:
    def cost(said: str) -> float:
        return min(r.cost for r in clock_rule().readings(words(said)) if r.end == len(words(said)))

    assert cost("ugain munud i wyth") < cost("ugain i wyth")
    assert cost("chwarter i ddau") < cost("chwarter i dau")
    assert cost("saith o'r gloch") < cost("saith")
    assert cost("pum munud ar hugain i wyth") < cost("dau ddeg pum munud i wyth")
