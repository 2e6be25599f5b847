"""What is in a Vosk model's folder, and whether Vosk can be trusted with it.

Vosk answers a damaged model with an exception that names nothing, with ``abort()`` or with a crash
of the process, and some damage only once it hears sound. `check_model` looks first, without Vosk,
and says in words what is wrong. Layout: alphacephei.com/vosk/models, and vosk-api ``model.cc``.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

import yaml

from macsen_lite.errors import ModelError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.speech import manifest
from macsen_lite.speech.binary import DamageError
from macsen_lite.speech.kaldi_file import AcousticModel, check_acoustic_model, check_kaldi_object
from macsen_lite.speech.model_conf import MODEL_OPTIONS, check_decoder, check_features, read_options
from macsen_lite.speech.openfst import DYNAMIC_KINDS, STATIC_KINDS, FstFile, check_fst

Kind = Literal["bundled-layout", "dynamic", "static"]
T = TypeVar("T")

CARD = "MODEL_CARD.md"
_IVECTOR_OBJECTS = ("final.ie", "final.mat", "final.dubm", "global_cmvn.stats")
_IVECTOR_FILES = ("splice.conf", "online_cmvn.conf")
_WORD_ID = re.compile(r"(\S+)[ \t]+(\d+)[ \t]*")
_NUMBER_LINE = re.compile(r"\d+\s*")
_BOUNDARY = re.compile(r"\d+ (nonword|begin|end|internal|singleton)\s*")
_LANGUAGE_IN_NAME = re.compile(r"vosk[-_]model[-_](?:small[-_])?([a-z]{2,3})(?:[-_].*)?")


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model that `check_model` found to be whole."""

    name: str
    """Name of its folder."""
    path: Path
    language: str
    """ISO 639 code; empty when nothing says it."""
    kind: Kind
    """``bundled-layout``: acoustic model and phones only, macsen-lite compiles the graph;
    ``dynamic``: ``HCLr.fst`` and ``Gr.fst``, driven by Vosk's own grammar; ``static``: a ready
    ``HCLG.fst``, which hears the words it was built with and no others."""
    size_bytes: int
    sample_rate: int
    """Rate in Hz of the sound that the acoustic model takes."""
    checksum: str
    """SHA-256 over its files (`manifest.model_checksum`); empty if it was not asked for."""
    is_verified: bool
    """Whether its files were compared with its own ``SHA256SUMS``."""
    words: int | None
    """Words in its graph; None when it has no graph."""
    licence: str
    """SPDX identifier; empty when nothing says it."""
    acoustic: AcousticModel


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the two layouts that Vosk knows keep their files."""

    acoustic: Path
    features: Path
    decoder: Path | None
    graph: Path
    word_boundaries: Path


def check_model(path: Path, *, checksums: bool = True) -> ModelInfo:
    """Read through a model's folder and describe it.

    Parameters
    ----------
    path
        The folder that holds ``am/final.mdl`` (or, in the oldest layout, ``final.mdl``).
    checksums
        Also read every byte: compute the checksum, and compare with ``SHA256SUMS`` if there is one.

    Raises ModelError, with what to do next, for a folder that is missing or no Vosk model, a file
    that is missing, cut short or damaged, settings that Vosk would stop at, and a checksum that
    differs.
    """
    try:
        return _check_model(path, checksums)
    except OSError as error:
        raise ModelError(
            message("model.unreadable", path=error.filename or path, reason=reason_of(error)),
            message("model.unreadable.hint"),
        ) from error


def is_model_folder(path: Path) -> bool:
    """Whether a folder looks like a Vosk model, whole or not."""
    return (path / "am" / "final.mdl").is_file() or _is_oldest_layout(path)


def _is_oldest_layout(path: Path) -> bool:
    # Both files, or the folder am of today's layout would look like a model itself.
    return (path / "final.mdl").is_file() and (path / "mfcc.conf").is_file()


def _check_model(path: Path, checksums: bool) -> ModelInfo:
    layout = _find_layout(path)
    hashes = manifest.hash_files(path) if checksums else {}
    # Checksums come before structure: "was changed after it was installed" says more.
    is_verified = checksums and manifest.verify_manifest(path, hashes)
    acoustic = _whole(layout.acoustic, check_acoustic_model)
    sample_rate = check_features(layout.features, acoustic.feature_dim)
    if layout.decoder is not None:
        check_decoder(layout.decoder, read_options(layout.decoder, MODEL_OPTIONS), acoustic.phones)
    _check_ivectors(path / "ivector", acoustic)
    kind, words = _check_graph(path, layout, acoustic)
    card = _read_card(path / CARD)
    found = _LANGUAGE_IN_NAME.fullmatch(path.name)
    return ModelInfo(
        name=path.name,
        path=path,
        language=card.get("language") or (found[1] if found else ""),
        kind=kind,
        size_bytes=sum((path / name).stat().st_size for name in manifest.model_files(path)),
        sample_rate=sample_rate,
        checksum=manifest.model_checksum(hashes) if checksums else "",
        is_verified=is_verified,
        words=words,
        licence=card.get("license", ""),
        acoustic=acoustic,
    )


def _find_layout(path: Path) -> _Layout:
    if not path.exists():
        raise ModelError(message("model.missing", path=path), message("model.missing.hint"))
    if not path.is_dir():
        raise ModelError(message("model.not_folder", path=path), message("model.not_folder.hint"))
    if (path / "am" / "final.mdl").exists():
        conf, graph = path / "conf", path / "graph"
        layout = _Layout(
            acoustic=path / "am" / "final.mdl",
            features=conf / "mfcc.conf",
            decoder=conf / "model.conf",
            graph=graph,
            word_boundaries=graph / "phones" / "word_boundary.int",
        )
    elif _is_oldest_layout(path):
        layout = _Layout(
            path / "final.mdl", path / "mfcc.conf", None, path, path / "word_boundary.int"
        )
    else:
        raise ModelError(message("model.not_vosk", path=path), message("model.not_vosk.hint"))
    for needed in filter(None, (layout.features, layout.decoder)):
        _require(needed)
    return layout


def _require(path: Path) -> Path:
    if not path.is_file():
        raise ModelError(message("model.file_missing", file=path), message("model.reinstall"))
    return path


def _whole(path: Path, check: Callable[[Path], T]) -> T:
    """Run ``check`` on a file that must be there, and turn its complaint into a ModelError."""
    try:
        return check(_require(path))
    except DamageError as error:
        raise ModelError(
            message("model.damaged", file=path, reason=error), message("model.reinstall")
        ) from error


def _check_ivectors(folder: Path, acoustic: AcousticModel) -> None:
    # Vosk looks for final.ie only; a network that takes i-vectors aborts without them.
    if not acoustic.ivector_dim and not (folder / "final.ie").exists():
        return
    for name in _IVECTOR_OBJECTS:
        _whole(folder / name, check_kaldi_object)
    for name in _IVECTOR_FILES:
        _require(folder / name)


def _check_graph(path: Path, layout: _Layout, acoustic: AcousticModel) -> tuple[Kind, int | None]:
    graph = layout.graph
    names = {name for name in ("HCLG.fst", "HCLr.fst", "Gr.fst") if (graph / name).exists()}
    if not names:
        _check_phones(path, acoustic)
        return "bundled-layout", None
    kind: Kind
    if "HCLG.fst" in names:  # Vosk prefers it, too
        kind = "static"
        words = _whole(graph / "HCLG.fst", lambda p: check_fst(p, STATIC_KINDS))
    else:
        kind = "dynamic"
        _whole(graph / "HCLr.fst", lambda p: check_fst(p, DYNAMIC_KINDS))
        words = _whole(graph / "Gr.fst", lambda p: check_fst(p, DYNAMIC_KINDS))
        _check_lines(graph / "disambig_tid.int", _NUMBER_LINE)
    if layout.word_boundaries.exists():
        _check_lines(layout.word_boundaries, _BOUNDARY)
    if (path / "rescore" / "G.carpa").exists():
        _whole(path / "rescore" / "G.fst", lambda p: check_fst(p, STATIC_KINDS))
    return kind, _count_words(graph, words)


def _count_words(graph: Path, fst: FstFile) -> int:
    """Number of words: of the table inside the graph, which Vosk prefers, or of words.txt."""
    if fst.output_symbols is not None:
        return fst.output_symbols
    return _check_lines(graph / "words.txt", _WORD_ID)


def _check_phones(path: Path, acoustic: AcousticModel) -> None:
    """Without a graph, phones.txt must say what the acoustic model's phones are."""
    phones = path / "phones.txt"
    if not phones.is_file():
        raise ModelError(message("model.no_graph", path=path), message("model.no_graph.hint"))
    _check_lines(phones, _WORD_ID)
    highest = max(int(line.split()[-1]) for line in phones.read_text("utf-8").splitlines())
    if highest != acoustic.phones:
        raise ModelError(
            message("model.phones", file=phones, found=highest, wanted=acoustic.phones),
            message("model.reinstall"),
        )


def _check_lines(path: Path, form: re.Pattern[str]) -> int:
    """Check that every line has the form, and that there is one; returns how many there are."""
    count = 0
    try:
        with _require(path).open(encoding="utf-8", newline="\n") as lines:
            for count, line in enumerate(lines, 1):
                if not form.fullmatch(line.rstrip("\n")):
                    raise DamageError(f"line {count}: {line[:40]!r}")
    except (DamageError, UnicodeDecodeError) as error:
        raise ModelError(
            message("model.damaged", file=path, reason=error), message("model.reinstall")
        ) from error
    if not count:
        raise ModelError(
            message("model.damaged", file=path, reason="the file is empty"),
            message("model.reinstall"),
        )
    return count


def _read_card(path: Path) -> dict[str, str]:
    """The YAML front matter of a model card (Hugging Face's convention); empty without one."""
    if not path.is_file():
        return {}
    text = path.read_text("utf-8", errors="replace")
    parts = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    try:
        fields = yaml.safe_load(parts[1]) if parts else {}
    except yaml.YAMLError:
        fields = {}  # a card is for people; a slip in it does not make the model unusable
    if not isinstance(fields, dict):
        return {}
    return {str(key): value for key, value in fields.items() if isinstance(value, str)}
