"""The words that dates are made of: names of days and months, *nesaf*, *eleni*, *yfory*.

A phrase for a day begins in its radical form or softened: used as an adverb it softens (*bydd
hi'n braf ddydd Mawrth*, *bythefnos yn ôl*), and so it does after *am*, *ar*, *hyd*, *i*, *o*, *tan*
(*tan Ŵyl Dewi*); after *erbyn*, *cyn*, *ers*, *mewn* and *ymhen* it stays. *Dydd* is masculine and
*nos* feminine: *dydd Mercher*, *nos Fercher*; *mis diwethaf*, *wythnos ddiwethaf*. *O* softens the
month. Sources: *Y Treigladur* under those words; *Gramadeg y Gymraeg* on adverbs of time;
Geiriadur Prifysgol Cymru under *trennydd*, *tradwy*, *tridiau*, *echnos*, *neithiwr*.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, TypeVar

from macsen_lite.welsh.calendar import DAYS
from macsen_lite.welsh.date_spec import DateSpec, During, Part, Shift, Turn, Unit
from macsen_lite.welsh.feasts import FEASTS, Feast
from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence
from macsen_lite.welsh.mutation import soft, starts_with_vowel
from macsen_lite.welsh.numerals import second
from macsen_lite.welsh.rule import Rule
from macsen_lite.welsh.tokens import fold

__all__ = [
    "COLLOQUIAL",
    "RARE",
    "STEPS",
    "WRONG",
    "DayName",
    "articled",
    "feast",
    "named_day",
    "near_words",
    "priced",
    "softly",
    "turn",
    "weekday",
    "wythnos",
]

T = TypeVar("T")

RARE = 0.1
COLLOQUIAL = 0.2
WRONG = 0.4
"""What is against the grammar and yet said."""

STEPS = {Turn.NEXT: 1, Turn.LAST: -1, Turn.THIS: 0}
"""How many weeks, months or years on."""


def softly(rule: Rule[T]) -> Rule[T]:
    """The same, also with its first word softened."""
    return rule.initially(lambda word: (word, soft(word)))


def priced(meanings: Iterable[tuple[str, T, float]]) -> Rule[T]:
    """Phrases with their meaning and cost; those that share both are divided by ``|``."""
    values: dict[str, T] = {}
    costs: dict[str, float] = {}
    for texts, value, cost in meanings:
        for text in texts.split("|"):
            values[text] = value
            costs[text] = cost
    return phrases(values, costs)


def articled(rule: Rule[T]) -> Rule[T]:
    """The same after its article: *yr* before a vowel or h, *y* before the rest."""

    def after(article: str) -> Rule[T]:
        def kept(word: str) -> tuple[str, ...]:
            takes_yr = starts_with_vowel(word) or word.startswith("h")
            return (word,) if takes_yr is (article == "yr") else ()

        return sequence(phrases({article: None}), rule.initially(kept), then=second)

    return one_of(after("y"), after("yr"))


# ------------------------------------------------------------------------------ days of the week


@cache
def _part_of_day() -> Rule[Part]:
    """Before the day's name, masculine: *bore Llun*, *prynhawn dydd Iau*."""
    return priced(
        [
            ("bore", Part.BORE, 0.0),
            ("prynhawn|pnawn", Part.PRYNHAWN, 0.0),
            ("p'nawn", Part.PRYNHAWN, COLLOQUIAL),
        ]
    )


@cache
def _nos() -> Rule[Part]:
    return phrases({"nos": Part.NOS, "noson": Part.NOS}, {"noson": RARE})


@cache
def weekday(softened: bool = False) -> Rule[int]:
    """The bare name of a day; after *nos*, softened (unsoftened now and then, at a cost)."""
    names = {name.lower(): number for number, name in enumerate(DAYS)}
    if not softened:
        return phrases(names)
    wrong = {name: WRONG for name in names if soft(name) != name}
    return phrases({soft(name): number for name, number in names.items()} | names, wrong)


