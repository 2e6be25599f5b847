"""Presses: of keys at the terminal, and of a button on the pins of a Raspberry Pi."""

from __future__ import annotations

import contextlib
import os
import queue
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import Any, Protocol, TextIO

from macsen_lite.errors import AudioError, UsageError
from macsen_lite.listening.interfaces import Controls, Press
from macsen_lite.messages import message

__all__ = ["Button", "TerminalKeys", "Together", "open_button", "open_keys"]

GPIO_LIBRARY = "gpiozero"
"""The module that knows the pins; the extra ``pi`` installs it."""
_BOUNCE_S = 0.05
"""A button's contacts bounce for some milliseconds: so long does a change not count again."""
_KEYS = frozenset(b" \r\n")
"""Keys that count: the space bar and Enter."""


class Button:
    """A button on a GPIO pin, held down while one speaks."""

    def __init__(self, device: GpioButton) -> None:
        """``device`` is a `gpiozero.Button`."""
        self._done: queue.SimpleQueue[Press] = queue.SimpleQueue()
        self._device = device
        # gpiozero calls these in a thread of its own.
        device.when_pressed = lambda: self._done.put("hold")
        device.when_released = lambda: self._done.put("release")

    def poll(self) -> Sequence[Press]:
        """What was done to it since it was last looked at."""
        done: list[Press] = []
        with contextlib.suppress(queue.Empty):
            while True:
                done.append(self._done.get_nowait())
        return done

    def close(self) -> None:
        """Let go of the pin."""
        self._device.close()


class GpioButton(Protocol):
    """The part of `gpiozero.Button` that is used."""

    when_pressed: Any
    when_released: Any

    def close(self) -> None:
        """Let go of the pin."""
        ...


class TerminalKeys:
    """The space bar and Enter at a terminal, read without waiting and without being shown."""

    def __init__(self, descriptor: int) -> None:
        """``descriptor`` is a terminal's, in a mode where keys need no Enter."""
        self._descriptor: int | None = descriptor

    def poll(self) -> Sequence[Press]:
        """One press for each key that counts."""
        import select

        if self._descriptor is None:
            return ()
        ready, _, _ = select.select([self._descriptor], [], [], 0)
        if not ready:
            return ()
        try:
            typed = os.read(self._descriptor, 256)
        except OSError:
            typed = b""
        if not typed:  # the terminal is gone: there is always "nothing" to be read
            self._descriptor = None
        return ["press" for key in typed if key in _KEYS]


class Together:
    """Several controls as one."""

    def __init__(self, *controls: Controls) -> None:
        self._controls = controls

    def poll(self) -> Sequence[Press]:
        """What was done to any of them."""
        return [press for each in self._controls for press in each.poll()]


@contextlib.contextmanager
def open_keys(stream: TextIO | None = None) -> Iterator[TerminalKeys | None]:
    """The keys of a terminal, which is put back as it was; None where there is no terminal.

    None, too, in the background: who touches the terminal from there is stopped by the system.
    """
    stream = stream or sys.stdin
    try:
        import termios
        import tty

        descriptor = stream.fileno()
        before = termios.tcgetattr(descriptor)
    except (ImportError, OSError, ValueError, AttributeError, termios.error):
        yield None
        return
    if _is_in_background(descriptor):
        yield None
        return
    try:
        tty.setcbreak(descriptor)
        yield TerminalKeys(descriptor)
    finally:
        with contextlib.suppress(termios.error):  # the terminal may be gone
            termios.tcsetattr(descriptor, termios.TCSADRAIN, before)


def _is_in_background(descriptor: int) -> bool:
    """Whether the terminal is ours, and another program's turn: ``listen &``."""
    try:
        return os.tcgetpgrp(descriptor) != os.getpgrp()
    except OSError:  # it is not the one that we were started from
        return False


@contextlib.contextmanager
def open_button(pin: int, load: Callable[[str], Any] = import_module) -> Iterator[Button]:
    """The button between GPIO ``pin`` (BCM number) and ground, with the Pi's own pull-up.

    Raises UsageError without gpiozero, AudioError when the pin cannot be had.
    """
    try:
        library = load(GPIO_LIBRARY)
    except ImportError as error:
        raise UsageError(message("listen.no_gpio"), message("listen.no_gpio.hint")) from error
    try:
        device = library.Button(pin, pull_up=True, bounce_time=_BOUNCE_S)
    except Exception as error:  # every kind of pin library has errors of its own
        raise AudioError(
            message("listen.bad_pin", pin=pin, reason=error), message("listen.bad_pin.hint")
        ) from error
    button = Button(device)
    try:
        yield button
    finally:
        button.close()
