"""Clock times as people say and type them, understood: "chwarter i wyth y nos" → 19:45.

`clock_rule` hears what `clock.say_time` says and more: both genders of *munud*, decimal minutes
beside the traditional ones, colloquial short forms (*hanner wedi*, *ugain i*, *'di* for *wedi*),
the digital clock (*saith tri deg*) and digits (*19:45*, *7.30yh*). The first word may carry the
mutation of whatever stands before the time: *am **dd**au o'r gloch*, *tua **th**ri*. Inside, *i*
softens the hour (*i ddeg*), *wedi* and *cyn* leave it alone: *Y Treigladur* under each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from macsen_lite.welsh.grammar import maybe, one_of, phrases, sequence, written
from macsen_lite.welsh.mutation import aspirate, soft
from macsen_lite.welsh.nouns import MUNUD, MUNUD_FEMININE
from macsen_lite.welsh.numbers import System, cardinal, count
from macsen_lite.welsh.rule import Rule

__all__ = ["ClockTime", "clock_rule"]

_HOUR, _NOON, _DAY = 60, 12 * 60, 24 * 60  # minutes


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A time of day to the minute."""

    hour: int
    """0 to 23."""
    minute: int
    """0 to 59."""
    exact: bool = True
    """False when neither morning nor evening was said (*saith o'r gloch* is 7:00, or 19:00), or
    one that does not suit the hour (*deg o'r gloch y prynhawn*)."""

    def __str__(self) -> str:
        """HH:MM, on the 24-hour clock."""
        return f"{self.hour:02}:{self.minute:02}"


@cache
def clock_rule() -> Rule[ClockTime]:
    """Times of day, in words, or typed in digits.

    Without a part of the day an hour from 1 to 12 is read as it stands, and is not exact; *hanner
    dydd*, *hanner nos*, hours from 13 on and a leading zero ("07:30") are exact.
    """
    return one_of(_in_words(), _in_digits())


@cache
def _in_words() -> Rule[ClockTime]:
    dial = one_of(_on_the_hour(), _past_and_to(), _digital())
    timed = sequence(dial, maybe(_parts()), then=_in_part).initially(_mutated)
    about = sequence(_about(), timed, then=lambda _, time: time).costing(0.2)
    return one_of(timed, about)


# ------------------------------------------------------------------------- parts of the day

# From which minute of the twelve-hour dial (twelve o'clock is 0) to which, what it adds to them,
# and whether people say it of such times: nobody is sure of *deg o'r gloch y prynhawn*.
_Part = tuple[tuple[int, int, int, bool], ...]
_MORNING: _Part = ((0, _NOON, 0, True),)
_AFTERNOON: _Part = ((0, 8 * _HOUR, _NOON, True), (8 * _HOUR, _NOON, _NOON, False))
_EVENING: _Part = (
    (0, _HOUR, 0, True),
    (_HOUR, 4 * _HOUR, _NOON, False),
    (4 * _HOUR, _NOON, _NOON, True),
)
# "un o'r gloch y nos" is an hour after midnight, "deg o'r gloch y nos" two before it.
_NIGHT: _Part = ((0, 5 * _HOUR, 0, True), (5 * _HOUR, _NOON, _NOON, True))
_AFTER_NOON: _Part = ((0, _NOON, _NOON, True),)


@cache
def _parts() -> Rule[_Part]:
    said = {
        "y bore bach": _MORNING,
        "oriau mân y bore": _MORNING,
        "yn oriau mân y bore": _MORNING,
        "yr hwyr": _EVENING,
        "yn yr hwyr": _EVENING,
        "gyda'r hwyr": _EVENING,
        "gyda'r nos": _EVENING,
        "fin nos": _EVENING,
        "y nos": _NIGHT,
        "yn y nos": _NIGHT,
        "heno": _NIGHT,
    }
    spoken = dict.fromkeys(("bore", "bora"), _MORNING)
    spoken |= dict.fromkeys(("prynhawn", "pnawn", "p'nawn"), _AFTERNOON)
    for noun, part in spoken.items():
        for phrase in ("y {}", "yn y {}", "y {} ma", "y {} yma"):
            said[phrase.format(noun)] = part
        for here in ("ma", "yma"):  # an adverb of time may soften: "brynhawn 'ma"
            said[f"{noun} {here}"] = said[f"{soft(noun)} {here}"] = part
    return phrases(said)


