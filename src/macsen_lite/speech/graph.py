"""From a grammar of words to the decoding graph that Vosk reads: what is wanted, and its making.

What the graph is, `graph_compiler` says; it runs in a child process, because kaldifst and Vosk
cannot be loaded into one.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from macsen_lite.automaton import UNKNOWN, Arc, WordAutomaton, is_apart
from macsen_lite.errors import GraphError
from macsen_lite.messages import message
from macsen_lite.speech.lexicon import Lexicon

GRAPH_NAME = "HCLG.fst"
WORDS_NAME = "words.txt"

_COMPILER = "macsen_lite.speech.graph_compiler"
_TIMEOUT_S = 600.0
"""All of Macsen's sentences take a tenth of a second; a compiler this late has lost its way."""


@dataclass(frozen=True, slots=True)
class GraphOptions:
    """What decides the graph besides grammar and lexicon. All costs are in nats, 0 or more."""

    filler_cost: float | None = 2.6
    """For each phone of `[unk]`; None leaves speech outside the grammar no way out."""
    merge_cost: float | None = 0.5
    """For one sound that is the end of a word and the beginning of the next (`yn nos`)."""
    variant_scale: float = 1.0
    """Multiplies the costs of spoken variants."""

    def signature(self) -> str:
        """The same text for the same options."""
        return repr(sorted(asdict(self).items()))


DEFAULT_OPTIONS = GraphOptions()


@dataclass(frozen=True, slots=True)
class GraphPlan:
    """All that a graph is made of."""

    automaton: WordAutomaton | None
    """The grammar; None for a free loop of phones, whose words are the phones themselves."""
    sayings: Mapping[str, tuple[tuple[tuple[str, ...], float], ...]]
    """For each word of the grammar but `[unk]`: phones and cost of each pronunciation."""
    options: GraphOptions

    def to_json(self) -> dict[str, Any]:
        """As plain data; `from_json` undoes it."""
        grammar = self.automaton and {
            "start": self.automaton.start,
            "finals": list(self.automaton.finals.items()),
            "arcs": [
                [a.src, a.dst, a.word, a.cost, a.mark if is_apart(a.mark) else None]
                for a in self.automaton.arcs
            ],
        }
        return {"grammar": grammar, "sayings": self.sayings, "options": asdict(self.options)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "GraphPlan":
        """The plan that `to_json` wrote, of the grammar's marks only `APART`."""
        grammar = data["grammar"]
        automaton = grammar and WordAutomaton(
            grammar["start"], dict(grammar["finals"]), tuple(Arc(*arc) for arc in grammar["arcs"])
        )
        return cls(automaton, data["sayings"], GraphOptions(**data["options"]))


class EmptyGrammarError(ValueError):
    """A grammar accepts no sentence at all."""


PHONE_LOOP = GraphPlan(None, {}, GraphOptions(filler_cost=None, merge_cost=None))
"""Phones in any order and for free: its best path is CTC's greedy reading, of all frame labels the
best alone, repetitions joined, blanks gone."""


def plan_graph(
    automaton: WordAutomaton, lexicon: Lexicon, options: GraphOptions = DEFAULT_OPTIONS
) -> GraphPlan:
    """The graph in which Vosk hears the sentences of `automaton`.

    Raises LexiconError for a word that cannot be said.
    """
    words = [word for word in automaton.words() if word != UNKNOWN]
    lexicon.prepare(words)
    sayings = {
        word: tuple((p.phones, p.cost) for p in lexicon.pronunciations(word)) for word in words
    }
    return GraphPlan(automaton, sayings, options)


def build_graph(plan: GraphPlan, folder: Path) -> None:
    """Write `HCLG.fst` and `words.txt` into an existing folder.

    Raises GraphError for a grammar without sentences and when the compiler fails, OSError when the
    disk does not take the files.
    """
    request = json.dumps({"plan": plan.to_json(), "folder": str(folder)})
    try:
        # -P keeps the current folder off the child's path: a json.py there must not be imported.
        child = subprocess.run(
            [sys.executable, "-P", "-m", _COMPILER],
            input=request,
            capture_output=True,
            encoding="utf-8",
            timeout=_TIMEOUT_S,
        )
        answer = json.loads(child.stdout)
    except subprocess.TimeoutExpired as error:
        raise GraphError(message("graph.not_built", reason=f"{_TIMEOUT_S:.0f} s")) from error
    except ValueError as error:
        complaints = child.stderr.strip().splitlines()
        reason = complaints[-1] if complaints else f"exit status {child.returncode}"
        raise GraphError(message("graph.not_built", reason=reason)) from error
    match answer.get("error"):
        case None:
            return
        case "empty":
            raise GraphError(message("graph.empty"), message("graph.empty.hint"))
        case _:
            raise OSError(answer["reason"])
