"""docs/figures.md and docs/figures.cy.md: what was measured, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from macsen_lite.fixtures.figures import Estimate, Figures, Group, Measures, Rate
from macsen_lite.fixtures.results import RunInfo


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything on the page. What could not be measured is None."""

    day: str
    run: RunInfo
    """Of the synthetic set."""
    synthetic: Figures
    synthetic_commands: Sequence[str]
    conditions: Figures
    conditions_commands: Sequence[str]
    sentences: Figures | None
    digits: Figures | None


RATES: tuple[Rate, ...] = ("intent", "slots", "false_rejects", "false_accepts", "asked", "wer")

WORDS: Mapping[str, Mapping[str, str]] = {
    "cy": {
        "head": """# Ffigurau

Gwnaed y dudalen hon gan `scripts/figures` ar {day}, gyda’r model {model} (SHA-256 `{sha}`) a’r
bwriadau sydd yn y storfa (`{intents}`). I’w gwneud eto: `scripts/figures`. Mae pob ffigur yn dweud
ar ba ddata y’i mesurwyd, sawl clip, a pha orchymyn. **Ni chyfrifir lleferydd pobl a lleferydd
synthetig gyda’i gilydd.** Mewn cromfachau sgwâr mae cyfwng 95 % (docs/fixtures.cy.md); gydag
ychydig leisiau mae’n fras. Y cyflymder a’r cof: `benchmarks/`.
""",
        "people": """## Pobl

Common Voice Cymraeg (CC0), siaradwyr nad ydyn nhw yn y data hyfforddi; ond dewiswyd rhwng modelau,
a gosodwyd y trothwyau gwrthod, ar yr un clipiau (MODEL_CARD.md), felly mae’r ffigurau hyn braidd yn
rhy garedig.
Nid oes gennym recordiadau o bobl yn gofyn i’r cynorthwyydd: `macsen-lite fixtures record`.
""",
        "people_columns": "set|mesur|n|siaradwyr|canlyniad",
        "sentences": "`dev-sentences`: brawddegau nad ydyn nhw’n gofyn am ddim",
        "sentences_measure": "derbyniwyd ar gam, gyda phob sgìl",
        "digits": "`dev-digits`: rhifau unigol",
        "digits_measure": "clywyd yn gywir, mewn gramadeg o rifau yn unig, gyda gwrthod",
        "missing": "heb ei fesur: nid yw’r set yma",
        "synthetic": """## Synthetig

espeak-ng mewn {voices} llais na hyfforddwyd y model arnyn nhw, ar {rates} gair y funud (hyfforddwyd
ar 110 i 215): {intents} bwriad, {n} clip. Dewiswyd y trothwyau gwrthod ar glipiau eraill o’r un
lleisiau. Mae’n dangos bod pob rhan yn gweithio gyda’r lleill, nid pa mor dda y deellir pobl.
""",
        "columns": "mesur|n|canlyniad",
        "by": "llais neu gyflymder|n|bwriad|bwriad a slotiau|WER",
        "conditions": """## Amodau (synthetig)

Yr un clipiau bob tro, gyda’r sain wedi’i newid (docs/fixtures.cy.md): {n} clip ym mhob rhes,
a {rejects} o’r rheini’n rhai na ddylid eu derbyn.
""",
        "conditions_columns": "amod|bwriad|bwriad a slotiau|WER|derbyniwyd ar gam",
        "none": "(fel y maen nhw)",
        "intent": "y bwriad iawn wedi’i dderbyn",
        "slots": "y bwriad a phob slot yn iawn",
        "false_rejects": "cais na chymerwyd",
        "false_accepts": "derbyniwyd ar gam",
        "asked": "gofynnwyd yn ôl",
        "wer": "cyfradd gwallau geiriau (WER)",
    },
    "en": {
        "head": """# Figures

This page was made by `scripts/figures` on {day}, with the model {model} (SHA-256 `{sha}`) and the
intents in the repository (`{intents}`). To make it again: `scripts/figures`. Every figure says on
what data it was measured, on how many clips, and with which command. **People’s speech and
synthetic speech are never counted together.** Square brackets hold a 95 % interval
(docs/fixtures.md); with few voices it is rough. Speed and memory: `benchmarks/`.
""",
        "people": """## People

Common Voice Welsh (CC0), speakers who are not in the training data; but models were chosen between,
and the thresholds for rejecting were set, on these same clips (MODEL_CARD.md), so they flatter a
little. We have no recordings of people asking the assistant things: `macsen-lite fixtures record`.
""",
        "people_columns": "set|measure|n|speakers|result",
        "sentences": "`dev-sentences`: sentences that ask for nothing",
        "sentences_measure": "falsely accepted, with every skill",
        "digits": "`dev-digits`: single digits",
        "digits_measure": "heard right, in a grammar of digits alone, with rejection",
        "missing": "not measured: the set is not here",
        "synthetic": """## Synthetic

espeak-ng in {voices} voices that the model was never trained on, at {rates} words a minute (it was
trained on 110 to 215): {intents} intents, {n} clips. The thresholds for rejecting were chosen on
other clips of these voices. This shows that every part works with the others, not how well people
are understood.
""",
        "columns": "measure|n|result",
        "by": "voice or rate|n|intent|intent and slots|WER",
        "conditions": """## Conditions (synthetic)

The same clips each time, with the sound changed (docs/fixtures.md): {n} clips in each row,
{rejects} of which must not be accepted.
""",
        "conditions_columns": "condition|intent|intent and slots|WER|falsely accepted",
        "none": "(as they are)",
        "intent": "the right intent accepted",
        "slots": "the intent and all slots right",
        "false_rejects": "request not taken up",
        "false_accepts": "falsely accepted",
        "asked": "asked back",
        "wer": "word error rate (WER)",
    },
}


