"""A voice engine run as a program of its own, with a time limit."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from macsen_lite.errors import VoiceError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

__all__ = ["engine_failed", "run_engine"]


def run_engine(
    name: str, command: Sequence[str], given: bytes, timeout_s: float
) -> subprocess.CompletedProcess[bytes]:
    """What a program makes of ``given`` on its standard input; its exit status is not looked at.

    ``name`` is what the engine is called to the user. Raises VoiceError when it does not start, or
    is not done after ``timeout_s`` seconds; it is then ended.
    """
    try:
        return subprocess.run(
            command, input=given, capture_output=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise VoiceError(
            message("voice.timeout", engine=name, seconds=timeout_s),
            message("voice.timeout.hint"),
        ) from error
    except OSError as error:
        raise engine_failed(name, error) from error


def engine_failed(name: str, error: OSError) -> VoiceError:
    """That the engine could not do its work, and why."""
    return VoiceError(
        message("voice.engine_failed", engine=name, reason=reason_of(error)),
        message("voice.no_espeak.hint"),
    )
