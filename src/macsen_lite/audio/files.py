"""Sound files in and out: anything libsndfile reads, any rate and channel count.

Two ways to read. :func:`read_clip` is for one utterance, held in memory, and refuses anything
longer than a minute unless told otherwise: a spoken command never is, and a two-hour recording
given by mistake must not fill the memory. :func:`stream_blocks` is for sound of any length: it
holds one block at a time.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

import numpy as np
import numpy.typing as npt
import soundfile

from macsen_lite.audio.resampling import Float32, Resampler, to_int16
from macsen_lite.clip import AudioClip
from macsen_lite.errors import AudioError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of

MAX_UTTERANCE_SECONDS = 60.0
"""Longest sound that is taken for one utterance unless the caller says otherwise."""

_RATES = range(4_000, 768_001)
"""Sample rates in Hz that speech is read at: below it no vowel survives, above it a header lies."""

_BLOCK_SAMPLES = 1 << 18
"""Samples (over all channels) decoded at a time: 1 MB of float32."""

_FULL_SCALE = 32767 / 32768

_UNTOLD_FRAMES = 1 << 62
"""What libsndfile says of FLAC that was written into a pipe, and does not say how long it is."""


@dataclass(frozen=True, slots=True)
class AudioFileInfo:
    """What a sound file's header says."""

    frames: int
    """Samples in each channel."""

    rate: int
    """Samples a second, in Hz."""

    channels: int

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.frames / self.rate


@dataclass(slots=True)
class _Clipping:
    """Running count of samples at full scale."""

    at_full_scale: int = 0
    total: int = 0

    def add(self, block: Float32) -> None:
        self.at_full_scale += int(np.count_nonzero(np.abs(block) >= _FULL_SCALE))
        self.total += block.size

    @property
    def share(self) -> float:
        return self.at_full_scale / self.total if self.total else 0.0


def read_info(path: str | Path) -> AudioFileInfo:
    """What the header of the sound file ``path`` says, without decoding its sound.

    Only where it does not say how long the sound is, is that decoded and counted. Raises AudioError
    when it is missing, unreadable, not sound, or empty.
    """
    path = Path(path)
    with _opened(path) as file:
        return AudioFileInfo(_frames(file, path), file.samplerate, file.channels)


def read_clip(
    path: str | Path,
    *,
    rate: int | None = None,
    max_seconds: float | None = MAX_UTTERANCE_SECONDS,
) -> AudioClip:
    """The sound of the file ``path`` as int16 mono, at ``rate`` Hz or else at the file's own rate.

    Channels are averaged. A clipped recording is read all the same; ``AudioClip.clipped`` says how
    much of it is. Raises AudioError when the file is missing, unreadable, not sound, empty,
    damaged, or longer than ``max_seconds`` (None: any length).
    """
    path = Path(path)
    clipping = _Clipping()
    with _opened(path) as file:
        rate = rate or file.samplerate
        seconds = _frames(file, path) / file.samplerate
        if max_seconds is not None and seconds > max_seconds:
            raise AudioError(
                message("audio.too_long", path=path, seconds=seconds, limit=max_seconds),
                message("audio.too_long.hint", path=path),
            )
        blocks = list(_mono_blocks(file, path, rate, clipping))
    return AudioClip(np.concatenate(blocks), rate, clipping.share)


def stream_blocks(path: str | Path, rate: int = 16_000) -> Iterator[npt.NDArray[np.int16]]:
    """The sound of the file ``path`` as consecutive int16 mono blocks at ``rate`` Hz.

    Memory stays bounded however long the file is; a block holds a few seconds. Raises AudioError
    as :func:`read_clip` does (but for length), at the first block or where the damage is met.
    """
    path = Path(path)
    with _opened(path) as file:
        yield from _mono_blocks(file, path, rate, _Clipping())


def write_wav(path: str | Path, clip: AudioClip) -> None:
    """Write ``clip`` to ``path`` as a 16-bit mono WAV file, replacing what is there.

    Raises AudioError when the file cannot be written.
    """
    buffer = io.BytesIO()
    soundfile.write(buffer, clip.samples, clip.rate, format="WAV", subtype="PCM_16")
    try:
        Path(path).write_bytes(buffer.getvalue())
    except OSError as error:
        raise AudioError(
            message("audio.cannot_write", path=path, reason=reason_of(error)),
            message("audio.cannot_write.hint"),
        ) from error


