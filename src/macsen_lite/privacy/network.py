"""What may go out, by switch: to which hosts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from macsen_lite.config.config import Config
from macsen_lite.config.setting import ConfigValue
from macsen_lite.music.stations import StationsError, read_stations, stations_file
from macsen_lite.online import SWITCH

ADDRESSES: Mapping[str, tuple[str, ...]] = {
    "ar_lein.tywydd": ("tywydd.cyfeiriad",),
    "ar_lein.newyddion": ("newyddion.ffynonellau",),
    "ar_lein.wicipedia": ("wicipedia.cyfeiriad",),
    "ar_lein.cerddoriaeth": (),
    "ar_lein.clic": ("clic.chwilio", "clic.rhaglen", "clic.cyfeiriad"),
}
"""Switch → the settings with the addresses it lets out to."""
RADIO = "ar_lein.cerddoriaeth"
"""The switch whose addresses are those of the stations, which have a file of their own."""
IN_HOUSE = ("golau.mqtt", "golau.home_assistant")
"""Settings with hosts in the house, which are spoken to whether the internet is on or not."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way out."""

    setting: str
    is_on: bool
    """Whether it may be used: its own switch and the one for all are on."""
    hosts: tuple[str, ...]


def ways_out(config: Config) -> list[Way]:
    """Every switch but the one for all, as the settings stand."""
    is_on = config.flag(SWITCH)
    ways = []
    for switch, settings in ADDRESSES.items():
        hosts = _hosts(config, settings)
        if switch == RADIO:
            hosts = _stations(config)
        ways.append(Way(switch, is_on and config.flag(switch), tuple(hosts)))
    return ways


def in_house(config: Config) -> tuple[str, ...]:
    """The hosts in the house that are set."""
    return tuple(_hosts(config, IN_HOUSE))


def _hosts(config: Config, settings: tuple[str, ...]) -> list[str]:
    found = (host for key in settings for host in hosts_in(config.get(key)))
    return list(dict.fromkeys(found))


def _stations(config: Config) -> list[str]:
    try:
        addresses = read_stations(stations_file(config)).values()
    except StationsError:  # doctor says what is wrong with the file
        return []
    return list(dict.fromkeys(host for address in addresses for host in hosts_in(address)))


def hosts_in(value: ConfigValue) -> Iterator[str]:
    """The hosts of the addresses in a setting's value.

    >>> list(hosts_in("https://cy.wikipedia.org"))
    ['cy.wikipedia.org']
    """
    match value:
        case dict():
            for part in value.values():
                yield from hosts_in(part)
        case list():
            for part in value:
                yield from hosts_in(part)
        case str() if value.strip():
            try:
                host = urlsplit(value if "//" in value else f"//{value}").hostname
            except ValueError:
                return
            if host:
                yield host
        case _:
            return
