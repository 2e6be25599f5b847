"""Hear labelled clips through the runtime's own recogniser. No torch here: it hangs beside Vosk."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from macsen_lite.audio.files import read_clip
from macsen_lite.automaton import WordAutomaton
from macsen_lite.automaton_building import from_sentences
from macsen_lite.clip import AudioClip
from macsen_lite.speech.graph import GraphOptions
from macsen_lite.speech.graph_cache import GraphCache
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.opening import open_phone_recogniser
from macsen_lite.speech.phones import normalise_words
from macsen_lite.speech.recogniser import VoskRecogniser


@dataclass(frozen=True, slots=True)
class Labelled:
    """A clip and what it says."""

    clip: AudioClip
    text: str
    speaker: str


def read_labelled(folder: Path) -> list[Labelled]:
    """A folder with `manifest.tsv` (audio, speaker, text) or Common Voice's `validated.tsv`."""
    table, sound = folder / "manifest.tsv", folder
    if not table.exists():
        table, sound = folder / "validated.tsv", folder / "clips"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Labelled(
            read_clip(sound / (row.get("audio") or row["path"])),
            row.get("text") or row["sentence"],
            row.get("speaker") or row["client_id"],
        )
        for row in rows
    ]


class Bench:
    """One model with a cache of its own."""

    def __init__(self, model: Path, cache: Path) -> None:
        self.model = model
        self.lexicon = Lexicon(None, cache)
        self.cache = GraphCache(cache / "graphs", most_entries=500)

    def recogniser(
        self, grammar: Sequence[str] | WordAutomaton, options: GraphOptions
    ) -> VoskRecogniser:
        """A recogniser for a list of sentences or an automaton; it judges no confidence."""
        if not isinstance(grammar, WordAutomaton):
            grammar = from_sentences([normalise_words(text) for text in grammar])
        folder = self.cache.model_for(self.model, grammar, self.lexicon, options)
        return VoskRecogniser(folder, accepts=grammar.accepts)

    def phone_loop(self) -> VoskRecogniser:
        return open_phone_recogniser(self.model, self.cache)