@contextmanager
def _opened(path: Path) -> Iterator[soundfile.SoundFile]:
    """The sound file ``path``, opened and known to hold sound at a rate that can be used."""
    try:
        handle = path.open("rb")
    except FileNotFoundError:
        raise AudioError(
            message("audio.missing", path=path), message("audio.missing.hint")
        ) from None
    except IsADirectoryError:
        raise AudioError(
            message("audio.directory", path=path), message("audio.directory.hint", path=path)
        ) from None
    except PermissionError:
        raise AudioError(
            message("audio.forbidden", path=path), message("audio.forbidden.hint", path=path)
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = reason_of(error)
        raise AudioError(message("audio.unreadable", path=path, reason=reason)) from error
    with handle:
        if not handle.seekable():
            raise AudioError(message("audio.pipe", path=path), message("audio.pipe.hint"))
        if handle.seek(0, io.SEEK_END) == 0:
            raise AudioError(message("audio.empty", path=path), message("audio.empty.hint"))
        handle.seek(0)
        try:
            # By descriptor, so that the content and not the name decides: soundfile takes a name
            # that ends in .raw as headerless sound, whatever is inside.
            file = _FromStartToEnd(handle.fileno(), closefd=False)
        except soundfile.LibsndfileError:
            raise AudioError(
                message("audio.not_audio", path=path),
                message(
                    "audio.not_audio.hint", path=quote(f"{path}"), wav=quote(f"{_beside(path)}")
                ),
            ) from None
        with file:
            if file.samplerate not in _RATES:
                raise AudioError(
                    message("audio.bad_rate", path=path, rate=file.samplerate),
                    message("audio.bad_rate.hint"),
                )
            if file.frames == 0:
                raise AudioError(
                    message("audio.no_samples", path=path), message("audio.empty.hint")
                )
            yield file


class _FromStartToEnd(soundfile.SoundFile):  # type: ignore[misc]
    """A sound file that is read without seeking.

    soundfile seeks to where it is after each block, which fails where a file does not say how long
    it is.
    """

    def seekable(self) -> bool:
        return False


def _frames(file: soundfile.SoundFile, path: Path) -> int:
    """How many samples each channel has. Raises AudioError for damaged sound that tells nothing."""
    if file.frames < _UNTOLD_FRAMES:
        return int(file.frames)
    frames, step = 0, max(1, _BLOCK_SAMPLES // file.channels)
    with _opened(path) as again:  # such a file cannot be gone back in
        while block := len(_read(again, path, step)):
            frames += block
    return frames


def _read(file: soundfile.SoundFile, path: Path, frames: int) -> Float32:
    """The next samples, shape (frames or fewer, channels). Raises AudioError for damaged sound."""
    try:
        block: Float32 = file.read(frames, dtype="float32", always_2d=True)
    except soundfile.LibsndfileError as error:
        raise AudioError(
            message("audio.damaged", path=path, reason=error.error_string),
            message("audio.damaged.hint"),
        ) from error
    return block


def _beside(path: Path) -> Path:
    """A WAV file that is not there yet: ffmpeg refuses to read and write the same one."""
    wav, number = path.with_suffix(".wav"), 2
    while wav.exists():
        wav, number = path.with_name(f"{path.stem}-{number}.wav"), number + 1
    return wav


def _mono_blocks(
    file: soundfile.SoundFile, path: Path, rate: int, clipping: _Clipping
) -> Iterator[npt.NDArray[np.int16]]:
    resampler = Resampler(file.samplerate, rate)
    frames = max(1, _BLOCK_SAMPLES // file.channels)
    heard = False
    while True:
        block = _read(file, path, frames)
        if not np.isfinite(block).all():
            raise AudioError(message("audio.not_finite", path=path), message("audio.damaged.hint"))
        clipping.add(block)
        last = len(block) < frames
        resampled = resampler.accept(block.mean(axis=1, dtype=np.float32), last=last)
        if len(resampled):
            heard = True
            yield to_int16(resampled)
        if last:
            break
    if not heard:  # a sample or two, that resampling to a lower rate left nothing of
        raise AudioError(message("audio.no_samples", path=path), message("audio.empty.hint"))
