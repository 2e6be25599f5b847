"""``models/registry.yaml``: the models that can be installed by name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import yaml

from macsen_lite.errors import ModelError
from macsen_lite.messages import language, message
from macsen_lite.reasons import reason_of

REGISTRY = "registry.yaml"
MODEL_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_KINDS = ("bundled-layout", "dynamic", "static")
_TEXTS = ("name", "language", "licence", "kind", "url", "sha256", "path", "package", "module")
_SOURCES = ("path", "url", "package")


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One model of the registry. Exactly one of ``path``, ``url`` and ``package`` is not empty."""

    name: str
    language: str
    """ISO 639 code."""
    licence: str
    """SPDX identifier."""
    kind: str
    size_bytes: int
    """Of the folder once installed; 0 for the bundled model, which is there to be measured."""
    descriptions: Mapping[str, str]
    """Language → one sentence."""
    path: str
    """Folder beside the registry, of a model that macsen-lite ships."""
    url: str
    """Archive to download, with its ``sha256``."""
    sha256: str
    package: str
    """Python package (by its name in the package index) that holds the model."""
    module: str
    """Import name of that package."""
    folder: str
    """The model's folder inside the module."""

    @property
    def description(self) -> str:
        """The sentence in the language in use."""
        return self.descriptions[language()]

    def package_path(self) -> Path | None:
        """The model's folder inside its Python package; None when that is not installed."""
        # find_spec does not run the package.
        spec = find_spec(self.module) if self.module else None
        if spec is None or not spec.submodule_search_locations:
            return None
        folder = Path(next(iter(spec.submodule_search_locations))) / self.folder
        return folder if folder.is_dir() else None


def load_registry(path: Path) -> dict[str, RegistryEntry]:
    """Read a registry: name → entry, in the order of the file.

    Raises ModelError when it is missing or malformed.
    """
    try:
        document = yaml.safe_load(path.read_text("utf-8"))
        entries = [_entry(fields) for fields in document["models"]]
    except (OSError, yaml.YAMLError, UnicodeDecodeError, TypeError, KeyError, ValueError) as error:
        raise ModelError(
            message("model.registry", file=path, reason=reason_of(error)),
            message("model.reinstall"),
        ) from error
    return {entry.name: entry for entry in entries}


def _entry(fields: dict[str, Any]) -> RegistryEntry:
    texts = {name: fields.get(name, "") for name in _TEXTS}
    name = texts["name"]
    for key, value in texts.items():
        if not isinstance(value, str):
            raise TypeError(f"{name}: {key} is not text")
    if not MODEL_NAME.fullmatch(name) or texts["kind"] not in _KINDS:
        raise ValueError(f"{name}: name or kind")
    if sum(bool(texts[source]) for source in _SOURCES) != 1:
        raise ValueError(f"{name}: exactly one of {', '.join(_SOURCES)}")
    # A download that nobody can verify has no place here; --sha256 is for the user's own.
    if texts["url"] and not _SHA256.fullmatch(texts["sha256"]):
        raise ValueError(f"{name}: url without sha256")
    descriptions = fields["description"]
    return RegistryEntry(
        **texts,
        folder=str(fields.get("folder", "")),
        size_bytes=int(fields.get("size", 0)),
        descriptions={"cy": str(descriptions["cy"]), "en": str(descriptions["en"])},
    )
