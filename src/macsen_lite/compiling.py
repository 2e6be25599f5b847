"""The decoding graph of the user's intents, made ahead of the first question."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macsen_lite.config.config import Config
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.model import IntentSet
from macsen_lite.skills.own_names import keep_own_lists
from macsen_lite.speech.graph import GRAPH_NAME
from macsen_lite.speech.hearing import Hearing
from macsen_lite.speech.model import check_model
from macsen_lite.speech.openfst import STATIC_KINDS, check_fst
from macsen_lite.speech.store import resolve_model
from macsen_lite.thresholds import RunThresholds


@dataclass(frozen=True, slots=True)
class IntentGraph:
    """The graph that the assistant will ask the cache for."""

    hearing: Hearing
    intents: IntentSet

    @classmethod
    def of_this_user(cls, model: str | Path | None = None) -> IntentGraph | None:
        """For a model (as `ModelStore.resolve`) and the shipped and the user's own intents.

        None for a model with a graph of its own. Raises ModelError and IntentError.
        """
        model_dir = resolve_model(model)
        if check_model(model_dir, checksums=False).kind != "bundled-layout":
            return None
        settings = Config.of_this_user()
        keep_own_lists(settings)
        intents = IntentLoader.of_this_user().load()
        hearing = Hearing.of_this_user(model_dir, intents.say_as)
        return cls(RunThresholds.of_settings(settings).heard_by(hearing), intents)

    def find(self) -> Path | None:
        """The compiled model folder if it is in the cache. Raises ModelError."""
        return self.hearing.find(self.intents.heard)

    def compile(self) -> Path:
        """The compiled model folder, compiled now if need be.

        Raises LexiconError, GraphError and ModelError.
        """
        return self.hearing.compile(self.intents.heard)


@dataclass(frozen=True, slots=True)
class GraphFigures:
    """How large a compiled graph is."""

    states: int
    size_bytes: int


def graph_figures(compiled: Path) -> GraphFigures:
    """Measure the graph of a compiled model folder. Raises OSError, DamageError."""
    graph = compiled / "graph" / GRAPH_NAME
    return GraphFigures(check_fst(graph, STATIC_KINDS).states, graph.stat().st_size)
