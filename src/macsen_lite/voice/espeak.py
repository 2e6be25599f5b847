"""The espeak-ng program as a Welsh voice: text on standard input, a WAV on standard output."""

from __future__ import annotations

import difflib
import re
import shutil

import numpy as np

from macsen_lite.clip import AudioClip
from macsen_lite.errors import UsageError, VoiceError
from macsen_lite.messages import message
from macsen_lite.voice.engine_process import run_engine
from macsen_lite.voice.playback import Player
from macsen_lite.voice.respelling import respell
from macsen_lite.voice.speaker import Accent, ClipSpeaker, VoiceSettings

__all__ = ["EspeakSpeaker", "wav_clip"]

_LANGUAGE = "cy"
_FULL_VOLUME = 100
"""espeak-ng's own normal amplitude."""

# espeak-ng's phoneme names. Its Welsh keeps the northern [ɨ] apart: Y short, y: long, and as the
# end of a diphthong (aY, AY, OY, uY, @Y). In the south all of them are [i].
_SOUTHERN = (
    (re.compile("y:"), "i:"),
    (re.compile("[aA]Y"), "aI"),
    (re.compile("[oO]Y"), "OI"),
    (re.compile("Y"), "I"),
)


def wav_clip(data: bytes) -> AudioClip:
    """A clip from a 16-bit mono WAV whose header may claim any length, as a streamed one does.

    Raises ValueError when it is no such WAV.
    """
    start = data.find(b"data")
    if data[:4] != b"RIFF" or start < 0:
        raise ValueError("not a WAV")
    rate = int.from_bytes(data[24:28], "little")
    sound = data[start + 8 :]
    return AudioClip(
        np.frombuffer(sound[: len(sound) // 2 * 2], dtype="<i2").astype(np.int16), rate
    )


class EspeakSpeaker(ClipSpeaker):
    """Speaks through the ``espeak-ng`` command.

    Args:
        settings: variant, rate, volume, accent.
        player: where `say` plays; the sound card by default.
        program: the command; looked up on the PATH.
        timeout_s: the longest that one text may take; espeak-ng needs well under 0.1 s a sentence.
    """

    name = "espeak-ng"

    def __init__(
        self,
        settings: VoiceSettings | None = None,
        player: Player | None = None,
        program: str = "espeak-ng",
        timeout_s: float = 30.0,
    ) -> None:
        super().__init__(settings, player)
        self._program = program
        self._timeout_s = timeout_s
        self._checked = False

    def check(self) -> None:
        """Raise VoiceError unless espeak-ng and its Welsh voice are there.

        Raises UsageError for a variant that it does not have: espeak-ng itself would say nothing
        of it and use the plain voice.
        """
        if self._checked:
            return
        if not any(row[1] == _LANGUAGE for row in self._voices(_LANGUAGE)):
            raise VoiceError(
                message("voice.no_welsh_voice", engine=self.name),
                message("voice.no_welsh_voice.hint"),
            )
        variant = self.settings.variant
        if variant:
            known = sorted(row[-1].removeprefix("!v/") for row in self._voices("variant"))
            if variant not in known:
                plain = [name for name in known if re.fullmatch(r"[fm]\d", name)]
                near = difflib.get_close_matches(variant, known) or plain
                raise UsageError(
                    message("voice.unknown_variant", variant=variant),
                    message("voice.unknown_variant.hint", known=", ".join(near)),
                )
        self._checked = True

    def _voices(self, group: str) -> list[list[str]]:
        """Rows of espeak-ng's table of voices, cut at spaces: priority, language, … file."""
        table = self._run(f"--voices={group}").decode("utf-8", "replace")
        return [row.split() for row in table.splitlines()[1:] if len(row.split()) > 4]

    def _synthesise(self, words: str) -> AudioClip:
        self.check()
        words = respell(words)
        if self.settings.accent is Accent.SOUTH:
            words = self._southern(words)
        data = self._run(
            *self._voice(),
            "-s", str(self.settings.rate),
            "-a", str(round(_FULL_VOLUME * self.settings.volume)),
            "--stdin",
            "--stdout",
            text=words,
        )  # fmt: skip
        try:
            return wav_clip(data)
        except ValueError as error:
            raise VoiceError(message("voice.no_sound_made", engine=self.name)) from error

    def ipa(self, words: str) -> str:
        """How the words are said in the International Phonetic Alphabet, a clause a line.

        With stress marks, and with "(en)" and "(cy)" around what is read as English. Raises as
        `check`.
        """
        self.check()
        return self._run("-v", _LANGUAGE, "-q", "--ipa", "--stdin", text=words).decode("utf-8")

    def _voice(self) -> tuple[str, str]:
        variant = self.settings.variant
        return "-v", f"{_LANGUAGE}+{variant}" if variant else _LANGUAGE

    def _southern(self, words: str) -> str:
        """The words as espeak-ng phonemes with southern vowels, clause by clause, marks kept."""
        clauses = re.findall(r"[^.,?!]*[.,?!]?", words)
        out = []
        for clause in clauses:
            text, mark = clause.rstrip(".,?!").strip(), clause[-1:] if clause[-1:] in ".,?!" else ""
            if text:
                phonemes = self._run(*self._voice(), "-q", "-x", "--stdin", text=text)
                said = phonemes.decode("utf-8", "replace")
                for pattern, southern in _SOUTHERN:
                    said = pattern.sub(southern, said)
                out.append(" ".join(f"[[{word}]]" for word in said.split()) + mark)
        return " ".join(out)

    def _run(self, *arguments: str, text: str = "") -> bytes:
        """Run espeak-ng and give its standard output. Raises VoiceError for every failure."""
        program = shutil.which(self._program)
        if program is None:
            raise VoiceError(message("voice.no_espeak"), message("voice.no_espeak.hint"))
        command = [program, "-b", "1", *arguments]
        done = run_engine(self.name, command, text.encode(), self._timeout_s)
        if done.returncode:
            reason = done.stderr.decode("utf-8", "replace").strip() or f"exit {done.returncode}"
            raise VoiceError(
                message("voice.engine_failed", engine=self.name, reason=reason),
                message("voice.no_welsh_voice.hint"),
            )
        return done.stdout
