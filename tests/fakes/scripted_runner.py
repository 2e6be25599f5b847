"""A plan whose engine does what the recording's text says; for worker processes.

Processes import it by its bare name, from this folder: a package called `tests` may be installed.
"""

from __future__ import annotations

import os
import signal
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from macsen_lite.errors import ModelError
from macsen_lite.fixtures.engine import Identity, failed
from macsen_lite.fixtures.model import Fixture
from macsen_lite.fixtures.results import ClipResult
from macsen_lite.intents.slots import TEST_NOW


@dataclass(frozen=True)
class ScriptedPlan:
    refuses: bool = False
    dies_at_once: bool = False
    intents: str = "cd"
    now: datetime = TEST_NOW
    expects: Identity | None = None

    def prepare(self) -> Identity:
        return Identity("macsen-cy", "ab", self.intents, {"filler_cost": 1.8})

    def open(self) -> ScriptedRunner:
        if self.refuses:
            raise ModelError("no such model", "install it")
        if self.dies_at_once:
            os._exit(3)
        return ScriptedRunner()


class ScriptedRunner:
    """`die`, `fail`, `wait PIPE` and `release PIPE` (named pipes), or anything else."""

    def run(self, fixture: Fixture, condition: object = None) -> ClipResult:
        what, _, argument = (fixture.text or "").partition(" ")
        if what == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        elif what == "fail":
            raise ZeroDivisionError("a fault of the program")
        elif what == "wait":
            Path(argument).read_bytes()  # until somebody writes
        elif what == "release":
            Path(argument).write_bytes(b".")
        return replace(failed(fixture, str(condition or ""), ""), heard=f"pid {os.getpid()}")
