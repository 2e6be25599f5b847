"""Figures in running text, put into the words that a Welsh reader would say.

Money, temperatures, percentages, measures, ordinals, times, dates, fractions, sums and plain
numbers, with the gender of what is counted and the mutation that the word before asks for:
"am 14:00" → "am ddau o'r gloch", "a 3" → "a thri", "mwy na 1" → "mwy nag un".
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from macsen_lite.voice.counted_figures import counted_noun
from macsen_lite.voice.ordinal_figures import ORDINAL_ENDINGS, ordinal_words
from macsen_lite.welsh.calendar import MONTHS, say_date
from macsen_lite.welsh.clock import say_time
from macsen_lite.welsh.letters import spell
from macsen_lite.welsh.measures import CURRENCIES, FRACTIONS, NOUN_FORMS, SCALES, UNITS
from macsen_lite.welsh.mutation import (
    Gender,
    and_,
    article,
    aspirate,
    nasal,
    soft,
)
from macsen_lite.welsh.nouns import GRADD
from macsen_lite.welsh.numbers import System, cardinal, ordinal, year
from macsen_lite.welsh.quantities import counted, digits, money, number, scaled, whole_number
from macsen_lite.welsh.syntax import after
from macsen_lite.welsh.triggers import Use

__all__ = ["figures_to_words"]

Match = re.Match[str]

# Words before a figure that change what is said for it, or are themselves changed by it.
_ARTICLES = frozenset(("y", "yr", "'r"))
_PREDICATIVE = frozenset(("yn", "'n"))
_OTHER_WORDS = "am ar at dan dros drwy gan heb hyd i o tan wrth neu â gyda tua a ac na nag"
_TRIGGERS = _ARTICLES | _PREDICATIVE | frozenset(_OTHER_WORDS.split())
_BEFORE_WORDS = "|".join(sorted(word for word in _TRIGGERS if word.isalpha()))
_BEFORE = rf"(?:(?P<before>(?<![\w'])(?i:{_BEFORE_WORDS})|(?<=\w)'[nr])(?P<gap>\s+))?"


def _join(before: str, gap: str, words: str) -> str:
    """Put the words after the word that came before them, with the mutation it causes."""
    key = before.lower()
    if not key:
        return words
    if key in _ARTICLES:
        if definite := re.match(r"yr? (?=\w)", words):  # a date: "y pumed o Fai"
            words = words[definite.end() :]
        elif re.match(r"(dau|dwy)\b", words):
            words = soft(words)  # y ddau, y ddwy
        if key != "'r":
            before = before[0] + article(words).partition(" ")[0][1:]  # y 2il: yr ail
        return before + gap + words
    use = Use.PREDICATE if key in _PREDICATIVE else None
    trigger, _, changed = after(before, words, use=use).partition(" ")
    return trigger + gap + changed


# --------------------------------------------- what is said for one kind of expression each
# Each gives the words, or None where the figures cannot be that kind after all (30/30/2022).


def _sign(m: Match) -> str:
    return "minws " if m["minus"] else ""


_MONTH_FORMS = {
    form.lower(): number
    for number, name in enumerate(MONTHS, 1)
    for form in (name, soft(name), aspirate(name))
}


def _date(m: Match) -> str | None:
    part = m.groupdict()
    month = _MONTH_FORMS[part["name"].lower()] if part.get("name") else int(part["month"])
    try:
        # A leap year stands in where none is given, so that 29/2 can be said.
        d = datetime.date(int(part.get("year") or 2000), month, int(part["day"]))
    except ValueError:
        return None
    return say_date(d, year=bool(part.get("year")), weekday=False)


_PART_FOLLOWS = re.compile(r"\s+(?:y bore|y prynhawn|yr hwyr|y nos|heno)\b", re.IGNORECASE)


def _time(m: Match) -> str | None:
    hour, minute = int(m["hour"]), int(m["minute"] or 0)
    half = (m["half"] or "").replace(".", "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (0 if half in ("yb", "am") else 12)
    if (hour, minute) == (24, 0):
        hour = 0
    if hour > 23 or minute > 59:
        return None
    # A leading zero or an hour after noon shows the 24-hour clock, so the part of day is known.
    known = bool(half) or hour > 12 or m["hour"].startswith("0")
    known = known and not _PART_FOLLOWS.match(m.string, m.end())
    return say_time(datetime.time(hour, minute), with_part=known)


def _hour(m: Match) -> str:
    return cardinal(int(m["figures"]), system=System.TRADITIONAL)


def _money(m: Match) -> str:
    return _sign(m) + money(m["sign"], m["figures"], m["scale"] or "")


def _temperature(m: Match) -> str:
    scale = {"C": " Celsius", "F": " Fahrenheit"}.get(m["scale"] or "", "")
    return f"{_sign(m)}{counted(m['figures'], GRADD)}{scale}"


def _percent(m: Match) -> str:
    return f"{_sign(m)}{number(m['figures'])} y cant"


def _ordinal(m: Match) -> str | None:
    n, noun = int(m["figures"]), m["noun"] or ""
    if not 1 <= n <= 999_999:
        return None
    definite = (m["before"] or "").lower() in _ARTICLES
    if noun in _NOT_NOUNS:
        rest = m.string[m.end("ending") :]
        return f"{ordinal_words(n, m['ending'], '', rest, definite=definite)} {noun}".strip()
    return ordinal_words(n, m["ending"], noun, "", definite=definite)


_NOT_NOUNS = _TRIGGERS | {"", "ym", "yng", "bore"}


def _measure(m: Match) -> str:
    noun, rest = UNITS[m["unit"]]
    return f"{_sign(m)}{counted(m['figures'], noun)}{rest}"


def _noun(m: Match) -> str:
    return _sign(m) + counted(m["figures"], NOUN_FORMS[m["noun"].lower()])


def _other_noun(m: Match) -> str | None:
    n = whole_number(m["figures"])
    if n is None or n > 999:  # "yn 2004 ysgol oedd": a year; thousands have o before the noun
        return None
    noun = counted_noun(m["noun"], m.string[: m.start("figures")])
    return _sign(m) + counted(m["figures"], noun) if noun else None


def _age(m: Match) -> str:
    # blwydd, feminine, is understood: dwy oed, tair oed, dwy ar bymtheg oed
    n = whole_number(m["figures"])
    if n == 1:
        return "blwydd oed"
    if n is not None and n <= 21:
        return f"{cardinal(n, Gender.FEMININE, System.TRADITIONAL)} oed"
    return f"{number(m['figures'], Gender.FEMININE)} oed"


_DECADES = {
    "2": "ugeiniau",
    "3": "tridegau",
    "4": "pedwardegau",
    "5": "pumdegau",
    "6": "chwedegau",
    "7": "saithdegau",
    "8": "wythdegau",
    "9": "nawdegau",
}


def _decade(m: Match) -> str | None:
    decade = _DECADES.get(m["decade"])
    if decade is None:
        return None
    # "y 1960au": mil naw chwedegau, as the year 1965 is mil naw chwech pump
    century = {"": "", "18": "mil wyth ", "19": "mil naw ", "20": "dwy fil "}
    return century[m["century"] or ""] + decade


def _to(_m: Match) -> str:
    return " i "


_COMPARED = {"<": "llai na ", ">": "mwy na ", "~": "tua ", "≈": "tua "}


def _compared(m: Match) -> str:
    # The figure that follows is still to come, and is then joined to na or tua.
    return f" {_COMPARED[m['sign']]}"


def _fraction(m: Match) -> str:
    fraction = FRACTIONS[m["sign"]]
    return f"{number(m['figures'])} {and_(fraction)}" if m["figures"] else fraction


def _scaled(m: Match) -> str:
    return _sign(m) + scaled(m["figures"], m["scale"])


def _range(m: Match) -> str:
    return f"{number(m['figures'])} i {soft(number(m['end']))}"


def _sum(m: Match) -> str:
    second = number(m["second"])
    return {
        "+": f" adio {second}",
        "-": f" tynnu {second}",
        "−": f" tynnu {second}",
        "x": f" lluosi â {aspirate(second)}",
        "×": f" lluosi â {aspirate(second)}",
        "*": f" lluosi â {aspirate(second)}",
        "÷": f" rhannu â {aspirate(second)}",
        "=": f" yn hafal i {soft(second)}",
    }[m["sign"].lower()]


def _in_year(m: Match) -> str:
    # yn, "in", with its nasal mutation: "yn nwy fil dau ddeg chwech", "ym mil naw cant"
    words = nasal(year(int(m["year"])))
    return f"{m['yn'][0]}{'m' if words.startswith('m') else 'n'} {words}"


def _letters_and_figures(m: Match) -> str:
    """S4C, A470, 4G, mp3: letters by name, figures as a number, three or more one by one."""
    said = []
    for run in re.findall(r"[^\W\d_²³]+|\d+(?:\.\d+)*", m["mixed"]):
        if run[0].isdecimal():
            parts = run.split(".")
            said.append(" pwynt ".join(digits(p) if len(p) > 2 else number(p) for p in parts))
        else:
            said.append(spell(run) if run.isupper() or len(run) < 3 else run)
    return " ".join(said)


def _dotted(m: Match) -> str:
    return " pwynt ".join(number(part) for part in m["dotted"].split("."))


def _telephone(m: Match) -> str:
    return ", ".join(digits(group) for group in re.split(r"[ ()-]+", m["telephone"]) if group)


def _called(m: Match) -> str:
    return f"{m['called']}{digits(m['figures'])}"


_FEMININE_FOLLOWS = re.compile(
    r"\s+(?:neu|ac?|i)\s+(?:d?dwy|[td]h?air|[pb]h?edair)\b", re.IGNORECASE
)


def _plain(m: Match) -> str:
    # "2 neu 3 awr", whose 3 already is in words: both are of the noun's gender
    feminine = _FEMININE_FOLLOWS.match(m.string, m.end())
    return _sign(m) + number(m["figures"], Gender.FEMININE if feminine else Gender.MASCULINE)


_ROMAN_FORMS = "II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
_ROMAN = {form: n for n, form in enumerate(_ROMAN_FORMS.split(), 2)}


def _roman(m: Match) -> str:
    return f"{m['name']} {article(ordinal(_ROMAN[m['roman']]))}"


# --------------------------------------------------------------------------------- the rules


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    words: Callable[[Match], str | None]
    joins: bool
    """Whether the pattern takes in the word before, which then mutates the words."""

    def apply(self, text: str) -> str:
        """The text with every expression of this kind replaced."""
        return self.pattern.sub(self._replace, text)

    def _replace(self, m: Match) -> str:
        words = self.words(m)
        if words is None:
            return m[0]
        return _join(m["before"] or "", m["gap"] or "", words) if self.joins else words


def _rule(
    pattern: str, words: Callable[[Match], str | None], *, joins: bool = True, exact: bool = False
) -> _Rule:
    flags = re.VERBOSE | (0 if exact else re.IGNORECASE)
    if joins and "(?P<before>" not in pattern:
        pattern = _BEFORE + pattern
    return _Rule(re.compile(pattern, flags), words, joins)


def _any(words: Iterable[str]) -> str:
    """An alternation of literal words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_FREE = r"(?<![\w.,/:])"  # nothing of a number, a word or a path stands right before
