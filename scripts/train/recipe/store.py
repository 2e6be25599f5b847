"""Prepared speech on disk: 16 kHz int16 samples of many utterances in one flat array.

A store is a folder with `samples.npy` (int16, all utterances end to end), and `utterances.jsonl`
(one object a line: `key`, `speaker`, `language`, `human`, `text`, `phones`, `start`, `length`).
It is written beside its place and renamed when complete: an interrupted run leaves no half store.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

RATE = 16000


@dataclass(frozen=True, slots=True)
class Utterance:
    """One utterance with its sound."""

    key: str
    speaker: str
    language: str
    human: bool
    text: str
    phones: tuple[str, ...]
    samples: np.ndarray
    """int16 mono, 16 kHz, shape (n,)."""

    @property
    def seconds(self) -> float:
        return len(self.samples) / RATE


class Store:
    """A readable store; indexing gives an `Utterance` whose samples are a view of the file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._samples = np.load(folder / "samples.npy", mmap_mode="r")
        lines = (folder / "utterances.jsonl").read_text(encoding="utf-8").splitlines()
        self._rows = [json.loads(line) for line in lines]

    def __len__(self) -> int:
        return len(self._rows)

    def __iter__(self) -> Iterator[Utterance]:
        return (self[i] for i in range(len(self)))

    def __getitem__(self, index: int) -> Utterance:
        row = dict(self._rows[index])
        start, length = row.pop("start"), row.pop("length")
        row["phones"] = tuple(row["phones"])
        return Utterance(samples=self._samples[start : start + length], **row)

    @property
    def seconds(self) -> float:
        return len(self._samples) / RATE


def write_store(folder: Path, utterances: Iterable[Utterance]) -> Store:
    """Write `utterances` as a store at `folder`, replacing it only when all are written."""
    temporary = folder.with_name(folder.name + ".partial")
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    chunks: list[np.ndarray] = []
    position = 0
    with (temporary / "utterances.jsonl").open("w", encoding="utf-8") as index:
        for utterance in utterances:
            row = asdict(utterance)
            samples = row.pop("samples")
            row |= {"start": position, "length": len(samples)}
            index.write(json.dumps(row, ensure_ascii=False) + "\n")
            chunks.append(np.asarray(samples, np.int16))
            position += len(samples)
    flat = np.concatenate(chunks) if chunks else np.zeros(0, np.int16)
    np.save(temporary / "samples.npy", flat)
    shutil.rmtree(folder, ignore_errors=True)
    temporary.rename(folder)
    return Store(folder)
