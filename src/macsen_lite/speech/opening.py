"""A model folder and a grammar made into a recogniser, whatever kind of Vosk model it is."""

import logging
import math
from itertools import islice
from pathlib import Path

from macsen_lite.automaton import UNKNOWN, Sentences, WordAutomaton
from macsen_lite.errors import GraphError
from macsen_lite.messages import message
from macsen_lite.speech.decision import Decision, read_decision
from macsen_lite.speech.graph import GraphOptions
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.recogniser import VoskRecogniser

_log = logging.getLogger(__name__)

_MOST_PHRASES = 5000
"""Vosk's own grammar is a list of phrases and is built anew at every start: about 1 s for these."""
_READY_GRAPHS = ("graph/HCLG.fst", "graph/HCLr.fst", "HCLG.fst", "HCLr.fst")
_WORDS_SHOWN = 20


def open_recogniser(
    model_dir: Path,
    sentences: Sentences,
    lexicon: Lexicon,
    cache: GraphCache,
    *,
    reject: bool = True,
    decision: Decision | None = None,
) -> VoskRecogniser:
    """A recogniser that hears the sentences of `sentences`.

    With `reject` it may also find that none of them was said; without, it always chooses one.
    `decision` takes the place of the model's own thresholds.

    A model without a graph, such as the bundled one, gets one compiled for the grammar (from the
    cache if it is there). A model with a dynamic graph is held to the grammar by Vosk, in its own
    vocabulary. A model with a static graph hears what it was built for; a warning says so.

    Raises ModelError for a model that is missing or damaged, LexiconError for a word that cannot be
    said, GraphError for a grammar without sentences or without a word that the model knows.
    """
    if not any((model_dir / name).exists() for name in _READY_GRAPHS):
        decision = decision or read_decision(model_dir)
        options = GraphOptions(filler_cost=decision.filler_cost if reject else None)
        return VoskRecogniser(
            cache.model_for(model_dir, sentences, lexicon, options),
            accepts=sentences.accepts,
            min_confidence=decision.min_confidence if reject else 0.0,
            max_sound_cost=decision.max_sound_cost if reject else math.inf,
        )
    # Imported here because a model with a compiled graph in the cache has been checked before.
    from macsen_lite.speech.model import check_model

    info = check_model(model_dir, checksums=False)
    if info.kind == "static":
        _log.warning("%s", message("recogniser.static", path=model_dir))
        return VoskRecogniser(model_dir, rate=info.sample_rate)
    recogniser = VoskRecogniser(model_dir, rate=info.sample_rate, accepts=sentences.accepts)
    phrases = _phrases(recogniser, model_dir, sentences.whole())
    recogniser.set_grammar([*phrases, UNKNOWN] if reject else phrases)
    return recogniser


def open_expected(
    model_dir: Path,
    always: VoskRecogniser,
    sentences: Sentences,
    lexicon: Lexicon,
    cache: GraphCache,
) -> VoskRecogniser | None:
    """A recogniser that hears one of `sentences` in whatever is said, beside `always`.

    None for a model with a static graph, which hears what it was built for. One with a dynamic
    graph is not loaded a second time. Raises as `open_recogniser`.
    """
    if not any((model_dir / name).exists() for name in _READY_GRAPHS):
        return open_recogniser(model_dir, sentences, lexicon, cache, reject=False)
    from macsen_lite.speech.model import check_model

    if check_model(model_dir, checksums=False).kind == "static":
        return None
    phrases = _phrases(always, model_dir, sentences.whole())
    return always.held_to(phrases, sentences.accepts)


def open_phone_recogniser(model_dir: Path, cache: GraphCache) -> VoskRecogniser:
    """A recogniser whose words are the phones, for the greedy phone string of any speech.

    Raises ModelError for a model that is missing, damaged, or has other phones than macsen-lite's.
    """
    return VoskRecogniser(cache.phone_loop_for(model_dir))


def _phrases(recogniser: VoskRecogniser, model_dir: Path, automaton: WordAutomaton) -> list[str]:
    """The grammar as Vosk's own, without the sentences that the model has no words for."""
    words = [word for word in automaton.words() if word != UNKNOWN]
    unheard = sorted(word for word in words if not recogniser.knows(word))
    if len(unheard) == len(words):
        raise GraphError(
            message("recogniser.no_words", path=model_dir), message("recogniser.no_words.hint")
        )
    if unheard:
        shown = ", ".join(unheard[:_WORDS_SHOWN]) + (" …" if len(unheard) > _WORDS_SHOWN else "")
        _log.warning("%s", message("recogniser.words_unknown", path=model_dir, words=shown))
    skipped = {*unheard, UNKNOWN}
    sentences = list(islice(automaton.sentences(), _MOST_PHRASES + 1))
    phrases = sorted({" ".join(s) for s in sentences if s and skipped.isdisjoint(s)})
    if len(sentences) > _MOST_PHRASES:
        _log.warning("%s", message("recogniser.loose", path=model_dir))
        phrases = sorted(set(words) - skipped)
    if not phrases:
        raise GraphError(
            message("recogniser.no_words", path=model_dir), message("recogniser.no_words.hint")
        )
    return phrases
