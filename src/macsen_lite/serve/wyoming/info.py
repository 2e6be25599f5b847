"""What the service says of itself when it is asked to describe itself."""

from __future__ import annotations

from typing import Any

from wyoming.info import (
    AsrModel,
    AsrProgram,
    Attribution,
    HandleModel,
    HandleProgram,
    Info,
    IntentModel,
    IntentProgram,
    TtsProgram,
    TtsVoice,
    WakeModel,
    WakeProgram,
)

from macsen_lite import __version__
from macsen_lite.messages import message
from macsen_lite.serve.wyoming.hearing import LANGUAGE
from macsen_lite.serve.wyoming.waking import WAKE_WORD

__all__ = ["PROGRAM", "describe"]

PROGRAM = "macsen-lite"

_US = Attribution("The macsen-lite authors", "")
_VOSK = Attribution("Alpha Cephei", "https://alphacephei.com/vosk/")
_ESPEAK = Attribution("espeak-ng", "https://github.com/espeak-ng/espeak-ng")


def describe(model: str, voices: dict[str, bool], *, can_hear: bool, can_wake: bool) -> Info:
    """``model`` is what it hears with, if it ``can_hear``; ``voices``: name → whether it speaks."""
    what: dict[str, Any] = {"installed": True, "version": __version__}
    own: dict[str, Any] = {"attribution": _US, "languages": [LANGUAGE], **what}
    ears = {"installed": can_hear}
    speech, skills = message("wyoming.info.speech"), message("wyoming.info.skills")
    return Info(
        asr=[
            AsrProgram(
                PROGRAM,
                attribution=_VOSK,
                description=speech,
                **what | ears,
                models=[AsrModel(model, description=speech, **own | ears)],
                supports_transcript_streaming=True,
            )
        ],
        tts=[
            TtsProgram(
                PROGRAM,
                attribution=_ESPEAK,
                description=message("wyoming.info.voice"),
                installed=any(voices.values()),
                version=__version__,
                voices=[
                    TtsVoice(
                        name,
                        attribution=_ESPEAK,
                        installed=is_there,
                        description=message(f"wyoming.info.voice.{name}"),
                        version=__version__,
                        languages=[LANGUAGE],
                    )
                    for name, is_there in voices.items()
                ],
                supports_synthesize_streaming=True,
            )
        ],
        handle=[
            HandleProgram(
                PROGRAM,
                attribution=_US,
                description=skills,
                **what,
                models=[HandleModel(PROGRAM, description=skills, **own)],
            )
        ],
        intent=[
            IntentProgram(
                PROGRAM,
                attribution=_US,
                description=skills,
                **what,
                models=[IntentModel(PROGRAM, description=skills, **own)],
            )
        ],
        wake=[
            WakeProgram(
                PROGRAM,
                attribution=_US,
                description=message("wyoming.info.wake"),
                **what,
                models=[
                    WakeModel(
                        WAKE_WORD, description=message("wyoming.info.wake"), phrase="Macsen", **own
                    )
                ],
            )
        ]
        if can_wake
        else [],
    )
