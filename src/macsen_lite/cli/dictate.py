"""``macsen-lite dictate``: open speech → text, from a microphone, a file, or standard input."""

from __future__ import annotations

import contextlib
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import click

from macsen_lite.cli._common import option, show_warnings, verb, warn
from macsen_lite.errors import UsageError
from macsen_lite.messages import message

if TYPE_CHECKING:
    import io

    import numpy as np
    import numpy.typing as npt

    from macsen_lite.audio.microphone import MicrophoneEvent
    from macsen_lite.cli._dictating import Display
    from macsen_lite.dictating.formats import Format
    from macsen_lite.dictating.phrases import Phrase
    from macsen_lite.speech.model import ModelInfo

    Sound = Iterator[npt.NDArray[np.int16]]

_INTERRUPTED = 130
_STEP = 4_000
"""Samples heard at a time, at 16000 Hz: how often the words so far are looked at."""
_CONTAINERS = (b"RIFF", b"RIFX", b"RF64", b"fLaC", b"OggS", b"FORM", b"ID3")
"""How sound files begin that may come on standard input; anything else is raw sound."""


@verb("dictate", help="dictate.help", settings="used")
@click.argument("file", required=False, type=click.Path(path_type=Path, allow_dash=True))
@option("--model", metavar="NAME|PATH", help="dictate.option.model")
@option("--format", "kind", type=click.Choice(["txt", "srt", "json"]), help="dictate.option.format")
@option("--timestamps", is_flag=True, help="dictate.option.timestamps")
@option("--out", type=click.Path(path_type=Path, dir_okay=False), help="dictate.option.out")
@option("--overwrite", is_flag=True, help="dictate.option.overwrite")
@option("--device", metavar="NAME", help="dictate.option.device")
@option("--rate", type=int, metavar="HZ", help="dictate.option.rate")
def command(
    file: Path | None,
    model: str | None,
    kind: str | None,
    timestamps: bool,
    out: Path | None,
    overwrite: bool,
    device: str | None,
    rate: int | None,
    as_json: bool,
) -> int:
    """Dictate FILE, standard input for "-", or what a microphone hears until Ctrl-C."""
    from macsen_lite.audio.files import read_info
    from macsen_lite.config.config import Config
    from macsen_lite.dictating.models import choose_model

    chosen = _format(kind, as_json, out)
    if device is not None and file is not None:
        raise UsageError(message("dictate.device_and_file"))
    if rate is not None and file != Path("-"):
        raise UsageError(message("dictate.rate_alone"))
    if timestamps and chosen != "txt":
        raise UsageError(message("dictate.timestamps_in_text"))
    config = Config.of_this_user()
    show_warnings()
    # Once more is as Ctrl-C: a service that is stopped keeps what it heard.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # What is cheap and may be wrong comes first: nobody waits for the model to learn that.
    if file not in (None, Path("-")):
        read_info(file)
    info = choose_model(model or config.text("arddweud.model").strip())
    with contextlib.ExitStack() as stack:
        sound, is_live = _sound(file, device or config.text("gwrando.meicroffon"), rate, stack)
        return _dictate(
            sound,
            info,
            chosen,
            timestamps,
            out,
            overwrite,
            is_live=is_live,
            stack=stack,
        )


def _format(kind: str | None, as_json: bool, out: Path | None) -> Format:
    """The format asked for; else the one that the output file's name says; else plain text."""
    from macsen_lite.dictating.formats import FORMATS

    if as_json and kind not in (None, "json"):
        raise UsageError(message("dictate.json_and_format", kind=kind))
    ending = out.suffix.lower().removeprefix(".") if out else ""
    wanted = "json" if as_json else kind or {"jsonl": "json"}.get(ending, ending)
    return next((known for known in FORMATS if known == wanted), "txt")


def _dictate(
    sound: Sound,
    info: ModelInfo,
    kind: Format,
    timestamps: bool,
    out: Path | None,
    overwrite: bool,
    *,
    is_live: bool,
    stack: contextlib.ExitStack,
) -> int:
    from macsen_lite.audio.microphone import RATE
    from macsen_lite.cli._dictating import open_display
    from macsen_lite.dictating.formats import make_writer
    from macsen_lite.dictating.models import open_model
    from macsen_lite.dictating.output import OutputFile
    from macsen_lite.dictating.phrases import dictate

    writer = make_writer(kind, timestamps=timestamps)
    file = stack.enter_context(OutputFile(out, overwrite=overwrite)) if out else None
    if sys.stderr.isatty():
        click.echo(message("dictate.loading", name=info.name), err=True)
    recogniser = open_model(info)
    display: Display = stack.enter_context(open_display())
    count = 0

    def write(phrase: Phrase) -> None:
        nonlocal count
        count += 1
        if file is not None:
            file.write(writer.write(phrase))
            display.phrase(phrase.text)
        else:
            display.output(writer.write(phrase))

    if is_live and sys.stderr.isatty():
        click.echo(message("dictate.speak"), err=True)
    is_whole = dictate(recogniser, sound, RATE, on_partial=display.partial, on_phrase=write)
    display.close()
    if not count:
        click.echo(message("dictate.nothing"), err=True)
        status = 1
    else:
        status = 0
        if out is not None:
            click.echo(message("dictate.saved", count=count, path=out), err=True)
    if not is_whole and not is_live:
        click.echo(message("dictate.interrupted"), err=True)
        return _INTERRUPTED
    return status


def _sound(
    file: Path | None, device: str, rate: int | None, stack: contextlib.ExitStack
) -> tuple[Sound, bool]:
    """Sound at 16000 Hz, in small steps, and whether it has no end but Ctrl-C.

    Raises AudioError when there is no microphone.
    """
    if file is None:
        return _from_microphone(device), True
    if file != Path("-"):
        return _from_file(file), False
    source = cast("io.BufferedReader", sys.stdin.buffer)
    if not source.peek(4)[:4].startswith(_CONTAINERS):
        return _from_pipe(source, rate, stack), True
    # Such a file is read by jumping about in it, which a pipe cannot do; nor need it fit into the
    # memory.
    copy = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="macsen-"))) / "stdin"
    with copy.open("wb") as target:
        shutil.copyfileobj(source, target)
    return _from_file(copy), False


def _from_file(path: Path) -> Sound:
    from macsen_lite.audio.files import stream_blocks
    from macsen_lite.audio.microphone import RATE

    return (
        block[at : at + _STEP]
        for block in stream_blocks(path, RATE)
        for at in range(0, len(block), _STEP)
    )


def _from_pipe(source: BinaryIO, rate: int | None, stack: contextlib.ExitStack) -> Sound:
    from macsen_lite.audio.microphone import RATE, PipeMicrophone

    microphone = stack.enter_context(PipeMicrophone(source, rate or RATE))
    return (block.samples for block in microphone.blocks())


def _from_microphone(device: str) -> Sound:
    from macsen_lite.audio.microphone import SoundCardMicrophone

    def told(event: MicrophoneEvent) -> None:
        warn(event.text)

    microphone = SoundCardMicrophone(device or None, on_event=told)
    # Whether it is there, is known at once; it is open when somebody listens, so that nothing is
    # lost while the model is being loaded.
    with microphone:
        pass

    def sound() -> Sound:
        with microphone:
            for block in microphone.blocks():
                yield block.samples

    return sound()
