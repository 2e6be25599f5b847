"""Text → words, against a table made by hand: what a Welsh reader would say.

Mutations after the word before: Y Treigladur under am, a, â, i, na, o, tua, yn, y.
"""

import re
import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from macsen_lite.voice.speakable import speakable

MONEY = {
    "£1": "un bunt",
    "£2": "dwy bunt",
    "£3": "tair punt",
    "£4": "pedair punt",
    "£6": "chwe phunt",
    "£10": "deg punt",
    "£15": "pymtheg punt",
    "£20": "ugain punt",
    "£25": "dau ddeg pum punt",
    "£100": "can punt",
    "£3.50": "tair punt pum deg ceiniog",
    "£3.00": "tair punt",
    "£0.50": "pum deg ceiniog",
    "£0.00": "dim punt",
    "£1,234.56": "mil dau gant tri deg pedair o bunnoedd pum deg chwe cheiniog",
    "£2000": "dwy fil o bunnoedd",
    "£3m": "tair miliwn o bunnoedd",
    "£2.5 miliwn": "dau pwynt pump miliwn o bunnoedd",
    "€5": "pum ewro",
    "$2": "dwy ddoler",
    "-£5": "minws pum punt",
    "50c": "pum deg ceiniog",
    "am £3": "am dair punt",
    "o £5 i £10": "o bum punt i ddeg punt",
}
MEASURES = {
    "7°C": "saith gradd Celsius",
    "7 °C": "saith gradd Celsius",
    "-2°C": "minws dwy radd Celsius",
    "−4°C": "minws pedair gradd Celsius",
    "3°": "tair gradd",
    "1°": "un radd",
    "0°C": "dim gradd Celsius",
    "12°C": "deuddeg gradd Celsius",
    "22°C": "dau ddeg dwy radd Celsius",
    "70°F": "saith deg gradd Fahrenheit",
    "50 %": "pum deg y cant",
    "50%": "pum deg y cant",
    "2.5%": "dau pwynt pump y cant",
    "100%!": "cant y cant!",
    "5 km": "pum cilometr",
    "3km": "tri chilometr",
    "2 kg": "dau gilogram",
    "70 mya": "saith deg milltir yr awr",
    "2 mya": "dwy filltir yr awr",
    "100 m": "can metr",
    "50 km/h": "pum deg cilometr yr awr",
    "20 m/s": "ugain metr yr eiliad",
    "5m²": "pum metr sgwâr",
    "2GB": "dau gigabeit",
    "5 munud": "pum munud",
    "2 funud": "dau funud",
    "10 munud": "deng munud",
    "25 munud": "pum munud ar hugain",
    "45 munud": "pedwar deg pum munud",
    "24 awr": "pedair awr ar hugain",
    "3 blynedd": "tair blynedd",
    "3 cath a 2 gi": "tair cath a dau gi",
    "i 2 ferch": "i ddwy ferch",
    "6 cath": "chwe chath",
    "y 4 ysgol": "y pedair ysgol",
    "100 car": "can car",
    "2 neu 3 awr": "dwy neu dair awr",
    "pennod 3 stori": "pennod tri stori",
    "5 mlynedd": "pum mlynedd",
    "10 niwrnod": "deng niwrnod",
    "3 mis": "tri mis",
    "3 oed": "tair oed",
    "yn 1 oed": "yn flwydd oed",
    "17 oed": "dwy ar bymtheg oed",
    "65 oed": "chwe deg pump oed",
    "mae'n 3 oed": "mae'n dair oed",
    "yn 5 mlwydd oed": "yn bum mlwydd oed",
    "3 miliwn o bobl": "tair miliwn o bobl",
    "2 biliwn": "dau biliwn",
}
ORDINALS = {
    "1af": "cyntaf",
    "2il": "ail",
    "2ail": "ail",
    "3ydd": "trydydd",
    "3edd": "trydedd",
    "y 3edd": "y drydedd",
    "4ydd": "pedwerydd",
    "y 4edd": "y bedwaredd",
    "5ed": "pumed",
    "7fed": "seithfed",
    "11eg": "unfed ar ddeg",
    "12fed": "deuddegfed",
    "20fed": "ugeinfed",
    "yr 21ain ganrif": "yr unfed ganrif ar hugain",
    "19eg ganrif": "pedwaredd ganrif ar bymtheg",
    "o'r 13eg ganrif": "o'r drydedd ganrif ar ddeg",
    "Y 18fed ganrif": "Y ddeunawfed ganrif",
    "y 18fed a'r 19eg ganrif": "y ddeunawfed a'r bedwaredd ganrif ar bymtheg",
    "y 10fed wythnos": "y ddegfed wythnos",
    "y 5ed ferch": "y bumed ferch",
    "y 5ed dosbarth": "y pumed dosbarth",
    "y 2il Ryfel Byd": "yr ail Ryfel Byd",
    "y 8fed": "yr wythfed",
    "yr 21ain o Dachwedd": "yr unfed ar hugain o Dachwedd",
    "31ain": "unfed ar ddeg ar hugain",
    "Elisabeth II": "Elisabeth yr ail",
    "Harri VIII": "Harri yr wythfed",
}
TIMES_AND_DATES = {
    "14:05": "pum munud wedi dau y prynhawn",
    "07:30": "hanner awr wedi saith y bore",
    "7:30": "hanner awr wedi saith",
    "12:00": "hanner dydd",
    "24:00": "hanner nos",
    "am 14:00": "am ddau o'r gloch y prynhawn",
    "am 7:30yh": "am hanner awr wedi saith yr hwyr",
    "7yb": "saith o'r gloch y bore",
    "7.30 y.h.": "hanner awr wedi saith yr hwyr",
    "i 3:00": "i dri o'r gloch",
    "Mae hi'n 14:05": "Mae hi'n bum munud wedi dau y prynhawn",
    "14:05 y prynhawn": "pum munud wedi dau y prynhawn",
    "11 o'r gloch": "un ar ddeg o'r gloch",
    "am 2 o'r gloch": "am ddau o'r gloch",
    "chwarter i 12": "chwarter i ddeuddeg",
    "hanner awr wedi 11": "hanner awr wedi un ar ddeg",
    "rhwng 1:30 a 2:30": "rhwng hanner awr wedi un a hanner awr wedi dau",
    "30/8/2022": "y degfed ar hugain o Awst, dwy fil dau ddeg dau",
    "2022-08-30": "y degfed ar hugain o Awst, dwy fil dau ddeg dau",
    "ar 5 Mai": "ar y pumed o Fai",
    "y 5ed o Fai": "y pumed o Fai",
    "30 Awst 2022": "y degfed ar hugain o Awst, dwy fil dau ddeg dau",
    "o 1/3/2026": "o'r cyntaf o Fawrth, dwy fil dau ddeg chwech",
    "Mai 5": "y pumed o Fai",
    "y 60au": "y chwedegau",
    "y 1960au": "y mil naw chwedegau",
    "29/2": "y nawfed ar hugain o Chwefror",
    "yn 2026": "yn nwy fil dau ddeg chwech",
    "ym 1999": "ym mil naw cant naw deg naw",
}
NUMBERS = {
    "0": "dim",
    "15": "un deg pump",
    "1,234": "mil dau gant tri deg pedwar",
    "3.5": "tri pwynt pump",
    "3.05": "tri pwynt dim pump",
    "-5": "minws pump",
    "2026": "dwy fil dau ddeg chwech",
    "5-7": "pump i saith",
    "2020–2022": "dwy fil dau ddeg i ddwy fil dau ddeg dau",
    "rhwng 5 a 10": "rhwng pump a deg",
    "3 a 1": "tri ac un",
    "mwy na 3": "mwy na thri",
    "mwy na 1": "mwy nag un",
    "tua 3": "tua thri",
    "y 2": "y ddau",
    "a'r 2 arall": "a'r ddau arall",
    "gyda 3 char": "gyda thri char",
    "2 + 2 = 4": "dau adio dau yn hafal i bedwar",
    "5 - 3": "pump tynnu tri",
    "3 × 4": "tri lluosi â phedwar",
    "½": "hanner",
    "2½": "dau a hanner",
    "1 1/2": "un a hanner",
    "3/4": "tri chwarter",
    "007": "dim dim saith",
    "029 2087 1234": "dim dau naw, dau dim wyth saith, un dau tri pedwar",
    "07700 900123": "dim saith saith dim dim, naw dim dim un dau tri",
    "1.2.3": "un pwynt dau pwynt tri",
    "10–12°C": "deg i ddeuddeg gradd Celsius",
    "£5-£10": "pum punt i ddeg punt",
    "50-60%": "pum deg i chwe deg y cant",
    "gwynt 15-20 mya": "gwynt un deg pump i ugain milltir yr awr",
    "<5": "llai na phump",
    "> £10": "mwy na deg punt",
    "~3": "tua thri",
    "3 x 4": "tri lluosi â phedwar",
    "(01970) 123456": "dim un naw saith dim, un dau tri pedwar pump chwech",
    "+44 29 2087 1234": "pedwar pedwar, dau naw, dau dim wyth saith, un dau tri pedwar",
    "Ffoniwch 999": "Ffoniwch naw naw naw",
    "24/7": "ddydd a nos",
    "12345678901": "un dau tri pedwar pump chwech saith wyth naw dim un",
}
LETTERS_AND_SIGNS = {
    "S4C": "es pedwar ec",
    "BBC": "bi bi ec",
    "ITV": "i ti fi",
    "TGAU": "ti eg a u",
    "A470": "a pedwar saith dim",
    "M4": "em pedwar",
    "v1.2": "fi un pwynt dau",
    "4G": "pedwar eg",
    "COVID-19": "Covid un deg naw",
    "UNESCO": "Unesco",
    "PEIDIWCH byth": "peidiwch byth",
    "HELO BAWB": "helo bawb",
    "https://www.bbc.co.uk/cymru?x=1": "bi bi ec dot co dot u cê",
    "Ewch i www.llyw.cymru.": "Ewch i llyw dot cymru.",
    "enw.arall@prifysgol.ac.uk, diolch": "enw arall at prifysgol dot ac dot u cê, diolch",
    "Marks & Spencer": "Marks a Spencer",
    "Huw & Aled": "Huw ac Aled",
    "😀 Helo 👋🏽": "Helo",
    "日本 Cymru": "Cymru",
    "e.e. ci": "er enghraifft ci",
    "cŵn, cathod, ayyb.": "cŵn, cathod, ac yn y blaen",
    "Dr. Jones": "Doctor Jones",
    "mae’r ci": "mae'r ci",
    "'Dan ni yma": "'Dan ni yma",
    "“Helo,” meddai.": "Helo, meddai.",
    "Betws-y-Coed": "Betws y Coed",
    "un – dau": "un, dau",
    "Beth?!": "Beth?",
    "Bore da\nSut wyt ti?": "Bore da, Sut wyt ti?",
    "Bore da.\n\nHwyl\tfawr": "Bore da. Hwyl fawr",
    "...": "",
    "£": "",
}
TABLE = MONEY | MEASURES | ORDINALS | TIMES_AND_DATES | NUMBERS | LETTERS_AND_SIGNS