def page(found: Measured, lang: str) -> str:
    """The page in one language, as Markdown."""
    words = WORDS[lang]
    group, changed = found.synthetic.synthetic, found.conditions.synthetic
    assert group is not None
    assert changed is not None
    head = words["head"].format(
        day=found.day,
        model=found.run.model,
        sha=found.run.model_sha256[:12],
        intents=found.run.intents_sha256[:12],
    )
    parts = [head, words["people"], _people(found, words), _synthetic(group, words)]
    parts += [_commands(found.synthetic_commands), _rates(group.all, words), _voices(group, words)]
    plain = changed.by_condition[""]
    rejects = plain.rates["false_accepts"].n if "false_accepts" in plain.rates else 0
    parts += [words["conditions"].format(n=plain.n, rejects=rejects)]
    parts += [_commands(found.conditions_commands), _conditions(changed, words)]
    return "\n".join(parts)


def _people(found: Measured, words: Mapping[str, str]) -> str:
    rows = []
    sets: tuple[tuple[str, Figures | None, Rate], ...] = (
        ("sentences", found.sentences, "false_accepts"),
        ("digits", found.digits, "intent"),
    )
    for name, figures, rate in sets:
        group = figures.human if figures else None
        if group is None:
            rows.append([words[name], words[f"{name}_measure"], "–", "–", words["missing"]])
            continue
        estimate = group.all.rates[rate]
        counted = f"{round(estimate.value * estimate.n)} / {estimate.n} = {_share(estimate)}"
        rows.append(
            [words[name], words[f"{name}_measure"], str(estimate.n), str(group.all.speakers),
             counted]
        )  # fmt: skip
    return _commands(["scripts/figures"]) + "\n" + _table(words["people_columns"], rows)


def _synthetic(group: Group, words: Mapping[str, str]) -> str:
    rates = sorted(tag.partition(":")[2] for tag in group.by_tag if tag.startswith("cyflymder:"))
    return words["synthetic"].format(
        voices=len(group.by_speaker),
        rates=" / ".join(sorted(rates, key=int)),
        intents=len(group.by_intent),
        n=group.all.n,
    )


def _rates(measures: Measures, words: Mapping[str, str]) -> str:
    rows = [
        [words[rate], str(measures.rates[rate].n), _share(measures.rates[rate])]
        for rate in RATES
        if rate in measures.rates
    ]
    return _table(words["columns"], rows)


def _voices(group: Group, words: Mapping[str, str]) -> str:
    rows = []
    for kind in ("llais:", "cyflymder:"):
        tags = [tag for tag in group.by_tag if tag.startswith(kind)]
        for tag in sorted(tags, key=lambda tag: (len(tag), tag) if kind != "llais:" else (0, tag)):
            measures = group.by_tag[tag]
            named = tag.partition(":")[2]
            cells = [_bare(measures, rate) for rate in ("intent", "slots", "wer")]
            rows.append([f"`{named}`", str(measures.n), *cells])
    return _table(words["by"], rows)


def _conditions(group: Group, words: Mapping[str, str]) -> str:
    rows = []
    for name, measures in group.by_condition.items():
        cells = [_bare(measures, rate) for rate in ("intent", "slots", "wer", "false_accepts")]
        rows.append([f"`{name}`" if name else words["none"], *cells])
    return _table(words["conditions_columns"], rows)


def _bare(measures: Measures, rate: Rate) -> str:
    return f"{measures.rates[rate].value:.1%}".replace("%", " %") if rate in measures.rates else "–"


def _share(estimate: Estimate) -> str:
    text = f"{estimate.value:.1%}"
    if estimate.interval is not None:
        text += f" [{estimate.interval.low:.1%}, {estimate.interval.high:.1%}]"
    return text.replace("%", " %")


def _commands(commands: Iterable[str]) -> str:
    return "```sh\n" + "".join(f"{command}\n" for command in commands) + "```\n"


def _table(columns: str, rows: Sequence[Sequence[str]]) -> str:
    names = columns.split("|")
    lines = [names, ["---"] * len(names), *rows]
    return "".join("| " + " | ".join(cells) + " |\n" for cells in lines)
