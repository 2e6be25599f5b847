"""``macsen-lite serve``: the assistant in a browser, on this machine or for the household."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from macsen_lite import paths
from macsen_lite.cli._common import option, print_json, show_warnings, verb, warn
from macsen_lite.errors import UsageError
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.serve.access import Access
    from macsen_lite.serve.running import Place

PORT = 8765
_FILE = click.Path(path_type=Path, dir_okay=False)


@verb("serve", settings="needed")
@option("--host", default=None, metavar="HOST", help="serve.option.host")
@option("--port", type=click.IntRange(0, 65_535), default=PORT, help="serve.option.port")
@option("--lan", is_flag=True, help="serve.option.lan")
@option("--cert", type=_FILE, default=None, help="serve.option.cert")
@option("--key", type=_FILE, default=None, help="serve.option.key")
@option("--name", "names", multiple=True, metavar="NAME", help="serve.option.name")
@option("--new-token", is_flag=True, help="serve.option.new_token")
@option("--open", "must_open", is_flag=True, help="serve.option.open")
@option("--bell/--no-bell", "is_heard", default=True, help="serve.option.bell")
def command(
    host: str | None,
    port: int,
    lan: bool,
    cert: Path | None,
    key: Path | None,
    names: tuple[str, ...],
    new_token: bool,
    must_open: bool,
    is_heard: bool,
    as_json: bool,
) -> int:
    """Serve the page until Ctrl-C."""
    from macsen_lite.cli._misheard import recording
    from macsen_lite.serve.access import Access, kept_token, own_names
    from macsen_lite.serve.house import House
    from macsen_lite.serve.ports import check_host
    from macsen_lite.serve.running import Place, check_certificate, is_loopback, listen, run

    host = host or ("0.0.0.0" if lan else "127.0.0.1")  # noqa: S104 - only with --lan
    check_host(host)
    if not lan and not is_loopback(host):
        raise UsageError(message("serve.needs_lan", host=host), message("serve.needs_lan.hint"))
    check_certificate(cert, key)
    show_warnings()
    token = kept_token(paths.data_dir(), is_new=new_token)
    # Behind a proxy everybody seems to come from this machine: they need the token too.
    is_shared = lan or bool(names)
    access = Access(token, is_shared, own_names(names) if is_shared else frozenset())
    with listen(host, port) as listener, recording() as recorder:
        place = Place(host, listener.getsockname()[1], cert, key)
        links = _links(access, place)

        def on_start() -> None:
            _tell(access, place, links, as_json=as_json)
            if must_open:
                import webbrowser

                webbrowser.open(links[0])

        try:
            run(
                House(access, is_heard=is_heard, recorder=recorder),
                listener,
                place,
                on_start=on_start,
            )
        except KeyboardInterrupt:  # the way to end it
            click.echo(err=True)
    return 0


def _links(access: Access, place: Place) -> list[str]:
    """Where the page is: for this machine, and with --lan for others."""
    from macsen_lite.serve.access import network_address

    path = f"/login?token={access.token}" if access.is_lan else "/"
    is_everywhere = place.host in ("0.0.0.0", "::")  # noqa: S104
    links = [place.url("localhost" if is_everywhere else "", path)]
    if access.is_lan and is_everywhere and (address := network_address()):
        links.append(place.url(address, path))
    return links


def _tell(access: Access, place: Place, links: list[str], *, as_json: bool) -> None:
    if as_json:
        print_json({"url": links[0], "urls": links, "lan": access.is_lan})
        return
    click.echo(message("serve.address", url=links[0]))
    if access.is_lan:
        click.echo(message("serve.login", url=links[-1]))
        _print_code(links[-1])
        if place.cert is None:
            warn(message("serve.no_https"))
    click.echo(message("serve.end"), err=True)


def _print_code(url: str) -> None:
    """The link as a QR code, where somebody may point a telephone at it."""
    import sys

    if sys.stdout.isatty():
        import segno

        segno.make(url, micro=False).terminal(out=sys.stdout, compact=True)
