"""Checksums of a model's files, in the format of ``sha256sum`` so that anyone can verify them.

``SHA256SUMS`` in a model's folder lists every file of it. macsen-lite writes one when it installs a
model that has none, and the bundled model carries its own, so later damage can be told.
"""

import hashlib
import os
import re
from pathlib import Path

from macsen_lite.errors import ModelError
from macsen_lite.messages import message

MANIFEST = "SHA256SUMS"
RECORD = "installed.json"
"""What the store notes about where a model came from; not one of the model's own files."""

_LINE = re.compile(r"([0-9a-f]{64}) [ *](\S.*)")
_DOCUMENTS = re.compile(r"(?i)(.*\.md|readme.*|licen[cs]e.*|notice.*|copying.*)")


def file_sha256(path: Path) -> str:
    """SHA-256 of a file's bytes in hexadecimal. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def model_files(model_dir: Path) -> list[str]:
    """A model's own files as sorted relative POSIX paths. Raises OSError."""
    found: list[str] = []

    def fail(error: OSError) -> None:
        raise error

    for folder, _, names in os.walk(model_dir, onerror=fail):
        relative = Path(folder).relative_to(model_dir)
        found += [(relative / name).as_posix() for name in names]
    return sorted(set(found) - {MANIFEST, RECORD})


def hash_files(model_dir: Path) -> dict[str, str]:
    """Relative path → SHA-256 of every file of a model. Raises OSError."""
    return {name: file_sha256(model_dir / name) for name in model_files(model_dir)}


def model_checksum(hashes: dict[str, str]) -> str:
    """One SHA-256 for what a model does: of its files' checksums, documents left out.

    It is that of the lines ``CHECKSUM  PATH`` sorted by path, so a corrected model card does not
    make compiled graphs useless.
    """
    lines = (f"{hashes[n]}  {n}\n" for n in sorted(hashes) if not _DOCUMENTS.fullmatch(n))
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def write_manifest(model_dir: Path) -> dict[str, str]:
    """Write ``SHA256SUMS`` for the files that are there now, and return them. Raises OSError."""
    hashes = hash_files(model_dir)
    text = "".join(f"{sha256}  {name}\n" for name, sha256 in hashes.items())
    (model_dir / MANIFEST).write_text(text, encoding="utf-8", newline="\n")
    return hashes


def verify_manifest(model_dir: Path, hashes: dict[str, str]) -> bool:
    """Compare ``hashes`` with ``SHA256SUMS``; False when the model has none.

    Files that the manifest does not know are no fault (a user may keep notes there).
    Raises ModelError for a file that is missing or differs, or for a manifest that is malformed.
    """
    path = model_dir / MANIFEST
    if not path.exists():
        return False
    for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1):
        found = _LINE.fullmatch(line)
        if found is None:
            raise ModelError(
                message("model.bad_manifest", file=path, line=number), message("model.reinstall")
            )
        sha256, name = found.groups()
        if name not in hashes:
            raise ModelError(
                message("model.file_missing", file=model_dir / name), message("model.reinstall")
            )
        if hashes[name] != sha256:
            raise ModelError(
                message("model.checksum", file=model_dir / name, wanted=sha256, found=hashes[name]),
                message("model.reinstall"),
            )
    return True