@pytest.mark.parametrize(("written", "said"), TABLE.items())
def test_what_is_said(written: str, said: str) -> None:
    assert speakable(written) == said


@pytest.mark.parametrize(
    "sentence",
    [
        "Mae hi'n ddau o'r gloch.",
        "Beth yw'r newyddion heddiw?",
        "Dw i'n mynd i'r dre' yfory, os bydd hi'n braf.",
        "Dysg o'r crud hyd y bedd!",
        "I bawb a'i bobl, A oes heddwch?",
    ],
)
def test_plain_welsh_is_left_alone(sentence: str) -> None:
    assert speakable(sentence) == sentence


def test_figures_inside_a_sentence() -> None:
    assert speakable("Ar 1/3/2026 am 9:00yb bydd hi'n 12°C yng Nghaerdydd (80 % o law).") == (
        "Ar y cyntaf o Fawrth, dwy fil dau ddeg chwech am naw o'r gloch y bore bydd hi'n "
        "ddeuddeg gradd Celsius yng Nghaerdydd, wyth deg y cant o law."
    )


def test_a_number_of_any_length_is_read() -> None:
    # Python refuses to turn more than 4,300 figures into an int.
    assert speakable("7" * 5000) == " ".join(["saith"] * 5000)
    assert speakable("0." + "5" * 5000).startswith("dim pwynt pump pump")


