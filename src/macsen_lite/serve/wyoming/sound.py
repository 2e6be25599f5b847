"""Sound as Wyoming sends it: PCM of any rate, of 1 to 4 bytes a sample, and any channels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from wyoming.audio import AudioChunk, AudioStart

from macsen_lite.messages import message
from macsen_lite.serve.wyoming.wire import BadEventError

__all__ = ["Pcm", "SoundFormat"]

Int16 = npt.NDArray[np.int16]

_SLOWEST_HZ, _FASTEST_HZ = 4_000, 384_000
_MOST_CHANNELS = 32
_WIDTHS = (1, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class SoundFormat:
    """How sound is written. Raises BadEventError for what nobody records in."""

    rate: int
    """Hz."""
    width: int
    """Bytes in a sample: 1 is unsigned, 2, 3 and 4 are signed little-endian."""
    channels: int
    """Interleaved."""

    def __post_init__(self) -> None:
        numbers = (self.rate, self.width, self.channels)
        if (
            any(type(number) is not int for number in numbers)
            or not _SLOWEST_HZ <= self.rate <= _FASTEST_HZ
            or self.width not in _WIDTHS
            or not 1 <= self.channels <= _MOST_CHANNELS
        ):
            raise BadEventError(
                message(
                    "wyoming.bad_format", rate=self.rate, width=self.width, channels=self.channels
                ),
                message("wyoming.bad_format.hint"),
            )

    @classmethod
    def of(cls, event: AudioStart | AudioChunk) -> SoundFormat:
        """The format that an event claims. Raises BadEventError."""
        return cls(event.rate, event.width, event.channels)


class Pcm:
    """Bytes to samples; they may be cut anywhere."""

    def __init__(self, form: SoundFormat) -> None:
        self.form = form
        self._odd = b""

    def samples(self, data: bytes) -> Int16:
        """What there is whole frames of: int16, interleaved, shape (n · channels,)."""
        joined = self._odd + data
        frame = self.form.width * self.form.channels
        whole = len(joined) - len(joined) % frame
        self._odd = joined[whole:]
        return _to_int16(joined[:whole], self.form.width)


def _to_int16(data: bytes, width: int) -> Int16:
    match width:
        case 1:
            return (np.frombuffer(data, np.uint8).astype(np.int16) - 128) * np.int16(256)
        case 2:
            return np.frombuffer(data, "<i2").astype(np.int16)
        case _:  # the two most significant bytes of each
            cut = np.frombuffer(data, np.uint8).reshape(-1, width)[:, width - 2 :]
            return np.ascontiguousarray(cut).view("<i2").reshape(-1).astype(np.int16)
