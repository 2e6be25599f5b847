"""Welsh text for the synthetic voices: everyday sentences from patterns, and dictionary words.

The network learns a little of the language through the order of sounds, so the text should have
the function words and mutations of real Welsh. The patterns are ours; words come from the Bangor
dictionary in `techiaith-g2p` (CC0).
"""

from __future__ import annotations

import functools
import random
from collections import defaultdict
from importlib import resources

from macsen_lite.automaton import UNKNOWN, Arc, WordAutomaton

SUBJECTS = (
    "dw i", "rwyt ti", "mae hi", "mae e", "mae o", "dan ni", "dyn ni", "dych chi", "dach chi",
    "maen nhw", "roedd hi", "roedden ni", "o'n i", "bydda i", "bydd hi", "mae'r plant",
    "mae fy mrawd", "mae ei chwaer", "roedd yr athro", "mae'r ferch", "mae'r dyn", "bydd pawb",
    "dw i ddim", "doedd e ddim", "dydy hi ddim", "fydd o ddim", "mae rhywun", "does neb",
)  # fmt: skip
VERBS = (
    "mynd", "dod", "gweld", "clywed", "siarad", "darllen", "sgwennu", "bwyta", "yfed", "cysgu",
    "rhedeg", "cerdded", "gyrru", "gweithio", "chwarae", "canu", "dawnsio", "coginio", "prynu",
    "gwerthu", "dysgu", "meddwl", "gobeithio", "credu", "aros", "gadael", "agor", "cau", "helpu",
    "ffonio", "gofyn", "ateb", "edrych", "gwrando", "byw", "nofio", "golchi", "glanhau", "talu",
    "ennill", "colli", "cofio", "anghofio", "hoffi", "casáu", "deall", "dechrau", "gorffen",
)  # fmt: skip
OBJECTS = (
    "yn y dref", "yn yr ysgol", "i'r gwaith", "ar y bws", "ar y trên", "yn y gegin", "y newyddion",
    "llyfr da", "paned o de", "cwrw", "bara menyn", "hen ganeuon", "y ci", "y gath ddu", "y tŷ",
    "car newydd", "esgidiau coch", "llythyr hir", "drwy'r dydd", "bob bore", "gyda'r nos",
    "gyda ffrindiau", "efo'r teulu", "ar lan y môr", "yn y mynyddoedd", "yng Nghymru",
    "ym Mangor", "yng Nghaerdydd", "yn Abertawe", "yn Aberystwyth", "o Lundain", "i Gaernarfon",
    "yn Llanelli", "am chwech o'r gloch", "cyn bo hir", "ar ôl cinio", "ddoe", "yfory", "heddiw",
    "nos Sadwrn", "fore Llun", "yr wythnos nesaf", "y flwyddyn ddiwethaf", "ers amser maith",
    "unwaith eto", "heb feddwl", "dros y gwyliau", "mewn munud", "yn gyflym", "yn araf iawn",
)  # fmt: skip
NOUNS = (
    "tywydd", "bwyd", "ffilm", "gêm", "cân", "stori", "ddinas", "gwaith cartref", "cyfarfod",
    "trên cyntaf", "drws", "ffenest", "lolfa", "ystafell fyw", "gwely", "bachgen", "merch",
    "cwestiwn", "ateb", "llywodraeth", "cwmni", "ysbyty", "meddyg", "heddlu", "eglwys", "capel",
    "afon", "mynydd", "traeth", "gardd", "coeden", "aderyn", "ceffyl", "dafad", "fuwch", "haul",
    "glaw", "gwynt", "eira", "golau", "larwm", "amserydd", "radio", "teledu", "ffôn",
)  # fmt: skip
ADJECTIVES = (
    "da iawn", "ofnadwy", "hyfryd", "oer", "boeth", "ddiflas", "ddiddorol", "bwysig", "anodd",
    "hawdd", "newydd", "hen", "fawr", "fach", "goch", "las", "werdd", "ddu", "wyn", "hir", "fyr",
    "gyflym", "araf", "drwm", "ysgafn", "gryf", "wan", "hapus", "drist", "flinedig", "barod",
    "llawn", "wag", "agored", "ar gau", "rhad", "ddrud", "enwog", "lân", "frwnt", "wlyb", "sych",
)  # fmt: skip
NUMBERS = (
    "un", "dau", "dwy", "tri", "tair", "pedwar", "pedair", "pump", "chwech", "saith", "wyth",
    "naw", "deg", "un deg un", "deuddeg", "pymtheg", "un deg saith", "deunaw", "ugain",
    "dau ddeg tri", "tri deg", "pedwar deg pump", "hanner cant", "chwe deg", "saith deg wyth",
    "wyth deg", "naw deg naw", "cant", "dau gant", "mil", "dwy fil",
)  # fmt: skip
UNITS = (
    "o funudau", "o bobl", "o blant", "punt", "o geiniogau", "gradd", "y cant", "milltir",
    "o oriau", "wythnos", "o eiliadau", "o weithiau",
)  # fmt: skip
PATTERNS = (
    "{subject} yn {verb} {object}",
    "{subject} wedi {verb} {object}",
    "{subject} eisiau {verb} {object}",
    "{subject} isio {verb} {object}",
    "mae'r {noun} yn {adjective}",
    "roedd y {noun} yn {adjective} {object}",
    "ydy'r {noun} yn {adjective}",
    "beth am {verb} {object}",
    "ble mae'r {noun}",
    "pryd fydd y {noun} yn {adjective}",
    "pam mae'r {noun} mor {adjective}",
    "pwy sy'n {verb} {object}",
    "faint o'r {noun} sydd ar ôl",
    "beth yw'r {noun} {object}",
    "sut mae {verb} {object}",
    "wnei di {verb} {object} os gweli di'n dda",
    "allwch chi {verb} {object} os gwelwch yn dda",
    "gawn ni {verb} {object}",
    "rhaid i mi {verb} {object}",
    "rhaid iddyn nhw {verb} {object}",
    "mae gen i {number} {unit}",
    "mae gyda ni {number} {unit} {object}",
    "roedd {number} {unit} yn y {noun}",
    "dyma'r {noun} {adjective}",
    "dim ond {number} {unit} sydd yn y {noun}",
    "diolch am {verb} {object}",
    "oes {noun} {adjective} {object}",
    "cyn {verb} {object} {subject} yn {verb}",
    "dywedodd hi fod y {noun} yn {adjective}",
    "os ydy'r {noun} yn {adjective} {subject} yn {verb} {object}",
    "mae'n {adjective} iawn {object}",
    "chwaraea'r {noun} {object}",
    "rho'r {noun} ymlaen {object}",
    "diffodda'r {noun}",
    "trowch y {noun} i ffwrdd",
    "gosoda {noun} am {number}",
    "atgoffa fi i {verb} {object}",
)


