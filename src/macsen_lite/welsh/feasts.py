"""The days that have names in Wales, and when they fall.

Movable feasts hang on Easter, reckoned by the anonymous Gregorian algorithm (*Nature*, 20 April
1876; J. Meeus, *Astronomical Algorithms*, ch. 8). Names and forms follow Geiriadur Prifysgol
Cymru and custom: *gŵyl* is feminine, yet saints keep or lose their mutation by custom (*Gŵyl
Dewi*, older *Gŵyl Ddewi*; *Gŵyl Fair*). *Calan Gaeaf* is the first of November; the night before
it is *Nos Galan Gaeaf*.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

__all__ = ["FEASTS", "Feast", "easter"]

_WEEK = 7


def easter(year: int) -> datetime.date:
    """Easter Sunday of the Western churches, in the Gregorian calendar, for the years 1 to 9999.

    >>> easter(2026).isoformat(), easter(2024).isoformat()
    ('2026-04-05', '2024-03-31')
    """
    golden = year % 19
    century, of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leaps, rest = divmod(of_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)


@dataclass(frozen=True, slots=True)
class Feast:
    """A day of the year that has a name.

    Exactly one way of finding it: ``month`` and ``day``; days after ``easter``; or, when
    ``sunday`` is set, the nth Sunday of ``month`` on or after ``day``.
    """

    name: str
    """As it is said, with its article: "y Nadolig", "Gŵyl Dewi"."""
    heard: tuple[str, ...]
    """Radical forms without the article, in lower case; the first is the usual one."""
    month: int = 0
    day: int = 0
    easter: int | None = None
    """Days after Easter Sunday; negative before."""
    sunday: int = 0
    """Which Sunday on or after ``month``/``day``; 0 for no such rule."""
    with_article: bool = False
    """Whether *y* or *yr* may stand before the forms heard."""
    adverb: str = ""
    """How it is said for "on that day" where that is not *ar* and the softened name."""

    def on(self, year: int) -> datetime.date:
        """Its day in ``year`` (1 to 9999)."""
        if self.easter is not None:
            return easter(year) + datetime.timedelta(days=self.easter)
        first = datetime.date(year, self.month, self.day)
        if not self.sunday:
            return first
        wait = (6 - first.weekday()) % _WEEK
        return first + datetime.timedelta(days=wait + _WEEK * (self.sunday - 1))


FEASTS: tuple[Feast, ...] = (
    Feast(
        "Dydd Calan",
        ("dydd calan", "dydd calan ionawr", "dydd y flwyddyn newydd"),
        1, 1, adverb="ddydd Calan",
    ),
    Feast(
        "y Flwyddyn Newydd", ("flwyddyn newydd", "calan"), 1, 1,
        with_article=True, adverb="ddydd Calan",
    ),
    Feast("yr Ystwyll", ("ystwyll", "gŵyl ystwyll", "dydd ystwyll"), 1, 6, with_article=True),
    Feast("yr Hen Galan", ("hen galan",), 1, 13, with_article=True),
    Feast(
        "Dydd Santes Dwynwen",
        (
            "dydd santes dwynwen", "diwrnod santes dwynwen", "santes dwynwen",
            "gŵyl santes dwynwen", "dydd gŵyl santes dwynwen", "gŵyl dwynwen", "gŵyl ddwynwen",
            "dydd gŵyl dwynwen",
        ),
        1, 25, adverb="ddydd Santes Dwynwen",
    ),
    Feast("Gŵyl Fair y Canhwyllau", ("gŵyl fair y canhwyllau", "gŵyl fair"), 2, 2),
    Feast(
        "Dydd San Ffolant",
        (
            "dydd san ffolant", "diwrnod san ffolant", "gŵyl san ffolant", "san ffolant",
            "dydd sant ffolant",
        ),
        2, 14, adverb="ddydd San Ffolant",
    ),
    Feast(
        "Dydd Gŵyl Dewi",
        (
            "dydd gŵyl dewi", "dydd gŵyl dewi sant", "dydd gŵyl ddewi", "diwrnod gŵyl dewi",
            "dydd dewi sant", "diwrnod dewi sant",
        ),
        3, 1, adverb="ddydd Gŵyl Dewi",
    ),
    Feast("Gŵyl Dewi", ("gŵyl dewi", "gŵyl dewi sant", "gŵyl ddewi"), 3, 1),
    Feast(
        "Dydd San Padrig",
        ("dydd san padrig", "gŵyl san padrig", "gŵyl badrig", "dydd gŵyl san padrig"),
        3, 17, adverb="ddydd San Padrig",
    ),
    Feast(
        "Dydd Ffŵl Ebrill", ("dydd ffŵl ebrill", "ffŵl ebrill"), 4, 1, adverb="ddydd Ffŵl Ebrill"
    ),
    Feast(
        "Dydd Mawrth Ynyd",
        (
            "dydd mawrth ynyd", "mawrth ynyd", "dydd ynyd", "dydd mawrth crempog",
            "diwrnod crempog", "diwrnod crempogau", "dydd crempog",
        ),
        easter=-47, adverb="ddydd Mawrth Ynyd",
    ),
    Feast(
        "Dydd Mercher Lludw",
        ("dydd mercher lludw", "dydd mercher y lludw", "mercher lludw", "mercher y lludw"),
        easter=-46, adverb="ddydd Mercher Lludw",
    ),
    Feast("Sul y Mamau", ("sul y mamau", "dydd sul y mamau", "diwrnod y mamau"), easter=-21),
    Feast("Sul y Blodau", ("sul y blodau", "dydd sul y blodau"), easter=-7),
    Feast(
        "Dydd Iau Cablyd", ("dydd iau cablyd", "iau cablyd"), easter=-3, adverb="ddydd Iau Cablyd"
    ),
    Feast(
        "Dydd Gwener y Groglith",
        ("dydd gwener y groglith", "gwener y groglith"),
        easter=-2, adverb="ddydd Gwener y Groglith",
    ),
    Feast(
        "y Groglith", ("groglith",), easter=-2, with_article=True, adverb="ddydd Gwener y Groglith"
    ),
    Feast("y Pasg", ("pasg",), easter=0, with_article=True, adverb="ar Sul y Pasg"),
    Feast("Sul y Pasg", ("sul y pasg", "dydd sul y pasg", "dydd sul pasg", "dydd pasg"), easter=0),
    Feast(
        "Dydd Llun y Pasg",
        ("dydd llun y pasg", "llun y pasg", "dydd llun pasg"),
        easter=1, adverb="ddydd Llun y Pasg",
    ),
    Feast(
        "Dydd Iau Dyrchafael",
        ("dydd iau dyrchafael", "dydd iau'r dyrchafael", "iau dyrchafael"),
        easter=39, adverb="ddydd Iau Dyrchafael",
    ),
    Feast("y Sulgwyn", ("sulgwyn", "dydd sulgwyn"), easter=49, with_article=True),
    Feast("y Llungwyn", ("llungwyn", "dydd llungwyn"), easter=50, with_article=True),
    Feast("Calan Mai", ("calan mai", "dydd calan mai", "calan haf"), 5, 1),
    Feast("Sul y Tadau", ("sul y tadau", "dydd sul y tadau", "diwrnod y tadau"), 6, 1, sunday=3),
    Feast("Gŵyl Ifan", ("gŵyl ifan", "gŵyl ieuan", "dydd gŵyl ifan"), 6, 24),
    Feast("Nos Gŵyl Ifan", ("nos gŵyl ifan", "noswyl ifan"), 6, 23, adverb="nos Gŵyl Ifan"),
    Feast(
        "Dydd Owain Glyndŵr",
        (
            "dydd owain glyndŵr", "diwrnod owain glyndŵr", "gŵyl owain glyndŵr",
            "owain glyndŵr", "dydd glyndŵr", "diwrnod glyndŵr",
        ),
        9, 16, adverb="ddydd Owain Glyndŵr",
    ),
    Feast("Gŵyl Fihangel", ("gŵyl fihangel", "gŵyl mihangel"), 9, 29),
    Feast("Diwrnod Shwmae", ("diwrnod shwmae", "diwrnod shwmae su'mae", "diwrnod su'mae"), 10, 15),
    Feast(
        "Nos Galan Gaeaf",
        ("nos galan gaeaf", "noson calan gaeaf", "noswyl calan gaeaf"),
        10, 31, adverb="nos Galan Gaeaf",
    ),
    Feast("Calan Gaeaf", ("calan gaeaf", "dydd calan gaeaf"), 11, 1),
    Feast(
        "Noson Guto Ffowc",
        (
            "noson guto ffowc", "nos guto ffowc", "noson tân gwyllt", "nos tân gwyllt",
            "noson y tân gwyllt",
        ),
        11, 5,
    ),
    Feast("Sul y Cofio", ("sul y cofio", "dydd sul y cofio"), 11, 1, sunday=2),
    Feast(
        "Dydd y Cadoediad", ("dydd y cadoediad", "dydd y cofio"), 11, 11, adverb="ddydd y Cadoediad"
    ),
    # Four Sundays before Christmas: the first that falls on 27 November or after.
    Feast("Sul yr Adfent", ("sul yr adfent", "sul cyntaf yr adfent"), 11, 27, sunday=1),
    Feast("Noswyl Nadolig", ("noswyl nadolig", "noswyl y nadolig"), 12, 24),
    Feast(
        "y Nadolig", ("nadolig", "dolig"), 12, 25, with_article=True, adverb="ddydd Nadolig",
    ),
    Feast(
        "Dydd Nadolig",
        ("dydd nadolig", "diwrnod nadolig", "dydd dolig", "diwrnod dolig"),
        12, 25, adverb="ddydd Nadolig",
    ),
    Feast(
        "Gŵyl San Steffan",
        (
            "gŵyl san steffan", "gŵyl steffan", "dydd san steffan", "dydd gŵyl san steffan",
            "dydd gŵyl steffan", "diwrnod san steffan", "san steffan",
        ),
        12, 26,
    ),
    Feast(
        "Nos Galan",
        ("nos galan", "noswyl calan", "noswyl y flwyddyn newydd", "nos flwyddyn newydd"),
        12, 31, adverb="nos Galan",
    ),
)  # fmt: skip
"""Every named day that is heard, in the order of a year (those that hang on Easter about there)."""
