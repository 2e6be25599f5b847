"""pyttsx3 as a Welsh voice, in a child process with a time limit.

pyttsx3 (2.99) has four habits that would let a failure pass for speech. Setting a voice that does
not exist raises nothing and leaves the English one in place; several queued ``save_to_file`` lose
files; ``say`` plays through ``aplay`` and does not look whether that worked; ``runAndWait`` may
never return. So: the Welsh voice is looked for first and compared afterwards; each text gets a
process and an engine of its own; it always writes a file, which is read back and must have sound;
playing is left to :mod:`macsen_lite.voice.playback`; and the process is ended when it takes too
long.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from macsen_lite.clip import AudioClip
from macsen_lite.errors import VoiceError
from macsen_lite.messages import message
from macsen_lite.voice.engine_process import engine_failed, run_engine
from macsen_lite.voice.playback import Player
from macsen_lite.voice.respelling import respell
from macsen_lite.voice.speaker import Accent, ClipSpeaker, VoiceSettings

__all__ = ["Pyttsx3Speaker"]

_CHILD = (sys.executable, "-m", "macsen_lite.voice.pyttsx3_child")


class Pyttsx3Speaker(ClipSpeaker):
    """Speaks through pyttsx3; on Linux that is libespeak-ng.

    Args:
        settings: variant, rate and volume; the accent can only be the northern one, since
            pyttsx3 passes no phonemes on.
        player: where `say` plays; the sound card by default.
        command: the child process, which reads one JSON request and prints one JSON reply.
        timeout_s: the longest that one text may take.
    """

    name = "pyttsx3"

    def __init__(
        self,
        settings: VoiceSettings | None = None,
        player: Player | None = None,
        command: Sequence[str] = _CHILD,
        timeout_s: float = 30.0,
    ) -> None:
        super().__init__(settings, player)
        self._command = tuple(command)
        self._timeout_s = timeout_s

    def check(self) -> None:
        """Raise VoiceError unless pyttsx3 loads here and has a Welsh voice with that accent."""
        if self.settings.accent is not Accent.NORTH:
            raise VoiceError(
                message("voice.no_accent", engine=self.name), message("voice.no_accent.hint")
            )
        self._ask({"text": "", "path": ""})

    def _synthesise(self, words: str) -> AudioClip:
        try:
            with tempfile.TemporaryDirectory(prefix="macsen-voice-") as folder:
                path = Path(folder) / "voice.wav"
                self._ask({"text": respell(words), "path": str(path)})
                return self._read(path)
        except OSError as error:  # the disk is full
            raise engine_failed(self.name, error) from error

    def _read(self, path: Path) -> AudioClip:
        import soundfile

        try:
            samples, rate = soundfile.read(path, dtype="int16", always_2d=True)
        except (OSError, soundfile.SoundFileError) as error:
            # No file, or one without a header, whatever pyttsx3 said about it.
            raise VoiceError(message("voice.no_sound_made", engine=self.name)) from error
        return AudioClip(samples[:, 0].copy(), int(rate))

    def _ask(self, request: dict[str, object]) -> None:
        """Have the child do one thing. Raises VoiceError for every way in which it may fail."""
        settings = self.settings
        request |= {
            "variant": settings.variant,
            "rate": settings.rate,
            "volume": settings.volume,
        }
        done = run_engine(self.name, self._command, json.dumps(request).encode(), self._timeout_s)
        try:
            # pyttsx3 prints on standard output too: the reply is the last line.
            reply = json.loads(done.stdout.splitlines()[-1])
            problem = str(reply["problem"])
        except (IndexError, KeyError, TypeError, ValueError) as error:
            reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
            raise VoiceError(
                message(
                    "voice.engine_failed",
                    engine=self.name,
                    reason=reason[0] if reason else f"exit {done.returncode}",
                ),
                message("voice.no_espeak.hint"),
            ) from error
        self._raise_for(problem, reply)

    def _raise_for(self, problem: str, reply: dict[str, str]) -> None:
        if problem == "":
            return
        if problem == "no_welsh_voice":
            raise VoiceError(
                message("voice.no_welsh_voice", engine=self.name),
                message("voice.no_welsh_voice.hint"),
            )
        if problem == "other_voice":
            raise VoiceError(
                message(
                    "voice.other_voice",
                    engine=self.name,
                    wanted=reply.get("wanted", ""),
                    spoken=reply.get("spoken", ""),
                ),
                message(
                    "voice.other_voice.hint"
                    if self.settings.variant
                    else "voice.no_welsh_voice.hint"
                ),
            )
        raise VoiceError(
            message("voice.engine_failed", engine=self.name, reason=reply.get("reason", problem)),
            message("voice.no_espeak.hint"),
        )
