"""Which voice speaks: the one asked for, or the first that can."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.messages import message
from macsen_lite.voice.espeak import EspeakSpeaker
from macsen_lite.voice.playback import Player
from macsen_lite.voice.pyttsx3_speaker import Pyttsx3Speaker
from macsen_lite.voice.speaker import ClipSpeaker, VoiceSettings

__all__ = ["AUTO", "ENGINES", "choose_speaker"]

Maker = Callable[[VoiceSettings | None, Player | None], ClipSpeaker]

ENGINES: Mapping[str, Maker] = {"espeak": EspeakSpeaker, "pyttsx3": Pyttsx3Speaker}
"""Voices by the name that settings use, the preferred first: espeak-ng starts in a tenth of the
time of pyttsx3's process and knows both accents."""

AUTO = "auto"


def choose_speaker(
    engine: str = AUTO,
    settings: VoiceSettings | None = None,
    player: Player | None = None,
    engines: Mapping[str, Maker] = ENGINES,
) -> ClipSpeaker:
    """A voice that has been checked and can speak Welsh on this machine.

    With "auto", the first of `engines` that can. An engine asked for by name is never replaced by
    another. Raises UsageError for an unknown name, VoiceError when no voice can speak: with auto,
    the message gives each one's reason.
    """
    if engine != AUTO:
        if engine not in engines:
            raise UsageError(
                message("voice.unknown_engine", engine=engine),
                message("voice.unknown_engine.hint", known=", ".join([AUTO, *engines])),
            )
        speaker = engines[engine](settings, player)
        speaker.check()
        return speaker
    problems: list[VoiceError] = []
    for make in engines.values():
        speaker = make(settings, player)
        try:
            speaker.check()
        except VoiceError as error:
            problems.append(error)
        else:
            return speaker
    reasons = dict.fromkeys(problem.message for problem in problems)
    hints = dict.fromkeys(problem.hint for problem in problems if problem.hint)
    raise VoiceError(" ".join([message("voice.no_engine"), *reasons]), " ".join(hints))