SIGNS = st.sampled_from([*"£$€%°&@#+-–−×÷=*/:.,;!?'’()½²0123456789 ", "°C", "ydd", "km"])
TEXT = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.one_of(
            SIGNS,
            st.sampled_from(["am ", "i ", "a ", "yn ", "y ", "na ", "Mai", " o'r gloch", "BBC"]),
            st.sampled_from(["www.bbc.co.uk", "a@b.com", "II", "munud", "yb", "mil", " oed"]),
        ),
        max_size=12,
    ).map("".join),
)


@given(TEXT)
@example("1/2/3/4")
@example("0x1F")
@example("²³½")
@example("Ⅷ ² ٣ ३ 〇")
@example("ǅ ª º ﬁ")
def test_only_letters_and_four_marks_come_out(text: str) -> None:
    for character in speakable(text):
        assert character in " '.,?!" or (
            unicodedata.category(character) in ("Ll", "Lu")
            and unicodedata.name(character).startswith("LATIN")
        ), character


@given(TEXT)
@example("1'")
@example("A A A")
@example("b.b")
@example("A.BB")
@example("'AB'CD")
def test_doing_it_twice_changes_nothing(text: str) -> None:
    once = speakable(text)
    assert speakable(once) == once


@given(TEXT)
def test_marks_are_tidy(text: str) -> None:
    assert not re.search(r"\s\s|^[ .,?!]|\s$|\s[.,?!]|[.,?!]{2}", speakable(text))


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_welsh_voice_never_switches_to_english() -> None:
    # espeak-ng marks a language switch as "(en)…(cy)"; on the unprepared text it does switch.
    def ipa(text: str) -> str:
        return subprocess.run(
            ["espeak-ng", "-v", "cy", "-q", "--ipa", "--stdin"],
            input=text, capture_output=True, encoding="utf-8", check=True,
        ).stdout  # fmt: skip

    assert "(en)" in ipa("50 % & 30/8/2022")
    assert "(en)" not in ipa(". ".join(map(speakable, TABLE)))
