"""What a dictation shows while it goes on."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Protocol, Self

import click
from rich.console import Console
from rich.live import Live
from rich.text import Text

__all__ = ["Display", "LiveDisplay", "PlainDisplay", "open_display"]


class Display(Protocol):
    """Whatever shows words; a context manager."""

    def __enter__(self) -> Self:
        """Begin."""
        ...

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the terminal back."""
        ...

    def partial(self, text: str) -> None:
        """The words so far of what is being said."""
        ...

    def phrase(self, text: str) -> None:
        """What was said, and written to a file."""
        ...

    def output(self, text: str) -> None:
        """What is to be on standard output."""
        ...

    def close(self) -> None:
        """Give the terminal back now."""
        ...


class PlainDisplay:
    """Standard output, and nothing else."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        return None

    def partial(self, text: str) -> None:
        """Not shown."""

    def phrase(self, text: str) -> None:
        """Not shown."""

    def output(self, text: str) -> None:
        """Print it, and let a pipe have it at once."""
        click.echo(text, nl=False)
        sys.stdout.flush()

    def close(self) -> None:
        """Nothing to give back."""


class LiveDisplay(PlainDisplay):
    """The words so far at the foot of the terminal, on standard error; what is final above."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        self._live = Live(
            console=self._console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=sys.stdout.isatty(),
            redirect_stderr=True,
        )

    def __enter__(self) -> Self:
        self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def partial(self, text: str) -> None:
        """Show the end of it, where there is not room for all."""
        shown = text[-(self._console.width - 2) :]
        self._live.update(Text(shown, style="dim", no_wrap=True), refresh=True)

    def phrase(self, text: str) -> None:
        """Show it above the line."""
        self._live.update(Text(""), refresh=True)
        self._console.print(Text(text))

    def output(self, text: str) -> None:
        """Print it above the line, or into the pipe."""
        self._live.update(Text(""), refresh=True)
        super().output(text)

    def close(self) -> None:
        """Take the line away."""
        self._live.stop()


def open_display() -> Display:
    """The live one, where standard error is a terminal."""
    return LiveDisplay() if sys.stderr.isatty() else PlainDisplay()
