"""Which voice speaks: the one asked for, or the first that can."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.messages import message
from macsen_lite.voice.espeak import EspeakSpeaker
from macsen_lite.voice.neural import NeuralSpeaker
from macsen_lite.voice.playback import Player
from macsen_lite.voice.pyttsx3_speaker import Pyttsx3Speaker
from macsen_lite.voice.speaker import AUTO, ClipSpeaker, VoiceSettings

__all__ = ["AUTO", "ENGINES", "NEURAL", "choose_speaker"]

Maker = Callable[[VoiceSettings | None, Player | None], ClipSpeaker]

_log = logging.getLogger(__name__)

NEURAL = "niwral"
ENGINES: Mapping[str, Maker] = {
    NEURAL: NeuralSpeaker,
    "espeak": EspeakSpeaker,
    "pyttsx3": Pyttsx3Speaker,
}
"""Voices by the name that settings use, the preferred first: a neural one the user has chosen the
file of; then espeak-ng, which starts in a tenth of the time of pyttsx3's process and knows both
accents."""


def choose_speaker(
    engine: str | None = None,
    settings: VoiceSettings | None = None,
    player: Player | None = None,
    engines: Mapping[str, Maker] = ENGINES,
) -> ClipSpeaker:
    """A voice that has been checked and can speak Welsh on this machine.

    ``engine`` is by default that of the settings. With "auto", the first of `engines` that can: a
    neural one only where the settings name its file, and when that cannot speak a warning says
    why. An engine asked for by name is never replaced by another. Raises UsageError for an unknown
    name, VoiceError when no voice can speak: with auto, the message gives each one's reason.
    """
    settings = settings or VoiceSettings()
    engine = engine or settings.engine
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
    for name, make in engines.items():
        if name == NEURAL and not settings.file:
            continue
        speaker = make(settings, player)
        try:
            speaker.check()
        except VoiceError as error:
            problems.append(error)
            if name == NEURAL:
                _log.warning("%s", error)
        else:
            return speaker
    reasons = dict.fromkeys(problem.message for problem in problems)
    hints = dict.fromkeys(problem.hint for problem in problems if problem.hint)
    raise VoiceError(" ".join([message("voice.no_engine"), *reasons]), " ".join(hints))