def _in_part(time: ClockTime, part: _Part | None) -> ClockTime | None:
    """The time in that part of the day, or None where the two do not go together."""
    if part is None:
        return time
    minutes = time.hour * _HOUR + time.minute
    if time.exact:  # "hanner nos heno", "pedwar ar ddeg …": the part can only agree
        fits = any(low + add <= minutes < high + add for low, high, add, _ in part)
        return time if fits else None
    dial = minutes % _NOON
    return next(_time(dial + add, sure) for low, high, add, sure in part if low <= dial < high)


def _time(minutes: int, exact: bool = True) -> ClockTime:
    hour, minute = divmod(minutes % _DAY, _HOUR)
    return ClockTime(hour, minute, exact)


# ---------------------------------------------------------------------------------- the dial


def _mutated(word: str) -> Iterable[str]:
    """The word as it stands, softened (am, i, o, yn) or aspirated (tua, a)."""
    if word == "dim":  # ddim is "not"
        return (word,)
    return dict.fromkeys((word, soft(word), aspirate(word)))


def _softened(word: str) -> Iterable[str]:
    return (soft(word),)


def _mostly_softened(rule: Rule[int]) -> Rule[int]:
    """After *i*: softened, as it should be, or left alone, as it is sometimes said."""
    return one_of(rule.initially(_softened), rule.costing(0.3))


@cache
def _about() -> Rule[None]:
    return phrases({"tua": None, "oddeutu": None, "o gwmpas": None})


@cache
def _hours() -> Rule[int]:
    """One to twelve, in both systems, or typed."""
    rare = {"dou": 2, "unarddeg": 11} | {cardinal(n): n for n in (11, 12)}  # dou: the south's dau
    said = {cardinal(n, system=System.TRADITIONAL): n for n in range(1, 13)} | rare
    return one_of(phrases(said, dict.fromkeys(rare, 0.2)), written(_typed_hour))


@cache
def _twelves() -> Rule[int]:
    """Midday and midnight by name, as hours."""
    return phrases({"hanner dydd": 12, "canol dydd": 12, "hanner nos": 0, "canol nos": 0})


def _dial_time(hour: int, minutes: int = 0) -> ClockTime:
    """So many minutes from an hour of the dial; twelve o'clock stays 12."""
    dial = (hour * _HOUR + minutes) % _NOON
    return _time(dial + _NOON if dial < _HOUR else dial, exact=False)


def _named_time(hour: int, minutes: int = 0) -> ClockTime:
    return _time(hour * _HOUR + minutes)


@cache
def _on_the_hour() -> Rule[ClockTime]:
    oclock = phrases({"o'r gloch": None, "o gloch": None}, {"o gloch": 0.2})
    whole = sequence(_hours(), oclock, then=lambda hour, _: hour).map(_dial_time)
    # A bare hour is a time only where a time is asked for.
    bare = _hours().map(_dial_time).costing(0.3)
    exactly = phrases({"ar ei ben": None, "yn union": None, "union": None})
    hour = one_of(whole, bare, _twelves().map(_named_time))
    return sequence(hour, maybe(exactly, cost=0.1), then=lambda time, _: time)


# --------------------------------------------------------------------- minutes past and to


@cache
def _gaps() -> Rule[int]:
    """1 to 29 minutes, as they are said before *wedi* and *i*."""
    said = {"chwarter": 15, "cwarter": 15, "chwarter awr": 15, "munud": 1}
    costs = {"cwarter": 0.1, "chwarter awr": 0.2}  # cwarter: so the south

    def add(phrase: str, minutes: int, cost: float) -> None:
        if phrase not in said:
            said[phrase], costs[phrase] = minutes, cost

    for n in range(1, 30):
        for noun in (MUNUD, MUNUD_FEMININE):
            add(count(n, noun, System.TRADITIONAL), n, 0.0)
        for noun in (MUNUD, MUNUD_FEMININE):
            add(count(n, noun), n, 0.2)
    for n in (5, 6, 10, 12, 15):  # "pump munud", "deg munud": heard, though not taught
        add(f"{cardinal(n, system=System.TRADITIONAL)} munud", n, 0.2)
    for n in (5, 10, 20, 25):
        add(cardinal(n, system=System.TRADITIONAL), n, 0.3)  # "ugain i wyth"
    typed = sequence(
        written(_number(1, 29)),
        maybe(phrases({"munud": None, "funud": None}), cost=0.2),
        then=lambda n, _: n,
    )
    return one_of(phrases(said, costs), typed)


