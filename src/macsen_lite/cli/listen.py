"""``macsen-lite listen``: live conversation, by wake word, by key or with an open microphone."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, NoReturn

import click

from macsen_lite.cli._common import now_option, option, verb
from macsen_lite.clock import Clock, SystemClock
from macsen_lite.errors import UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

if TYPE_CHECKING:
    from macsen_lite.assistant import Assistant
    from macsen_lite.audio.microphone import Microphone, MicrophoneEvent
    from macsen_lite.cli._listening import LineDisplay
    from macsen_lite.listening.interfaces import Controls, Voice
    from macsen_lite.listening.loop import Listener
    from macsen_lite.listening.settings import ListenSettings

_TERMINATED = 128 + signal.SIGTERM
_PATIENCE_S = 0.3
"""An answer that takes longer is looked up while the listening goes on."""


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What was asked for on the command line."""

    from_file: Path | None
    realtime: bool
    out_dir: Path | None
    speak: bool
    earcons: bool
    as_json: bool

    @property
    def is_live(self) -> bool:
        """Whether sound comes as it does from people."""
        return self.from_file is None or self.realtime


@verb("listen", help="listen.help", settings="needed")
@option("--mode", type=click.Choice(["wake", "push", "open"]), help="listen.option.mode")
@option("--device", metavar="NAME", help="listen.option.device")
@option(
    "--from-file", type=click.Path(path_type=Path, dir_okay=False), help="listen.option.from_file"
)
@option("--realtime", is_flag=True, help="listen.option.realtime")
@option("--out-dir", type=click.Path(path_type=Path, file_okay=False), help="listen.option.out_dir")
@option("--speak/--no-speak", default=None, help="listen.option.speak")
@option("--earcons/--no-earcons", default=None, help="listen.option.earcons")
@option("--model", metavar="NAME|PATH", help="turn.option.model")
@now_option
def command(
    mode: str | None,
    device: str | None,
    from_file: Path | None,
    realtime: bool,
    out_dir: Path | None,
    speak: bool | None,
    earcons: bool | None,
    model: str | None,
    clock: Clock,
    as_json: bool,
) -> int:
    """Listen until Ctrl-C, or to the end of a file."""
    from macsen_lite.config.config import Config
    from macsen_lite.listening.events import Mode
    from macsen_lite.listening.settings import ListenSettings

    if realtime and from_file is None:
        raise UsageError(message("listen.realtime_alone"))
    if device is not None and from_file is not None:
        raise UsageError(message("listen.device_and_file"))
    if speak and out_dir is not None:
        raise UsageError(message("listen.speak_and_out_dir"))
    settings = ListenSettings.read(Config.of_this_user())
    settings = replace(
        settings,
        mode=Mode(mode) if mode else settings.mode,
        device=device if device is not None else settings.device,
    )
    may_speak = out_dir is None and (from_file is None if speak is None else speak)
    wants_earcons = settings.earcons if earcons is None else earcons
    wishes = _Wishes(
        from_file,
        realtime,
        _folder(out_dir),
        may_speak,
        wants_earcons and may_speak,
        as_json,
    )
    signal.signal(signal.SIGTERM, _terminated)
    with contextlib.ExitStack() as stack:
        display = _listen(settings, wishes, model, clock, stack)
    if from_file is not None and settings.mode is Mode.WAKE and not display.was_addressed:
        click.echo(message("listen.not_called", path=quote(str(from_file))), err=True)
    return 0


def _terminated(_signal: int, _frame: object) -> NoReturn:
    """End as tidily as by Ctrl-C: the terminal is put back, the voice falls silent."""
    raise SystemExit(_TERMINATED)


def _folder(path: Path | None) -> Path | None:
    if path is not None:
        try:
            path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                message("listen.no_out_dir", path=path, reason=reason_of(error)),
                message("listen.no_out_dir.hint"),
            ) from error
    return path


