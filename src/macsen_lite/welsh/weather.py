"""The weather in Welsh words: the sky by its WMO code, temperatures, wind, and how old news is.

The codes are those of present weather, 0 to 99: WMO *Manual on Codes* (WMO-No. 306), code table
4677. Of 0 to 3, which there tell how clouds change, forecasters' data use the meaning clear, mainly
clear, partly cloudy and overcast; so it is here. The words are our own. What follows *hi'n* is
written as it is said there: adjectives soften but for ll and rh (*hi'n **g**ymylog*), verb-nouns do
not (*hi'n **b**wrw glaw*): *Gramadeg y Gymraeg* on *yn*. *Storm* is feminine: *storm **f**ellt*.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from macsen_lite.welsh.calendar import say_ago
from macsen_lite.welsh.duration import say_duration
from macsen_lite.welsh.mutation import soft, soft_after_yn
from macsen_lite.welsh.quantities import say_measure, say_temperature
from macsen_lite.welsh.syntax import after

__all__ = [
    "SKIES",
    "WET",
    "WHITE",
    "Kind",
    "Sky",
    "Tense",
    "say_heat",
    "say_heat_after_i",
    "say_since",
    "say_sky",
    "say_wind",
]


class Tense(Enum):
    """When the weather is: the third person of *bod*."""

    IS = "mae"
    WILL_BE = "bydd"
    WAS = "roedd"


class Kind(Enum):
    """What a sky is, from the fairest to the worst."""

    CLEAR = 0
    CLOUD = 1
    HAZE = 2
    FOG = 3
    DRIZZLE = 4
    RAIN = 5
    HAIL = 6
    SLEET = 7
    SNOW = 8
    ICE = 9
    """Rain that freezes."""
    THUNDER = 10


WET = frozenset({Kind.DRIZZLE, Kind.RAIN, Kind.HAIL, Kind.SLEET, Kind.ICE, Kind.THUNDER})
"""For which an umbrella is wanted."""
WHITE = frozenset({Kind.SLEET, Kind.SNOW})
"""In which there is snow."""


@dataclass(frozen=True, slots=True)
class Sky:
    """The weather of one code."""

    kind: Kind
    words: str
    """What stands after *mae hi'n*, or after *mae* when ``there_is``."""
    there_is: bool = False
    """*Mae cawodydd*, and not *mae hi'n gawodydd*."""
    by_night: str = ""
    """The words when the sun is down, if they are others."""


def _is(kind: Kind, words: str, by_night: str = "") -> Sky:
    return Sky(kind, words, by_night=by_night)


def _there(kind: Kind, words: str) -> Sky:
    return Sky(kind, words, there_is=True)


