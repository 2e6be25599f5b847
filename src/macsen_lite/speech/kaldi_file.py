"""Kaldi's binary files, read only as far as needed to know that they are whole.

Kaldi (and so Vosk) trusts its files: a damaged one ends in an exception, an abort or a crash of the
whole process, depending on where the damage lies. Here each file is walked from end to end first.

The format (kaldi/src/base/io-funcs.h, matrix/kaldi-matrix.cc): ``\\0B``, then tokens that end in a
space, numbers as one size byte (negative for unsigned) and the value, booleans as ``T`` or ``F``,
matrices as a two-letter token, sizes and values. All but vectors of integers describe themselves,
so components of a kind that this module has never heard of are walked all the same.
"""

import re
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from macsen_lite.speech.binary import ByteReader, DamageError, open_bytes

_MAGIC = b"\0B"
_INT = struct.Struct("<i")
_COMPRESSED_HEADER = struct.Struct("<ffii")  # minimum, range, rows, columns
_LONGEST_TOKEN = 200

_INTEGER_VECTORS = frozenset(
    {"<TimeOffsets>", "<RequiredTimeOffsets>", "<Context>", "<ColumnMap>", "<Sizes>", "<HeightMap>"}
)
"""Tokens followed by a vector of integers, which looks like a number and so must be known."""
_PAIR_VECTORS = frozenset({"<Offsets>"})
_FLOAT_BYTES = {"F": 4, "D": 8}


@dataclass(frozen=True, slots=True)
class AcousticModel:
    """What an ``am/final.mdl`` says about itself."""

    phones: int
    """Phones in the topology."""
    transition_ids: int
    """Transition ids, the input labels of a decoding graph (1 to this number)."""
    components: int
    """Components of the nnet3 network."""
    parameters: int
    """Numbers in its matrices and vectors."""
    feature_dim: int
    """Features a frame that its node ``input`` takes."""
    ivector_dim: int
    """Dimension of its node ``ivector``; 0 when it needs none."""


def check_acoustic_model(path: Path) -> AcousticModel:
    """Walk a ``final.mdl`` (transition model and nnet3 network) from end to end.

    Raises DamageError when it is not one, ends too early, goes on after its end, or holds numbers
    that are not finite; OSError when it cannot be read.
    """
    with open_bytes(path) as reader:
        if reader.peek(2) != _MAGIC:
            raise DamageError("it does not begin with Kaldi's binary mark (\\0B)")
        reader.skip(2)
        phones, transition_ids = _transition_model(reader)
        _expect(reader, "<Nnet3>")
        nodes = _Nodes.parse(_config_lines(reader))
        names, parameters = _components(reader)
        _expect(reader, "</Nnet3>")
        _expect(reader, "<LeftContext>")
        _number(reader)
        _expect(reader, "<RightContext>")
        _number(reader)
        _expect(reader, "<Priors>")
        _value(reader)
        if reader.remaining:
            raise DamageError(f"{reader.remaining} bytes too many after its end")
    if missing := sorted(nodes.components - names):
        raise DamageError(f"the network uses component {missing[0]}, which the file lacks")
    return AcousticModel(
        phones=phones,
        transition_ids=transition_ids,
        components=len(names),
        parameters=parameters,
        feature_dim=nodes.inputs["input"],
        ivector_dim=nodes.inputs.get("ivector", 0),
    )


def check_kaldi_object(path: Path) -> None:
    """Walk any other Kaldi file made of tokens, numbers and matrices (i-vector extractor, CMVN …).

    A text file is accepted as it is, since Kaldi writes small matrices either way.
    Raises DamageError when it is not one or ends too early; OSError when it cannot be read.
    """
    with open_bytes(path) as reader:
        if reader.peek(2) != _MAGIC:
            head = reader.peek(64)
            if head.isascii() and head.lstrip()[:1] in (b"[", b"<"):
                return
            raise DamageError("it does not begin with Kaldi's binary mark (\\0B)")
        reader.skip(2)
        opened: str | None = None
        last = ""
        while reader.remaining:
            if reader.peek(1) == b"<":
                last = _token(reader)
                opened = opened or last
            else:
                _value(reader)
        if opened and last != f"</{opened[1:]}":
            raise DamageError(f"it ends before </{opened[1:]}")


