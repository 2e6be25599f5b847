"""Manifests, skills small enough to compile at once, and results to look at."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from macsen_lite.messages import use_language

# What is measured on people's recordings lives under scripts/, outside the package.
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))

SKILL = """
skill: larwm
intents:
  larwm.gosod:
    sentences: ["gosod larwm [{enw}] am {amser}"]
    slots:
      amser: {type: clock_time}
      enw: {list: [gwaith, ysgol]}
    needs: [larwm]
    answers: [iawn]
  larwm.amsera:
    sentences: ["amsera {hyd}"]
    slots: {hyd: {type: duration, max: 3600}}
    answers: [iawn]
  larwm.tywydd:
    sentences: ["sut dywydd yw hi {lle}"]
    slots: {lle: {type: place, with: yn}}
    answers: [iawn]
"""


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with sound called a.wav, b.wav and c.wav, half a second each."""
    for name in "abc":
        soundfile.write(tmp_path / f"{name}.wav", np.zeros(8000, np.int16), 16_000)
    return tmp_path


Write = Callable[[str, str], Path]


@pytest.fixture
def write(folder: Path) -> Write:
    """Write a file beside the sound."""

    def make(name: str, text: str) -> Path:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return make
