"""What ``fixtures record`` shows: the sentence, the level while it is said, and the verdict."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.live import Live
from rich.panel import Panel
from rich.text import Text

from macsen_lite.audio.block import Block
from macsen_lite.errors import MacsenError
from macsen_lite.fixtures.recordings import Recordings
from macsen_lite.fixtures.sentences import Sentence
from macsen_lite.fixtures.takes import Take, clipped_share, peak_db
from macsen_lite.messages import message

_QUIETEST_DB = -60.0
"""Where the meter begins, in dB of full scale."""
_GOOD_DB = (-30.0, -3.0)
"""Peaks between these are neither too quiet nor nearly cut off."""
_WIDTH = 40
_FALL_DB = 1.5
"""The meter falls no faster than this from block to block, so that one can see it."""


class TerminalScreen:
    """On standard error, so that standard output stays for ``--json``."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, highlight=False)
        self._live: Live | None = None
        self._level = _QUIETEST_DB

    def begin(self, folder: Path, recordings: Recordings, device: str) -> None:
        """Where it goes, what is there, and what one agrees to."""
        count = len(recordings.fixtures)
        text = message("recording.begin", folder=folder, count=count, device=device)
        self._console.print(Panel(Text(text + "\n\n" + message("recording.consent"))))

    def prompt(self, sentence: Sentence, kept: int) -> None:
        """The sentence, large enough to be read from a step away."""
        title = message("recording.prompt", number=kept + 1, intent=sentence.intent)
        self._console.print()
        self._console.print(
            Panel(
                Text(sentence.text, style="bold", justify="center"),
                title=Text(title),
                padding=(1, 2),
            )
        )
        self._console.print(message("recording.keys.start"), style="dim")

    def meter(self, block: Block, seconds: float) -> None:
        """A bar that moves with the voice."""
        if self._live is None:
            self._live = Live(console=self._console, transient=True, refresh_per_second=15)
            self._live.start()
        self._level = max(peak_db(block.samples), self._level - _FALL_DB)
        line = level_bar(self._level, clipped=clipped_share(block.samples) > 0)
        words = message("recording.speak", seconds=seconds)
        self._live.update(Text.assemble((words + "  ", "bold red"), line))

    def stopped(self) -> None:
        """Take the meter away."""
        self._level = _QUIETEST_DB
        if self._live is not None:
            self._live.stop()
            self._live = None

    def took(self, take: Take) -> None:
        """How long and how loud it is, what is wrong with it, and what the keys do."""
        if take.is_usable:
            text = message("recording.took", seconds=take.speech_s, level=take.level_db)
            self._console.print(text, style="yellow" if take.faults else "green")
        for fault in take.faults:
            self._console.print(message(f"recording.fault.{fault}"), style="yellow")
        keys = "bad" if take.faults else "good"
        if not take.is_usable:
            keys = "useless"
        self._console.print(message(f"recording.keys.{keys}"), style="dim")

    def failed(self, error: MacsenError) -> None:
        """What could not be done."""
        self._console.print(Text(message("cli.error", text=error), style="red"))

    def end(self, manifest: Path, kept: int, before: int) -> None:
        """What there is now, and what to do with it."""
        text = message("recording.end", kept=kept, total=before + kept)
        if before + kept:
            text += "\n" + message("recording.end.run", path=manifest)
        self._console.print()
        self._console.print(Text(text))


def level_bar(level_db: float, *, clipped: bool) -> Text:
    """A meter of a level in dB of full scale: yellow too quiet, green good, red too loud."""
    share = (level_db - _QUIETEST_DB) / -_QUIETEST_DB
    filled = round(_WIDTH * min(1.0, max(0.0, share)))
    quiet, loud = _GOOD_DB
    style = "red" if clipped or level_db > loud else "green" if level_db >= quiet else "yellow"
    bar = Text.assemble(("█" * filled, style), ("░" * (_WIDTH - filled), "dim"))
    return bar.append(f" {max(level_db, _QUIETEST_DB):4.0f} dB")
