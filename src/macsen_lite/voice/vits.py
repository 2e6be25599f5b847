"""The network of a neural voice: VITS as Piper exports it to ONNX, run by onnxruntime on the CPU.

Inputs (github.com/rhasspy/piper, export_onnx.py): ``input`` int64 (1, n) phoneme ids,
``input_lengths`` int64 (1,), ``scales`` float32 (3,) noise, length, noise of lengths, and for
several speakers ``sid`` int64 (1,). The output is sound, float32, all of its dimensions but one
being 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from macsen_lite.errors import VoiceError
from macsen_lite.messages import message
from macsen_lite.voice.neural_file import VoiceFile

__all__ = ["Vits"]

_INPUTS = {
    "input": ("tensor(int64)", 2),
    "input_lengths": ("tensor(int64)", 1),
    "scales": ("tensor(float)", 1),
    "sid": ("tensor(int64)", 1),
}
_ERRORS_ONLY = 3


class Vits:
    """A loaded network. Safe to use from several threads."""

    def __init__(self, voice: VoiceFile) -> None:
        """Load it. Raises VoiceError: no onnxruntime, no ONNX, or not such a network."""
        try:
            import onnxruntime
        except ImportError as error:
            raise VoiceError(
                message("neural.no_runtime"), message("neural.no_runtime.hint")
            ) from error
        self._voice = voice
        options = onnxruntime.SessionOptions()
        options.log_severity_level = _ERRORS_ONLY
        try:
            self._session = onnxruntime.InferenceSession(
                str(voice.path), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # onnxruntime's have no other common base
            reason = str(error).strip().splitlines()[:1]
            raise self._unfit(
                message("neural.not_onnx", reason=reason[0] if reason else type(error).__name__)
            ) from error
        self._inputs = self._check_inputs()

    def synthesise(
        self, ids: Sequence[int], *, speaker: int = 0, tempo: float = 1.0
    ) -> npt.NDArray[np.int16]:
        """The ids as sound: int16 mono, shape (n,), at the voice's rate, as loud as it can be.

        ``tempo`` is a factor of the voice's own. Raises VoiceError when nothing of use comes out.
        """
        voice = self._voice
        scales = [voice.noise_scale, voice.length_scale / tempo, voice.noise_w]
        feed: dict[str, npt.NDArray[Any]] = {
            "input": np.array([ids], np.int64),
            "input_lengths": np.array([len(ids)], np.int64),
            "scales": np.array(scales, np.float32),
        }
        if "sid" in self._inputs:
            feed["sid"] = np.array([speaker], np.int64)
        try:
            sound = np.asarray(self._session.run(None, feed)[0])
        except Exception as error:  # as above
            reason = str(error).strip().splitlines()[:1]
            raise self._unfit(
                message("neural.run_failed", reason=reason[0] if reason else type(error).__name__)
            ) from error
        if sound.dtype.kind != "f" or sound.size != max(sound.shape, default=0):
            shape = "×".join(map(str, sound.shape))
            raise self._unfit(message("neural.bad_output", kind=sound.dtype, shape=shape))
        sound = sound.reshape(-1).astype(np.float32)
        if not np.isfinite(sound).all():
            raise self._unfit(message("neural.not_finite"))
        # As Piper does; what is all but silent is not made into noise.
        peak = max(0.01, float(np.abs(sound).max(initial=0.0)))
        return np.round(sound * (32767 / peak)).astype(np.int16)

    def _check_inputs(self) -> frozenset[str]:
        found = {each.name: each for each in self._session.get_inputs()}
        needed = {"input", "input_lengths", "scales"}
        if self._voice.speaker_count > 1:
            needed.add("sid")
        faults = sorted(needed - found.keys()) + sorted(found.keys() - _INPUTS.keys())
        for name, (kind, rank) in _INPUTS.items():
            if name not in found:
                continue
            shape = found[name].shape
            fits = found[name].type == kind and len(shape) == rank
            if fits and name == "scales":  # a size that is not fixed has a name, or none
                fits = shape[0] == 3 or not isinstance(shape[0], int)
            if not fits:
                faults.append(name)
        if faults:
            has = ", ".join(f"{i.name} {i.type} {list(i.shape)}" for i in found.values())
            names = ", ".join(dict.fromkeys(faults))
            raise self._unfit(message("neural.bad_inputs", faults=names, found=has or "-"))
        return frozenset(found)

    def _unfit(self, reason: str) -> VoiceError:
        return VoiceError(
            message("neural.unfit", path=self._voice.path, reason=reason),
            message("neural.unfit.hint"),
        )
