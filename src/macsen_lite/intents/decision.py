"""What the matcher makes of some words: taken up, asked about, or left alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from macsen_lite.intents.slots import SlotValue

Kind = Literal["accept", "ask", "reject"]


@dataclass(frozen=True, slots=True)
class Match:
    """One thing that may have been meant."""

    intent: str
    skill: str
    slots: Mapping[str, SlotValue]
    score: float
    """From 0 to 1; 1 when the words are a sentence of the intent."""
    text: str
    """The words that were matched, normalised."""
    missing: tuple[str, ...] = ()
    """Slots without which it cannot be answered and that were not heard, as the file has them."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do about some words."""

    kind: Kind
    """``accept``: it was ``match``. ``ask``: it may be one of ``candidates``. ``reject``: none."""
    match: Match | None
    """What was meant; only when accepted."""
    candidates: tuple[Match, ...]
    """The likeliest, best first, each of another intent: with ``accept`` the match is the first;
    with ``ask`` there are one or two; with ``reject`` whatever was looked at, mostly nothing."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A near miss, before it is decided whether it is near enough."""

    match: Match
    cost: float
    """How far it is from the words, in letters."""
    slips: int
    """Words that are wrong, missing or too many, small ones and large ones alike."""
    missing: float
    """Weight, in letters, of the content words that the sentence has and the user did not say."""
    outside: int
    """The user's content words for which the sentence has no place, at its edges or together: they
    may be what matters (*faint o'r gloch ydi hi **yn Wrecsam***)."""
    inside: int
    """Those that stand alone between words that belong together: a recogniser's slip, mostly."""
    is_open: bool
    """Whether a slot that takes any words was filled: with one, nearly anything is near."""
    altered: float
    """The greatest share of its letters by which a content word differs from the sentence's, one
    letter aside; that too counts where the sentence has nothing but small words."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How near is near enough, as ``benchmarks/matcher.py`` fitted it on its half `choose`.

    What it fits moves with the sentences drawn (``accept`` from 0.86 to 0.94, ``margin`` from 0.5
    to 1), while one error is understood as often on the other half, within half a per cent.
    docs/figures/matcher.svg (``--per-intent 4``) has the curve on which they lie.
    """

    accept: float = 0.86
    """The least score that is accepted."""
    accept_one: float = 0.72
    """The same where only one word is wrong, missing or too many."""
    ask: float = 0.72
    """The least score that is asked about."""
    margin: float = 1.5
    """How much nearer than the next intent it must be, in letters."""
    missing: float = 7.0
    """The most, in letters, that may be missing of the content words."""
    outside: int = 0
    """The most words that may be left over at the edges."""
    inside: int = 1
    """The most that may be left over inside."""
    altered: float = 0.25
    """The most that a content word may differ."""


def judge(candidates: Sequence[Candidate], limits: Thresholds) -> Decision:
    """What to do about near misses, of which ``candidates``, best first, are the likeliest."""
    matches = tuple(c.match for c in candidates)
    if not candidates or matches[0].score < limits.ask:
        return Decision("reject", None, matches)
    best = candidates[0]
    rival = next(rivals(candidates, limits), None)
    alone = rival is None or rival.cost - best.cost >= limits.margin
    sure = (
        best.match.score >= (limits.accept_one if best.slips <= 1 else limits.accept)
        and best.missing <= limits.missing
        and best.outside <= limits.outside
        and best.inside <= limits.inside
        and best.altered <= limits.altered
    )
    if alone and sure and not best.is_open:
        return Decision("accept", best.match, matches)
    asked = (best.match,) if rival is None or alone else (best.match, rival.match)
    return Decision("ask", None, asked)


def rivals(candidates: Sequence[Candidate], limits: Thresholds) -> Iterator[Candidate]:
    """What else may have been meant than the first of ``candidates``.

    Nearly anything is near to what takes any words, so that it is no rival to what does not.
    """
    best, *others = candidates
    for other in others:
        if other.match.score >= limits.ask and (best.is_open or not other.is_open):
            yield other
