"""The bundled acoustic model in numpy: what each moment of sound is likely to be, as it comes in.

Vosk runs the same network inside its decoder, which gives words. Whoever wants the likelihoods
themselves (a wake word: one word against everything else) finds them here, at a cost that stays the
same for hours. Only networks that `scripts/train` wrote are read: TDNN-F layers with a bypass.
Kaldi's binary layout: nnet3/nnet-nnet.cc and the component files.
"""

from __future__ import annotations

import re
import struct
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from macsen_lite.errors import ModelError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.speech.mfcc import FEATURES, Features

Array = npt.NDArray[np.float32]

SUBSAMPLING = 3
"""Frames of features for one output: an output every 30 ms."""

_NAME = re.compile(rb"<ComponentName> (\S+) <FixedAffineComponent> <LinearParams> FM ")
_STRIDE = re.compile(r"name=tdnnf(\d+)\.linear .*input=(?:Append\(Offset\(\S+, -(\d+)\))?")
_BYPASS = re.compile(r"name=tdnnf\d+\.noop .*Scale\(([\d.]+),")


@dataclass(frozen=True, slots=True)
class _Affine:
    weight: Array
    """Shape (inputs, outputs)."""
    bias: Array

    def __call__(self, x: Array) -> Array:
        return np.asarray(x @ self.weight + self.bias)


@dataclass(frozen=True, slots=True)
class _Factored:
    """linear (t-s, t) to the bottleneck, affine (t, t+s) back, ReLU, and the bypass."""

    linear: _Affine
    affine: _Affine
    stride: int
    bypass: float

    def __call__(self, x: Array, gap: int, kept: slice) -> Array:
        """``x`` (steps, width) to ``2 gap`` steps fewer, of which ``kept``."""
        if not gap:
            y = self.affine(self.linear(x))
            return np.asarray(np.maximum(y, 0) + np.float32(self.bypass) * x)
        # Both taps in one product, added after: half the copying of joining the wide input.
        size = x.shape[1]
        y = x[:-gap] @ self.linear.weight[:size] + x[gap:] @ self.linear.weight[size:]
        y += self.linear.bias
        y = self.affine(np.concatenate([y[:-gap], y[gap:]], axis=1)[kept])
        return np.asarray(np.maximum(y, 0) + np.float32(self.bypass) * x[gap:-gap][kept])