_END = r"(?!\w)"
_NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_FIGURES = rf"(?:(?<![\w.,])(?P<minus>[-−]))?(?<![\w.])(?P<figures>{_NUMBER})"
_HALF = r"(?P<half>y\.?[bhp]\b\.?|[ap]\.?m\b\.?)"

# The order matters: what is more particular comes first.
_RULES = (
    _rule(
        rf"{_FREE}(?P<telephone>(?:\+\d{{1,3}}[ -])?(?:\(0\d{{2,4}}\)|0?\d{{2,4}})"
        rf"(?:[ -]\d{{3,6}}){{1,3}}){_END}(?![-/]\d)",
        _telephone,
        joins=False,
    ),
    _rule(
        rf"(?P<called>\b(?:ffoni\w*|deial\w*|ffôn:?|rhif|tel)\s+)(?P<figures>999|111|101|112){_END}",
        _called,
        joins=False,
    ),
    _rule(r"(?<![<>~≈])(?P<sign>[<>~≈])\s?(?=[£€$]?\d)", _compared, joins=False),
    _rule(
        rf"{_FREE}(?P<day>\d\d?)(?P<sep>[/.-])(?P<month>\d\d?)(?P=sep)(?P<year>\d{{4}}){_END}",
        _date,
    ),
    _rule(rf"{_FREE}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){_END}", _date),
    _rule(
        rf"{_FREE}(?P<day>\d\d?)(?:af|ail|il|ydd|ed|fed|eg|ain)?\s+(?:o\s+)?"
        rf"(?P<name>{_any(_MONTH_FORMS)})(?:,?\s+(?P<year>\d{{4}}))?{_END}",
        _date,
    ),
    _rule(rf"{_FREE}(?P<name>{_any(_MONTH_FORMS)})\s+(?P<day>\d\d?){_END}(?![.,:/-]\d)", _date),
    # What stands after a range says what both ends are: 10–12°C, £5-£10, 2-3 awr
    _rule(
        rf"(?<=[\d%])\s?[-–—]\s?(?=[£€$]\d|{_NUMBER}\s?(?:[%°]|(?:{_any(UNITS)}|{_any(NOUN_FORMS)})"
        r"(?![\w'])))",
        _to,
        joins=False,
    ),
    _rule(rf"{_FREE}(?P<hour>\d\d?)[:](?P<minute>\d\d)(?::\d\d)?(?!:?\d)(?:\s?{_HALF})?", _time),
    _rule(rf"{_FREE}(?P<figures>1[0-2]|\d)(?=\s+o'r\s+gloch)", _hour),
    # "chwarter i 11", "hanner awr wedi 12": the dial keeps the traditional numbers
    _rule(
        r"(?:(?<=chwarter\ )|(?<=awr\ )|(?<=munud\ )|(?<=funud\ )|(?<=hugain\ ))"
        r"(?P<before>wedi|i)(?P<gap>\s+)(?P<figures>1[0-2]|\d)(?![\w:]|[.,]\d)",
        _hour,
    ),
    _rule(rf"{_FREE}(?P<hour>\d\d?)(?:\.(?P<minute>\d\d))?\s?{_HALF}", _time),
    _rule(
        rf"(?:(?<![\w.,])(?P<minus>[-−]))?(?P<sign>[{''.join(CURRENCIES)}])\s?"
        rf"(?P<figures>{_NUMBER})(?:\s?(?P<scale>{_any(SCALES)}){_END})?",
        _money,
    ),
    _rule(rf"{_FIGURES}\s?°\s?(?:(?P<scale>[CF]){_END})?", _temperature, exact=True),
    _rule(rf"{_FIGURES}\s?%", _percent),
    _rule(
        rf"{_FREE}(?P<figures>\d{{1,6}})(?P<ending>{ORDINAL_ENDINGS}){_END}"
        r"(?:\ (?P<noun>[a-zâêîôûŵŷ]{2,})(?!\w))?",
        _ordinal,
        exact=True,
    ),
    _rule(rf"{_FIGURES}\s?(?P<unit>{_any(UNITS)})(?![\w'])", _measure, exact=True),
    _rule(rf"{_FREE}(?:(?P<figures>\d{{1,3}})\s?)?(?P<sign>[½¼¾⅓⅔])", _fraction),
    _rule(
        rf"{_FREE}(?:(?P<figures>\d{{1,3}})\s)?(?P<sign>1/2|1/4|3/4|1/3|2/3){_END}(?!/)",
        _fraction,
    ),
    _rule(rf"{_FREE}(?P<day>\d\d?)/(?P<month>\d\d?){_END}(?!/)", _date),
    _rule(rf"(?<=\d)\s*(?P<sign>[+×x÷=*])\s*(?P<second>{_NUMBER}){_END}", _sum, joins=False),
    _rule(rf"(?<=\d)\s+(?P<sign>[-−])\s+(?P<second>{_NUMBER}){_END}", _sum, joins=False),
    _rule(rf"{_FREE}(?P<dotted>\d+(?:\.\d+){{2,}}){_END}", _dotted, joins=False),
    _rule(rf"{_FREE}(?P<figures>\d+)\s?[-–—]\s?(?P<end>\d+){_END}(?![-–]\d)", _range),
    _rule(rf"{_FIGURES}\s(?P<scale>miliwn|biliwn|mil){_END}", _scaled),
    _rule(rf"{_FIGURES}\soed{_END}", _age),
    _rule(rf"{_FIGURES}\s(?P<noun>{_any(NOUN_FORMS)}){_END}", _noun),
    _rule(
        rf"{_FIGURES}\s(?P<noun>(?!(?:{_BEFORE_WORDS})\b)[a-zâêîôûŵŷ]{{2,}}){_END}",
        _other_noun,
        exact=True,
    ),
    _rule(rf"{_FREE}(?P<century>18|19|20)?(?P<decade>[2-9])0au{_END}", _decade),
    _rule(
        r"(?<!\w)(?P<mixed>(?=\w*[^\W\d_²³])(?=\w*\d)\w+(?:(?<=\d)\.\d+)*)",
        _letters_and_figures,
        joins=False,
    ),
    _rule(
        rf"(?<![\w'])(?P<yn>yn|ym|yng)\s+(?P<year>1\d{{3}}|20\d\d){_END}(?![.,:]\d)",
        _in_year,
        joins=False,
    ),
    _rule(_FIGURES, _plain),
    _rule(
        rf"(?P<name>\b[A-Z][a-zâêîôûŵŷ]+)\ (?P<roman>{_any(_ROMAN)}){_END}",
        _roman,
        joins=False,
        exact=True,
    ),
)


def figures_to_words(text: str) -> str:
    """Replace every figure in the text by words; what no rule knows is read figure by figure."""
    for rule in _RULES:
        text = rule.apply(text)
    return re.sub(r"\d+", lambda m: f" {digits(m[0])} ", text)
