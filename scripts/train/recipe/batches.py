"""Batches of augmented features, made in worker processes while the network trains."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch.utils.data import DataLoader, Dataset

from . import targets
from .augment import augment, trim_silence
from .features import FEATURES, SUBSAMPLING, mfcc
from .store import Store


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded features (batch, frames, 40) and joined targets, with their lengths."""

    features: torch.Tensor
    output_lengths: torch.Tensor
    targets: torch.Tensor
    target_lengths: torch.Tensor
    seconds: float


def clean_features(samples: np.ndarray) -> np.ndarray:
    """Features of an evaluation clip (int16), as the recogniser would make them."""
    return mfcc(np.asarray(samples, np.float32) / 32768.0)


def _pad(features: list[np.ndarray]) -> torch.Tensor:
    """Stack, repeating each clip's last frame as Kaldi does at the end of a stream."""
    longest = max(len(f) for f in features)
    return torch.from_numpy(
        np.stack([np.concatenate([f, f[-1:].repeat(longest - len(f), 0)]) for f in features])
    )


class _Epoch(Dataset[Batch]):
    """All batches of one epoch; item i is made from (seed, epoch, i) alone."""

    def __init__(self, stores: list[Store], batches: list[list[tuple[int, int]]], seed: int):
        self.stores, self.batches, self.seed = stores, batches, seed

    def __len__(self) -> int:
        return len(self.batches)

    def __getitem__(self, index: int) -> Batch:
        torch.set_num_threads(1)
        rng = np.random.default_rng((self.seed, index))
        features, labels, seconds = [], [], 0.0
        for store, item in self.batches[index]:
            utterance = self.stores[store][item]
            sound = np.asarray(utterance.samples)
            if utterance.human:
                trimmed = trim_silence(sound.astype(np.float32) / 32768.0)
                sound = (trimmed * 32767).astype(np.int16)
            frames = mfcc(augment(sound, rng))
            label = targets.ids(utterance.phones)
            repeated = sum(a == b for a, b in itertools.pairwise(label))
            if len(frames) // SUBSAMPLING < len(label) + repeated:  # too fast for CTC
                continue
            features.append(frames)
            labels.append(label)
            seconds += len(frames) / 100
        stacked = _pad(features)
        # A microphone's colour is an offset in the cepstrum; a cough hides some frames.
        offset = rng.standard_normal((len(features), 1, FEATURES)) * ([6.0] + [2.0] * 39)
        stacked = stacked + torch.from_numpy(offset.astype(np.float32))
        if rng.random() < 0.8:
            mean = stacked.mean((0, 1))
            for row in stacked:
                for _ in range(rng.integers(1, 4)):
                    start, size = rng.integers(0, stacked.shape[1]), rng.integers(2, 22)
                    row[start : start + size] = mean
        return Batch(
            stacked,
            torch.tensor([-(-len(f) // SUBSAMPLING) for f in features]),
            torch.tensor([p for label in labels for p in label]),
            torch.tensor([len(label) for label in labels]),
            seconds,
        )


def epoch_batches(
    stores: dict[str, Store], repeats: dict[str, float], batch_s: float, seed: int
) -> tuple[int, Iterator[Batch]]:
    """The number of batches of an epoch, and the batches, longest clips with longest."""
    rng = random.Random(seed)
    names = list(stores)
    items: list[tuple[float, int, int]] = []
    for number, name in enumerate(names):
        lengths = [u.seconds for u in stores[name]]
        whole, part = divmod(repeats.get(name, 1.0), 1)
        for i, seconds in enumerate(lengths):
            for _ in range(int(whole) + (rng.random() < part)):
                items.append((seconds * rng.uniform(0.9, 1.1), number, i))
    items.sort()
    batches: list[list[tuple[int, int]]] = [[]]
    filled = 0.0
    for seconds, number, i in items:
        if filled + seconds + 0.6 > batch_s:
            batches.append([])
            filled = 0.0
        batches[-1].append((number, i))
        filled += seconds + 0.6
    rng.shuffle(batches)
    dataset = _Epoch([stores[n] for n in names], batches, seed)
    loader = DataLoader(
        dataset, batch_size=None, num_workers=1, prefetch_factor=6, multiprocessing_context="fork"
    )
    return len(batches), iter(loader)
