"""Welsh numbers as words, and the mutations they cause.

Two systems live side by side. *Decimal* ("un deg pump") is taught in schools and is the default
for bare numbers; *traditional*, counting in twenties ("pymtheg", "dau ar hugain"), belongs to the
clock, dates, ages and money. Rules: P. W. Thomas, *Gramadeg y Gymraeg*, chapter on *rhifolion*;
D. Geraint Lewis, *Y Treigladur*, under each numeral; the choices made where both are right:

* *saith* and *wyth* do not soften p, t, c ("saith punt"); older writing has "saith bunt", given
  with ``literary=True``.
* *deng*, *deuddeng*, *pymtheng* before m and n ("deng munud", "deng niwrnod"); *deg* elsewhere.
* From 1,000 up the noun is plural after *o* ("dwy fil o bunnoedd"); below, singular.
* Above forty the traditional small number comes first ("un a deugain", not "deugain ac un"), as
  it must when a noun is counted.
"""

from __future__ import annotations

from enum import Enum

from macsen_lite.welsh.counting_forms import beside, beside_one
from macsen_lite.welsh.mutation import Gender, and_, article, soft
from macsen_lite.welsh.nouns import MIL, MILIWN, Noun

__all__ = [
    "LARGEST",
    "System",
    "cardinal",
    "count",
    "decimal_fraction",
    "ordinal",
    "ordinal_phrase",
    "year",
]

LARGEST = 10**9
"""The largest number that can be said: biliwn, 10⁹."""


class System(Enum):
    """How a number is built from words."""

    DECIMAL = "decimal"
    TRADITIONAL = "traditional"


_UNITS = "dim un dau tri pedwar pump chwech saith wyth naw deg"
_MASCULINE = _UNITS.split()
_FEMININE = {2: "dwy", 3: "tair", 4: "pedair"}


def _unit(n: int, gender: Gender) -> str:
    return _FEMININE.get(n, _MASCULINE[n]) if gender is Gender.FEMININE else _MASCULINE[n]


def _check(n: int, largest: int = LARGEST) -> None:
    if not 0 <= n <= largest:
        raise ValueError(f"number out of range 0..{largest}: {n}")


# ---------------------------------------------------------------------------------- decimal


def _below_hundred(n: int, gender: Gender) -> str:
    if n <= 10:
        return _unit(n, gender)
    tens, units = divmod(n, 10)
    head = beside_one(_MASCULINE[tens], _DEG, literary=False)
    return f"{head} {_unit(units, gender)}" if units else head


def _hundreds(n: int) -> str:
    return "cant" if n == 1 else beside_one(_MASCULINE[n], _CANT, literary=False)


_DEG = Noun("deg", "degau", Gender.MASCULINE)
_CANT = Noun("cant", "cannoedd", Gender.MASCULINE)


def _below_thousand(n: int, gender: Gender, system: System) -> str:
    hundreds, rest = divmod(n, 100)
    if system is System.TRADITIONAL:
        tail = _traditional(rest, gender)
        return (
            _join(_hundreds(hundreds), tail, always_and=True)
            if hundreds and rest
            else (_hundreds(hundreds) if hundreds else tail)
        )
    if not hundreds:
        return _below_hundred(rest, gender)
    if not rest:
        return _hundreds(hundreds)
    return _join(_hundreds(hundreds), _below_hundred(rest, gender), always_and=rest <= 10)


def _join(head: str, tail: str, always_and: bool) -> str:
    return f"{head} {and_(tail)}" if always_and else f"{head} {tail}"


def cardinal(n: int, gender: Gender = Gender.MASCULINE, system: System = System.DECIMAL) -> str:
    """A bare number in words, 0 to 10⁹.

    The gender is that of the thing counted, where it is only understood.

    >>> cardinal(15), cardinal(15, system=System.TRADITIONAL), cardinal(22, Gender.FEMININE)
    ('un deg pump', 'pymtheg', 'dau ddeg dwy')
    >>> cardinal(2026), cardinal(105)
    ('dwy fil dau ddeg chwech', 'cant a phump')

    Raises:
        ValueError: the number is negative or above 10⁹.
    """
    _check(n)
    if n == LARGEST:
        return "biliwn"
    parts: list[str] = []
    millions, rest = divmod(n, 1_000_000)
    thousands, units = divmod(rest, 1000)
    for amount, noun in ((millions, MILIWN), (thousands, MIL)):
        if not amount:
            continue
        # "dwy fil a deugain" is 2040, so 42,000 is decimal in either system
        twenties = amount % 100 < 41 or amount % 100 in (50, 60, 80)
        said = count(amount, noun, system if twenties else System.DECIMAL)
        said = noun.counted if amount == 1 else said
        # "miliwn a phum mil", as "cant a phump"
        parts.append(and_(said) if parts and amount <= 10 and not units else said)
    if units or not parts:
        last = _below_thousand(units, gender, system)
        # "mil a chant", "dwy fil a phump", but "dwy fil dau ddeg chwech"
        small = units <= 10 or units == 100 or (system is System.TRADITIONAL and units < 100)
        parts.append(and_(last) if parts and small else last)
    return " ".join(parts)


