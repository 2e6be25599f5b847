"""Text → words: what is written in signs and figures, spelled out so that it is read right.

espeak-ng's Welsh voice reads £3 as "tri", 7°C as "saith ec", & in English and an emoji by name.
What leaves here is Latin letters, apostrophes, spaces and the marks ``. , ? !`` and nothing else.
"""

from __future__ import annotations

import re
import unicodedata

from macsen_lite.voice.figures import figures_to_words
from macsen_lite.welsh.letters import spell
from macsen_lite.welsh.measures import FRACTIONS
from macsen_lite.welsh.mutation import starts_with_vowel

__all__ = ["speakable"]

# Abbreviations as they are written, with or without their points, and what is said.
_ABBREVIATIONS = {
    r"e\.e\.": "er enghraifft",
    r"h\.y\.": "hynny yw",
    r"a\.?y\.?y?\.?b\b\.?": "ac yn y blaen",
    r"a\.m\.": "y bore",
    r"p\.m\.": "y prynhawn",
    r"C\.C\.": "cyn Crist",
    r"O\.C\.": "oed Crist",
    r"24/7\b": "ddydd a nos",
    r"tel\.": "ffôn",
    r"Dr\b\.?": "Doctor",
    r"Mrs\b\.?": "Misus",
    r"Mr\b\.?": "Mistar",
    r"St\b\.?(?= [A-Z])": "Sant",
    r"tud\.(?= ?\d)": "tudalen",
    r"e-bost": "ebost",
    r"mya\b": "milltir yr awr",
}
_ABBREVIATION = re.compile(rf"(?<![\w.])(?:{'|'.join(f'({p})' for p in _ABBREVIATIONS)})")
_EXPANSIONS = tuple(_ABBREVIATIONS.values())

_TOP_LEVEL = "com org net uk cymru wales co gov ac eu io tv info".split()  # noqa: SIM905
_LINK = re.compile(
    r"(?<![\w.@+-])(?P<mail>[\w.+-]+@)?"
    r"(?:(?:https?|ftp)://(?P<any_host>[\w-]+(?:\.[\w-]+)*)|www\.(?P<www>[\w-]+(?:\.[\w-]+)+)"
    rf"|(?P<bare>(?<![\w.])[\w-]+(?:\.[\w-]+)*\.(?:{'|'.join(_TOP_LEVEL)})\b)"
    r"|(?<=@)(?P<mail_host>[\w-]+(?:\.[\w-]+)+))"
    r"(?::\d+)?(?:/[^\s]*?)?(?=[.,;:!?)\"'»”’]*(?:\s|$))",
    re.IGNORECASE,
)

_CAPITALS = re.compile(r"(?<!\w)(?<!\w')[A-ZÂÊÎÔÛŴŶ]{2,}(?!\w)")
# Capitals of this length are an abbreviation even if they could be read; longer ones only if not.
_SPELT_LENGTH = 3
# Small words that people write in capitals to stress them.
_STRESSED_WORDS = """
    AC AM AR DIM FE FI HI I IAWN IE NA NI NID O OS PEIDIWCH RHAID TI WEDI Y YN YR
"""
_STRESSED = frozenset(_STRESSED_WORDS.split())
_SPELT = frozenset(("TGAU", "ITV", "HTML", "AEM"))
_VOWELS = frozenset("AEIOUWYÂÊÎÔÛŴŶ")

_SPOKEN_SIGNS = {
    "+": " plws ",
    "=": " yn hafal i ",
    "×": " wrth ",
    "÷": " rhannu â ",
    "@": " at ",
    "²": " sgwâr",
    "³": " ciwbig",
    **{sign: f" {words} " for sign, words in FRACTIONS.items() if len(sign) == 1},
}
_SIGNS = frozenset(" \t\r\n!\"#$%&'()*+,-./:;<=>?@[]{|}~≈£€°½¼¾⅓⅔²³×÷−–—")
_LOOKALIKES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "º": "°", "˚": "°", "…": "."}
)
_PAUSES = re.compile(r"\s[-–—]+\s|[–—:;()\[\]{}<>|/\n]+")


