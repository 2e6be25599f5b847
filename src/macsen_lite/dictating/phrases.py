"""Sound of any length into phrases, each what was said between two pauses."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from macsen_lite.speech.recogniser import Recogniser
from macsen_lite.speech.transcript import Transcript, WordHypothesis

__all__ = ["Phrase", "dictate"]

_UNKNOWN = frozenset(("[unk]", "<unk>", "<UNK>"))
"""What models write for a word that they do not have: it is no word to be written down."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What was said between two pauses, as the model writes it: no capitals, no punctuation."""

    text: str
    start_s: float
    """Seconds from the beginning of the sound."""
    end_s: float
    confidence: float
    """0 to 1, the mean of the words' confidences."""
    words: tuple[WordHypothesis, ...]


def dictate(
    recogniser: Recogniser,
    sound: Iterable[npt.NDArray[np.int16]],
    rate: int,
    *,
    on_partial: Callable[[str], None] = lambda _text: None,
    on_phrase: Callable[[Phrase], None],
) -> bool:
    """Write down int16 mono sound at ``rate`` Hz, in bounded memory; whether all of it was heard.

    ``on_partial`` is given the words so far of the phrase that is being said; ``on_phrase`` each
    phrase, once its end has been heard. When Ctrl-C ends it, False is returned; then, and when
    ``sound`` raises an error, what had been said until then is written first.
    """
    stream = recogniser.stream(rate, end_at_pauses=True)

    def write(heard: Transcript) -> None:
        if (phrase := _phrase(heard)) is not None:
            on_phrase(phrase)

    is_whole = True
    try:
        for block in sound:
            partial = stream.accept(block)
            if partial.ended is not None:
                write(partial.ended)
            on_partial(partial.text)
    except KeyboardInterrupt:
        is_whole = False
    finally:
        write(stream.finish())
    return is_whole


def _phrase(heard: Transcript) -> Phrase | None:
    words = tuple(word for word in heard.words if word.word not in _UNKNOWN)
    if heard.is_unknown or not words:
        return None
    return Phrase(
        " ".join(word.word for word in words),
        words[0].start_s,
        words[-1].end_s,
        sum(word.confidence for word in words) / len(words),
        words,
    )
