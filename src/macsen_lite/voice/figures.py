"""Figures in running text, put into the words that a Welsh reader would say.

Money, temperatures, percentages, measures, ordinals, times, dates, fractions, sums and plain
numbers, with the gender of what is counted and the mutation that the word before asks for:
"am 14:00" → "am ddau o'r gloch", "a 3" → "a thri", "mwy na 1" → "mwy nag un".
"""

from __future__ import annotations

import re

from macsen_lite.voice import amount_figures as amounts
from macsen_lite.voice import code_figures as codes
from macsen_lite.voice import time_figures as when
from macsen_lite.voice.figure_rules import BEFORE_WORDS, END, FIGURES, FREE, NUMBER, any_of, rule
from macsen_lite.voice.ordinal_figures import ORDINAL_ENDINGS, ordinal_figures
from macsen_lite.welsh.measures import CURRENCIES, NOUN_FORMS, SCALES, UNITS
from macsen_lite.welsh.quantities import digits

__all__ = ["figures_to_words"]

_HALF = r"(?P<half>y\.?[bhp]\b\.?|[ap]\.?m\b\.?)"

# The order matters: what is more particular comes first.
_RULES = (
    rule(
        rf"{FREE}(?P<telephone>(?:\+\d{{1,3}}[ -])?(?:\(0\d{{2,4}}\)|0?\d{{2,4}})"
        rf"(?:[ -]\d{{3,6}}){{1,3}}){END}(?![-/]\d)",
        codes.telephone,
        joins=False,
    ),
    rule(
        rf"(?P<called>\b(?:ffoni\w*|deial\w*|ffôn:?|rhif|tel)\s+)(?P<figures>999|111|101|112){END}",
        codes.called,
        joins=False,
    ),
    rule(r"(?<![<>~≈])(?P<sign>[<>~≈])\s?(?=[£€$]?\d)", amounts.compared, joins=False),
    rule(
        rf"{FREE}(?P<day>\d\d?)(?P<sep>[/.-])(?P<month>\d\d?)(?P=sep)(?P<year>\d{{4}}){END}",
        when.date,
    ),
    rule(rf"{FREE}(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d){END}", when.date),
    rule(
        rf"{FREE}(?P<day>\d\d?)(?:af|ail|il|ydd|ed|fed|eg|ain)?\s+(?:o\s+)?"
        rf"(?P<name>{any_of(when.MONTH_FORMS)})(?:,?\s+(?P<year>\d{{4}}))?{END}",
        when.date,
    ),
    rule(
        rf"{FREE}(?P<name>{any_of(when.MONTH_FORMS)})\s+(?P<day>\d\d?){END}(?![.,:/-]\d)", when.date
    ),
    # What stands after a range says what both ends are: 10–12°C, £5-£10, 2-3 awr
    rule(
        rf"(?<=[\d%])\s?[-–—]\s?(?=[£€$]\d|{NUMBER}\s?(?:[%°]|(?:{any_of(UNITS)}|{any_of(NOUN_FORMS)})"
        r"(?![\w'])))",
        amounts.to,
        joins=False,
    ),
    rule(rf"{FREE}(?P<hour>\d\d?)[:](?P<minute>\d\d)(?::\d\d)?(?!:?\d)(?:\s?{_HALF})?", when.time),
    rule(rf"{FREE}(?P<figures>1[0-2]|\d)(?=\s+o'r\s+gloch)", when.hour),
    # "chwarter i 11", "hanner awr wedi 12": the dial keeps the traditional numbers
    rule(
        r"(?:(?<=chwarter\ )|(?<=awr\ )|(?<=munud\ )|(?<=funud\ )|(?<=hugain\ ))"
        r"(?P<before>wedi|i)(?P<gap>\s+)(?P<figures>1[0-2]|\d)(?![\w:]|[.,]\d)",
        when.hour,
    ),
    rule(rf"{FREE}(?P<hour>\d\d?)(?:\.(?P<minute>\d\d))?\s?{_HALF}", when.time),
    rule(
        rf"(?:(?<![\w.,])(?P<minus>[-−]))?(?P<sign>[{''.join(CURRENCIES)}])\s?"
        rf"(?P<figures>{NUMBER})(?:\s?(?P<scale>{any_of(SCALES)}){END})?",
        amounts.money,
    ),
    rule(rf"{FIGURES}\s?°\s?(?:(?P<scale>[CF]){END})?", amounts.temperature, exact=True),
    rule(rf"{FIGURES}\s?%", amounts.percent),
    rule(
        rf"{FREE}(?P<figures>\d{{1,6}})(?P<ending>{ORDINAL_ENDINGS}){END}"
        r"(?:\ (?P<noun>[a-zâêîôûŵŷ]{2,})(?!\w))?",
        ordinal_figures,
        exact=True,
    ),
    rule(rf"{FIGURES}\s?(?P<unit>{any_of(UNITS)})(?![\w'])", amounts.measure, exact=True),
    rule(rf"{FREE}(?:(?P<figures>\d{{1,3}})\s?)?(?P<sign>[½¼¾⅓⅔])", amounts.fraction),
    rule(
        rf"{FREE}(?:(?P<figures>\d{{1,3}})\s)?(?P<sign>1/2|1/4|3/4|1/3|2/3){END}(?!/)",
        amounts.fraction,
    ),
    rule(rf"{FREE}(?P<day>\d\d?)/(?P<month>\d\d?){END}(?!/)", when.date),
    rule(
        rf"(?<=\d)\s*(?P<sign>[+×x÷=*])\s*(?P<second>{NUMBER}){END}",
        amounts.calculation,
        joins=False,
    ),
    rule(
        rf"(?<=\d)\s+(?P<sign>[-−])\s+(?P<second>{NUMBER}){END}", amounts.calculation, joins=False
    ),
    rule(rf"{FREE}(?P<dotted>\d+(?:\.\d+){{2,}}){END}", codes.dotted, joins=False),
    rule(rf"{FREE}(?P<figures>\d+)\s?[-–—]\s?(?P<end>\d+){END}(?![-–]\d)", amounts.span),
    rule(rf"{FIGURES}\s(?P<scale>miliwn|biliwn|mil){END}", amounts.scaled),
    rule(rf"{FIGURES}\soed{END}", amounts.age),
    rule(rf"{FIGURES}\s(?P<noun>{any_of(NOUN_FORMS)}){END}", amounts.noun),
    rule(
        rf"{FIGURES}\s(?P<noun>(?!(?:{BEFORE_WORDS})\b)[a-zâêîôûŵŷ]{{2,}}){END}",
        amounts.other_noun,
        exact=True,
    ),
    rule(rf"{FREE}(?P<century>18|19|20)?(?P<decade>[2-9])0au{END}", when.decade),
    rule(
        r"(?<!\w)(?P<mixed>(?=\w*[^\W\d_²³])(?=\w*\d)\w+(?:(?<=\d)\.\d+)*)",
        codes.letters_and_figures,
        joins=False,
    ),
    rule(
        rf"(?<![\w'])(?P<yn>yn|ym|yng)\s+(?P<year>1\d{{3}}|20\d\d){END}(?![.,:]\d)",
        when.in_year,
        joins=False,
    ),
    rule(FIGURES, amounts.plain),
    rule(
        rf"(?P<name>\b[A-Z][a-zâêîôûŵŷ]+)\ (?P<roman>{any_of(codes.ROMAN)}){END}",
        codes.roman,
        joins=False,
        exact=True,
    ),
)


def figures_to_words(text: str) -> str:
    """Replace every figure in the text by words; what no rule knows is read figure by figure."""
    for each in _RULES:
        text = each.apply(text)
    return re.sub(r"\d+", lambda m: f" {digits(m[0])} ", text)
