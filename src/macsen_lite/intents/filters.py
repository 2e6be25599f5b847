"""Filters of answers that put a word in its sentence, or an amount in words.

``{{ lle | ar_ol('i') }}`` → "i Fangor"; ``{{ 'ysgol' | ar_ol('ei', 'b') }}`` → "ei hysgol";
``{{ 2.5 | arian }}`` → "dwy bunt pum deg ceiniog". What speaks is only loaded for an answer that
uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from macsen_lite.welsh.mutation import Gender

__all__ = ["SENTENCE_FILTERS"]

_GENDERS = {"": None, "g": Gender.MASCULINE, "b": Gender.FEMININE}


def _ar_ol(text: object, gair: str, rhyw: str = "", ystyr: str = "", sefydlog: bool = False) -> str:
    """The text after ``gair``, both in their right forms (`welsh.syntax.after`).

    ``rhyw`` is g or b: the gender of the noun after y, un and ordinals, that of the owner after
    ei. ``ystyr`` is the use (a value of `Use`) of a word that has several: yn, a, na.
    ``sefydlog`` keeps the text as it is: names of people, brands.
    """
    from macsen_lite.welsh.syntax import after
    from macsen_lite.welsh.triggers import Use

    if rhyw not in _GENDERS:
        raise ValueError(f"ar_ol: rhyw is g (gwrywaidd) or b (benywaidd), not {rhyw!r}")
    uses = {use.value: use for use in Use}
    if ystyr and ystyr not in uses:
        raise ValueError(f"ar_ol: ystyr is one of {', '.join(uses)}, not {ystyr!r}")
    return after(gair, str(text), use=uses.get(ystyr), gender=_GENDERS[rhyw], fixed=sefydlog)


def _arian(value: float, arwydd: str = "£", byr: bool = False) -> str:
    from macsen_lite.welsh.quantities import say_money

    return say_money(value, arwydd, short=byr)


def _tymheredd(value: float, graddfa: str = "", rhewbwynt: bool = False) -> str:
    from macsen_lite.welsh.quantities import say_temperature

    return say_temperature(value, graddfa, freezing=rhewbwynt)


def _canran(value: float) -> str:
    from macsen_lite.welsh.quantities import say_percent

    return say_percent(value)


def _mesur(value: float, uned: str) -> str:
    from macsen_lite.welsh.quantities import say_measure

    return say_measure(value, uned)


SENTENCE_FILTERS: Mapping[str, Callable[..., str]] = {
    "ar_ol": _ar_ol,
    "arian": _arian,
    "tymheredd": _tymheredd,
    "canran": _canran,
    "mesur": _mesur,
}
"""The filters by name; `answers.FILTERS` takes them in."""