# ------------------------------------------------------------------------------ traditional


def _traditional_frame(n: int, gender: Gender) -> tuple[str, str]:
    """A number 0–99 in twenties: the word that a counted noun follows, and what comes after.

    25 → ("pump", "ar hugain"), so that "pum munud ar hugain" can be put together.
    """
    if n <= 10:
        return _unit(n, gender), ""
    if n < 20:
        whole = {12: "deuddeg", 15: "pymtheg", 18: "deunaw"}
        if n in whole:
            return whole[n], ""
        return _unit(n - 10 if n < 15 else n - 15, gender), ("ar ddeg" if n < 15 else "ar bymtheg")
    twenties, small = divmod(n, 20)
    if not small:
        return {1: "ugain", 2: "deugain", 3: "trigain", 4: "pedwar ugain"}[twenties], ""
    tail = {1: "ar hugain", 2: "a deugain", 3: "a thrigain", 4: "a phedwar ugain"}[twenties]
    word, own_tail = _traditional_frame(small, gender)
    return word, f"{own_tail} {tail}".strip()


def _traditional(n: int, gender: Gender) -> str:
    if n == 50:
        return "hanner cant"
    word, tail = _traditional_frame(n, gender)
    return f"{word} {tail}".strip()


# ------------------------------------------------------------------------------- with a noun


def count(n: int, noun: Noun, system: System = System.DECIMAL, *, literary: bool = False) -> str:
    """A number and the noun it counts, with gender, short forms and mutations.

    >>> from macsen_lite.welsh.nouns import BLWYDDYN, MUNUD, PUNT
    >>> count(3, PUNT), count(25, MUNUD, System.TRADITIONAL), count(2000, PUNT)
    ('tair punt', 'pum munud ar hugain', 'dwy fil o bunnoedd')
    >>> count(5, BLWYDDYN), count(2, BLWYDDYN), count(100, PUNT)
    ('pum mlynedd', 'dwy flynedd', 'can punt')

    Raises:
        ValueError: the number is negative or above 10⁹.
    """
    _check(n)
    if n == 0:
        return f"dim {noun.single or noun.counted}"
    if n >= 1000:
        # "mil o bunnoedd"; a multiplier of mil itself ("can mil") never comes this high
        return f"{cardinal(n, noun.gender, system)} o {soft(noun.plural)}"
    hundreds, rest = divmod(n, 100)
    if not rest:
        return beside(_hundreds(hundreds), noun, literary)
    if system is System.TRADITIONAL and rest == 50:
        words = f"hanner {beside_one('cant', noun, literary)}"
    elif system is System.TRADITIONAL:
        word, tail = _traditional_frame(rest, noun.gender)
        compound = bool(tail or hundreds)
        phrase = (
            beside(word, noun, literary)
            if " " in word
            else beside_one(word, noun, literary, compound)
        )
        words = f"{phrase} {tail}".strip()
    else:
        words = beside(_below_hundred(rest, noun.gender), noun, literary, bool(hundreds))
    if not hundreds:
        return words
    return _join(_hundreds(hundreds), words, always_and=rest <= 10 or system is System.TRADITIONAL)


def decimal_fraction(whole: int, digits: str) -> str:
    """A decimal fraction: the whole number, *pwynt*, then each digit: 3.25 → "tri pwynt dau pump".

    `digits` are those after the point, "25". Digits after *pwynt* are said one by one; 0 is *dim*.
    """
    return f"{cardinal(whole)} pwynt {' '.join(_MASCULINE[int(digit)] for digit in digits)}"


