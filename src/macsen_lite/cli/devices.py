"""``macsen-lite devices``: which microphones and loudspeakers there are, and whether they work."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

import click

from macsen_lite.cli._common import json_option, option, print_json, report, verb, verb_group, warn
from macsen_lite.errors import AudioError, MacsenError, UsageError
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.audio.devices import Device, Kind
    from macsen_lite.audio.microphone import Block, MicrophoneEvent
    from macsen_lite.clip import AudioClip

_KEYS: dict[Kind, str] = {"input": "gwrando.meicroffon", "output": "llais.seinydd"}
"""The settings that name a device."""


@verb_group("devices")
@json_option
@click.pass_context
def command(ctx: click.Context, as_json: bool) -> int:
    """Alone, it lists."""
    return 0 if ctx.invoked_subcommand else _list(as_json)


command.invoke_without_command = True
command.no_args_is_help = False


@verb("list", help="devices.list.help", settings="used")
@click.pass_context
def list_verb(ctx: click.Context, as_json: bool) -> int:
    """One device a line; with ``--json``, one object a device."""
    return _list(as_json or bool(ctx.parent and ctx.parent.params.get("as_json")))


def _list(as_json: bool) -> int:
    from macsen_lite.audio.devices import list_devices

    found = list_devices()
    chosen = {kind: _chosen(kind) for kind in _KEYS}
    if as_json:
        for device in found:
            print_json(
                {
                    "name": device.name,
                    "host_api": device.host_api,
                    "inputs": device.inputs,
                    "outputs": device.outputs,
                    "rate": round(device.rate),
                    "default_input": device.is_default_input,
                    "default_output": device.is_default_output,
                    "microphone": device == chosen["input"],
                    "loudspeaker": device == chosen["output"],
                }
            )
        return 0
    for kind, used in chosen.items():
        _table(kind, [device for device in found if device.channels(kind)], used)
    if found:
        click.echo(
            message("devices.choose", microphone=_KEYS["input"], loudspeaker=_KEYS["output"])
        )
    return 0


def _chosen(kind: Kind) -> Device | None:
    """The device that is used, as the settings are; a warning if the one they name is missing."""
    from macsen_lite.audio.devices import find_device
    from macsen_lite.config.config import Config

    name = Config.of_this_user().text(_KEYS[kind])
    try:
        return find_device(name, kind)
    except AudioError as error:
        if name:
            warn(f"{_KEYS[kind]}: {error}")
        return None


def _table(kind: Kind, devices: list[Device], used: Device | None) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    title = message(f"devices.title.{kind}")
    if not devices:
        click.echo(f"{title}: {message(f'devices.no_{kind}')}\n")
        return
    table = Table(box=None, pad_edge=False, title=title, title_justify="left", title_style="bold")
    table.add_column("")
    table.add_column(message("devices.column.name"), overflow="fold")
    table.add_column(message("devices.column.channels"), justify="right")
    table.add_column(message("devices.column.rate"), justify="right")
    table.add_column(message("devices.column.system"))
    for device in devices:
        mark = "[green]▸[/]" if device == used else ""
        usual = f" ({message('devices.default')})" if device.is_default(kind) else ""
        channels, rate = str(device.channels(kind)), f"{device.rate:.0f} Hz"
        table.add_row(mark, escape(device.name) + usual, channels, rate, device.host_api)
    Console(highlight=False).print(table)
    click.echo()


@verb("test", help="devices.test.help", settings="used")
@option("--microphone", metavar="NAME", help="devices.option.microphone")
@option("--loudspeaker", metavar="NAME", help="devices.option.loudspeaker")
@option("--seconds", type=float, default=3.0, metavar="N", help="devices.option.seconds")
@option("--no-play", "silent", is_flag=True, help="devices.option.no_play")
@click.pass_context
def test_verb(
    ctx: click.Context,
    microphone: str | None,
    loudspeaker: str | None,
    seconds: float,
    silent: bool,
    as_json: bool,
) -> int:
    """Record, say how it sounds, and play it back: 1 if nothing was heard or could be played."""
    from macsen_lite.audio.levels import measure
    from macsen_lite.config.config import Config

    if not 0.5 <= seconds <= 60:
        raise UsageError(message("devices.bad_seconds", seconds=seconds))
    as_json = as_json or bool(ctx.parent and ctx.parent.params.get("as_json"))
    config = Config.of_this_user()
    record: dict[str, object] = {}
    failed = False
    clip: AudioClip | None = None
    try:
        clip, name, rate, lost = _record(
            microphone or config.text(_KEYS["input"]) or None, seconds, quiet=as_json
        )
    except AudioError as error:
        failed = True
        record["microphone"] = {"error": error.message, "hint": error.hint}
        report(error)
    else:
        level = measure(clip)
        failed = "silent" in level.findings
        record["microphone"] = {
            "name": name,
            "rate": rate,
            "peak_db": round(level.peak_db, 1),
            "rms_db": round(level.rms_db, 1),
            "noise_db": round(level.noise_db, 1),
            "clipped": round(level.clipped, 4),
            "offset": round(level.offset, 4),
            "overflows": lost,
            "findings": list(level.findings),
        }
        if not as_json:
            click.echo(message("devices.test.microphone", name=name, rate=rate))
            click.echo(
                message(
                    "devices.test.level",
                    peak=level.peak_db,
                    rms=level.rms_db,
                    noise=level.noise_db,
                )
            )
            for finding in level.findings or ("good",):
                click.echo(message(f"devices.finding.{finding}"))
            if lost:
                click.echo(message("microphone.overflow", count=lost))
    if not silent:
        try:
            played = _play(loudspeaker or config.text(_KEYS["output"]), clip, quiet=as_json)
        except MacsenError as error:
            failed = True
            record["loudspeaker"] = {"error": error.message, "hint": error.hint}
            report(error)
        else:
            record["loudspeaker"] = {"name": played}
    if as_json:
        print_json(record)
    return int(failed)


def _record(name: str | None, seconds: float, *, quiet: bool) -> tuple[AudioClip, str, int, int]:
    """What the microphone hears, its name, its own rate, and how often sound was lost."""
    import numpy as np

    from macsen_lite.audio.block import BLOCK_S, RATE
    from macsen_lite.audio.microphone import SoundCardMicrophone
    from macsen_lite.clip import AudioClip

    def tell(event: MicrophoneEvent) -> None:
        if event.kind == "lost":
            # A test is not the place to wait for somebody to plug it in again.
            raise AudioError(message("devices.test.lost"), message("microphone.not_opened.hint"))

    with SoundCardMicrophone(name, on_event=tell) as microphone:
        assert microphone.device is not None
        device, rate = microphone.device.name, microphone.rate
        if not quiet:
            click.echo(message("devices.test.speak", seconds=seconds), err=True)
        count = max(1, round(seconds / BLOCK_S))
        blocks = _metered(islice(microphone.blocks(), count), quiet=quiet)
        samples = np.concatenate([block.samples for block in blocks])
        return AudioClip(samples, RATE), device, rate, microphone.overflows


def _metered(blocks: Iterator[Block], *, quiet: bool) -> Iterator[Block]:
    """The blocks as they come, with a level meter on a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    from macsen_lite.audio.levels import loudness_db

    console = Console(stderr=True)
    columns = (TextColumn("{task.fields[level]}"), BarColumn(30), TextColumn("{task.fields[db]}"))
    with Progress(
        *columns, console=console, transient=True, disable=quiet or not console.is_terminal
    ) as progress:
        task = progress.add_task("", total=60, level=message("devices.test.meter"), db="")
        for block in blocks:
            db = loudness_db(block.samples)
            progress.update(task, completed=min(60.0, max(0.0, db + 60)), db=f"{db:.0f} dB")
            yield block


def _play(name: str, clip: AudioClip | None, *, quiet: bool) -> str:
    """Play what was recorded, and a chime; the name of what it was played on."""
    from macsen_lite.audio.devices import find_device
    from macsen_lite.ringing.chime import chime
    from macsen_lite.voice.playback import SoundCard

    device = find_device(name, "output")
    card = SoundCard(device=device.name)
    if not quiet:
        click.echo(message("devices.test.playing", name=device.name))
    for sound in (clip, chime()):
        if sound is not None:
            card.play(sound)
    if not quiet:
        click.echo(message("devices.test.played"))
    return device.name


command.add_command(list_verb)
command.add_command(test_verb)
