"""Whether running text is Welsh, by its little words: enough for news, which is never without them.

Words that both languages spell alike (*a*, *i*, *am*, *at*, *on*, *is*, *her*) tell nothing and are
left out.
"""

from __future__ import annotations

import re

from macsen_lite.welsh.tokens import straighten

__all__ = ["welshness"]

_WELSH_WORDS = """
    y yr yn ym yng o ac ar gan gyda i'r o'r a'r yw ydi ydy mae maen oedd roedd fydd bydd bu fu sydd
    sy wedi ei eu ein eich dros dan drwy trwy rhwng wrth heb ger cyn hyd ers nag neu nid na nac os
    ond pan sut pwy beth pam ble mwy fwy un dau dwy tri tair hyn hon hwn hynny honno hwnnw i'w o'i
    i'n a'i bod fod cael gael dweud ddweud meddai ôl ail cyntaf gyntaf newydd cymru gymru mewn fel
    hefyd eto yno yma nhw hi fe fo ni chi rhai rhag pob bob pobl bobl
"""
_ENGLISH_WORDS = """
    the of and to in for with from by that this these those was were be been has have had it its
    his their they he she we you as an are not but or will would can could should after before over
    into about who what when where why how more than new says said out up off
"""
_WELSH = frozenset(_WELSH_WORDS.split())
_ENGLISH = frozenset(_ENGLISH_WORDS.split()) - _WELSH
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def welshness(text: str) -> int:
    """How many more little words of the text are Welsh than English; below 0 it is English.

    >>> welshness("Agor canolfan newydd yn y Bala") > 0, welshness("The new centre of the town") < 0
    (True, True)
    """
    said: list[str] = [word.lower() for word in _WORD.findall(straighten(text))]
    clitics = sum(word.endswith(("'r", "'n")) and word not in _WELSH for word in said)
    return clitics + sum((word in _WELSH) - (word in _ENGLISH) for word in said)