SKIES: Mapping[int, Sky] = MappingProxyType(
    {
        0: _is(Kind.CLEAR, "heulog", "glir"),
        1: _is(Kind.CLEAR, "heulog gan mwyaf", "glir gan mwyaf"),
        2: _is(Kind.CLOUD, "rhannol gymylog"),
        3: _is(Kind.CLOUD, "gymylog"),
        4: _there(Kind.HAZE, "mwg yn yr awyr"),
        5: _there(Kind.HAZE, "tawch"),
        6: _there(Kind.HAZE, "llwch yn yr awyr"),
        7: _there(Kind.HAZE, "llwch yn codi yn y gwynt"),
        8: _there(Kind.HAZE, "llwch yn troelli yn y gwynt"),
        9: _there(Kind.HAZE, "storm lwch gerllaw"),
        10: _there(Kind.FOG, "niwl ysgafn"),
        11: _there(Kind.FOG, "ambell glwt o niwl isel"),
        12: _there(Kind.FOG, "niwl isel"),
        13: _there(Kind.CLOUD, "mellt yn y pellter"),
        14: _there(Kind.CLOUD, "cymylau glaw gerllaw"),
        15: _there(Kind.CLOUD, "glaw yn y pellter"),
        16: _there(Kind.CLOUD, "glaw gerllaw"),
        17: _there(Kind.THUNDER, "mellt a tharanau heb law"),
        18: _there(Kind.CLOUD, "hyrddiau cryf o wynt"),
        19: _there(Kind.CLOUD, "trowynt gerllaw"),
        20: _is(Kind.CLOUD, "sych ar ôl glaw mân"),
        21: _is(Kind.CLOUD, "sych ar ôl glaw"),
        22: _is(Kind.CLOUD, "sych ar ôl eira"),
        23: _is(Kind.CLOUD, "sych ar ôl eirlaw"),
        24: _is(Kind.CLOUD, "sych ar ôl glaw rhewllyd"),
        25: _is(Kind.CLOUD, "sych ar ôl cawod o law"),
        26: _is(Kind.CLOUD, "sych ar ôl cawod o eira"),
        27: _is(Kind.CLOUD, "sych ar ôl cawod o genllysg"),
        28: _is(Kind.CLOUD, "glir ar ôl niwl"),
        29: _is(Kind.CLOUD, "dawel ar ôl mellt a tharanau"),
        30: _there(Kind.HAZE, "storm lwch yn gostegu"),
        31: _there(Kind.HAZE, "storm lwch"),
        32: _there(Kind.HAZE, "storm lwch yn dechrau"),
        33: _there(Kind.HAZE, "storm lwch fawr yn gostegu"),
        34: _there(Kind.HAZE, "storm lwch fawr"),
        35: _there(Kind.HAZE, "storm lwch fawr yn dechrau"),
        36: _there(Kind.SNOW, "ychydig o eira yn lluwchio"),
        37: _there(Kind.SNOW, "llawer o eira yn lluwchio"),
        38: _there(Kind.SNOW, "eira yn chwythu yn y gwynt"),
        39: _there(Kind.SNOW, "llawer o eira yn chwythu yn y gwynt"),
        40: _there(Kind.FOG, "niwl gerllaw"),
        41: _there(Kind.FOG, "clytiau o niwl"),
        42: _there(Kind.FOG, "niwl yn teneuo"),
        43: _there(Kind.FOG, "niwl trwchus yn teneuo"),
        44: _there(Kind.FOG, "niwl tenau"),
        45: _is(Kind.FOG, "niwlog"),
        46: _there(Kind.FOG, "niwl yn tewychu"),
        47: _there(Kind.FOG, "niwl trwchus yn tewychu"),
        48: _there(Kind.FOG, "niwl rhewllyd"),
        49: _there(Kind.FOG, "niwl rhewllyd trwchus"),
        50: _is(Kind.DRIZZLE, "pigo bwrw"),
        51: _is(Kind.DRIZZLE, "bwrw glaw mân ysgafn"),
        52: _is(Kind.DRIZZLE, "bwrw glaw mân ar adegau"),
        53: _is(Kind.DRIZZLE, "bwrw glaw mân"),
        54: _is(Kind.DRIZZLE, "bwrw glaw mân yn drwm ar adegau"),
        55: _is(Kind.DRIZZLE, "bwrw glaw mân yn drwm"),
        56: _is(Kind.ICE, "bwrw glaw mân rhewllyd"),
        57: _is(Kind.ICE, "bwrw glaw mân rhewllyd yn drwm"),
        58: _is(Kind.RAIN, "bwrw ychydig o law a glaw mân"),
        59: _is(Kind.RAIN, "bwrw glaw a glaw mân yn drwm"),
        60: _is(Kind.RAIN, "bwrw ychydig o law ar adegau"),
        61: _is(Kind.RAIN, "bwrw ychydig o law"),
        62: _is(Kind.RAIN, "bwrw glaw ar adegau"),
        63: _is(Kind.RAIN, "bwrw glaw"),
        64: _is(Kind.RAIN, "bwrw glaw yn drwm ar adegau"),
        65: _is(Kind.RAIN, "bwrw glaw yn drwm"),
        66: _is(Kind.ICE, "bwrw glaw rhewllyd"),
        67: _is(Kind.ICE, "bwrw glaw rhewllyd yn drwm"),
        68: _is(Kind.SLEET, "bwrw ychydig o eirlaw"),
        69: _is(Kind.SLEET, "bwrw eirlaw yn drwm"),
        70: _is(Kind.SNOW, "bwrw ychydig o eira ar adegau"),
        71: _is(Kind.SNOW, "bwrw ychydig o eira"),
        72: _is(Kind.SNOW, "bwrw eira ar adegau"),
        73: _is(Kind.SNOW, "bwrw eira"),
        74: _is(Kind.SNOW, "bwrw eira yn drwm ar adegau"),
        75: _is(Kind.SNOW, "bwrw eira yn drwm"),
        76: _there(Kind.HAZE, "llwch iâ yn yr awyr"),
        77: _is(Kind.SNOW, "bwrw eira mân"),
        78: _there(Kind.SNOW, "ambell bluen eira"),
        79: _is(Kind.SLEET, "bwrw rhew mân"),
        80: _there(Kind.RAIN, "cawodydd ysgafn"),
        81: _there(Kind.RAIN, "cawodydd o law"),
        82: _there(Kind.RAIN, "cawodydd trwm iawn"),
        83: _there(Kind.SLEET, "cawodydd ysgafn o eirlaw"),
        84: _there(Kind.SLEET, "cawodydd trwm o eirlaw"),
        85: _there(Kind.SNOW, "cawodydd ysgafn o eira"),
        86: _there(Kind.SNOW, "cawodydd trwm o eira"),
        87: _there(Kind.HAIL, "cawodydd ysgafn o genllysg mân"),
        88: _there(Kind.HAIL, "cawodydd trwm o genllysg mân"),
        89: _there(Kind.HAIL, "cawodydd o genllysg"),
        90: _there(Kind.HAIL, "cawodydd trwm o genllysg"),
        91: _is(Kind.RAIN, "bwrw ychydig o law ar ôl mellt a tharanau"),
        92: _is(Kind.RAIN, "bwrw glaw yn drwm ar ôl mellt a tharanau"),
        93: _is(Kind.SNOW, "bwrw ychydig o eira ar ôl mellt a tharanau"),
        94: _is(Kind.SNOW, "bwrw eira yn drwm ar ôl mellt a tharanau"),
        95: _there(Kind.THUNDER, "storm fellt a tharanau"),
        96: _there(Kind.THUNDER, "storm fellt a tharanau a chenllysg"),
        97: _there(Kind.THUNDER, "storm fawr o fellt a tharanau"),
        98: _there(Kind.THUNDER, "storm fellt a tharanau a llwch"),
        99: _there(Kind.THUNDER, "storm fawr o fellt a tharanau a chenllysg"),
    }
)
"""Every code and its weather."""


