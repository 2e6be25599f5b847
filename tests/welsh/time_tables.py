"""Hand-made tables of phrases and what they mean: said, value and rule, with tabs between."""

from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st

from macsen_lite.automaton import WordAutomaton

TABLES = Path(__file__).with_name("tables")


@dataclass(frozen=True, slots=True)
class Row:
    """A phrase, what it means, and the rule of Welsh that says so."""

    said: str
    value: str
    rule: str

    def __str__(self) -> str:
        return self.said


def table(name: str) -> list[Row]:
    """The rows of a table, without its heading; no phrase twice."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()[1:]
    rows = [Row(*line.split("\t")) for line in lines]
    assert len({row.said for row in rows}) == len(rows), "a phrase is there twice"
    return rows


@st.composite
def sentences(draw: st.DrawFn, automaton: WordAutomaton) -> tuple[str, ...]:
    """Any sentence of an automaton without cycles and without dead ends."""
    said: list[str] = []
    state = automaton.start
    while True:
        _, ways = automaton.ways_from(state)
        stops = [None] if state in automaton.finals else []
        arcs = [arc for group in ways.values() for arc in group]
        arc = draw(st.sampled_from([*stops, *arcs]))
        if arc is None or arc.word is None:
            return tuple(said)
        said.append(arc.word)
        state = arc.dst