def _listen(
    settings: ListenSettings,
    wishes: _Wishes,
    model: str | None,
    clock: Clock,
    stack: contextlib.ExitStack,
) -> LineDisplay:
    """Listen to the end; returns what showed it."""
    from macsen_lite.assistant import Assistant
    from macsen_lite.cli._ringing import ringing_meanwhile, warn_if_nobody_rings
    from macsen_lite.cli._turns import warn_of_problems
    from macsen_lite.listening.events import Mode

    # What is cheap and may be wrong comes first: nobody waits for the model to learn that.
    listeners: list[Listener] = []

    def told(event: MicrophoneEvent) -> None:
        for each in listeners:
            each.microphone_changed(event.kind, event.text)

    def waits() -> None:
        for each in listeners:
            each.no_sound()

    microphone = _microphone(settings, wishes, told, waits)
    with microphone:
        pass
    controls = _controls(settings, wishes, stack)
    if controls is None and settings.mode is Mode.PUSH:
        raise UsageError(message("listen.no_keys"), message("listen.no_keys.hint"))
    if wishes.from_file is None and sys.stderr.isatty():
        click.echo(message("listen.starting"), err=True)
    voice, saved = _voice(wishes)
    assistant = Assistant.of_this_user(clock, model=model)
    if (mouth := getattr(voice, "mouth", None)) is not None:
        assistant.services.control = mouth
    warn_of_problems(assistant)
    begun = clock.now()
    rings = wishes.is_live and isinstance(clock, SystemClock)
    display = _display(wishes, saved, stack)
    listener = _listener(
        assistant, microphone, voice, display, controls, settings, wishes, stack, rings=rings
    )
    listeners.append(listener)
    if rings:
        stack.enter_context(ringing_meanwhile(is_heard=wishes.speak, as_json=wishes.as_json))
    listener.run()
    if not rings:
        warn_if_nobody_rings(assistant.services, begun)
    return display


def _listener(
    assistant: Assistant,
    microphone: Microphone,
    voice: Voice,
    display: LineDisplay,
    controls: Controls | None,
    settings: ListenSettings,
    wishes: _Wishes,
    stack: contextlib.ExitStack,
    *,
    rings: bool,
) -> Listener:
    from macsen_lite.audio.endpointing import Endpointer
    from macsen_lite.audio.voice_activity import SileroVoiceActivity
    from macsen_lite.cli._misheard import recording
    from macsen_lite.cli._turns import show_refreshed
    from macsen_lite.listening.earcons import EarconPlayer
    from macsen_lite.listening.early import EarlySilence
    from macsen_lite.listening.events import Mode
    from macsen_lite.listening.loop import Listener
    from macsen_lite.listening.rings import RingsNow
    from macsen_lite.listening.session import Session
    from macsen_lite.listening.wake import WakeWord

    earcons = EarconPlayer()
    stack.callback(earcons.close)
    early_silence = EarlySilence(
        lambda: assistant.intents, settings.early_s, warm_up=assistant.warm_up
    )
    early_silence.prepare()
    return Listener(
        assistant,
        microphone,
        Endpointer(SileroVoiceActivity(), settings.endpoint),
        voice,
        display,
        Session(mode=settings.mode, limits=settings.limits),
        spotter=None if settings.mode is Mode.PUSH else WakeWord.of_this_user(),
        controls=controls,
        play_earcon=earcons.play if wishes.earcons else lambda _: None,
        rings=RingsNow(assistant.services) if rings else lambda: False,
        took_up=show_refreshed,
        early_silence=early_silence,
        recorder=stack.enter_context(recording()),
        patience_s=_PATIENCE_S if wishes.is_live or wishes.realtime else None,
    )


def _microphone(
    settings: ListenSettings,
    wishes: _Wishes,
    told: Callable[[MicrophoneEvent], None],
    waits: Callable[[], None],
) -> Microphone:
    from macsen_lite.audio.microphone import FileMicrophone, SoundCardMicrophone

    if wishes.from_file is not None:
        return FileMicrophone(wishes.from_file, wishes.realtime)
    return SoundCardMicrophone(settings.device or None, on_event=told, on_wait=waits)


def _controls(
    settings: ListenSettings, wishes: _Wishes, stack: contextlib.ExitStack
) -> Controls | None:
    """Whatever there is to be pressed; None if there is nothing."""
    from macsen_lite.listening.keys import Together, open_button, open_keys

    if wishes.from_file is not None:
        return None
    found: list[Controls] = []
    if settings.pin:
        found.append(stack.enter_context(open_button(settings.pin)))
    keys = stack.enter_context(open_keys())
    if keys is not None:
        found.append(keys)
    return Together(*found) if found else None


def _voice(wishes: _Wishes) -> tuple[Voice, Callable[[], Path | None]]:
    """What answers, and where the last answer was saved."""
    from macsen_lite.listening.voices import FolderVoice, SilentVoice, SpokenVoice

    if wishes.out_dir is not None:
        folder = FolderVoice(wishes.out_dir)
        return folder, lambda: folder.last
    if not wishes.speak:
        return SilentVoice(), lambda: None
    spoken = SpokenVoice()
    spoken.mouth.prepare()
    return spoken, lambda: None


def _display(
    wishes: _Wishes, saved: Callable[[], Path | None], stack: contextlib.ExitStack
) -> LineDisplay:
    from macsen_lite.cli._listening import JsonDisplay, LineDisplay, LiveDisplay

    if wishes.as_json:
        return JsonDisplay(saved)
    if not sys.stdout.isatty():
        return LineDisplay(saved)
    from rich.console import Console

    display = LiveDisplay(Console(), saved)
    stack.enter_context(display.live)
    return display