@cache
def _past_and_to() -> Rule[ClockTime]:
    past = phrases({"wedi": None, "di": None}, {"di": 0.3})
    half = phrases({"hanner awr": 30, "hanner": 30}, {"hanner": 0.1})
    hours, twelves = _hours(), _twelves()

    def after(gap: int, _: None, time: ClockTime) -> ClockTime:
        return _moved(time, gap)

    def before(gap: int, _: None, time: ClockTime) -> ClockTime:
        return _moved(time, -gap)

    plain = one_of(hours.map(_dial_time), twelves.map(_named_time))
    softened = one_of(
        _mostly_softened(hours).map(_dial_time), _mostly_softened(twelves).map(_named_time)
    )
    return one_of(
        sequence(one_of(_gaps(), half), past, plain, then=after),
        sequence(_gaps(), phrases({"i": None}), softened, then=before),
        sequence(_gaps(), phrases({"cyn": None}), plain, then=before).costing(0.2),
        sequence(_gaps(), phrases({"ar ôl": None}), plain, then=after).costing(0.2),
    )


def _moved(time: ClockTime, minutes: int) -> ClockTime:
    """The time so many minutes later, on the same kind of dial."""
    if time.exact:
        return _time(time.hour * _HOUR + time.minute + minutes)
    return _dial_time(time.hour, time.minute + minutes)


# ------------------------------------------------------------------------- the digital clock


def _clock_of_24(hour: int, minute: int) -> ClockTime:
    return ClockTime(hour, minute, exact=not 1 <= hour <= 12)


@cache
def _digital() -> Rule[ClockTime]:
    """Hour and minutes in decimal numbers: *saith tri deg*, *un deg naw dim pump*."""
    hours = {cardinal(n): n for n in range(1, 24)} | {"dim dim": 0}
    hours |= {cardinal(n, system=System.TRADITIONAL): n for n in (11, 12)}
    minutes = {cardinal(n): n for n in range(11, 60)} | {"un deg": 10, "pymtheg": 15}
    minutes |= {f"dim {cardinal(n)}": n for n in range(10)}
    rule: Rule[ClockTime] = sequence(phrases(hours), phrases(minutes), then=_clock_of_24)
    return rule.costing(0.2)


_DIGITS = re.compile(r"(\d{1,2})[:.](\d\d)")
_GLUED = re.compile(r"(\d{1,2})(yb|yp|yh|am|pm)")
_TYPED_PARTS: dict[str, _Part] = {
    "yb": _MORNING,
    "y b": _MORNING,
    "yp": _AFTERNOON,
    "y p": _AFTERNOON,
    "yh": _AFTER_NOON,
    "y h": _AFTER_NOON,
    "am": _MORNING,
    "pm": _AFTER_NOON,
}


def _number(smallest: int, largest: int) -> Callable[[str], int | None]:
    def read(word: str) -> int | None:
        n = int(word) if word.isdecimal() and len(word) <= 2 else -1
        return n if smallest <= n <= largest else None

    return read


def _typed_time(word: str) -> ClockTime | None:
    found = _DIGITS.fullmatch(word)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2])
    if hour > 23 or minute > 59:
        return None
    time = _clock_of_24(hour, minute)
    return replace(time, exact=True) if word.startswith("0") else time


def _glued_time(word: str) -> ClockTime | None:
    found = _GLUED.fullmatch(word)
    hour = _typed_hour(found[1]) if found else None
    return _in_part(_dial_time(hour), _TYPED_PARTS[found[2]]) if found and hour else None


_typed_hour = _number(1, 12)


@cache
def _in_digits() -> Rule[ClockTime]:
    """19:45, 7.30yh, 7pm; *am* apart only after minutes, for "7 am" may be seven at something."""
    after_minutes = one_of(_parts(), phrases(_TYPED_PARTS))
    after_hour = phrases({name: part for name, part in _TYPED_PARTS.items() if name != "am"})
    return one_of(
        written(_glued_time),
        sequence(written(_typed_hour).map(_dial_time), after_hour, then=_in_part),
        sequence(written(_typed_time), maybe(after_minutes), then=_in_part),
    )
