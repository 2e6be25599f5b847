"""``macsen-lite wyoming``: the assistant as a service for Home Assistant."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click

from macsen_lite.cli._common import option, print_json, show_warnings, verb, warn
from macsen_lite.errors import UsageError
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.serve.wyoming.server import Address

PORT = 10400


@verb("wyoming", settings="needed")
@option("--uri", default=None, metavar="URI", help="wyoming.option.uri")
@option("--lan", is_flag=True, help="wyoming.option.lan")
@option("--announce/--no-announce", "is_announced", default=True, help="wyoming.option.announce")
@option("--wake/--no-wake", "can_wake", default=True, help="wyoming.option.wake")
@option("--bell/--no-bell", "is_heard", default=True, help="wyoming.option.bell")
def command(
    uri: str | None,
    lan: bool,
    is_announced: bool,
    can_wake: bool,
    is_heard: bool,
    as_json: bool,
) -> int:
    """Serve until Ctrl-C."""
    from macsen_lite.assistant import Assistant
    from macsen_lite.cli._misheard import recording
    from macsen_lite.cli._ringing import ringing_meanwhile
    from macsen_lite.clock import SystemClock
    from macsen_lite.config.config import Config
    from macsen_lite.serve.ports import check_host, is_loopback
    from macsen_lite.serve.wyoming.announcing import can_announce, reachable_at
    from macsen_lite.serve.wyoming.home import Home
    from macsen_lite.serve.wyoming.server import Address, listen, run
    from macsen_lite.serve.wyoming.waking import WakeWords

    usual = Address("0.0.0.0" if lan else "127.0.0.1", PORT)  # noqa: S104 - only with --lan
    address = usual if uri is None else Address.of(uri)
    check_host(address.host)
    is_open = not is_loopback(address.host)
    if is_open and not lan:
        raise UsageError(
            message("wyoming.needs_lan", host=address.host), message("wyoming.needs_lan.hint")
        )
    show_warnings()
    zone = ZoneInfo(Config.of_this_user().text("cyffredinol.cylchfa"))

    def make_assistant() -> Assistant:
        return Assistant.of_this_user(SystemClock(zone))

    with listen(address) as listener, recording() as recorder:
        address = Address(address.host, listener.getsockname()[1])
        # To be found is for those whom the service is open to.
        announce_at = reachable_at(listener) if is_open and is_announced else ""
        lacks_extra = bool(announce_at) and not can_announce()

        def on_start() -> None:
            uri = _from_outside(address).uri
            if as_json:
                print_json({"uri": uri, "lan": is_open})
                return
            click.echo(message("wyoming.address", uri=uri))
            if is_open:
                warn(message("wyoming.is_open"))
            if lacks_extra:
                click.echo(message("wyoming.no_zeroconf"), err=True)
            click.echo(message("wyoming.end"), err=True)

        # Without the bell the right to ring is left to another program.
        rings = ringing_meanwhile(is_heard=True, as_json=as_json) if is_heard else nullcontext()
        with rings:
            wake_words = WakeWords() if can_wake else None
            home = Home(make_assistant, wake_words=wake_words, recorder=recorder)
            found_at = "" if lacks_extra else announce_at
            run(home, listener, on_start=on_start, announce_at=found_at)
    return 0


def _from_outside(address: Address) -> Address:
    """What others connect to, where it listens at every address of this machine."""
    from macsen_lite.serve.access import network_address

    if address.host not in ("0.0.0.0", "::"):  # noqa: S104
        return address
    return replace(address, host=network_address() or address.host)
