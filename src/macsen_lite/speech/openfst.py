"""OpenFst's binary files, read only as far as needed to know that they are whole.

Vosk reads a decoding graph with OpenFst, and goes on with a null pointer when that fails: a graph
cut short ends the process with a segmentation fault. Here the file is measured against its header.

Layouts: openfst ``fst.h`` (FstHeader), ``symbol-table.h``, ``vector-fst.h``, ``const-fst.h``,
``matcher-fst.h`` with ``label-reachable.h``, and ``extensions/ngram/ngram-fst.h``. All numbers are
little endian; labels and states are int32, weights float32.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

from macsen_lite.speech.binary import ByteReader, DamageError, open_bytes

FST_MAGIC = 2125659606
"""First int32 of every OpenFst file."""
_SYMBOLS_MAGIC = 2125658996
_ADD_ON_MAGIC = 446681434

_INT = struct.Struct("<i")
_LONG = struct.Struct("<q")
_AFTER_TYPES = struct.Struct("<iiQqqq")  # version, flags, properties, start, states, arcs
_COUNTS = struct.Struct("<QQQ")
_STATE_HEAD = struct.Struct("<fq")  # final weight, number of arcs

_HAS_INPUT_SYMBOLS, _HAS_OUTPUT_SYMBOLS, _IS_ALIGNED = 1, 2, 4
_ALIGNMENT = 16
_ARC_SIZE = 16  # input label, output label, weight, next state
_CONST_STATE_SIZE = 20  # final weight, first arc, arcs, input epsilons, output epsilons
_LONGEST_NAME = 4096

STATIC_KINDS = frozenset({"vector", "const"})
"""Kinds that Vosk can read as ``HCLG.fst``."""
DYNAMIC_KINDS = STATIC_KINDS | {"ngram", "olabel_lookahead"}
"""Kinds that Vosk can read as ``HCLr.fst`` and ``Gr.fst``."""


@dataclass(frozen=True, slots=True)
class FstFile:
    """What an OpenFst file says about itself."""

    kind: str
    """``vector``, ``const``, ``ngram`` or ``olabel_lookahead``."""
    states: int
    """Number of states; 0 where the kind does not count them."""
    output_symbols: int | None
    """Size of the output symbol table inside the file; None if there is none."""


@dataclass(frozen=True, slots=True)
class _Header:
    kind: str
    arc_type: str
    version: int
    aligned: bool
    start: int
    states: int
    arcs: int
    output_symbols: int | None


def check_fst(path: Path, kinds: frozenset[str]) -> FstFile:
    """Measure an OpenFst file of one of ``kinds`` against its header.

    Raises DamageError when it is not one, ends too early or goes on after its end; OSError when it
    cannot be read.
    """
    with open_bytes(path) as reader:
        header = _header(reader)
        if header.kind not in kinds:
            raise DamageError(f"a graph of kind {header.kind!r}, which cannot be used here")
        _body(reader, header)
        if reader.remaining:
            raise DamageError(f"{reader.remaining} bytes too many after its end")
    return FstFile(header.kind, max(header.states, 0), header.output_symbols)


def _header(reader: ByteReader) -> _Header:
    if reader.peek(4) != _INT.pack(FST_MAGIC):
        raise DamageError("it is not an OpenFst file (wrong first four bytes)")
    reader.skip(4)
    kind, arc_type = _string(reader), _string(reader)
    version, flags, _properties, start, states, arcs = reader.unpack(_AFTER_TYPES)
    if arc_type != "standard":
        raise DamageError(f"arcs of type {arc_type!r} instead of 'standard'")
    if flags & _HAS_INPUT_SYMBOLS:
        _symbol_table(reader)
    output_symbols = _symbol_table(reader) if flags & _HAS_OUTPUT_SYMBOLS else None
    # Before OpenFst had a flag for it, alignment was version 1 of the constant kind.
    aligned = bool(flags & _IS_ALIGNED) or (kind == "const" and version == 1)
    return _Header(kind, arc_type, version, aligned, start, states, arcs, output_symbols)


def _body(reader: ByteReader, header: _Header) -> None:
    match header.kind:
        case "vector":
            reader.skip_records(header.states, _STATE_HEAD, _ARC_SIZE)
        case "const":
            _const(reader, header)
        case "ngram":
            _ngram(reader)
        case "olabel_lookahead":
            _lookahead(reader)
        case _:
            raise DamageError(f"a graph of kind {header.kind!r}, which cannot be used here")
    if header.kind in STATIC_KINDS and not 0 <= header.start < header.states:
        raise DamageError("the graph has no start state")


def _const(reader: ByteReader, header: _Header) -> None:
    for count, size in ((header.states, _CONST_STATE_SIZE), (header.arcs, _ARC_SIZE)):
        if header.aligned:
            reader.skip(-reader.position % _ALIGNMENT)
        reader.skip(count * size)


def _ngram(reader: ByteReader) -> None:
    states, futures, finals = reader.unpack(_COUNTS)

    def words(bits: int) -> int:
        return (bits + 63) // 64

    bitmaps = words(states * 2 + 1) + words(futures + states + 1) + words(states)
    numbers = (states + 1) + futures + (states + 1) + finals + (futures + 1)
    reader.skip(bitmaps * 8 + numbers * 4)


def _lookahead(reader: ByteReader) -> None:
    """A constant FST with the labels that can be reached from each state."""
    if reader.peek(4) != _INT.pack(_ADD_ON_MAGIC):
        raise DamageError("the look-ahead table has no beginning")
    reader.skip(4)
    inner = _header(reader)
    if inner.kind not in STATIC_KINDS:
        raise DamageError(f"a graph of kind {inner.kind!r} inside a look-ahead graph")
    _body(reader, inner)
    if _flag(reader):  # there are add-ons: one for the input side, one for the output side
        for _ in range(2):
            if _flag(reader):
                _reachable_labels(reader)


def _reachable_labels(reader: ByteReader) -> None:
    _flag(reader)  # whether input labels are meant
    if _flag(reader):  # relabelling pairs are kept
        reader.skip(_length(reader) * 8)
    reader.skip(4)  # final label
    reader.skip_records(_length(reader), _LONG, 8, tail=4)  # intervals [begin, end), their total


def _symbol_table(reader: ByteReader) -> int:
    if reader.peek(4) != _INT.pack(_SYMBOLS_MAGIC):
        raise DamageError("the symbol table has no beginning")
    reader.skip(4)
    _string(reader)
    reader.skip(8)  # next free key
    size = _length(reader)
    reader.skip_records(size, _INT, 1, tail=8)  # the symbol, its key
    return size


def _string(reader: ByteReader) -> str:
    start = reader.position
    size: int = reader.unpack(_INT)[0]
    if not 0 <= size <= _LONGEST_NAME:
        raise DamageError(f"no name at byte {start}")
    at = reader.skip(size)
    try:
        return reader.data[at : at + size].decode()
    except UnicodeDecodeError as error:
        raise DamageError(f"no name at byte {start}") from error


def _length(reader: ByteReader) -> int:
    start = reader.position
    value: int = reader.unpack(_LONG)[0]
    if not 0 <= value <= reader.remaining:
        raise DamageError(f"impossible length {value} at byte {start}")
    return value


def _flag(reader: ByteReader) -> bool:
    at = reader.skip(1)
    return reader.data[at] != 0
