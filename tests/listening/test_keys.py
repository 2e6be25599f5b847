"""Keys at a real (pseudo-)terminal, and a button on gpiozero's mock pins."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
import termios
from collections.abc import Iterator
from typing import Any

import pytest

from macsen_lite.errors import AudioError, UsageError
from macsen_lite.listening.keys import Button, Together, open_button, open_keys


@pytest.fixture
def terminal() -> Iterator[tuple[int, Any]]:
    """The keyboard's end, and the program's."""
    keyboard, screen = pty.openpty()
    with os.fdopen(screen, "r") as stream:
        yield keyboard, stream
    os.close(keyboard)


def test_space_and_enter_count_and_other_keys_do_not(terminal: tuple[int, Any]) -> None:
    keyboard, stream = terminal
    with open_keys(stream) as keys:
        assert keys is not None
        assert keys.poll() == ()
        os.write(keyboard, b"a \x1b[A\r")
        assert list(keys.poll()) == ["press", "press"]
        assert keys.poll() == ()


def test_the_terminal_is_put_back_as_it_was(terminal: tuple[int, Any]) -> None:
    _, stream = terminal
    before = termios.tcgetattr(stream.fileno())
    with pytest.raises(KeyboardInterrupt), open_keys(stream):
        assert not termios.tcgetattr(stream.fileno())[3] & termios.ICANON
        assert termios.tcgetattr(stream.fileno())[3] & termios.ISIG, "Ctrl-C still ends it"
        raise KeyboardInterrupt

    assert termios.tcgetattr(stream.fileno()) == before


def test_a_terminal_that_goes_away_gives_no_more_keys(terminal: tuple[int, Any]) -> None:
    with open_keys(terminal[1]) as keys:
        assert keys is not None
        reading, writing = os.pipe()
        os.close(writing)
        keys._descriptor = reading
        assert list(keys.poll()) == []
        os.close(reading)
        assert list(keys.poll()) == []


_IN_BACKGROUND = """
import fcntl, os, signal, subprocess, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
child = subprocess.Popen([sys.executable, "-c", sys.argv[1]], process_group=0)
_, status = os.waitpid(child.pid, os.WUNTRACED)
if os.WIFSTOPPED(status):
    os.kill(child.pid, signal.SIGKILL)
    sys.exit("stopped")
sys.exit(os.waitstatus_to_exitcode(status))
"""
_OPEN = """
from macsen_lite.listening.keys import open_keys
with open_keys() as keys:
    raise SystemExit(0 if keys is None else 2)
"""


def test_in_the_background_the_terminal_is_left_to_others() -> None:
    """As with ``macsen-lite listen &``, which the system would stop."""
    keyboard, screen = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-c", _IN_BACKGROUND, _OPEN],
        stdin=screen,
        capture_output=True,
        text=True,
        start_new_session=True,
        timeout=120,
    )
    os.close(keyboard)
    os.close(screen)
    assert done.returncode == 0, done.stderr


def test_a_terminal_that_is_gone_at_the_end_is_no_error() -> None:
    keyboard, screen = pty.openpty()
    with os.fdopen(screen, "r") as stream, open_keys(stream) as keys:
        assert keys is not None
        os.close(keyboard)


@pytest.mark.parametrize("stream", [io.StringIO(), open(os.devnull, encoding="utf-8")])  # noqa: SIM115, PTH123
def test_where_there_is_no_terminal_there_are_no_keys(stream: Any) -> None:
    with open_keys(stream) as keys:
        assert keys is None


@pytest.fixture
def pins() -> Iterator[Any]:
    """gpiozero's mock pins in place of a Raspberry Pi's."""
    gpiozero = pytest.importorskip("gpiozero", reason="pip install 'macsen-lite[pi]'")
    from gpiozero.pins.mock import MockFactory

    before, gpiozero.Device.pin_factory = gpiozero.Device.pin_factory, MockFactory()
    yield gpiozero.Device.pin_factory
    gpiozero.Device.pin_factory.reset()
    gpiozero.Device.pin_factory = before


def wait_for(button: Button, count: int) -> list[str]:
    """What was done, once it has come through gpiozero's own thread."""
    done: list[str] = []
    for _ in range(2_000):
        done += button.poll()
        if len(done) >= count:
            break
        pins_settle()
    return done


def pins_settle() -> None:
    os.sched_yield()


def test_a_button_on_a_pin_is_held_and_let_go(pins: Any) -> None:
    with open_button(17) as button:
        assert list(button.poll()) == []
        pins.pin(17).drive_low()
        assert wait_for(button, 1) == ["hold"]
        pins.pin(17).drive_high()
        assert wait_for(button, 1) == ["release"]
    with open_button(17):
        pass  # the pin was let go of


def test_a_pin_that_cannot_be_had(pins: Any) -> None:
    with pytest.raises(AudioError, match="17") as caught, open_button(17), open_button(17):
        pass
    assert "gwrando.botwm 0" in caught.value.hint


def test_without_gpiozero_it_says_how_to_install_it() -> None:
    def missing(_name: str) -> Any:
        raise ImportError

    with pytest.raises(UsageError) as caught, open_button(17, missing):
        pass
    assert "macsen-lite[pi]" in caught.value.hint


def test_several_controls_as_one(terminal: tuple[int, Any]) -> None:
    with open_keys(terminal[1]) as keys:
        assert keys is not None
        os.write(terminal[0], b"  ")
        assert list(Together(keys, keys).poll()) == ["press", "press"]
