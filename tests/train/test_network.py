"""The network and its Kaldi file. Run where the `train` extra is installed."""

import struct
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="the train extra (PyTorch) is not installed")
pytest.importorskip("kaldi_native_fbank", reason="the train extra is not installed")

from recipe import nnet3  # noqa: E402
from recipe.network import Network, Shape  # noqa: E402

SMALL = Shape(outputs=5, width=12, bottleneck=4, head=6, strides=(1, 1, 0, 3, 3))


def test_one_output_for_three_frames_whatever_the_length() -> None:
    network = Network(SMALL).eval()
    for frames in (1, 2, 3, 4, 31, 100):
        assert network(torch.randn(2, frames, 40)).shape == (2, -(-frames // 3), 5)


def test_an_output_sees_its_context_and_no_more() -> None:
    torch.manual_seed(1)
    network = Network(SMALL).eval()
    sound = torch.randn(1, 90, 40)
    before = network(sound)
    sound[:, 45 + SMALL.context + 1 :] += 5
    assert torch.allclose(network(sound)[:, :15], before[:, :15], atol=1e-5)
    assert not torch.allclose(network(sound)[:, 16:], before[:, 16:], atol=1e-3)


def test_a_padded_clip_gives_what_it_gives_alone() -> None:
    torch.manual_seed(2)
    network = Network(SMALL).eval()
    short, long = torch.randn(1, 30, 40), torch.randn(1, 60, 40)
    padded = torch.cat([short, short[:, -1:].expand(-1, 30, -1)], 1)
    together = network(torch.cat([padded, long]))
    assert torch.allclose(together[:1, :10], network(short), atol=1e-5)


def test_the_file_holds_every_weight(tmp_path: Path) -> None:
    network = Network(SMALL)
    nnet3.write_model(network, tmp_path / "final.mdl")
    components = nnet3.read_components(tmp_path / "final.mdl")
    for index, layer in enumerate(network.layers):
        stored = components[f"tdnnf{index + 2}.linear"]["LinearParams"]
        assert torch.equal(torch.from_numpy(stored), layer.linear.weight.detach())
    data = (tmp_path / "final.mdl").read_bytes()
    assert data.startswith(b"\0B<TransitionModel> ")
    left = data.index(b"<LeftContext> ") + len(b"<LeftContext> ")
    assert struct.unpack_from("<i", data, left + 1)[0] == SMALL.context