def _transition_model(reader: ByteReader) -> tuple[int, int]:
    """Walk ``<TransitionModel>``; returns the numbers of phones and of transition ids."""
    _expect(reader, "<TransitionModel>")
    _expect(reader, "<Topology>")
    phones = _integer_vector(reader)
    _integer_vector(reader)
    _topology_entries(reader)
    _expect(reader, "</Topology>")
    kind = _token(reader)  # <Triples> of old models with one pdf a state, <Tuples> of the others
    if kind not in ("<Tuples>", "<Triples>"):
        raise DamageError(f"{kind} where <Tuples> should be")
    for _ in range(_size(reader) * (4 if kind == "<Tuples>" else 3)):
        _number(reader)
    _expect(reader, f"</{kind[1:]}")
    _expect(reader, "<LogProbs>")
    # Kaldi counts transition ids from 1: the first log probability belongs to none.
    transition_ids = _value(reader) - 1
    _expect(reader, "</LogProbs>")
    _expect(reader, "</TransitionModel>")
    if phones < 1 or transition_ids < 1:
        raise DamageError("its transition model has no phones")
    return phones, transition_ids


def _config_lines(reader: ByteReader) -> list[str]:
    """The network's text description, which ends with an empty line."""
    start = reader.position
    end = reader.data.find(b"\n\n", start)
    stop = reader.data.find(b"<NumComponents>", start)
    if end < 0 or stop < end:
        raise DamageError("the description of the network has no end")
    reader.skip(end + 2 - start)
    try:
        return reader.data[start:end].decode().split("\n")
    except UnicodeDecodeError as error:
        raise DamageError("the description of the network is not text") from error


@dataclass(frozen=True, slots=True)
class _Nodes:
    inputs: dict[str, int]
    components: set[str]

    @classmethod
    def parse(cls, lines: list[str]) -> "_Nodes":
        inputs: dict[str, int] = {}
        components: set[str] = set()
        outputs: set[str] = set()
        for line in filter(None, map(str.strip, lines)):
            kind, _, rest = line.partition(" ")
            fields = dict(re.findall(r"([\w-]+)=(\S+)", rest))
            name = fields.get("name", "")
            if kind == "input-node" and fields.get("dim", "").isdecimal():
                inputs[name] = int(fields["dim"])
            elif kind == "component-node" and "component" in fields:
                components.add(fields["component"])
            elif kind == "output-node":
                outputs.add(name)
            elif kind not in ("dim-range-node", "component"):
                raise DamageError(f"unknown line in the description of the network: {line[:80]!r}")
        for name, found in (("input", inputs), ("output", outputs)):
            if name not in found:
                raise DamageError(f"the network has no node called {name}")
        return cls(inputs, components)


def _components(reader: ByteReader) -> tuple[set[str], int]:
    """Walk the components; returns their names and how many parameters they hold."""
    _expect(reader, "<NumComponents>")
    count = _number(reader)
    names: set[str] = set()
    parameters = 0
    for _ in range(count):
        _expect(reader, "<ComponentName>")
        names.add(_token(reader))
        kind = _token(reader)
        if not re.fullmatch(r"<\w+Component>", kind):
            raise DamageError(f"{kind} is not a kind of component")
        # What closes a component differs (some write their base class), so look for what follows.
        while not reader.peek(16).startswith((b"<ComponentName>", b"</Nnet3>")):
            if reader.peek(1) != b"<":
                parameters += _value(reader)
            elif (token := _token(reader)) in _INTEGER_VECTORS:
                _integer_vector(reader)
            elif token in _PAIR_VECTORS:
                _integer_vector(reader, width=2)
    if len(names) != count:
        raise DamageError(f"{count} components are announced, {len(names)} are there")
    return names, parameters


