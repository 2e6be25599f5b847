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

SAMPLES = 12
"""How many sentences of a template are tried; those that are the same count once."""


def unreachable(linted: LintedFile, _: Surroundings) -> Iterator[Finding]:
    """Templates whose sentences the intent's other templates all have."""
    for intent in linted.file.intents:
        parts = linted.templates[intent.id]
        kept = set(range(len(parts)))
        found: list[Finding] = []
        for i in reversed(range(len(parts))):
            others = sorted(kept - {i})
            alone = next((j for j in others if covered(parts[i], [parts[j]])), None)
            loc = ("intents", intent.id, "sentences", i)
            if alone is not None:
                line = linted.source.problem((*loc[:-1], alone), "").line
                found.append(linted.finding("unreachable", loc, line=line))
            elif len(others) > 1 and covered(parts[i], [parts[j] for j in others]):
                found.append(linted.finding("unreachable-together", loc))
            else:
                continue
            kept.discard(i)
        yield from reversed(found)


def ambiguous(linted: LintedFile, around: Surroundings) -> Iterator[Finding]:
    """Sentences that another intent has as well, or that the matcher gives to another."""
    matcher = Matcher(around.intents)
    order = [intent.id for intent in around.intents.intents]
    for intent in linted.file.intents:
        told: set[str] = set()
        for other in around.intents.intents:
            is_own = any(other is mine for mine in linted.file.intents)
            if other.id == intent.id or (is_own and order.index(other.id) > order.index(intent.id)):
                continue
            said = common_sentence(intent.automaton, other.automaton)
            if said is not None:
                told.add(other.id)
                yield linted.finding(
                    "shared",
                    ("intents", intent.id, "sentences", _template_of(linted, intent, said)),
                    sentence=with_names(" ".join(said), intent),
                    other=other.id,
                )
        told |= {
            other.id
            for other in linted.file.intents
            if common_sentence(intent.automaton, other.automaton) is not None
        }
        yield from _taken(linted, intent, matcher, around, told)


def _taken(
    linted: LintedFile,
    intent: Intent,
    matcher: Matcher,
    around: Surroundings,
    told: set[str],
) -> Iterator[Finding]:
    """At most one finding for each template: the first sentence that goes elsewhere."""
    filler = Filler.by_label(intent)
    for i, part in enumerate(linted.templates[intent.id]):
        loc = ("intents", intent.id, "sentences", i)
        for said in dict.fromkeys(draw(part, SAMPLES, random.Random(i))):  # noqa: S311
            sentence = filler.fill(said)
            match = matcher.match(sentence, around.now)
            if match is None:
                yield linted.finding("not-understood", loc, sentence=sentence)
                break
            if match.intent != intent.id and match.intent not in told:
                yield linted.finding("taken", loc, sentence=sentence, other=match.intent)
                break


def _template_of(linted: LintedFile, intent: Intent, said: tuple[str, ...]) -> int:
    parts = linted.templates[intent.id]
    return next((i for i, part in enumerate(parts) if part.accepts(said)), 0)
