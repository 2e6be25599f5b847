"""How one word is really said: north and south, clipped forms, English words in Welsh mouths.

A rule looks at the spelling and the phones of a pronunciation and offers others, each at a cost in
nats above the one it started from: 0.5 is about as common as the canonical form, 1.6 is local or
hurried speech. The costs are judgements; the model's evidence easily outweighs them, they only keep
a rare form from winning by a hair.

Every rule applies to the results of those before it, so `cerddoriaeth` loses its diphthong and
`ystafell` its first vowel whatever else happens to them. Sources are named at the rule:
[WP] Wikipedia, "Welsh phonology"; [CWM] Wikipedia, "Colloquial Welsh morphology"; [K] Gareth King,
"Modern Welsh: A Comprehensive Grammar", on pronunciation and on spoken forms; [H] S. J. Hannahs,
"The Phonology of Welsh" (2013), on vowel insertion and loss.
"""

import re
from collections.abc import Callable, Iterator

from macsen_lite.speech.phones import VOWELS, parse_phones

Phones = tuple[str, ...]
Rule = Callable[[str, Phones], Iterator[tuple[Phones, float]]]

_MAX_COST = 2.6
_MAX_VARIANTS = 16
"""Both bound the graph: beyond them lie forms in which several rare rules meet."""

_FINAL_ACCENT = re.compile(r"[âêîôûŵŷáéíóúẃý][^aeiouwyâêîôûŵŷáéíóúẃý]*$")
_STRESSED_HAU = re.compile(r"(?<![tcp])hau$")
_OBSTRUENT_SONORANT = re.compile(r"(?:dd|ff|th|ch|[bcdfgptsm])[rln]$")