# ---------------------------------------------------------------------------------- ordinals

_ORDINALS = {
    2: "ail",
    5: "pumed",
    6: "chweched",
    7: "seithfed",
    8: "wythfed",
    9: "nawfed",
    10: "degfed",
    12: "deuddegfed",
    15: "pymthegfed",
    18: "deunawfed",
}


def _small_ordinal(n: int, gender: Gender) -> tuple[str, str]:
    """An ordinal 1–19 inside a larger one: the word the noun follows, and the tail."""
    if n == 1:
        return "unfed", ""
    if n in (3, 4):
        masculine, feminine = {3: ("trydydd", "trydedd"), 4: ("pedwerydd", "pedwaredd")}[n]
        return feminine if gender is Gender.FEMININE else masculine, ""
    if n in _ORDINALS:
        return _ORDINALS[n], ""
    base, tail = (10, "ar ddeg") if n < 15 else (15, "ar bymtheg")
    return _small_ordinal(n - base, gender)[0], tail


def _ordinal_frame(n: int, gender: Gender) -> tuple[str, str]:
    if n < 20:
        return _small_ordinal(n, gender)
    if n == 50:
        return "hanner canfed", ""
    twenties, small = divmod(n, 20)
    if not small:
        return {
            1: "ugeinfed",
            2: "deugeinfed",
            3: "trigeinfed",
            4: "pedwar ugeinfed",
        }[twenties], ""
    tail = {1: "ar hugain", 2: "a deugain", 3: "a thrigain", 4: "a phedwar ugain"}[twenties]
    word, own_tail = _small_ordinal(small, gender)
    return word, f"{own_tail} {tail}".strip()


def ordinal(n: int, gender: Gender = Gender.MASCULINE) -> str:
    """An ordinal in words, 1 to 999,999: *cyntaf*, *ail*, *trydydd*/*trydedd* …

    Traditional in the last two digits, as dates, floors and centuries are said. Above a hundred
    only the last part is ordinal ("cant ac unfed", "dau ganfed").

    >>> ordinal(1), ordinal(22), ordinal(3, Gender.FEMININE), ordinal(31)
    ('cyntaf', 'ail ar hugain', 'trydedd', 'unfed ar ddeg ar hugain')

    Raises:
        ValueError: the number is below 1 or above 999,999.
    """
    if not 1 <= n <= 999_999:
        raise ValueError(f"ordinal out of range 1..999999: {n}")
    if n == 1:
        return "cyntaf"
    head, rest = divmod(n, 100)
    if rest:
        tail = " ".join(_ordinal_frame(rest, gender)).strip()
        return f"{cardinal(head * 100)} {and_(tail)}" if head else tail
    words = cardinal(n)
    for ending in ("mil", "fil"):
        if words.endswith(ending):
            return f"{words}fed"
    return f"{words.removesuffix('t')}fed"  # cant, gant, chant → canfed …


def ordinal_phrase(n: int, noun: Noun, *, definite: bool = False) -> str:
    """An ordinal and its noun: "ail funud", "trydedd awr"; ``definite``: "y drydedd awr".

    *ail* softens either gender; any other ordinal softens a feminine noun, and is itself softened
    by the article before one. *cyntaf* follows its noun and is softened after a feminine one
    ("awr gyntaf", "y munud cyntaf").

    Raises:
        ValueError: the number is below 1 or above 999,999.
    """
    singular = noun.single or noun.counted
    feminine = noun.gender is Gender.FEMININE
    if n == 1:
        words = f"{singular} {soft('cyntaf') if feminine else 'cyntaf'}"
    else:
        word, tail = (
            _ordinal_frame(n, noun.gender) if 1 < n < 100 else (ordinal(n, noun.gender), "")
        )
        mutated = soft(singular) if feminine or word == "ail" else singular
        words = f"{word} {mutated} {tail}".strip()
    return article(words, feminine_singular=feminine) if definite else words


# ------------------------------------------------------------------------------------- years


def year(n: int) -> str:
    """A year as it is read out: 2026 → "dwy fil dau ddeg chwech", 1985 → "mil naw cant wyth deg
    pump". Full decimal words, which nobody mishears; 1 to 9999.

    Raises:
        ValueError: the year is out of that range.
    """
    if not 1 <= n <= 9999:
        raise ValueError(f"year out of range 1..9999: {n}")
    return cardinal(n)
