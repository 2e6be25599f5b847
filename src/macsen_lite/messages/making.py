"""Words of `fixtures synth`, and of whatever writes manifests."""

CATALOGUE: dict[str, dict[str, str]] = {
    "making.verb.synth": {
        "cy": "Gwneud set synthetig o bob bwriad, mewn lleisiau na hyfforddwyd y model arnyn "
        "nhw.\n\n"
        "Mae espeak-ng yn dweud brawddegau profion y bwriadau, a brawddegau na ddylid eu derbyn. "
        "Yr un opsiynau, yr un set. Nid yw’n dangos pa mor dda y deellir pobl: mae’r tag "
        "“synthetig” ar bob clip, ac mae pob adroddiad yn eu cadw ar wahân.\n\n"
        "Er enghraifft: macsen-lite fixtures synth --out set --per-intent 6 --spread",
        "en": "Make a synthetic set of every intent, in voices the model was never trained on.\n\n"
        "espeak-ng says the sentences of the intents’ tests, and sentences that must not be "
        "accepted. The same options make the same set. It does not show how well people are "
        "understood: every clip has the tag “synthetig”, and every report keeps them apart.\n\n"
        "For example: macsen-lite fixtures synth --out set --per-intent 6 --spread",
    },
    "making.option.out": {
        "cy": "Y ffolder i’w gwneud, gyda manifest.tsv a’r sain.",
        "en": "The folder to make, with manifest.tsv and the sound.",
    },
    "making.option.per_intent": {
        "cy": "Sawl brawddeg o bob bwriad (arferol: 2).",
        "en": "How many sentences of each intent (normally 2).",
    },
    "making.option.voices": {
        "cy": "Lleisiau espeak-ng, â choma rhyngddyn nhw (arferol: f4,m7,klatt4); all: pob un na "
        "hyfforddwyd y model arno.",
        "en": "Voices of espeak-ng, with commas (normally f4,m7,klatt4); all: each one that the "
        "model was never trained on.",
    },
    "making.option.rates": {
        "cy": "Cyflymderau, mewn geiriau y funud, â choma rhyngddyn nhw (arferol: 105,220).",
        "en": "Rates in words a minute, with commas (normally 105,220).",
    },
    "making.option.spread": {
        "cy": "Pob brawddeg mewn un llais ac un cyflymder yn eu tro, yn lle ym mhob un.",
        "en": "Each sentence in one voice and one rate by turns, instead of in every one.",
    },
    "making.option.drawn": {
        "cy": "Brawddegau wedi’u tynnu o’r gramadeg yn unig, nid o brofion y bwriadau.",
        "en": "Only sentences drawn from the grammar, not from the intents’ tests.",
    },
    "making.option.rejects": {
        "cy": "Sawl brawddeg na ddylid ei derbyn (arferol: 20).",
        "en": "How many sentences that must not be accepted (normally 20).",
    },
    "making.option.seed": {
        "cy": "Rhif sy’n dewis y brawddegau (arferol: 0).",
        "en": "A number that chooses the sentences (normally 0).",
    },
    "making.option.replace": {
        "cy": "Ysgrifennu i ffolder nad yw’n wag, dros set sydd yno’n barod.",
        "en": "Write into a folder that is not empty, over a set that is there.",
    },
    "making.working": {"cy": "Gwneud sain", "en": "Making sound"},
    "making.done": {
        "cy": "{count} o glipiau synthetig: {path}\nEu rhedeg: macsen-lite fixtures run {path}",
        "en": "{count} synthetic clips: {path}\nTo run them: macsen-lite fixtures run {path}",
    },
    "making.remarks": {
        "cy": "Lleferydd synthetig ({engine}), nid pobl. Ni hyfforddwyd model macsen-cy ar y "
        "lleisiau hyn: {voices}.\n"
        "Cyflymder: {rates} gair y funud; hyfforddwyd y model ar {slowest} i {fastest}.\n"
        "Dewiswyd trothwyau gwrthod y model ar glipiau eraill yn y lleisiau sydd wedi’u cadw o’r "
        "hyfforddiant (MODEL_CARD.md).",
        "en": "Synthetic speech ({engine}), not people. The model macsen-cy was never trained on "
        "these voices: {voices}.\n"
        "Rate: {rates} words a minute; the model was trained on {slowest} to {fastest}.\n"
        "The model’s thresholds for rejecting were chosen on other clips in the voices kept from "
        "training (MODEL_CARD.md).",
    },
    "making.not_held_out": {
        "cy": "Nid yw “{voice}” ymysg y lleisiau na hyfforddwyd y model arnyn nhw.",
        "en": "“{voice}” is not among the voices that the model was never trained on.",
    },
    "making.not_held_out.hint": {
        "cy": "Dewiswch o blith {known}, neu all.",
        "en": "Choose from {known}, or all.",
    },
    "making.not_empty": {
        "cy": "Nid yw’r ffolder {path} yn wag.",
        "en": "The folder {path} is not empty.",
    },
    "making.not_empty.hint": {
        "cy": "Dewiswch ffolder newydd, neu --replace i ysgrifennu dros y set sydd yno.",
        "en": "Choose a new folder, or --replace to write over the set that is there.",
    },
    "making.not_ours": {
        "cy": "Mae {path} yn cynnwys recordiadau nad ydyn nhw’n synthetig; ni ysgrifennir drosti.",
        "en": "{path} has recordings in it that are not synthetic; it is not written over.",
    },
    "making.not_ours.hint": {
        "cy": "Dewiswch ffolder newydd.",
        "en": "Choose a new folder.",
    },
    "making.too_few": {
        "cy": "Mae angen o leiaf 1 ar gyfer {option}.",
        "en": "{option} has to be at least 1.",
    },
    "making.nothing": {
        "cy": "Does dim brawddeg i’w dweud.",
        "en": "There is no sentence to say.",
    },
    "making.bad_list": {
        "cy": "Nid yw “{value}” yn rhestr o rifau â choma rhyngddyn nhw.",
        "en": "“{value}” is not a list of numbers with commas between them.",
    },
    "making.cannot_write": {
        "cy": "Methwyd ag ysgrifennu {path}: {reason}",
        "en": "{path} could not be written: {reason}",
    },
    "making.cannot_write.hint": {
        "cy": "Gwiriwch fod hawl ysgrifennu yn y ffolder a bod lle ar y ddisg. Mae’r hyn a "
        "gadwyd o’r blaen yn gyfan.",
        "en": "Check that you may write in the folder and that the disk has room. What was kept "
        "before is whole.",
    },
}
