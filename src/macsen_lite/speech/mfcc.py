"""Kaldi's MFCC in numpy, a stream at a time: the features that the bundled model hears by.

Vosk computes the same inside; here they are wanted without a decoder. Steps and constants follow
kaldi/src/feat (`feature-window.cc`, `mel-computations.cc`, `feature-mfcc.cc`), with the options of
`models/macsen-cy/conf/mfcc.conf`. Kaldi adds random noise of one unit ("dither"), so that digital
silence has a logarithm; here its expected power is added instead, so that equal sound has equal
features.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]
Features = npt.NDArray[np.float32]

RATE = 16_000
"""Hz."""
SHIFT = 160
"""Samples from one frame to the next: 10 ms."""
FEATURES = 40

_LENGTH = 400
_SIZE = 512
_LOW_HZ, _HIGH_HZ = 20.0, 7600.0
_PREEMPHASIS = 0.97
_LIFTER = 22.0


def _window() -> npt.NDArray[np.float64]:
    """Povey's window: Hann's to the power of 0.85."""
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_LENGTH) / (_LENGTH - 1))
    return np.asarray(hann**0.85)


def _mel(hertz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    return np.asarray(1127.0 * np.log(1.0 + hertz / 700.0))


def _mel_bins() -> npt.NDArray[np.float64]:
    """Triangles on the mel scale, over the bins of the transform; shape (256, 40)."""
    low, high = _mel(np.array([_LOW_HZ, _HIGH_HZ]))
    step = (high - low) / (FEATURES + 1)
    left = low + step * np.arange(FEATURES)
    at = _mel(np.arange(_SIZE // 2) * RATE / _SIZE)[:, None]
    rising, falling = (at - left) / step, (left + 2 * step - at) / step
    return np.asarray(np.maximum(0.0, np.minimum(rising, falling)))


def _cepstrum() -> npt.NDArray[np.float64]:
    """Cosine transform and lifter; shape (40, 40)."""
    k = np.arange(FEATURES)
    transform = np.sqrt(2 / FEATURES) * np.cos(np.pi / FEATURES * (k[:, None] + 0.5) * k)
    transform[:, 0] = np.sqrt(1 / FEATURES)
    return np.asarray(transform * (1 + 0.5 * _LIFTER * np.sin(np.pi * k / _LIFTER)))


def _dither(window: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Expected power of unit noise in each bin of the transform, after pre-emphasis and window."""
    turn = 2 * np.pi * np.arange(_SIZE // 2) / _SIZE
    emphasis = 1 + _PREEMPHASIS**2 - 2 * _PREEMPHASIS * np.cos(turn)
    return np.asarray((window**2).sum() * emphasis)


_WINDOW = _window()
_BINS = _mel_bins().astype(np.float32)
_FLOOR = (_dither(_WINDOW) @ _mel_bins()).astype(np.float32)
_CEPSTRUM = _cepstrum().astype(np.float32)
_WINDOW_32 = _WINDOW.astype(np.float32)


class MfccStream:
    """Features of sound that comes in blocks."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.float32)

    def accept(self, samples: Samples) -> Features:
        """Features of the frames that are complete with the next ``samples`` (16 kHz).

        Shape (frames, 40); frames may be 0.
        """
        sound = np.concatenate([self._rest, samples.astype(np.float32)])
        count = max(0, (len(sound) - _LENGTH) // SHIFT + 1)
        self._rest = sound[count * SHIFT :]
        if not count:
            return np.zeros((0, FEATURES), np.float32)
        starts = np.arange(count)[:, None] * SHIFT
        frames = sound[starts + np.arange(_LENGTH)]
        frames -= frames.mean(axis=1, keepdims=True)
        frames[:, 1:] -= np.float32(_PREEMPHASIS) * frames[:, :-1]
        frames[:, 0] *= np.float32(1 - _PREEMPHASIS)
        frames *= _WINDOW_32
        spectrum = np.fft.rfft(frames, _SIZE)[:, : _SIZE // 2]
        power = (spectrum.real**2 + spectrum.imag**2).astype(np.float32)
        features: Features = np.log(power @ _BINS + _FLOOR) @ _CEPSTRUM
        return features
