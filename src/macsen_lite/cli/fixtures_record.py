"""``macsen-lite fixtures record``: people say the skills' sentences, and it becomes a manifest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from macsen_lite.cli._common import option, print_json, verb
from macsen_lite.cli._intents import load, wanted_intents
from macsen_lite.errors import UsageError
from macsen_lite.fixtures.recordings import AGES, Recordings, Speaker
from macsen_lite.messages import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from macsen_lite.audio.microphone import Microphone
    from macsen_lite.fixtures.keyboard import Keys


@verb("record", help="recording.verb", settings="used")
@click.argument("names", nargs=-1, metavar="[INTENT]…")
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="FOLDER",
    help="recording.option.out",
)
@option("--speaker", metavar="NAME", help="recording.option.speaker")
@option("--age", type=click.Choice(AGES), help="recording.option.age")
@option("--region", default="", metavar="TEXT", help="recording.option.region")
@option("--device", metavar="NAME", help="recording.option.device")
@option("--yes", is_flag=True, help="recording.option.yes")
# Instead of a microphone, a sound file, played for each take: to try the command with.
@click.option("--from-file", type=click.Path(path_type=Path), hidden=True)
def command(
    names: tuple[str, ...],
    out: Path | None,
    speaker: str | None,
    age: str | None,
    region: str,
    device: str | None,
    yes: bool,
    from_file: Path | None,
    as_json: bool,
) -> int:
    """Record sentences of every INTENT, or of those (or those skills) that are named."""
    from macsen_lite.audio.voice_activity import SileroVoiceActivity
    from macsen_lite.cli._recording import TerminalScreen
    from macsen_lite.clock import SystemClock
    from macsen_lite.config.config import Config
    from macsen_lite.fixtures.keyboard import TerminalKeys
    from macsen_lite.fixtures.prompts import Prompts
    from macsen_lite.fixtures.recording import Studio, record
    from macsen_lite.paths import data_dir
    from macsen_lite.speaking import users_sound_card

    config = Config.of_this_user()
    intents = load()
    chosen = wanted_intents(intents, names)
    folder = out or data_dir() / "recordings"
    recordings = Recordings(folder)
    named = device or config.text("gwrando.meicroffon")
    microphone, device_name = _microphone(from_file, named)
    with TerminalKeys() as keys:
        screen = TerminalScreen()
        screen.begin(folder, recordings, device_name)
        if not (yes or _agrees(keys)):
            return 1
        person = Speaker(speaker or _speaker(keys), age or "", region)
        prompts = Prompts(chosen, recordings.fixtures, person.id)
        studio = Studio(
            microphone=microphone,
            device=device_name,
            voice=SileroVoiceActivity.without_gate(),
            player=users_sound_card(),
            keys=keys,
            screen=screen,
            clock=SystemClock(),
        )
        kept = record(studio, prompts, recordings, person)
    if as_json:
        print_json({"manifest": str(recordings.manifest), "kept": kept, "speaker": person.id,
                    "before": len(recordings.fixtures)})  # fmt: skip
    else:
        screen.end(recordings.manifest, kept, len(recordings.fixtures))
    return 0


def _microphone(from_file: Path | None, name: str) -> tuple[Callable[[], Microphone], str]:
    """What opens the microphone, and what it is called. Raises AudioError: there is none."""
    from macsen_lite.audio.devices import find_device
    from macsen_lite.audio.microphone import FileMicrophone, SoundCardMicrophone

    if from_file is not None:
        with FileMicrophone(from_file):  # raises AudioError now and not at the first take
            return lambda: FileMicrophone(from_file, realtime=True), from_file.name
    found = find_device(name, "input")
    return lambda: SoundCardMicrophone(name or None), found.name


def _agrees(keys: Keys) -> bool:
    from macsen_lite.fixtures.keyboard import ENTER

    try:
        return keys.wait() == ENTER
    except EOFError:
        return False


def _speaker(keys: Keys) -> str:
    """Ask what to call the speaker; nothing said is “s1”."""
    from macsen_lite.fixtures.keyboard import ENTER

    click.echo(message("recording.who"), nl=False, err=True)
    typed = ""
    while True:
        try:
            key = keys.wait()
        except EOFError:
            raise UsageError(message("recording.no_terminal")) from None
        if key == ENTER:
            click.echo(err=True)
            return typed.strip() or "s1"
        if key in "\x7f\b":
            if typed:
                typed = typed[:-1]
                click.echo("\b \b", nl=False, err=True)
        elif key.isprintable():
            typed += key
            click.echo(key, nl=False, err=True)
