"""Rules about sentences: said in vain, said for two things, taken for something else."""

from __future__ import annotations

import random
from collections.abc import Iterator

from macsen_lite.intents.comparison import common_sentence, covered
from macsen_lite.intents.lint_file import Finding, LintedFile, Surroundings, with_names
from macsen_lite.intents.listing import Filler
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import Intent
from macsen_lite.intents.samples import draw
from macsen_lite.intents.source import Loc

SAMPLES = 12
"""How many sentences of a template are tried; those that are the same count once."""


def unreachable(linted: LintedFile, _: Surroundings) -> Iterator[Finding]:
    """Templates whose sentences the intent's other templates all have."""
    for intent in linted.file.intents:
        parts = linted.templates[intent.id]
        at: Loc = ("intents", intent.id, "sentences")
        kept = list(range(len(parts)))
        found: dict[int, Finding] = {}
        # The later of two that are the same is the one in vain.
        for i in reversed(range(len(parts))):
            by = next((j for j in kept if j != i and covered(parts[i], [parts[j]])), None)
            if by is not None:
                kept.remove(i)
                line = linted.source.problem((*at, by), "").line
                found[i] = linted.finding("unreachable", (*at, i), line=line)
        for i in reversed(tuple(kept)):
            others = [parts[j] for j in kept if j != i]
            if len(others) > 1 and covered(parts[i], others):
                kept.remove(i)
                found[i] = linted.finding("unreachable-together", (*at, i))
        yield from found.values()


def ambiguous(linted: LintedFile, around: Surroundings) -> Iterator[Finding]:
    """Sentences that another intent has as well, or that the matcher gives to another."""
    matcher = Matcher(around.intents)
    for intent in linted.file.intents:
        shared: set[str] = set()
        is_later = False
        for other in around.intents.intents:
            if other.id == intent.id:
                is_later = True
                continue
            said = common_sentence(intent.automaton, other.automaton)
            if said is None:
                continue
            shared.add(other.id)
            # Of two that are both looked at only the later is told.
            if not (is_later and around.intents.file_of(other.skill).path in around.files):
                yield linted.finding(
                    "shared",
                    ("intents", intent.id, "sentences", _template_of(linted, intent, said)),
                    sentence=with_names(" ".join(said), intent),
                    other=other.id,
                )
        yield from _taken(linted, intent, matcher, around, shared)


def _taken(
    linted: LintedFile,
    intent: Intent,
    matcher: Matcher,
    around: Surroundings,
    shared: set[str],
) -> Iterator[Finding]:
    """At most one finding for each template; intents that share a sentence are told already."""
    filler = Filler.by_label(intent)
    for i, part in enumerate(linted.templates[intent.id]):
        loc = ("intents", intent.id, "sentences", i)
        drawn = draw(part, SAMPLES, random.Random(i))  # noqa: S311
        for sentence in dict.fromkeys(filler.fill(said) for said in drawn):
            match = matcher.match(sentence, around.now)
            if match is None:
                yield linted.finding("not-understood", loc, sentence=sentence)
                break
            if match.intent != intent.id and match.intent not in shared:
                yield linted.finding("taken", loc, sentence=sentence, other=match.intent)
                break


def _template_of(linted: LintedFile, intent: Intent, said: tuple[str, ...]) -> int:
    parts = linted.templates[intent.id]
    return next((i for i, part in enumerate(parts) if part.accepts(said)), 0)
