"""Other words, said by people, looked for as the wake word is: for benchmarks/wake.py.

Nobody has recorded "Macsen" for us. People whom the acoustic model has never heard have said other
Welsh words of about its length, in the middle of sentences that they read out. Each is looked for
where it was said, with the wake word's paths and threshold (no pause asked for before it). Words in
running speech are said less clearly than a name that is called, and their sounds are others, so
this is a hint of how people will fare, from below; it is no measurement of the wake word.
"""

from __future__ import annotations

from collections.abc import Iterable

from wake_speech import Clip

from macsen_lite.listening.spotting import PathOptions, WordPaths, phrase
from macsen_lite.speech.lexicon import Lexicon
from macsen_lite.speech.mfcc import MfccStream
from macsen_lite.speech.network import AcousticNetwork, NetworkStream
from macsen_lite.speech.phones import normalise_words

LENGTHS = range(5, 8)
"""Phones; the wake word has six."""


def scores(clips: Iterable[Clip], network: AcousticNetwork) -> list[tuple[str, float]]:
    """Each such word of each clip, and the best score it reaches there."""
    said = [(clip, normalise_words(clip.text)) for clip in clips]
    lexicon = Lexicon.of_this_user()
    lexicon.prepare([word for _, words in said for word in words])
    found = []
    for clip, words in said:
        features = MfccStream().accept(clip.sound.samples)
        outputs = NetworkStream(network).accept(features)
        for word in dict.fromkeys(words):
            sayings = [each.phones for each in lexicon.pronunciations(word)]
            if len(sayings[0]) not in LENGTHS:
                continue
            paths = WordPaths([phrase(word, s) for s in sayings], PathOptions(no_pause=0.0))
            heard = [paths.accept(output) for output in outputs]
            found.append((word, max((h.score for h in heard if h), default=-99.0)))
    return found
