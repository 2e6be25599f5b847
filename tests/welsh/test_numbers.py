"""Numbers against hand-made tables; sources named beside them.

GyG: P. W. Thomas, Gramadeg y Gymraeg (1996), "rhifolion". YT: D. G. Lewis, Y Treigladur (1993).
Wicipedia: cy.wikipedia.org, "Rhifau yn y Gymraeg".
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.welsh.mutation import Gender
from macsen_lite.welsh.nouns import (
    AWR,
    BLWYDD,
    BLWYDDYN,
    CEINIOG,
    DIWRNOD,
    GRADD,
    MILLTIR,
    MIS,
    MUNUD,
    MUNUD_FEMININE,
    PUNT,
    WYTHNOS,
    Noun,
)
from macsen_lite.welsh.numbers import (
    LARGEST,
    System,
    cardinal,
    count,
    decimal_fraction,
    ordinal,
    ordinal_phrase,
    year,
)

M, F = Gender.MASCULINE, Gender.FEMININE
CATH, CI, MERCH, LLAW, PEN = (
    Noun("cath", "cathod", F),
    Noun("ci", "cŵn", M),
    Noun("merch", "merched", F),
    Noun("llaw", "dwylo", F),
    Noun("pen", "pennau", M),
)
TRADITIONAL = System.TRADITIONAL

DECIMAL = {  # Wicipedia, "Rhifolion degol", and GyG
    0: "dim", 1: "un", 2: "dau", 3: "tri", 4: "pedwar", 5: "pump", 6: "chwech", 7: "saith",
    8: "wyth", 9: "naw", 10: "deg", 11: "un deg un", 12: "un deg dau", 15: "un deg pump",
    19: "un deg naw", 20: "dau ddeg", 21: "dau ddeg un", 30: "tri deg", 44: "pedwar deg pedwar",
    50: "pum deg", 56: "pum deg chwech", 60: "chwe deg", 66: "chwe deg chwech", 70: "saith deg",
    80: "wyth deg", 99: "naw deg naw", 100: "cant", 101: "cant ac un", 102: "cant a dau",
    103: "cant a thri", 105: "cant a phump", 106: "cant a chwech", 108: "cant ac wyth",
    110: "cant a deg", 111: "cant un deg un", 199: "cant naw deg naw", 200: "dau gant",
    201: "dau gant ac un", 300: "tri chant", 400: "pedwar cant", 500: "pum cant",
    600: "chwe chant", 700: "saith cant", 800: "wyth cant", 900: "naw cant", 1000: "mil",
    1001: "mil ac un", 1100: "mil a chant", 1234: "mil dau gant tri deg pedwar",
    2000: "dwy fil", 3000: "tair mil", 4000: "pedair mil", 5000: "pum mil", 6000: "chwe mil",
    7000: "saith mil", 10_000: "deng mil", 12_000: "un deg dwy fil", 20_000: "dau ddeg mil",
    100_000: "can mil", 200_000: "dau gan mil", 1_000_000: "miliwn", 2_000_000: "dwy filiwn",
    3_000_000: "tair miliwn", 10_000_000: "deng miliwn", 100_000_000: "can miliwn",
    1_000_000_000: "biliwn",
}  # fmt: skip


@pytest.mark.parametrize(("n", "words"), DECIMAL.items())
def test_decimal(n: int, words: str) -> None:
    assert cardinal(n) == words


IN_TWENTIES = {  # GyG, "y dull ugeiniol"
    1: "un", 10: "deg", 11: "un ar ddeg", 12: "deuddeg", 13: "tri ar ddeg",
    14: "pedwar ar ddeg", 15: "pymtheg", 16: "un ar bymtheg", 17: "dau ar bymtheg",
    18: "deunaw", 19: "pedwar ar bymtheg", 20: "ugain", 21: "un ar hugain", 22: "dau ar hugain",
    25: "pump ar hugain", 29: "naw ar hugain", 30: "deg ar hugain", 31: "un ar ddeg ar hugain",
    32: "deuddeg ar hugain", 35: "pymtheg ar hugain", 38: "deunaw ar hugain",
    39: "pedwar ar bymtheg ar hugain", 40: "deugain", 41: "un a deugain", 45: "pump a deugain",
    50: "hanner cant", 55: "pymtheg a deugain", 60: "trigain", 61: "un a thrigain",
    70: "deg a thrigain", 75: "pymtheg a thrigain", 80: "pedwar ugain",
    81: "un a phedwar ugain", 90: "deg a phedwar ugain",
    99: "pedwar ar bymtheg a phedwar ugain", 100: "cant", 101: "cant ac un",
    120: "cant ac ugain", 150: "cant a hanner cant", 200: "dau gant",
}  # fmt: skip


@pytest.mark.parametrize(("n", "words"), IN_TWENTIES.items())
def test_traditional(n: int, words: str) -> None:
    assert cardinal(n, system=TRADITIONAL) == words


@pytest.mark.parametrize(
    ("n", "decimal", "traditional"),
    [
        (2, "dwy", "dwy"),
        (3, "tair", "tair"),
        (4, "pedair", "pedair"),
        (13, "un deg tair", "tair ar ddeg"),
        (14, "un deg pedair", "pedair ar ddeg"),
        (17, "un deg saith", "dwy ar bymtheg"),
        (22, "dau ddeg dwy", "dwy ar hugain"),
        (33, "tri deg tair", "tair ar ddeg ar hugain"),
        (84, "wyth deg pedair", "pedair a phedwar ugain"),
    ],
)
def test_feminine_numbers(n: int, decimal: str, traditional: str) -> None:
    # Tens and ugain are masculine: only the last numeral agrees with the thing counted.
    assert cardinal(n, F) == decimal
    assert cardinal(n, F, TRADITIONAL) == traditional


@pytest.mark.parametrize(
    ("n", "noun", "words"),
    [
        # YT under each numeral
        (1, CATH, "un gath"), (1, MERCH, "un ferch"), (1, LLAW, "un llaw"), (1, CI, "un ci"),
        (2, CATH, "dwy gath"), (2, CI, "dau gi"), (2, LLAW, "dwy law"), (2, MUNUD, "dau funud"),
        (2, MUNUD_FEMININE, "dwy funud"), (2, AWR, "dwy awr"), (2, GRADD, "dwy radd"),
        (2, PUNT, "dwy bunt"), (2, CEINIOG, "dwy geiniog"), (2, MIS, "dau fis"),
        (3, CI, "tri chi"), (3, PEN, "tri phen"), (3, CATH, "tair cath"), (3, PUNT, "tair punt"),
        (3, CEINIOG, "tair ceiniog"), (3, MUNUD, "tri munud"), (3, GRADD, "tair gradd"),
        (4, CATH, "pedair cath"), (4, CI, "pedwar ci"), (4, WYTHNOS, "pedair wythnos"),
        (5, PUNT, "pum punt"), (5, CATH, "pum cath"), (5, AWR, "pum awr"),
        (6, CATH, "chwe chath"), (6, PEN, "chwe phen"), (6, PUNT, "chwe phunt"),
        (6, MIS, "chwe mis"), (6, CEINIOG, "chwe cheiniog"),
        (7, PUNT, "saith punt"), (8, CEINIOG, "wyth ceiniog"), (9, PUNT, "naw punt"),
        (10, PUNT, "deg punt"), (10, MUNUD, "deng munud"), (10, MIS, "deng mis"),
        (10, MILLTIR, "deng milltir"), (100, PUNT, "can punt"), (100, MILLTIR, "can milltir"),
        # blynedd, blwydd, diwrnod: YT "Y Treiglad Trwynol" after pum saith wyth naw deng …
        (1, BLWYDDYN, "un flwyddyn"), (2, BLWYDDYN, "dwy flynedd"),
        (3, BLWYDDYN, "tair blynedd"), (4, BLWYDDYN, "pedair blynedd"),
        (5, BLWYDDYN, "pum mlynedd"), (6, BLWYDDYN, "chwe blynedd"),
        (7, BLWYDDYN, "saith mlynedd"), (8, BLWYDDYN, "wyth mlynedd"),
        (9, BLWYDDYN, "naw mlynedd"), (10, BLWYDDYN, "deng mlynedd"),
        (100, BLWYDDYN, "can mlynedd"), (2, BLWYDD, "dwy flwydd"), (5, BLWYDD, "pum mlwydd"),
        (10, BLWYDD, "deng mlwydd"), (1, DIWRNOD, "un diwrnod"), (2, DIWRNOD, "dau ddiwrnod"),
        (3, DIWRNOD, "tri diwrnod"), (4, DIWRNOD, "pedwar diwrnod"), (5, DIWRNOD, "pum niwrnod"),
        (6, DIWRNOD, "chwe diwrnod"), (7, DIWRNOD, "saith niwrnod"), (9, DIWRNOD, "naw niwrnod"),
        (10, DIWRNOD, "deng niwrnod"),
        # bigger, decimal: singular below a thousand, "o" + soft plural from there (Wicipedia)
        (30, MUNUD, "tri deg munud"), (30, BLWYDDYN, "tri deg mlynedd"),
        (110, MUNUD, "cant a deng munud"), (25, PUNT, "dau ddeg pum punt"),
        (22, GRADD, "dau ddeg dwy radd"),
        (17, GRADD, "un deg saith gradd"), (200, PUNT, "dau gan punt"),
        (300, PUNT, "tri chan punt"), (105, PUNT, "cant a phum punt"),
        (1000, PUNT, "mil o bunnoedd"), (2000, PUNT, "dwy fil o bunnoedd"),
        (3000, BLWYDDYN, "tair mil o flynyddoedd"), (1_000_000, PUNT, "miliwn o bunnoedd"),
    ],
)  # fmt: skip
def test_number_and_noun(n: int, noun: Noun, words: str) -> None:
    assert count(n, noun) == words


@pytest.mark.parametrize(
    ("n", "noun", "words"),
    [
        (11, MUNUD, "un munud ar ddeg"), (11, MUNUD_FEMININE, "un funud ar ddeg"),
        (12, MUNUD, "deuddeng munud"), (15, MUNUD, "pymtheng munud"), (15, PUNT, "pymtheg punt"),
        (17, CATH, "dwy gath ar bymtheg"), (18, MUNUD, "deunaw munud"), (20, MUNUD, "ugain munud"),
        (24, AWR, "pedair awr ar hugain"), (25, MUNUD, "pum munud ar hugain"),
        (26, MILLTIR, "chwe milltir ar hugain"), (11, BLWYDDYN, "un mlynedd ar ddeg"),
        (12, BLWYDDYN, "deuddeng mlynedd"), (15, BLWYDDYN, "pymtheng mlynedd"),
        (18, BLWYDDYN, "deunaw mlynedd"), (20, BLWYDDYN, "ugain mlynedd"),
        (21, BLWYDDYN, "un mlynedd ar hugain"), (22, BLWYDDYN, "dwy flynedd ar hugain"),
        (25, BLWYDDYN, "pum mlynedd ar hugain"), (30, BLWYDDYN, "deng mlynedd ar hugain"),
        (40, BLWYDDYN, "deugain mlynedd"), (50, BLWYDDYN, "hanner can mlynedd"),
        (50, PUNT, "hanner can punt"), (60, BLWYDDYN, "trigain mlynedd"),
        (80, BLWYDDYN, "pedwar ugain mlynedd"), (21, DIWRNOD, "un diwrnod ar hugain"),
        (15, DIWRNOD, "pymtheng niwrnod"),
    ],
)  # fmt: skip
def test_traditional_number_around_its_noun(n: int, noun: Noun, words: str) -> None:
    assert count(n, noun, TRADITIONAL) == words


def test_literary_softening_after_seven_and_eight() -> None:
    assert count(7, PUNT, literary=True) == "saith bunt"
    assert count(8, CEINIOG, literary=True) == "wyth geiniog"
    assert count(8, MUNUD, literary=True) == "wyth munud"


@pytest.mark.parametrize(
    ("n", "masculine", "feminine"),
    [
        # GyG, "trefnolion"
        (1, "cyntaf", "cyntaf"), (2, "ail", "ail"), (3, "trydydd", "trydedd"),
        (4, "pedwerydd", "pedwaredd"), (5, "pumed", "pumed"), (6, "chweched", "chweched"),
        (7, "seithfed", "seithfed"), (8, "wythfed", "wythfed"), (9, "nawfed", "nawfed"),
        (10, "degfed", "degfed"), (11, "unfed ar ddeg", "unfed ar ddeg"),
        (12, "deuddegfed", "deuddegfed"), (13, "trydydd ar ddeg", "trydedd ar ddeg"),
        (15, "pymthegfed", "pymthegfed"), (16, "unfed ar bymtheg", "unfed ar bymtheg"),
        (17, "ail ar bymtheg", "ail ar bymtheg"), (18, "deunawfed", "deunawfed"),
        (19, "pedwerydd ar bymtheg", "pedwaredd ar bymtheg"), (20, "ugeinfed", "ugeinfed"),
        (21, "unfed ar hugain", "unfed ar hugain"), (23, "trydydd ar hugain", "trydedd ar hugain"),
        (30, "degfed ar hugain", "degfed ar hugain"),
        (31, "unfed ar ddeg ar hugain", "unfed ar ddeg ar hugain"),
        (40, "deugeinfed", "deugeinfed"), (50, "hanner canfed", "hanner canfed"),
        (60, "trigeinfed", "trigeinfed"), (100, "canfed", "canfed"), (1000, "milfed", "milfed"),
    ],
)  # fmt: skip
def test_ordinals(n: int, masculine: str, feminine: str) -> None:
    assert ordinal(n, M) == masculine
    assert ordinal(n, F) == feminine


@pytest.mark.parametrize(
    ("n", "noun", "words"),
    [
        (1, WYTHNOS, "wythnos gyntaf"), (1, MIS, "mis cyntaf"), (2, CATH, "ail gath"),
        (2, CI, "ail gi"), (3, MERCH, "trydedd ferch"), (3, CI, "trydydd ci"),
        (5, BLWYDDYN, "pumed flwyddyn"), (20, BLWYDDYN, "ugeinfed flwyddyn"),
        (21, Noun("canrif", "canrifoedd", F), "unfed ganrif ar hugain"),
    ],
)  # fmt: skip
def test_ordinal_with_its_noun(n: int, noun: Noun, words: str) -> None:
    assert ordinal_phrase(n, noun) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (2026, "dwy fil dau ddeg chwech"),
        (2000, "dwy fil"),
        (2005, "dwy fil a phump"),
        (2010, "dwy fil a deg"),
        (1999, "mil naw cant naw deg naw"),
        (1900, "mil naw cant"),
        (1282, "mil dau gant wyth deg dau"),
        (1066, "mil chwe deg chwech"),
        (1404, "mil pedwar cant a phedwar"),
    ],
)
def test_years(n: int, words: str) -> None:
    assert year(n) == words


def test_decimal_fractions() -> None:
    assert decimal_fraction(3, "5") == "tri pwynt pump"
    assert decimal_fraction(0, "25") == "dim pwynt dau pump"
    assert decimal_fraction(10, "05") == "deg pwynt dim pump"


@pytest.mark.parametrize("n", [-1, LARGEST + 1])
def test_numbers_out_of_range_are_refused(n: int) -> None:
    with pytest.raises(ValueError, match="range"):
        cardinal(n)
    with pytest.raises(ValueError, match="range"):
        count(n, PUNT)


def test_ordinals_and_years_out_of_range_are_refused() -> None:
    for bad in (0, -3, 1_000_000):
        with pytest.raises(ValueError, match="range"):
            ordinal(bad)
    with pytest.raises(ValueError, match="range"):
        year(0)


@given(st.integers(0, LARGEST), st.integers(0, LARGEST), st.sampled_from(Gender))
def test_different_numbers_have_different_names(a: int, b: int, gender: Gender) -> None:
    for system in System:
        assert (cardinal(a, gender, system) == cardinal(b, gender, system)) == (a == b)


def test_every_small_number_has_its_own_name_in_both_systems() -> None:
    for system in System:
        for gender in Gender:
            assert len({cardinal(n, gender, system) for n in range(3000)}) == 3000
    assert len({ordinal(n) for n in range(1, 2000)}) == 1999


@given(st.integers(0, LARGEST), st.sampled_from([PUNT, MUNUD, BLWYDDYN, DIWRNOD, MILLTIR, CATH]))
def test_a_counted_noun_never_leaves_a_full_form_before_it(n: int, noun: Noun) -> None:
    # pump, chwech, cant shorten before a noun; mil and miliwn take "o" with the plural
    for system in System:
        words = count(n, noun, system).split()
        if "o" in words:
            assert n >= 1000
            continue
        stem = noun.counted[-3:]
        position = next(i for i, w in enumerate(words) if i and w.endswith(stem)) if n > 1 else 1
        assert words[position - 1] not in {"pump", "chwech", "cant", "gant", "chant"}