@dataclass(frozen=True, slots=True)
class AcousticNetwork:
    """The weights; `NetworkStream` runs them."""

    first: _Affine
    """Of three frames side by side."""
    layers: tuple[_Factored, ...]
    head: _Affine
    output: _Affine

    @property
    def context(self) -> int:
        """Frames on each side of a frame that its output depends on."""
        return 1 + sum(layer.stride for layer in self.layers)

    @classmethod
    def read(cls, path: Path) -> AcousticNetwork:
        """Read ``am/final.mdl``. Raises ModelError for a file that is not of this shape."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ModelError(
                message("model.unreadable", path=path, reason=reason_of(error)),
                message("model.unreadable.hint"),
            ) from error
        try:
            return _parse(data)
        except (KeyError, ValueError, IndexError, struct.error) as error:
            raise _damaged(path, error) from error

    def with_upper(self, path: Path) -> AcousticNetwork:
        """The lower layers of this one, and above them those in a file of `scripts/train/wake.py`.

        The file (npz) has pairs of arrays ``NAME.weight`` (inputs, outputs) and ``NAME.bias`` for
        tdnnf1.linear, tdnnf1.affine, tdnnf2.linear …, head and output; the layers replace as many
        topmost ones. Raises ModelError for a file that is missing, damaged or of another shape.
        """
        try:
            with np.load(path) as file:
                parts = {name: np.asarray(file[name], np.float32) for name in file.files}
        except OSError as error:
            raise ModelError(
                message("model.unreadable", path=path, reason=reason_of(error)),
                message("model.unreadable.hint"),
            ) from error
        except (ValueError, EOFError, zipfile.BadZipFile) as error:
            raise _damaged(path, error) from error
        try:
            return self._joined(parts)
        except (KeyError, ValueError) as error:
            raise _damaged(path, error) from error

    def _joined(self, parts: dict[str, Array]) -> AcousticNetwork:
        def affine(name: str, like: _Affine) -> _Affine:
            weight, bias = parts[f"{name}.weight"], parts[f"{name}.bias"]
            if weight.shape != like.weight.shape or bias.shape != like.bias.shape:
                raise ValueError(f"{name} {weight.shape} {bias.shape}")
            return _Affine(np.ascontiguousarray(weight), bias)

        count = sum(name.endswith(".affine.bias") for name in parts)
        if count > len(self.layers):
            raise ValueError(f"{count} layers")
        kept = len(self.layers) - count
        upper = tuple(
            replace(
                layer,
                linear=affine(f"tdnnf{number}.linear", layer.linear),
                affine=affine(f"tdnnf{number}.affine", layer.affine),
            )
            for number, layer in enumerate(self.layers[kept:], 1)
        )
        head, output = affine("head", self.head), affine("output", self.output)
        return replace(self, layers=self.layers[:kept] + upper, head=head, output=output)


def _damaged(path: Path, error: Exception) -> ModelError:
    return ModelError(
        message("model.damaged", file=path, reason=f"{type(error).__name__}: {error}"),
        message("model.reinstall"),
    )


def _matrix(data: bytes, at: int, dimensions: int) -> tuple[Array, int]:
    """The floats whose sizes begin at ``at``, and the offset behind them."""
    shape = tuple(struct.unpack_from("<xi", data, at + 5 * i)[0] for i in range(dimensions))
    start = at + 5 * dimensions
    count = int(np.prod(shape))
    if min(shape) < 1 or start + 4 * count > len(data):
        raise ValueError(f"a matrix of {shape} at byte {at}")
    return np.frombuffer(data, "<f4", count, start).reshape(shape), start + 4 * count


def _parse(data: bytes) -> AcousticNetwork:
    parts: dict[str, _Affine] = {}
    for found in _NAME.finditer(data):
        weight, at = _matrix(data, found.end(), 2)
        bias_token = b"<BiasParams> FV "
        if data[at : at + len(bias_token)] != bias_token:
            raise ValueError(f"no bias at byte {at}")
        bias, _ = _matrix(data, at + len(bias_token), 1)
        parts[found[1].decode()] = _Affine(np.ascontiguousarray(weight.T), bias.copy())
    text = data[data.index(b"<Nnet3>") : data.index(b"<NumComponents>")].decode()
    strides = {int(number): int(stride or 0) for number, stride in _STRIDE.findall(text)}
    bypass = float(_BYPASS.findall(text)[0])
    layers = tuple(
        _Factored(parts[f"tdnnf{n}.linear"], parts[f"tdnnf{n}.affine"], stride, bypass)
        for n, stride in sorted(strides.items())
    )
    thinned = [i for i, layer in enumerate(layers) if layer.stride % SUBSAMPLING == 0]
    if not thinned or any(layer.stride not in (0, 3) for layer in layers[thinned[0] :]):
        raise ValueError(f"strides {sorted(strides.items())}")
    splice, first = parts["splice"], parts["first"]
    if len(splice.weight) != 3 * FEATURES:
        raise ValueError(f"{len(splice.weight)} inputs")
    # Nothing stands between these two: one product does for both.
    first = _Affine(splice.weight @ first.weight, splice.bias @ first.weight + first.bias)
    return AcousticNetwork(first, layers, parts["head1"], parts["head2"])


class NetworkStream:
    """Log-probabilities of sound that comes in pieces; holds a third of a second, however long.

    The answer for a moment needs `AcousticNetwork.context` frames after it, 0.34 s.
    """

    def __init__(self, network: AcousticNetwork) -> None:
        self._network = network
        self._kept: list[Array | None] = []
        self._skip = 0
        self.reset()

    def reset(self) -> None:
        """Forget the sound so far: the next frame is the first, repeated before itself."""
        self._kept = [None] * (1 + len(self._network.layers))
        self._skip = 0

    def accept(self, features: Features) -> Array:
        """Outputs that are complete with the next features (frames, 40): shape (steps, phones).

        Step k belongs to frame 3k of the stream; column 0 is the blank, then
        `macsen_lite.speech.phones.PHONES` in order.
        """
        network = self._network
        if not len(features):
            return self._nothing()
        if self._kept[0] is None:
            features = np.concatenate([np.repeat(features[:1], network.context, 0), features])
        x = self._with_kept(0, features, 2)
        if len(x) < 3:
            return self._nothing()
        x = np.maximum(network.first(np.concatenate([x[:-2], x[1:-1], x[2:]], axis=1)), 0)
        is_thinned = False
        for index, layer in enumerate(network.layers, 1):
            following = network.layers[index : index + 1]
            thins = not is_thinned and following and following[0].stride % SUBSAMPLING == 0
            gap = layer.stride // SUBSAMPLING if is_thinned else layer.stride
            x = self._with_kept(index, x, 2 * gap)
            if len(x) <= 2 * gap:
                return self._nothing()
            if thins:
                steps = len(x) - 2 * gap
                x = layer(x, gap, slice(self._skip, None, SUBSAMPLING))
                self._skip = (self._skip - steps) % SUBSAMPLING
                is_thinned = True
                if not len(x):
                    return self._nothing()
            else:
                x = layer(x, gap, slice(None))
        scores = network.output(np.maximum(network.head(x), 0))
        scores -= scores.max(axis=1, keepdims=True)
        return np.asarray(scores - np.log(np.exp(scores).sum(axis=1, keepdims=True)))

    def _with_kept(self, place: int, x: Array, count: int) -> Array:
        """``x`` behind the last ``count`` steps of what came before at that place."""
        before = self._kept[place]
        joined = x if before is None else np.concatenate([before, x])
        self._kept[place] = joined[max(0, len(joined) - count) :].copy()
        return joined

    def _nothing(self) -> Array:
        return np.zeros((0, len(self._network.output.bias)), np.float32)
