"""How well a network hears a labelled set: greedy phone errors and choice among given texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from rapidfuzz.distance import Levenshtein
from torch.nn import functional as F

from . import corpora, targets
from .batches import clean_features
from .network import Network


@dataclass(frozen=True, slots=True)
class Clip:
    """An evaluation clip: features (1, frames, 40) and target outputs."""

    text: str
    features: torch.Tensor
    target: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over a set."""

    errors: int
    phones: int
    chosen: int
    clips: int

    @property
    def phone_error_rate(self) -> float:
        return self.errors / self.phones

    def __str__(self) -> str:
        return (
            f"PER {self.phone_error_rate:.3f} ({self.errors}/{self.phones} phones), "
            f"chosen {self.chosen}/{self.clips}"
        )


def load_set(folder: Path) -> list[Clip]:
    """A labelled Welsh folder as evaluation clips."""
    clips = []
    for clip in corpora.read_corpus(folder, "cy"):
        samples = (corpora.read_sound(clip.path) * 32767).astype(np.int16)
        target = tuple(targets.ids(targets.welsh(clip.text)))
        clips.append(Clip(clip.text, torch.from_numpy(clean_features(samples))[None], target))
    return clips


def greedy(log_probabilities: torch.Tensor) -> list[int]:
    """Best output of each frame, repetitions and blanks removed. Input: (frames, outputs)."""
    best = log_probabilities.argmax(-1).tolist()
    return [p for p, before in zip(best, [0, *best], strict=False) if p != before and p]


def _log_likelihood(log_probabilities: torch.Tensor, target: tuple[int, ...]) -> float:
    loss = F.ctc_loss(
        log_probabilities[:, None],
        torch.tensor([target]),
        torch.tensor([len(log_probabilities)]),
        torch.tensor([len(target)]),
        reduction="sum",
    )
    return -float(loss)


@torch.no_grad()
def score(network: Network, clips: list[Clip]) -> Score:
    """Phone errors, and how often the right text is the likeliest of the set's texts."""
    network.eval()
    choices = sorted({clip.target for clip in clips})
    errors = phones = chosen = 0
    for clip in clips:
        output = network(clip.features)[0]
        errors += Levenshtein.distance(greedy(output), clip.target)
        phones += len(clip.target)
        chosen += max(choices, key=lambda c: _log_likelihood(output, c)) == clip.target
    return Score(errors, phones, chosen, len(clips))