class DayName(NamedTuple):
    """A day of the week as it was named: 0 for Monday, and the part of it."""

    weekday: int
    part: Part | None = None


@cache
def named_day() -> Rule[DayName]:
    """A day of the week in its radical form: *dydd Llun*, *nos Fawrth*, *bore Iau*."""
    dydd = phrases({"dydd": None})
    return one_of(
        sequence(dydd, weekday(), then=lambda _, day: DayName(day)),
        sequence(
            _part_of_day(), maybe(dydd), weekday(), then=lambda part, _, day: DayName(day, part)
        ),
        sequence(_nos(), weekday(softened=True), then=lambda part, day: DayName(day, part)),
    )


@cache
def wythnos() -> Rule[Unit]:
    """*wythnos*, and how it is said north and south."""
    return priced([("wythnos", Unit.WEEK, 0.0), ("wsnos|wthnos", Unit.WEEK, COLLOQUIAL)])


# ------------------------------------------------------------------------------- which one of them


@cache
def turn() -> Rule[Turn]:
    """*nesaf*, *diwethaf*, *yma* after a day, a month or a feast of either gender."""
    return priced(
        [
            ("nesaf|nesa", Turn.NEXT, 0.0),
            ("sy'n dod|sydd i ddod|sydd yn dod", Turn.NEXT, RARE),
            ("diwethaf|ddiwethaf|diwetha|ddiwetha|dwetha|ddwetha", Turn.LAST, 0.0),
            ("dwytha|ddwytha", Turn.LAST, COLLOQUIAL),
            ("yma|ma|hwn|hon", Turn.THIS, 0.0),
        ]
    )


# -------------------------------------------------------------------------------------- named days


@cache
def feast() -> Rule[Feast]:
    """A day that has a name, with its article or (as after *mae'r*) without."""
    bare: dict[str, Feast] = {}
    with_article: dict[str, Feast] = {}
    prices: dict[str, float] = {}
    for one in FEASTS:
        for form in one.heard:
            hurried = " ".join(word if "'" in word else fold(word) for word in form.split())
            if hurried != form:
                prices[hurried] = WRONG
            for spelling in (form, hurried):
                bare[spelling] = one
                if one.with_article:
                    with_article[spelling] = one
    return one_of(softly(phrases(bare, prices)), articled(phrases(with_article, prices)))


# --------------------------------------------------------------------------------- days close by


@cache
def near_words() -> Rule[DateSpec]:
    """Adverbs for days close to today: *heno*, *bore fory*, *drennydd*, *echnos*."""
    days = priced(
        [
            ("heddiw", 0, 0.0),
            ("heddi|heddiw ma|heddiw yma", 0, COLLOQUIAL),
            ("yfory|fory", 1, 0.0),
            ("ddoe|doe", -1, 0.0),
            ("drennydd|trennydd", 2, 0.0),
            ("dradwy|tradwy", 3, 0.0),
            ("echdoe", -2, 0.0),
            ("echddoe", -2, COLLOQUIAL),
        ]
    )
    # Nos heddiw is heno, and nos ddoe neithiwr: said that way only now and then.
    part = one_of(softly(_part_of_day()), _nos().costing(RARE))
    nights = priced(
        [
            ("heno", 0, 0.0),
            ("heno ma|heno yma", 0, COLLOQUIAL),
            ("neithiwr", -1, 0.0),
            ("echnos", -2, 0.0),
        ]
    )
    this = sequence(
        one_of(_part_of_day(), articled(_part_of_day())),
        phrases({"ma": 0, "yma": 0, "hwn": 0}),
        then=_shift_during,
    )
    return one_of(
        days.map(_shift),
        sequence(part, days, then=_shift_during),
        nights.map(lambda night: _shift_during(Part.NOS, night)),
        this,
    )


def _shift(days: int) -> DateSpec:
    return Shift(days)


def _shift_during(part: Part, days: int) -> DateSpec:
    return During(Shift(days), part)