def say_sky(code: int, tense: Tense = Tense.IS, *, night: bool = False) -> str:
    """The weather of a code of `SKIES`, as the beginning of a sentence.

    >>> say_sky(3), say_sky(63, Tense.WILL_BE), say_sky(95, Tense.WAS), say_sky(0, night=True)
    ("mae hi'n gymylog", "bydd hi'n bwrw glaw", 'roedd storm fellt a tharanau', "mae hi'n glir")

    Raises:
        KeyError: there is no such code.
    """
    sky = SKIES[code]
    if sky.there_is:
        return f"{tense.value} {sky.words}"
    return f"{tense.value} hi'n {(night and sky.by_night) or sky.words}"


# ------------------------------------------------------------------------------- temperatures


def say_heat(degrees: float) -> str:
    """A temperature to the degree, after *mae'r tymheredd*: "yn ddeuddeg gradd".

    *Yn* softens the numeral: *yn **dd**wy radd*, *yn **b**um gradd*.

    >>> say_heat(12.4), say_heat(-2), say_heat(0.3)
    ('yn ddeuddeg gradd', 'yn ddwy radd o dan y rhewbwynt', 'ar y rhewbwynt')
    """
    whole = _whole(degrees)
    if whole == 0:
        return "ar y rhewbwynt"
    return f"yn {soft_after_yn(say_temperature(whole, freezing=True))}"


def say_heat_after_i(degrees: float) -> str:
    """A temperature to the degree that is risen or fallen to: "i ddeuddeg gradd".

    >>> say_heat_after_i(4), say_heat_after_i(-0.2)
    ('i bedair gradd', "i'r rhewbwynt")
    """
    whole = _whole(degrees)
    if whole == 0:
        return "i'r rhewbwynt"
    return f"i {soft(say_temperature(whole, freezing=True))}"


def _whole(degrees: float) -> int:
    """Halves away from nought, as thermometers are read."""
    return int(abs(degrees) + 0.5) * (-1 if degrees < 0 else 1)


# --------------------------------------------------------------------------------------- wind

_STRENGTHS = (
    (8, "awel ysgafn"),
    (13, "gwynt ysgafn"),
    (19, "gwynt cymedrol"),
    (25, "gwynt gweddol gryf"),
    (39, "gwynt cryf"),
    (55, "gwynt cryf iawn"),
)
"""Beaufort's forces 1–2, 3, 4, 5, 6–7 and 8–9 end below so many miles an hour."""
_CALM = 1.0
_FROM = (
    "o'r gogledd",
    "o'r gogledd-ddwyrain",
    "o'r dwyrain",
    "o'r de-ddwyrain",
    "o'r de",
    "o'r de-orllewin",
    "o'r gorllewin",
    "o'r gogledd-orllewin",
)
_SPEED_SAID = 13
"""From how many miles an hour on the speed is worth saying."""


def say_wind(speed: float, direction: float | None = None) -> str:
    """Wind of ``speed`` miles an hour from ``direction`` degrees, after *mae*.

    >>> say_wind(4, 180), say_wind(28.2)
    ("awel ysgafn o'r de", 'gwynt cryf, tua thri deg milltir yr awr')
    """
    if speed < _CALM:
        return "hi bron yn llonydd, heb awel o wynt"
    words = next((words for below, words in _STRENGTHS if speed < below), "gwynt stormus")
    if direction is not None:
        words += f" {_FROM[round(direction % 360 / 45) % len(_FROM)]}"
    if speed < _SPEED_SAID:
        return words
    return f"{words}, {say_speed(speed)}"


def say_speed(speed: float) -> str:
    """Miles an hour to the nearest five: "tua thri deg milltir yr awr" (*tua* aspirates)."""
    return after("tua", say_measure(5 * int(speed / 5 + 0.5), "mya"))


# ---------------------------------------------------------------------------------------- age

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def say_since(seconds: float) -> str:
    """Roughly how long ago; an adverb of time, so it softens.

    >>> say_since(290), say_since(7300), say_since(3 * 86_400)
    ('bum munud yn ôl', 'ddwy awr yn ôl', 'dridiau yn ôl')
    """
    hours = round(seconds / _HOUR)
    if seconds < 55 * _MINUTE:
        minutes = round(seconds / _MINUTE)
        length = _MINUTE * (max(1, minutes) if minutes < 5 else 5 * round(minutes / 5))
    elif hours < 24:
        length = _HOUR * hours
    else:
        return say_ago(max(1, round(seconds / _DAY)))
    return f"{soft(say_duration(length))} yn ôl"
