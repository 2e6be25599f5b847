"""The recipe of the wake word's upper layers."""

import importlib.util
import random
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from macsen_lite import paths
from macsen_lite.speech.network import AcousticNetwork
from macsen_lite.speech.phones import PHONES

pytest.importorskip("soxr", reason="the train extra is not installed")
pytest.importorskip("onnxruntime", reason="the train extra is not installed")

from recipe import waking

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def recipe() -> ModuleType:
    pytest.importorskip("torch", reason="the train extra (PyTorch) is not installed")
    pytest.importorskip("kaldi_native_fbank", reason="the train extra is not installed")
    # By its place: benchmarks/ has a wake.py as well.
    spec = importlib.util.spec_from_file_location(
        "train_wake", ROOT / "scripts" / "train" / "wake.py"
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_half_of_the_texts_have_the_word_and_half_have_its_neighbours() -> None:
    rng = random.Random(1)
    drawn = [waking.draw(rng, ["faint o'r gloch ydi hi"]) for _ in range(1000)]
    assert 0.4 < sum("Macsen" in text for text in drawn) / 1000 < 0.5
    assert all(any(near in text for near in ("Macsen", *waking.NEAR)) for text in drawn)


def test_the_halves_are_those_of_the_benchmark() -> None:
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import wake_speech
    finally:
        sys.path.pop(0)
    names = [f"s{number}" for number in range(50)]
    assert [waking.half_of(n) for n in names] == [wake_speech.half_of(n) for n in names]
    assert len({waking.half_of(name) for name in names}) == 2


def test_lower_and_upper_layers_together_are_the_network(recipe: ModuleType) -> None:
    torch = recipe.torch
    torch.manual_seed(1)
    shape = recipe.Shape(outputs=5, width=12, bottleneck=4, head=6, strides=(1, 1, 0, 3, 3, 3))
    network = recipe.Network(shape).eval()
    features = torch.randn(1, 80, 40)
    for count in (1, 2):
        lower = recipe.lower_layers(network, count, features)
        both = recipe.Upper(network, count).eval()(lower)
        expected = network(features)
        assert torch.allclose(both[:, : expected.shape[1]], expected, atol=1e-5)


def test_what_is_written_is_what_listens(recipe: ModuleType, tmp_path: Path) -> None:
    torch = recipe.torch
    torch.manual_seed(2)
    network = recipe.Network(recipe.Shape(outputs=len(PHONES) + 1))
    network.trunk_shift += torch.randn(768) / 10
    upper = recipe.Upper(network, 4).eval()
    recipe.write(upper, tmp_path)
    bundled = AcousticNetwork.read(paths.models_dir() / "macsen-cy" / "am" / "final.mdl")
    loaded = bundled.with_upper(tmp_path / "upper.npz")
    x = np.random.default_rng(3).standard_normal((30, 768)).astype(np.float32)
    y = x
    for layer in loaded.layers[-4:]:
        y = layer(y, 1, slice(None))
    ours = loaded.output(np.maximum(loaded.head(y), 0))
    with torch.no_grad():
        expected = upper(torch.from_numpy(x)[None])[0].numpy()
    ours = ours - np.log(np.exp(ours).sum(axis=1, keepdims=True))
    np.testing.assert_allclose(ours, expected, atol=0.03)
