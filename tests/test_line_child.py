"""A child that answers line by line: what it says, and what becomes of one that goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from macsen_lite.line_child import LineChild

COUNTS = "import sys\nfor n, line in enumerate(sys.stdin, 1): print(n, line.strip(), flush=True)"


def child(code: str, timeout_s: float = 60.0) -> LineChild:
    return LineChild([sys.executable, "-c", code], timeout_s)


def test_it_stays_until_it_is_closed_and_starts_again_when_asked() -> None:
    counting = child(COUNTS)
    assert [counting.ask("tŷ"), counting.ask("mam")] == ["1 tŷ\n", "2 mam\n"]
    counting.close()
    counting.close()
    assert counting.ask("dad") == "1 dad\n"
    assert counting.kill() == ""


def test_one_that_dies_answers_nothing_and_leaves_its_last_words() -> None:
    dying = child("import sys; input(); print('cyntaf', file=sys.stderr); sys.exit('dim data')")
    assert dying.ask("a") == ""
    assert dying.kill() == "dim data"
    assert dying.kill() == "", "there is none any more"


def test_one_that_died_in_between_is_started_again() -> None:
    once = child("print('ateb ' + input())")
    assert once.ask("a") == "ateb a\n"
    assert once._child is not None
    once._child.wait(60)
    assert once.ask("b") == "ateb b\n"
    once.close()


def test_one_that_hangs_is_given_up() -> None:
    hanging = child("input(); input(); input()", timeout_s=0.5)
    assert hanging.ask("a") == ""
    hanging.close()


def test_a_program_that_is_not_there_is_an_os_error() -> None:
    missing = LineChild(["no-such-program"], 1)
    with pytest.raises(OSError, match="no-such-program"):
        missing.ask("a")
    missing.close()


def test_it_does_not_outlive_whoever_asked() -> None:
    code = (
        "import sys; from macsen_lite.line_child import LineChild\n"
        'waits = "import os\\nprint(os.getpid(), input(), flush=True)\\ninput()"\n'
        "print(LineChild([sys.executable, '-c', waits], 60).ask('a'), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    pid = int(done.stdout.split()[0])
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
