"""Read a Kaldi nnet3 acoustic model (to start from its trunk) and write ours.

Layouts follow Kaldi's source: `hmm/transition-model.cc`, `hmm/hmm-topology.cc`,
`nnet3/nnet-nnet.cc`, `nnet3/am-nnet-simple.cc` and the component files. Binary Kaldi writes tokens
as text followed by a space, an integer as a size byte and its bytes, little endian.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch

from .features import FEATURES
from .network import BYPASS, Network

Fields = dict[str, "np.ndarray | float | int | bool | str"]


class Reader:
    """A cursor over Kaldi binary data."""

    def __init__(self, data: bytes, position: int = 0) -> None:
        self.data, self.position = data, position

    def token(self) -> str:
        end = self.position
        while self.data[end] not in b" \n\t":
            end += 1
        text = self.data[self.position : end].decode("latin1")
        self.position = end + 1
        return text

    def _sized(self, four: str, eight: str) -> int | float:
        size = self.data[self.position]
        layout = four if size == 4 else eight
        value: int | float = struct.unpack_from(layout, self.data, self.position + 1)[0]
        self.position += 1 + size
        return value

    def number(self) -> int:
        return int(self._sized("<i", "<q"))

    def real(self) -> float:
        return float(self._sized("<f", "<d"))

    def flag(self) -> bool:
        self.position += 1
        return self.data[self.position - 1 : self.position] == b"T"

    def array(self) -> np.ndarray:
        """A float or double matrix or vector, as float32."""
        kind = self.token()
        if kind not in {"FM", "DM", "FV", "DV"}:
            raise ValueError(f"unsupported matrix type {kind!r} at byte {self.position}")
        shape = tuple(int(self.number()) for _ in range(2 if kind[1] == "M" else 1))
        dtype = np.dtype("<f4" if kind[0] == "F" else "<f8")
        count = int(np.prod(shape))
        array = np.frombuffer(self.data, dtype, count, self.position).reshape(shape)
        self.position += count * dtype.itemsize
        return array.astype(np.float32)

    def integers(self) -> np.ndarray:
        self.position += 1  # the element size
        count = struct.unpack_from("<i", self.data, self.position)[0]
        array = np.frombuffer(self.data, "<i4", count, self.position + 4)
        self.position += 4 + 4 * count
        return array.copy()


_ARRAYS = {"LinearParams", "BiasParams", "Params", "StatsMean", "StatsVar", "ValueAvg", "DerivAvg"}
_ARRAYS |= {"OderivRms"}
_REALS = {"BackpropScale", "LearningRate", "LearningRateFactor", "L2Regularize", "MaxChange"}
_REALS |= {"OrthonormalConstraint", "NumSamplesHistory", "Alpha", "Epsilon", "TargetRms", "Count"}
_REALS |= {"NumDimsSelfRepaired", "NumDimsProcessed", "SelfRepairLowerThreshold"}
_REALS |= {"SelfRepairUpperThreshold", "SelfRepairScale", "DropoutProportion", "OderivCount"}
_INTEGERS = {"Dim", "BlockDim", "RankIn", "RankOut", "UpdatePeriod", "InputDim", "OutputDim"}
_INTEGERS |= {"NumRepeats", "TimePeriod", "SpecAugmentMaxProportion", "SpecAugmentMaxRegions"}
_ARRAYS |= {"Scales", "Bias"}
_FLAGS = {"Continuous", "UseNaturalGradient", "TestMode", "IsGradient", "DropoutPerFrame"}
_PAIRS = {"AlphaInOut": Reader.real, "RankInOut": Reader.number}


def read_components(path: Path) -> dict[str, Fields]:
    """Component name → its fields (arrays float32) of the binary nnet3 model at `path`."""
    data = path.read_bytes()
    start = data.find(b"<NumComponents>")
    if start < 0:
        raise ValueError(f"{path} is not a Kaldi nnet3 model")
    reader = Reader(data, start)
    reader.token()
    components: dict[str, Fields] = {}
    for _ in range(int(reader.number())):
        reader.token()
        name, kind = reader.token(), reader.token().strip("<>")
        fields: Fields = {"type": kind}
        # Kaldi writes GeneralDropoutComponent's closing token without its "<".
        while (field := reader.token().strip("<>")) != f"/{kind}":
            if field in _ARRAYS:
                fields[field] = reader.array()
            elif field in _REALS:
                fields[field] = reader.real()
            elif field in _INTEGERS:
                fields[field] = reader.number()
            elif field in _FLAGS:
                fields[field] = reader.flag()
            elif field in _PAIRS:
                _PAIRS[field](reader), _PAIRS[field](reader)
            elif field == "TimeOffsets":
                fields[field] = reader.integers()
            else:
                raise ValueError(f"{path}: unknown field {field} in {name} ({kind})")
        components[name] = fields
    return components


def load_trunk(network: Network, path: Path) -> None:
    """Copy the trunk of a Vosk small model into `network`; its i-vector input is taken as zero."""
    components = read_components(path)

    def tensor(name: str, field: str) -> torch.Tensor:
        return torch.from_numpy(np.array(components[name][field]))

    def normalisation(name: str) -> tuple[torch.Tensor, torch.Tensor]:
        fields = components[name]
        deviation = np.sqrt(np.asarray(fields["StatsVar"]) + fields["Epsilon"])
        scale = np.asarray(fields["TargetRms"] / deviation, np.float32)
        return torch.from_numpy(scale), torch.from_numpy(-np.asarray(fields["StatsMean"]) * scale)

    spliced = 3 * FEATURES
    with torch.no_grad():
        # The Kaldi layer also spans the i-vector: keep the columns that sound feeds.
        lda = tensor("lda", "LinearParams")[:, :spliced]
        first = tensor("tdnn1.affine", "LinearParams")
        bias = first @ tensor("lda", "BiasParams") + tensor("tdnn1.affine", "BiasParams")
        scale = lda.norm(dim=0).clamp(min=1e-4)  # conditions the folded layer
        network.splice.weight.copy_(torch.diag(scale))
        network.splice.bias.zero_()
        # scale·relu(y) = relu(scale·y) for scale > 0, so the scale goes into the layer before;
        # the shift is a constant in all that follows, so it goes into the next layers' biases.
        scales, shift = normalisation("tdnn1.batchnorm")
        network.first.weight.copy_(scales[:, None] * ((first @ lda) / scale))
        network.first.bias.copy_(scales * bias)
        for number, layer in enumerate(network.layers, start=2):
            weight = tensor(f"tdnnf{number}.linear", "LinearParams")
            layer.linear.weight.copy_(weight)
            layer.linear.bias.copy_(weight @ shift.repeat(weight.shape[1] // len(shift)))
            scales, own_shift = normalisation(f"tdnnf{number}.batchnorm")
            layer.affine.weight.copy_(
                scales[:, None] * tensor(f"tdnnf{number}.affine", "LinearParams")
            )
            layer.affine.bias.copy_(scales * tensor(f"tdnnf{number}.affine", "BiasParams"))
            shift = BYPASS * shift + own_shift
        network.trunk_shift.copy_(shift)


def _integer(value: int) -> bytes:
    return b"\x04" + struct.pack("<i", value)


def _single(value: float) -> bytes:
    return b"\x04" + struct.pack("<f", value)


def _double(value: float) -> bytes:
    return b"\x08" + struct.pack("<d", value)


def _vector(values: np.ndarray | Sequence[float]) -> bytes:
    array = np.asarray(values, "<f4")
    return b"FV " + _integer(len(array)) + array.tobytes()


def _matrix(values: np.ndarray) -> bytes:
    array = np.ascontiguousarray(values, "<f4")
    return b"FM " + _integer(array.shape[0]) + _integer(array.shape[1]) + array.tobytes()


def _integers(values: Iterable[int]) -> bytes:
    array = np.asarray(list(values), "<i4")
    return b"\x04" + struct.pack("<i", len(array)) + array.tobytes()


def _component(kind: str, *fields: tuple[str, bytes]) -> bytes:
    body = b"".join(f"<{name}> ".encode() + value for name, value in fields)
    return f"<{kind}> ".encode() + body + f"</{kind}> ".encode()


def _affine(weight: np.ndarray, bias: np.ndarray) -> bytes:
    fields = ("LinearParams", _matrix(weight)), ("BiasParams", _vector(bias))
    return _component("FixedAffineComponent", *fields)


def _nonlinear(kind: str, size: int) -> bytes:
    empty = _vector([])
    return _component(
        kind,
        ("Dim", _integer(size)),
        ("ValueAvg", empty),
        ("DerivAvg", empty),
        ("Count", _double(0)),
        ("OderivRms", empty),
        ("OderivCount", _double(0)),
        ("NumDimsSelfRepaired", _double(0)),
        ("NumDimsProcessed", _double(0)),
    )


def _transition_model(outputs: int) -> bytes:
    """Each phone p has one state, forward pdf = self-loop pdf = p − 1, probabilities one half.

    Transition ids come out as 2p − 1 for the self-loop and 2p for the way on.
    """
    phones = list(range(1, outputs + 1))
    topology = _integers(phones) + _integers([-1] + [0] * outputs)
    topology += _integer(-1) + _integer(1) + _integer(2)  # chain form; one entry; two states
    topology += _integer(0) + _integer(1) + _integer(2)  # pdf classes 0 and 1; two transitions
    topology += _integer(0) + _single(0.5) + _integer(1) + _single(0.5)
    topology += _integer(-1) + _integer(-1) + _integer(0)  # the final state
    tuples = b"".join(_integer(p) + _integer(0) + _integer(p - 1) * 2 for p in phones)
    log_probabilities = np.full(2 * outputs + 1, np.log(0.5))
    log_probabilities[0] = 0
    return (
        b"<TransitionModel> <Topology> "
        + topology
        + b"</Topology> <Tuples> "
        + _integer(outputs)
        + tuples
        + b"</Tuples> <LogProbs> "
        + _vector(log_probabilities)
        + b"</LogProbs> </TransitionModel> "
    )


class _Graph:
    """Collects nnet3 nodes and components in order."""

    def __init__(self) -> None:
        self.nodes = [f"input-node name=input dim={FEATURES}"]
        self.components: list[bytes] = []

    def add(self, name: str, source: str, component: bytes) -> str:
        self.nodes.append(f"component-node name={name} component={name} input={source}")
        self.components.append(b"<ComponentName> " + name.encode() + b" " + component)
        return name

    def relu(self, name: str, source: str, size: int) -> str:
        return self.add(f"{name}.relu", source, _nonlinear("RectifiedLinearComponent", size))


def _append(source: str, offsets: Sequence[int]) -> str:
    parts = [f"Offset({source}, {o})" if o else source for o in offsets]
    return parts[0] if len(parts) == 1 else f"Append({', '.join(parts)})"


def write_model(network: Network, path: Path) -> None:
    """Write `network` as a binary Kaldi acoustic model that Vosk 0.3.45 loads."""
    array = {name: value.detach().float().numpy() for name, value in network.state_dict().items()}
    graph = _Graph()
    node = graph.add(
        "splice",
        _append("input", (-1, 0, 1)),
        _affine(array["splice.weight"], array["splice.bias"]),
    )
    node = graph.add("first", node, _affine(array["first.weight"], array["first.bias"]))
    width = network.shape.width
    node = graph.relu("first", node, width)
    for index, stride in enumerate(network.shape.strides):
        name, key = f"tdnnf{index + 2}", f"layers.{index}"
        inner = graph.add(
            f"{name}.linear",
            _append(node, (-stride, 0) if stride else (0,)),
            _affine(array[f"{key}.linear.weight"], array[f"{key}.linear.bias"]),
        )
        outer = graph.add(
            f"{name}.affine",
            _append(inner, (0, stride) if stride else (0,)),
            _affine(array[f"{key}.affine.weight"], array[f"{key}.affine.bias"]),
        )
        outer = graph.relu(name, outer, width)
        noop = _component("NoOpComponent", ("Dim", _integer(width)), ("BackpropScale", _single(1)))
        node = graph.add(f"{name}.noop", f"Sum(Scale({BYPASS}, {node}), {outer})", noop)
    bias = array["head1.bias"] + array["head1.weight"] @ array["trunk_shift"]
    node = graph.add("head1", node, _affine(array["head1.weight"], bias))
    node = graph.relu("head1", node, network.shape.head)
    node = graph.add("head2", node, _affine(array["head2.weight"], array["head2.bias"]))
    outputs = network.shape.outputs
    node = graph.add("log-softmax", node, _nonlinear("LogSoftmaxComponent", outputs))
    graph.nodes.append(f"output-node name=output input={node} objective=linear")
    context = network.shape.context
    data = b"\0B" + _transition_model(outputs) + b"<Nnet3> \n"
    data += "\n".join(graph.nodes).encode() + b"\n\n<NumComponents> "
    data += _integer(len(graph.components)) + b"".join(graph.components) + b"</Nnet3> "
    data += b"<LeftContext> " + _integer(context) + b"<RightContext> " + _integer(context)
    data += b"<Priors> " + _vector([])
    temporary = path.with_name(path.name + ".partial")
    temporary.write_bytes(data)
    temporary.rename(path)