def final_au(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """Unstressed -au is -a in the north-west and -e elsewhere: pethau, petha, pethe [WP].

    Not in the verbs in -hau, stressed on the end (glanhau, parhau), nor where an accent says so.
    """
    weak = not _STRESSED_HAU.search(word) and _weak_end(word, phones)
    if word.endswith("au") and weak and phones[-2:] == ("a", "i"):
        yield (*phones[:-2], "a"), 0.5
        yield (*phones[:-2], "e"), 0.5


def final_ae(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """Unstressed ae, ai of a last syllable: gadael, gadal, gadel; gwybodaeth, -ath, -eth [WP]."""
    if not re.search(r"(ae|ai)[^aeiouwy]*$", word) or not _weak_end(word, phones):
        return
    at = _last_vowel(phones)
    if at >= 1 and phones[at - 1 : at + 1] == ("a", "i"):
        yield (*phones[: at - 1], "a", *phones[at + 1 :]), 0.9
        if not word.endswith("aeg"):  # Cymraeg is stressed on its end: Cymrâg, never *Cymreg
            yield (*phones[: at - 1], "e", *phones[at + 1 :]), 0.9


def final_e(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """Unstressed e of a last syllable is a in the north-west and south-east: bore, bora [WP]."""
    at = _last_vowel(phones)
    if not re.search(r"e[^aeiouwy]*$", word) or _OBSTRUENT_SONORANT.search(word):
        return
    alone = at == 0 or phones[at - 1] not in VOWELS
    if _weak_end(word, phones) and phones[at] == "e" and alone:
        yield (*phones[:at], "a", *phones[at + 1 :]), 1.2


def southern_monosyllable(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """oe and ae of one syllable are long o and a in the south: oedd, o'dd; traed, tra'd [WP]."""
    if _syllables(phones) != 1:
        return
    for spelling, long_vowel in (("oe", "o"), ("ae", "a")):
        if spelling in word:
            yield from _replaced(phones, (long_vowel, "i"), (long_vowel,), 1.0)


def rising_wy(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """`wy` falls (dwy) or rises (gwyn): the letters do not say which, so both are offered [WP]."""
    if "wy" in word or "ŵy" in word or "wŷ" in word:
        yield from _replaced(phones, ("u", "i"), ("w", "i"), 0.9)


def final_wy(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """Unstressed final -wy is -w in the south: ofnadwy, ofnadw [K]."""
    if word.endswith("wy") and _weak_end(word, phones) and phones[-2:] == ("u", "i"):
        yield phones[:-1], 1.4


def initial_chw(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """Initial chw- is hw- or w- in the south: chwech, hwech, wech [WP]."""
    if word.startswith("chw") and phones[:2] == ("x", "w"):
        yield ("hh", *phones[1:]), 0.9
        yield phones[1:], 1.2


def final_f(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """Final -f is often not said: tref, tre; cyntaf, cynta; gosodaf, gosoda [WP, K]."""
    if not word.endswith("f") or word.endswith("ff") or len(phones) < 3:
        return
    if phones[-1] == "v" and phones[-2] in VOWELS:
        yield phones[:-1], 0.7


def initial_y(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """The first y of ys- and a few more is lost: ystafell, stafell; yfory, fory [H, K]."""
    lost = re.match(r"ys[^aeiouwy]|yfory$|ymlaen$|ynghylch$|ymhell", word)
    if lost and phones[:1] == ("@",) and _syllables(phones) > 1:
        yield phones[1:], 0.7


def gwn_gwl_gwr(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """gw- before n, l, r is one sound or gone: gwneud, gneud, neud; gwlad, glad [CWM, WP].

    The G2P may write the w as a vowel (`g u n …`); it never is one here.
    """
    found = re.match(r"(g?)w[nlr]", word)
    if not found or _syllables(phones) < 2:
        return
    onset = 2 if found[1] else 1
    if phones[onset - 1 : onset] not in (("u",), ("w",)):
        return
    rest = phones[onset:]
    velar = phones[: onset - 1]
    yield (*velar, "w", *rest), 0.3
    yield (*velar, *rest), 0.7
    if velar and word.startswith("gwn"):
        yield rest, 0.7


def initial_h(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """h is not said in the south-east: heddiw, 'eddiw [WP]."""
    if word.startswith("h") and phones[:1] == ("hh",) and len(phones) > 1:
        yield phones[1:], 1.6


def initial_rh(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """rh has become r for many speakers, above all in the south [WP]."""
    if word.startswith("rh") and phones[:1] == ("rh",):
        yield ("r", *phones[1:]), 0.9


def si_before_vowel(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """si before a vowel is /sj/ in parts of the north, /ʃ/ elsewhere: siop, eisiau [WP]."""
    if re.search(r"si[aeouwyâêôûŵ]", word):
        yield from _replaced(phones, ("sh",), ("s", "j"), 1.2)
        yield from _replaced(phones, ("s", "j"), ("sh",), 0.7)


def no_z(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """/z/ is foreign and becomes /s/ in the north: sw, jas, Seland Newydd [WP]."""
    del word
    if "z" in phones:
        yield tuple("s" if phone == "z" else phone for phone in phones), 0.5


def final_ydd(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """Unstressed -ydd loses its dd, most in the south: newydd, newy; mynydd, myny [K]."""
    if word.endswith("ydd") and phones[-1:] == ("dh",) and _weak_end(word, phones):
        yield phones[:-1], 1.4


def final_nt(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """The third person plural, of verbs and prepositions, loses -t: ydynt, ganddynt [K, CWM]."""
    if re.search(r"(yn|an|aen|on)t$", word) and phones[-2:] == ("n", "t"):
        yield phones[:-1], 1.2


def final_cluster(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """A last consonant and r, l, n: echo vowel or loss of the sonorant [H, WP].

    Of one syllable the echo is usual but not everywhere (llyfr, llyfyr; pobl, pobol); of more, the
    sonorant may go (ffenestr, ffenest; perygl, peryg). The dictionary has now one form, now the
    other, and spells llyfyr's first vowel as a schwa, which the form without echo does not have.
    """
    if not _OBSTRUENT_SONORANT.search(word) or len(phones) < 3:
        return
    echoed = len(phones) > 3 and phones[-2] in VOWELS and phones[-3] not in VOWELS
    bare = phones[:-2] + phones[-1:] if echoed else phones
    stem = bare[:-1]
    if stem[-1] in VOWELS:
        return
    if _syllables(stem) > 1:
        yield stem, 1.2
        return
    at = _last_vowel(stem)
    if at < 0:
        return
    clear = "i" if stem[at] == "@" else stem[at]
    plain = (*stem[:at], clear, *stem[at + 1 :])
    yield (*plain, bare[-1]), 0.7
    yield (*plain, clear, bare[-1]), 0.7


def central_ei(word: str, phones: Phones) -> Iterator[tuple[Phones, float]]:
    """ei and eu begin anywhere between /e/ and /ə/: neidio /nəɪdjo/, eiliad /eɪljad/ [WP]."""
    if "ei" in word:
        yield from _replaced(phones, ("e", "i"), ("@", "i"), 0.4)
    if "eu" in word:
        yield from _replaced(phones, ("@", "i"), ("e", "i"), 0.4)


RULES: tuple[Rule, ...] = (
    gwn_gwl_gwr,
    final_cluster,
    final_au,
    final_ae,
    final_f,
    initial_y,
    initial_chw,
    southern_monosyllable,
    rising_wy,
    initial_rh,
    no_z,
    central_ei,
    si_before_vowel,
    final_e,
    final_wy,
    final_ydd,
    final_nt,
    initial_h,
)
"""In the order they apply; the commoner first, because the number of variants is bounded."""

# Words whose spoken forms no rule gives. Forms and their regions: [CWM] for bod, gwneud, pronouns
# and prepositions; [K] for the rest. Cost 0.3 to 0.7: these are what people say.
_IRREGULAR: dict[str, tuple[tuple[str, float], ...]] = {
    "mae": (("m a", 0.3),),
    "maen": (("m a n", 0.5),),
    "oes": (("o s", 0.5),),
    "yn": (("n", 0.5),),
    "'r": (("@ r", 0.7),),
    "'n": (("@ n", 0.7),),
    "ei": (("i", 0.3), ("@ i", 0.3)),
    "eu": (("i", 0.3), ("@ i", 0.3)),
    "ein": (("@ n", 0.5), ("i n", 0.7)),
    "eich": (("@ x", 0.5), ("i x", 0.7)),
    "eisiau": (
        ("i sh o", 0.3),  # isio, the north
        ("i s j o", 0.7),
        ("i sh a", 0.7),
        ("i sh e", 0.5),  # isie, the south
        ("e i sh e", 0.5),
        ("e i sh a", 0.7),
    ),
    "isio": (("i s j o", 0.5),),
    "beth": (("b e", 0.7),),
    "gwneud": (("n e i d", 0.3), ("n @ i d", 0.3), ("g n @ i d", 0.5), ("n e u d", 1.2)),
    "dweud": (("d @ i d", 0.3), ("d e i d", 0.3), ("g w e i d", 0.7), ("g w @ i d", 0.7)),
    "ddweud": (("dh @ i d", 0.3), ("dh e i d", 0.3), ("w e i d", 0.7), ("w @ i d", 0.7)),
    "prynhawn": (("p n a u n", 0.3), ("p @ r n a u n", 0.9), ("p r @ n a u n", 0.7)),
    "brynhawn": (("b n a u n", 0.3), ("b r @ n a u n", 0.7)),
    "heddiw": (("hh e dh i", 0.7), ("e dh i", 1.6)),
    "diolch": (("d i o l x", 0.3), ("j o l x", 1.2)),
    "gyda": (("g i d a", 0.7), ("d a", 1.2)),
    "efo": (("hh e v o", 0.9), ("v o", 1.4)),
    "ydy": (("d i", 0.5),),
    "ydi": (("d i", 0.5),),
    "ydw": (("d u", 0.5),),
    "rydw": (("d u", 0.7), ("r @ d u", 0.3)),
    "rwyf": (("r u i", 0.5), ("u i", 0.9), ("d u i", 0.9)),
    "sut": (("sh u d", 0.7), ("sh u t", 0.7)),  # shwd, shwt: the south
    "unrhyw": (("i n r i u", 0.5),),
    "rhywbeth": (("r u b a th", 0.7), ("r u b e th", 0.9), ("rh u b e th", 0.9)),
    "mynd": (("m i n", 0.5),),
    "fynd": (("v i n", 0.5),),
    "ond": (("o n", 1.2),),
    "hefyd": (("e v i d", 0.9),),
    "rŵan": (("r w a n", 0.5),),
    "felly": (("v e lh i", 0.5),),
    "nawr": (("n o u r", 1.4),),
    "dwi": (("d u i", 0.7),),
    "chwaraea": (("x w a r e a", 0.5), ("x w a r a", 0.9), ("w a r e a", 1.4)),
    "cyfrifiadur": (("k @ f r i v j a d i r", 0.9),),
    "ddim": (("dh i", 1.4),),
}


def _irregular(word: str) -> Iterator[tuple[Phones, float]]:
    for phones, cost in _IRREGULAR.get(word, ()):
        yield parse_phones(phones), cost


# What may be written together with the word before it, and its sound.
_CLITICS: dict[str, Phones] = {
    "r": ("r",),
    "n": ("n",),
    "m": ("m",),
    "th": ("th",),
    "ch": ("x",),
    "i": ("i",),
    "u": ("i",),
    "w": ("u",),
    "s": ("s",),
}


def spoken_variants(word: str, phones: Phones) -> dict[Phones, float]:
    """Every offered pronunciation of a normalised word and its cost; `phones` itself costs 0.

    Rules see the word without a clitic (`mae` of `mae'r`), and the clitic's sound is put back.
    The cheapest `16` at most are kept.
    """
    base, tail = word, Phones()
    head, apostrophe, clitic = word.rpartition("'")
    if head and apostrophe and clitic in _CLITICS:
        sound = _CLITICS[clitic]
        if len(phones) > len(sound) and phones[-len(sound) :] == sound:
            base, tail = head, sound
    stem = phones[: len(phones) - len(tail)]
    found: dict[Phones, float] = {stem: 0.0}
    for variant, cost in _irregular(base):
        found.setdefault(variant, cost)
    for rule in RULES:
        for known, so_far in list(found.items()):
            for variant, extra in rule(base, known):
                cost = so_far + extra
                if variant and cost <= _MAX_COST and cost < found.get(variant, _MAX_COST + 1):
                    found[variant] = cost
    cheapest = sorted(found.items(), key=lambda item: item[1])[:_MAX_VARIANTS]
    return {(*variant, *tail): cost for variant, cost in cheapest}


def english_variants(phones: Phones) -> dict[Phones, float]:
    """English sounds of an English word, with and without the r that most of Wales does not say.

    English in Wales is non-rhotic but for the north-west and parts of the west [Wikipedia,
    "Welsh English"].
    """
    if not phones:
        return {}
    quiet = tuple(
        phone
        for index, phone in enumerate(phones)
        if phone != "r" or (index + 1 < len(phones) and phones[index + 1] in VOWELS)
    )
    return {phones: 0.5, quiet: 0.5} if quiet else {phones: 0.5}


def _syllables(phones: Phones) -> int:
    """Runs of vowels: a diphthong counts once, and so does a hiatus."""
    return sum(
        phone in VOWELS and (index == 0 or phones[index - 1] not in VOWELS)
        for index, phone in enumerate(phones)
    )


def _weak_end(word: str, phones: Phones) -> bool:
    """Whether the last syllable is unstressed: there is another, and no accent on the last."""
    return _syllables(phones) > 1 and not _FINAL_ACCENT.search(word)


def _last_vowel(phones: Phones) -> int:
    return max((i for i, phone in enumerate(phones) if phone in VOWELS), default=-1)


def _replaced(
    phones: Phones, old: Phones, new: Phones, cost: float
) -> Iterator[tuple[Phones, float]]:
    """`phones` with every `old` made `new`, if there is one."""
    result: list[str] = []
    at = 0
    while at < len(phones):
        if phones[at : at + len(old)] == old:
            result.extend(new)
            at += len(old)
        else:
            result.append(phones[at])
            at += 1
    if tuple(result) != phones:
        yield tuple(result), cost