def _host(host: str) -> str:
    """bbc.co.uk → "bi bi ec dot co dot u cê": labels that can be read are read."""
    labels = re.split(r"[.]", host.removeprefix("www."))
    return " dot ".join(
        label.replace("-", " ")
        if _readable(label.upper()) and label.lower() != "uk"
        else spell(label) or label
        for label in labels
        if label
    )


def _link(m: re.Match[str]) -> str:
    host = _host(m["any_host"] or m["www"] or m["bare"] or m["mail_host"])
    if not m["mail"]:
        return host
    user = re.sub(r"[._+-]+", " ", m["mail"][:-1])
    return f"{user} at {host}"


def _abbreviation(m: re.Match[str]) -> str:
    return _EXPANSIONS[(m.lastindex or 1) - 1]


def _readable(word: str) -> bool:
    return len(word) > 1 and any(letter in _VOWELS for letter in word)


def _capitals(m: re.Match[str]) -> str:
    word = m[0]
    if word in _STRESSED:
        return word.lower()
    if word in _SPELT or not _readable(word) or len(word) <= _SPELT_LENGTH:
        return spell(word)
    return word.capitalize()


def _and(m: re.Match[str]) -> str:
    # Names follow, as a rule, and names do not take the aspirate mutation: "Marks a Spencer".
    return f" {'ac' if starts_with_vowel(m[1]) else 'a'} "


def _plain(text: str) -> str:
    """The text in Latin letters, the ten figures, and the signs that the rules know.

    Special figures become plain ones ("①" → "1", "Ⅷ" → "VIII"); emoji, other scripts and
    underlines become spaces; stray accents and joiners inside a word go without a trace.
    """
    kept = []
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if category in ("Ll", "Lu"):
            latin = unicodedata.name(character, "").startswith("LATIN ")
            kept.append(character if latin else " ")
        elif category == "Nd":
            kept.append(str(unicodedata.digit(character)))
        elif character in _SIGNS:
            kept.append(character)
        elif category in ("No", "Nl"):
            folded = unicodedata.normalize("NFKC", character)
            kept.append(folded if folded.isascii() else " ")
        elif category not in ("Mn", "Cf"):
            kept.append(" ")
    return "".join(kept)


def _tidy(text: str) -> str:
    """One space between words, one mark at the end of a clause, apostrophes only in words."""
    text = re.sub(r"[^\w\s'.,?!]|(?<!\w)'+(?!\w)|'{2,}", " ", text)
    text = re.sub(r"\s+", " ", text)
    text = re.sub(r"[\s.,?!]*[.,?!]\s*", _strongest, text)
    return re.sub(r"^[\s.,?!]+|[\s,]+$", "", text)


def _strongest(m: re.Match[str]) -> str:
    """Of several marks in a row, the one that ends a sentence best, and a space."""
    return next(mark for mark in "?!.," if mark in m[0]) + " "


def speakable(text: str) -> str:
    """The text in words only: letters, apostrophes, spaces and ``. , ? !``.

    Doing it twice changes nothing. Figures and signs become words (see
    :mod:`macsen_lite.voice.figures`); addresses are read without their protocol and path; letters
    of abbreviations are named; emoji and other scripts are left out. May come back empty.

    >>> speakable("Mae'n 7°C, a’r pris yw £3.50 (50 % yn llai)!")
    "Mae'n saith gradd Celsius, a'r pris yw tair punt pum deg ceiniog, pum deg y cant yn llai!"
    """
    text = _plain(text.translate(_LOOKALIKES))
    text = text.replace("''", " ")
    text = re.sub(r"\s+", lambda m: "\n" if "\n" in m[0] else " ", text)
    if text.isupper() and sum(map(_readable, _CAPITALS.findall(text))) > 1:
        text = _CAPITALS.sub(lambda m: m[0].lower() if _readable(m[0]) else m[0], text)
    text = _LINK.sub(_link, text)
    text = _ABBREVIATION.sub(_abbreviation, text)
    text = figures_to_words(text)
    text = re.sub(r"\s*&\s*(?=(\w+))", _and, text)
    for sign, words in _SPOKEN_SIGNS.items():
        text = text.replace(sign, words)
    text = _CAPITALS.sub(_capitals, text)
    return _tidy(_PAUSES.sub(", ", text))
