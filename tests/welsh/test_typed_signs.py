"""Signs of sums, typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.typed_signs import signs_in_words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("faint yw 2+3?", "faint yw 2 plws 3?"),
        ("2 + 3 * 4", "2 plws 3 gwaith 4"),
        ("beth yw 20% o 50", "beth yw 20 y cant o 50"),
        ("10-4", "10 tynnu 4"),
        ("dwed wrtha i faint ydi 12/4", "dwed wrtha i faint ydi 12 wedi'i rannu â 4"),
        ("3x4,5", "3 gwaith 4,5"),
        ("be' 'di 100 ÷ 5 plîs", "be' 'di 100 wedi'i rannu â 5 plîs"),
        ("50% + 10%", "50 y cant plws 10 y cant"),
        ("rho'r lamp ar 20%", "rho'r lamp ar 20 y cant"),
        # A minus before one number, and one between two.
        ("beth yw -5 + 2", "beth yw minws 5 plws 2"),
        ("2 * -3", "2 gwaith minws 3"),
        ("faint yw 4 - -2", "faint yw 4 tynnu minws 2"),
        ("10 -4", "10 tynnu 4"),
        ("faint ydi -300 gradd Celsius", "faint ydi minws 300 gradd Celsius"),
        # No sums: a range, a date, an address, a name.
        ("gosoda larwm am 7-8", "gosoda larwm am 7-8"),
        ("beth sydd ar 1/3 yn y bore", "beth sydd ar 1/3 yn y bore"),
        ("C++ 11", "C++ 11"),
        ("", ""),
    ],
)
def test_signs_in_words(typed: str, said: str) -> None:
    assert signs_in_words(typed) == said


@given(st.text())
def test_text_without_digits_stays(text: str) -> None:
    if not any(c.isdigit() for c in text):
        assert signs_in_words(text) == text


@given(st.text(alphabet="0123456789+-*/x% .,=?aâ'", max_size=40))
def test_nothing_is_ever_lost_but_signs(text: str) -> None:
    said = signs_in_words(text)
    assert [c for c in said if c.isdigit()] == [c for c in text if c.isdigit()]
    assert signs_in_words(said) == said
