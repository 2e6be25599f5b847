"""A model, a lexicon and a cache of graphs: what it takes to open a recogniser for some sentences.

One place puts the three together, for the assistant and for the commands that hear.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from macsen_lite.automaton import Sentences
from macsen_lite.speech.decision import Decision, read_decision
from macsen_lite.speech.graph import GraphOptions
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.layers import LayeredRecogniser
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.opening import (
    open_expected,
    open_phone_recogniser,
    open_recogniser,
)
from macsen_lite.speech.recogniser import Recogniser, VoskRecogniser
from macsen_lite.speech.store import resolve_model


@dataclass(frozen=True, slots=True)
class Hearing:
    """Opens recognisers that share a model."""

    model_dir: Path
    lexicon: Lexicon
    cache: GraphCache
    decision: Decision | None = None
    """Thresholds to try in the place of the model's own."""

    @classmethod
    def of_this_user(
        cls, model: str | Path | None = None, say_as: Mapping[str, str] | None = None
    ) -> Hearing:
        """With an installed model (as `resolve_model`) and the user's own cache.

        ``say_as`` has words that the G2P misreads and how they are said. Raises ModelError.
        """
        return cls(resolve_model(model), Lexicon.of_this_user(say_as), GraphCache.of_this_user())

    def open(self, sentences: Sentences, *, reject: bool = True) -> VoskRecogniser:
        """A recogniser of ``sentences``, which it may find not to have been said (``reject``).

        Raises ModelError, LexiconError and GraphError, as `open_recogniser`.
        """
        return open_recogniser(
            self.model_dir,
            sentences,
            self.lexicon,
            self.cache,
            reject=reject,
            decision=self.decision,
        )

    def open_phones(self) -> VoskRecogniser:
        """A recogniser whose words are the phones. Raises ModelError."""
        return open_phone_recogniser(self.model_dir, self.cache)

    def find(self, sentences: Sentences) -> Path | None:
        """The compiled model folder that `open` would use; None if it is not in the cache.

        For a model without a graph of its own. Raises ModelError.
        """
        return self.cache.find(self.model_dir, sentences, self.lexicon, self._options())

    def compile(self, sentences: Sentences) -> Path:
        """The compiled model folder that `open` would use, compiled now if need be.

        For a model without a graph of its own. Raises LexiconError, GraphError and ModelError.
        """
        return self.cache.model_for(self.model_dir, sentences, self.lexicon, self._options())

    def expecting(self, always: Recogniser, sentences: Sentences) -> Recogniser:
        """A recogniser of what ``always``, made by `open`, hears, and of what is expected now.

        A model whose graph cannot be changed hears what it was built for. Raises as `open`.
        """
        if not isinstance(always, VoskRecogniser):
            return always
        expected = open_expected(self.model_dir, always, sentences, self.lexicon, self.cache)
        if expected is None:
            return always
        limits = self._thresholds()
        return LayeredRecogniser(
            always,
            expected,
            min_confidence=limits.min_confidence,
            max_sound_cost=limits.max_sound_cost,
        )

    def _options(self) -> GraphOptions:
        return GraphOptions(filler_cost=self._thresholds().filler_cost)

    def _thresholds(self) -> Decision:
        return self.decision or read_decision(self.model_dir)
