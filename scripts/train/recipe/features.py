"""Vosk's own front end: 40 MFCC, exactly as `models/macsen-cy/conf/mfcc.conf` asks for.

Computed by kaldi-native-fbank, which reproduces Kaldi's numbers; dither is off here and is replaced
by the noise of `augment`.
"""

from __future__ import annotations

import kaldi_native_fbank as knf
import numpy as np

from .store import RATE

FEATURES = 40
FRAME_SHIFT_S = 0.01
SUBSAMPLING = 3
"""The network gives one output for every third frame."""


def _options() -> knf.MfccOptions:
    options = knf.MfccOptions()
    options.frame_opts.samp_freq = RATE
    options.frame_opts.dither = 0.0
    options.frame_opts.snip_edges = True
    options.use_energy = False
    options.num_ceps = FEATURES
    options.mel_opts.num_bins = FEATURES
    options.mel_opts.low_freq = 20
    options.mel_opts.high_freq = 7600
    return options


def mfcc(samples: np.ndarray) -> np.ndarray:
    """MFCC of `samples` (float, full scale ±1, 16 kHz, shape (n,)): float32, shape (frames, 40)."""
    extractor = knf.OnlineMfcc(_options())
    extractor.accept_waveform(RATE, np.asarray(samples, np.float32) * 32768.0)
    extractor.input_finished()
    frames = [extractor.get_frame(i) for i in range(extractor.num_frames_ready)]
    return np.stack(frames).astype(np.float32) if frames else np.zeros((0, FEATURES), np.float32)
