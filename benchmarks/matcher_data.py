"""What benchmarks/matcher.py measures on: sentences, with errors, and what was not meant for us."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from matcher_errors import KINDS, Errors, Spoken

from macsen_lite.intents.decision import Candidate, Decision, Match, Thresholds, judge
from macsen_lite.intents.heard import expand
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.samples import draw
from macsen_lite.intents.slots import TEST_NOW
from macsen_lite.welsh.tokens import words

HALVES = ("choose", "report")
SEEDS = {"choose": 20261122, "report": 20261123}
OURS = {
    "amser": "amser",
    "amserydd": "amserydd",
    "clic": "teledu",
    "golau": "golau",
    "larwm": "larwm",
    "newyddion": "newyddion",
    "spotify": "cerddoriaeth",
    "tywydd": "tywydd",
    "wicipedia": "wicipedia",
}
"""Skills of macsen-sentences.tsv, and what the same one is called here where there is one."""
HASS = {
    "GetCurrentTime": "amser",
    "GetCurrentDate": "dyddiad",
    "GetWeather": "tywydd",
    "TurnOn": "golau",
    "TurnOff": "golau",
    "LightSet": "golau",
    "Timer": "amserydd",
    "Media": "cerddoriaeth",
    "Climate": "tywydd",
}
"""The same for Home Assistant's intents, by a part of their name."""


@dataclass(frozen=True)
class Looked:
    """What the matcher found for one text, before any threshold."""

    exact: Match | None
    candidates: Sequence[Candidate]

    def decide(self, limits: Thresholds) -> Decision:
        if self.exact is not None:
            return Decision("accept", self.exact, (self.exact,))
        return judge(self.candidates, limits)


@dataclass(frozen=True)
class Half:
    """One half of everything."""

    spoken: Mapping[str, list[tuple[Spoken, Looked]]]
    """By kind of error; ``none`` and ``two`` besides."""
    foreign: Mapping[str, list[tuple[str, Looked]]]


def near_domain() -> dict[str, list[str]]:
    """The sentences of near-domain.txt by heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for line in (Path(__file__).parent / "near-domain.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(heading, []).append(line)
    return found


def others_sentences(shared: Path, skills: set[str]) -> dict[str, list[str]]:
    """What other assistants hear for skills that this one lacks."""
    macsen = []
    for line in (shared / "data" / "macsen-sentences.tsv").read_text("utf-8").splitlines()[1:]:
        skill, _, sentence = line.split("\t")
        if OURS.get(skill) not in skills:
            macsen.append(sentence)
    hass = []
    for path in sorted((shared / "data" / "ha-intents-cy").rglob("*.yaml")):
        ours = next((s for part, s in HASS.items() if part in path.parent.name), None)
        if ours not in skills:
            for test in yaml.safe_load(path.read_text("utf-8")).get("tests", []):
                hass += test["sentences"]
    return {"macsen 2022": macsen, "Home Assistant": [str(s) for s in hass]}


def load_half(
    name: str, matcher: Matcher, intents: IntentSet, lines: Sequence[str], per_intent: int
) -> Half:
    everyday = [w for line in lines for w in words(line)]
    errors = Errors(intents, everyday, SEEDS[name])
    chance = random.Random(SEEDS[name])

    def look(said: Sequence[str]) -> Looked:
        exact = matcher.parse(said, TEST_NOW)
        return Looked(exact, () if exact else matcher.candidates(said, TEST_NOW))

    spoken: dict[str, list[tuple[Spoken, Looked]]] = {k: [] for k in ("none", *KINDS, "two")}
    for intent in intents.intents:
        whole = expand(intent.automaton, intents.slot_types)
        for sentence in draw(whole, per_intent, chance):
            for kind in spoken:
                kinds = {"none": [], "two": chance.choices(KINDS, k=2)}.get(kind, [kind])
                made = errors.make(sentence.split(), kinds)
                if made is not None:
                    spoken[kind].append((made, look(made.said)))
    errors.close()
    near = near_domain()
    listed = {"choose": near["choose"] + near["older"] + near["coming"], "report": near["report"]}
    # What is asked in so many words is foreign no more: a skill has come for it.
    foreign = {
        title: [s for s in sentences if matcher.parse(words(s), TEST_NOW) is None]
        for title, sentences in {"near-domain": listed[name], "everyday": lines}.items()
    }
    if name == "choose":  # what the skills' own files say is not theirs; another may take it
        tests = [(intent.id, test) for intent in intents.intents for test in intent.tests]
        negative = [(own, test.say) for own, test in tests if test.negative]
        foreign["tests"] = [
            say
            for own, say in negative
            if (found := matcher.match(say, TEST_NOW)) is None or found.intent == own
        ]
    return Half(spoken, {k: [(s, look(words(s))) for s in v] for k, v in foreign.items()})