@functools.cache
def dictionary_words() -> tuple[str, ...]:
    """Lower-case words of the Bangor Pronouncing Dictionary."""
    data = resources.files("techiaith.g2p") / "data/geiriadur-ynganu-bangor/bangordict.dict"
    words = (line.split()[0] for line in data.read_text(encoding="utf-8").splitlines() if line)
    return tuple(w for w in words if w.isalpha() and w.islower() and len(w) > 1)


def sentence(rng: random.Random) -> str:
    """One everyday sentence."""
    return rng.choice(PATTERNS).format(
        subject=rng.choice(SUBJECTS),
        verb=rng.choice(VERBS),
        object=rng.choice(OBJECTS),
        noun=rng.choice(NOUNS),
        adjective=rng.choice(ADJECTIVES),
        number=rng.choice(NUMBERS),
        unit=rng.choice(UNITS),
    )


def word_list(rng: random.Random) -> str:
    """Two to six dictionary words: every sound in every place."""
    return " ".join(rng.choices(dictionary_words(), k=rng.randint(2, 6)))


def mixed(rng: random.Random) -> str:
    """A sentence with some of its words swapped for dictionary words."""
    words = sentence(rng).split()
    for i in range(len(words)):
        if len(words[i]) > 3 and rng.random() < 0.4:
            words[i] = rng.choice(dictionary_words())
    return " ".join(words)


def grammar_sentences(automaton: WordAutomaton, count: int, rng: random.Random) -> list[str]:
    """Sentences of a grammar by random walks through it: every branch is as likely as its sisters.

    A uniform choice among sentences would be swamped by the templates with the most slots.
    """
    leaving: dict[int, list[Arc]] = defaultdict(list)
    for arc in automaton.arcs:
        leaving[arc.src].append(arc)
    sentences = []
    while len(sentences) < count:
        state, words = automaton.start, []
        while True:
            arcs = leaving[state]
            if state in automaton.finals and (not arcs or rng.random() < 1 / (len(arcs) + 1)):
                break
            if not arcs or len(words) > 20:
                break
            arc = rng.choice(arcs)
            words.append(arc.word or "")
            state = arc.dst
        text = " ".join(word for word in words if word)
        if text and state in automaton.finals and UNKNOWN not in text:
            sentences.append(text)
    return sentences


def draw(rng: random.Random, commands: tuple[str, ...]) -> str:
    """A text for one synthetic utterance: a command, a sentence, a mixture or a word list."""
    if commands and rng.random() < 0.3:
        return rng.choice(commands)
    return rng.choice((sentence, mixed, mixed, word_list))(rng)
