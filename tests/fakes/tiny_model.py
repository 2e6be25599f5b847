"""Vosk models of a few kilobytes: whole files that Vosk itself loads, with an untrained network."""

import struct
from pathlib import Path

import numpy as np

from macsen_lite.speech import phones

PHONES = 1 + len(phones.PHONES)
"""The blank and macsen-lite's own."""
FEATURES = 40
MFCC_CONF = (
    "--use-energy=false\n--num-mel-bins=40\n--num-ceps=40\n--low-freq=20\n--high-freq=7600\n"
)
MODEL_CONF = """\
--min-active=20
--max-active=300
--beam=10.0
--lattice-beam=2.0
--acoustic-scale=1.0
--frame-subsampling-factor=3
--endpoint.silence-phones=1
"""
INFINITY = float("inf")
WORDS = ("<eps>", "helo", "[unk]")


def tiny_model(folder: Path, *, graph: str = "") -> Path:
    """Write a model: without a graph, or with a ``static`` one, in ``folder``; returns it."""
    (folder / "am").mkdir(parents=True)
    (folder / "conf").mkdir()
    (folder / "am" / "final.mdl").write_bytes(acoustic_model())
    (folder / "conf" / "mfcc.conf").write_text(MFCC_CONF)
    (folder / "conf" / "model.conf").write_text(MODEL_CONF)
    if graph == "static":
        write_graph(folder / "graph")
    else:
        names = ["<eps>", "<blk>", *phones.PHONES]
        lines = (f"{name} {number}\n" for number, name in enumerate(names))
        (folder / "phones.txt").write_text("".join(lines))
    return folder


def write_graph(folder: Path, *, kind: str = "vector") -> None:
    """Write ``HCLG.fst`` and ``words.txt``: phone 2 for ever is "helo"."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "HCLG.fst").write_bytes(fst(kind, [(INFINITY, [(4, 1, 1)]), (0.0, [(3, 0, 1)])]))
    lines = (f"{word} {number}\n" for number, word in enumerate(WORDS))
    (folder / "words.txt").write_text("".join(lines))


def fst(kind: str, states: list[tuple[float, list[tuple[int, int, int]]]]) -> bytes:
    """An OpenFst file: a state is a final weight and arcs of input, output and next state.

    Written by hand, since kaldifst may not be in one process with Vosk, which other tests load.
    """
    header = struct.pack("<i", 2125659606)
    for name in (kind, "standard"):
        header += struct.pack("<i", len(name)) + name.encode()
    arcs = [struct.pack("<iifi", i, o, 0.0, to) for _, out in states for i, o, to in out]
    start = 0 if states else -1
    if kind == "vector":
        header += struct.pack("<iiQqqq", 2, 0, 0, start, len(states), len(arcs))
        for final, out in states:
            header += struct.pack("<fq", final, len(out)) + b"".join(arcs[: len(out)])
            arcs = arcs[len(out) :]
        return header
    header += struct.pack("<iiQqqq", 2, 0, 0, start, len(states), len(arcs))
    first = 0
    for final, out in states:
        silent_outputs = sum(o == 0 for _, o, _ in out)
        header += struct.pack("<fIIII", final, first, len(out), 0, silent_outputs)
        first += len(out)
    return header + b"".join(arcs)


def acoustic_model(
    *, features: int = FEATURES, extra: bytes = b"", extra_components: int = 0, inputs: str = ""
) -> bytes:
    """The bytes of a ``final.mdl``: one affine layer and a softmax.

    ``extra`` goes before the affine layer and is to hold ``extra_components`` components;
    ``inputs`` are further lines of the network's description.
    """
    config = (
        f"\n{inputs}input-node name=input dim={features}\n"
        "component-node name=affine component=affine input=input\n"
        "component-node name=softmax component=softmax input=affine\n"
        "output-node name=output input=softmax objective=linear\n\n"
    )
    weights = np.random.default_rng(1).normal(0, 0.01, (PHONES, features))
    return b"".join(
        [
            b"\0B",
            _transition_model(),
            b"<Nnet3> ",
            config.encode(),
            b"<NumComponents> ",
            integer(2 + extra_components),
            extra,
            component("affine", "FixedAffineComponent"),
            b"<LinearParams> ", matrix(weights), b"<BiasParams> ", vector(np.zeros(PHONES)),
            b"</FixedAffineComponent> ",
            component("softmax", "LogSoftmaxComponent"),
            b"<Dim> ", integer(PHONES),
            b"<ValueAvg> ", vector(), b"<DerivAvg> ", vector(), b"<Count> ", double(),
            b"<OderivRms> ", vector(), b"<OderivCount> ", double(),
            b"<NumDimsSelfRepaired> ", double(), b"<NumDimsProcessed> ", double(),
            b"</LogSoftmaxComponent> ",
            b"</Nnet3> <LeftContext> ", integer(0), b"<RightContext> ", integer(0),
            b"<Priors> ", vector(),
        ]
    )  # fmt: skip


def component(name: str, kind: str) -> bytes:
    """The opening of a component."""
    return f"<ComponentName> {name} <{kind}> ".encode()


def integer(value: int) -> bytes:
    return b"\4" + struct.pack("<i", value)


def floating(value: float = 0.0) -> bytes:
    return b"\4" + struct.pack("<f", value)


def double(value: float = 0.0) -> bytes:
    return b"\x08" + struct.pack("<d", value)


def integers(*values: int) -> bytes:
    return b"\4" + struct.pack(f"<i{len(values)}i", len(values), *values)


def pairs(*values: tuple[int, int]) -> bytes:
    return b"\4" + struct.pack("<i", len(values)) + b"".join(struct.pack("<ii", *p) for p in values)


def vector(values: "np.ndarray | None" = None) -> bytes:
    values = np.zeros(0) if values is None else values
    return b"FV " + integer(len(values)) + values.astype("<f4").tobytes()


def matrix(values: np.ndarray) -> bytes:
    rows, columns = values.shape
    return b"FM " + integer(rows) + integer(columns) + values.astype("<f4").tobytes()


def _transition_model() -> bytes:
    ids = range(1, PHONES + 1)
    one_state = integer(0) + integer(1) + integer(2)
    arcs = integer(0) + floating(0.5) + integer(1) + floating(0.5)
    final = integer(-1) + integer(-1) + integer(0)
    tuples = b"".join(integer(p) + integer(0) + integer(p - 1) + integer(p - 1) for p in ids)
    log_probs = np.full(2 * PHONES + 1, np.log(0.5))
    log_probs[0] = 0
    return b"".join(
        [
            b"<TransitionModel> <Topology> ",
            integers(*ids), integers(-1, *([0] * PHONES)),
            integer(-1), integer(1), integer(2), one_state, arcs, final,
            b"</Topology> <Tuples> ", integer(PHONES), tuples,
            b"</Tuples> <LogProbs> ", vector(log_probs), b"</LogProbs> </TransitionModel> ",
        ]
    )  # fmt: skip
