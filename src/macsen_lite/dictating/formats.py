"""How phrases are written: plain text, SubRip subtitles, or JSON lines."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import Literal, Protocol, get_args

from macsen_lite.dictating.phrases import Phrase
from macsen_lite.speech.transcript import WordHypothesis

__all__ = ["FORMATS", "Format", "Writer", "make_writer"]

Format = Literal["txt", "srt", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)

_LINE, _LINES = 42, 2
"""Letters in a line, and lines, of one subtitle; and so many seconds at most (Netflix's Timed Text
Style Guide, general requirements, which most others follow)."""
_LONGEST_CUE_S = 7.0


class Writer(Protocol):
    """Turns phrases into text, one after the other."""

    def write(self, phrase: Phrase) -> str:
        """The phrase as it is to be written after those before it, with its line break."""
        ...


class _Plain:
    def __init__(self, timestamps: bool) -> None:
        self._timestamps = timestamps

    def write(self, phrase: Phrase) -> str:
        at = f"[{_clock(phrase.start_s, '.')}] " if self._timestamps else ""
        return f"{at}{phrase.text}\n"


class _SubRip:
    """SubRip: number, "start --> end" to the millisecond, lines of text, an empty line."""

    def __init__(self) -> None:
        self._number = 0
        self._end_ms = 0

    def write(self, phrase: Phrase) -> str:
        return "".join(map(self._cue, _cues(phrase.words)))

    def _cue(self, words: Sequence[WordHypothesis]) -> str:
        self._number += 1
        # Each after the one before it, and none without a length, whatever rounding does.
        start = max(self._end_ms, round(words[0].start_s * 1000))
        self._end_ms = max(start + 1, round(words[-1].end_s * 1000))
        text = "\n".join(_lines(words))
        times = f"{_clock(start / 1000, ',')} --> {_clock(self._end_ms / 1000, ',')}"
        return f"{self._number}\n{times}\n{text}\n\n"


class _JsonLines:
    def write(self, phrase: Phrase) -> str:
        record = {
            "text": phrase.text,
            "start": round(phrase.start_s, 3),
            "end": round(phrase.end_s, 3),
            "confidence": round(phrase.confidence, 4),
            "words": [
                {
                    "word": word.word,
                    "confidence": round(word.confidence, 4),
                    "start": round(word.start_s, 3),
                    "end": round(word.end_s, 3),
                }
                for word in phrase.words
            ],
        }
        return json.dumps(record, ensure_ascii=False) + "\n"


def make_writer(kind: Format, *, timestamps: bool = False) -> Writer:
    """A writer of that format; with ``timestamps`` plain text says when each phrase begins."""
    if kind == "srt":
        return _SubRip()
    return _JsonLines() if kind == "json" else _Plain(timestamps)


def _clock(seconds: float, point: str) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}{point}{rest % 1000:03}"


def _lines(words: Sequence[WordHypothesis]) -> list[str]:
    return textwrap.wrap(" ".join(word.word for word in words), _LINE, break_long_words=False)


def _cues(words: Sequence[WordHypothesis]) -> Iterator[Sequence[WordHypothesis]]:
    first = 0
    for last in range(1, len(words) + 1):
        longer = words[first : last + 1]
        is_full = len(_lines(longer)) > _LINES
        if last == len(words) or is_full or longer[-1].end_s - longer[0].start_s > _LONGEST_CUE_S:
            yield words[first:last]
            first = last
