"""Numbers as the Unicode CLDR spells them in Welsh are read: words that nobody here wrote.

CLDR has the decimal system, masculine and feminine, alone and before a consonant.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.number_reading import number_rule
from macsen_lite.welsh.numbers import LARGEST
from macsen_lite.welsh.tokens import words

unicode_rbnf = pytest.importorskip("unicode_rbnf", reason="unicode-rbnf comes with hassil")


@given(st.integers(0, 9).flatmap(lambda places: st.integers(0, min(10**places, LARGEST - 1))))
def test_what_cldr_spells_is_read(n: int) -> None:
    spelt = unicode_rbnf.RbnfEngine.for_language("cy").format_number(n).text_by_ruleset
    assert spelt
    for text in set(spelt.values()):
        assert number_rule().read(words(text)) == n, text