def _token(reader: ByteReader) -> str:
    start = reader.position
    end = reader.data.find(b" ", start, start + _LONGEST_TOKEN)
    text = reader.data[start:end] if end > start else b""
    if not text or not text.isascii() or not text.decode("ascii").isprintable():
        raise DamageError(f"no token at byte {start}")
    reader.skip(end + 1 - start)
    return text.decode("ascii")


def _expect(reader: ByteReader, token: str) -> None:
    start = reader.position
    if not reader.peek(len(token) + 1) == token.encode() + b" ":
        raise DamageError(f"{token} expected at byte {start}")
    reader.skip(len(token) + 1)


def _number(reader: ByteReader) -> int:
    """Read one integer of four bytes."""
    start = reader.position
    if reader.peek(1) != b"\x04":
        raise DamageError(f"no integer at byte {start}")
    reader.skip(1)
    value: int = reader.unpack(_INT)[0]
    return value


def _size(reader: ByteReader) -> int:
    value = _number(reader)
    if value < 0:
        raise DamageError(f"negative size {value} at byte {reader.position}")
    return value


def _integer_vector(reader: ByteReader, width: int = 1) -> int:
    """Step over a vector of 4-byte integers or of tuples of them; returns its length."""
    start = reader.position
    if reader.peek(1) != b"\x04":
        raise DamageError(f"no vector of integers at byte {start}")
    reader.skip(1)
    length: int = reader.unpack(_INT)[0]
    reader.skip(length * width * 4)
    return length


def _topology_entries(reader: ByteReader) -> None:
    """Step over the states of each topology, as Kaldi's hmm-topology.cc writes them.

    All are four bytes: a state's pdf class, or its two where the entries begin with -1, and its
    arcs, each a state and a probability.
    """
    entries = _number(reader)
    classes = 1
    if entries == -1:
        entries, classes = _number(reader), 2
    for _ in range(entries):
        for _ in range(_size(reader)):
            for _ in range(classes):
                _number(reader)
            for _ in range(2 * _size(reader)):
                _number(reader)


def _value(reader: ByteReader) -> int:
    """Step over one value that describes itself; returns how many numbers a matrix held, else 0."""
    start = reader.position
    head = reader.peek(4)
    match head[:1]:
        case b"\x04" | b"\xfc":
            reader.skip(5)
        case b"\x08" | b"\xf8":
            reader.skip(9)
        case b"F" | b"D" if head[2:3] == b" " and head[1:2] in b"MVP":
            return _floats(reader)
        case b"C" if head[:2] == b"CM":
            return _compressed_matrix(reader)
        case b"T" | b"F":
            reader.skip(1)
        case _:
            raise DamageError(f"no value at byte {start}")
    return 0


def _floats(reader: ByteReader) -> int:
    kind = _token(reader)
    first = _size(reader)
    match kind[1]:
        case "M":
            count = first * _size(reader)
        case "V":
            count = first
        case _:  # packed lower triangle of a symmetric matrix
            count = first * (first + 1) // 2
    width = _FLOAT_BYTES[kind[0]]
    start = reader.skip(count * width)
    values = np.frombuffer(reader.data, f"<f{width}", count, start)
    finite = bool(np.isfinite(values).all())
    del values  # a view would keep the memory map open
    if not finite:
        raise DamageError(f"numbers that are not finite after byte {start}")
    return count


def _compressed_matrix(reader: ByteReader) -> int:
    kind = _token(reader)
    _low, _range, rows, columns = reader.unpack(_COMPRESSED_HEADER)
    count: int = rows * columns
    match kind:
        case "CM":  # four 16-bit quantiles a column, then a byte a number
            reader.skip(columns * 8 + count)
        case "CM2":
            reader.skip(count * 2)
        case "CM3":
            reader.skip(count)
        case _:
            raise DamageError(f"unknown kind of matrix: {kind}")
    return count
