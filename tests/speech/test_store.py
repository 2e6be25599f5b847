"""The store of models: a model is there whole or not at all, whatever happens on the way."""

import errno
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from macsen_lite.errors import ModelError, UsageError
from macsen_lite.speech.download import DownloadOptions
from macsen_lite.speech.store import ModelStore, resolve_model
from tests.fakes.http_server import Site, serve
from tests.fakes.tiny_model import tiny_model

REGISTRY = """
models:
  - {{name: macsen-cy, path: macsen-cy, language: cy, licence: Apache-2.0, kind: bundled-layout,
     description: {{cy: Y model, en: The model}}}}
  - {{name: small-xx, url: "{url}", sha256: "{sha256}", language: xx, licence: MIT, kind: static,
     size: 8000, description: {{cy: Bach, en: Small}}}}
  - {{name: packed, package: no-such-package, module: no_such_module, folder: model, language: yy,
     licence: MIT, kind: dynamic, size: 1, description: {{cy: Pecyn, en: Packed}}}}
"""


def zipped(model: Path, archive: Path) -> Path:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for path in sorted(model.rglob("*")):
            file.write(path, f"{model.name}/{path.relative_to(model)}")
    return archive


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A model that is not in the store."""
    return tiny_model(tmp_path / "sources" / "foreign-1.0", graph="static")


@pytest.fixture
def archive(source: Path) -> Path:
    return zipped(source, source.with_name("foreign-1.0.zip"))


@pytest.fixture
def site(archive: Path) -> Iterator[Site]:
    with serve(archive.read_bytes()) as running:
        yield running


@pytest.fixture
def store(tmp_path: Path, archive: Path) -> ModelStore:
    return make_store(tmp_path, "http://127.0.0.1:1/small-xx.zip", archive)


def make_store(tmp_path: Path, url: str, archive: Path) -> ModelStore:
    shipped = tmp_path / "shipped"
    if not shipped.exists():
        tiny_model(shipped / "macsen-cy")
    sha256 = hashlib.sha256(archive.read_bytes()).hexdigest()
    (shipped / "registry.yaml").write_text(REGISTRY.format(url=url, sha256=sha256))
    return ModelStore(tmp_path / "data" / "models", tmp_path / "cache" / "downloads", shipped)


def names(store: ModelStore) -> list[str]:
    """What lies in the store's folder, leftovers included; lock files are meant to stay."""
    if not store.root.exists():
        return []
    return sorted(p.name for p in store.root.iterdir() if p.suffix != ".lock")


def test_a_folder(store: ModelStore, source: Path) -> None:
    done = store.install(str(source))
    assert done.info.path == store.root / "foreign-1.0"
    assert (done.info.kind, done.info.is_verified, done.sha256) == ("static", True, "")
    assert store.path_of("foreign-1.0") == done.info.path
    assert source.exists(), "copied, not moved"


def test_an_archive(store: ModelStore, archive: Path) -> None:
    done = store.install(str(archive))
    assert done.info.name == "foreign-1.0"
    assert done.sha256 == hashlib.sha256(archive.read_bytes()).hexdigest()
    assert not done.was_expected
    assert names(store) == ["foreign-1.0"]
    assert archive.exists()


def test_an_archive_of_a_bare_model_and_another_name(
    store: ModelStore, source: Path, tmp_path: Path
) -> None:
    bare = shutil.make_archive(str(tmp_path / "bare"), "gztar", source)
    assert store.install(bare, name="fy-model").info.path == store.root / "fy-model"


def test_a_file_url(store: ModelStore, archive: Path) -> None:
    spaced = archive.rename(archive.with_name("with space.zip"))
    done = store.install(spaced.as_uri(), name="m")
    assert done.info.path.name == "m"


def test_a_url(store: ModelStore, site: Site) -> None:
    done = store.install(site.url)
    assert done.info.name == "model"
    record = json.loads((done.info.path / "installed.json").read_text())
    assert record == {"name": "model", "source": site.url, "sha256": done.sha256}
    assert list(store.downloads.iterdir()) == [], "the archive is not kept"


def test_a_name_of_the_registry(tmp_path: Path, site: Site, archive: Path) -> None:
    store = make_store(tmp_path, site.url, archive)
    done = store.install("small-xx")
    assert (done.info.name, done.info.language, done.info.licence) == ("small-xx", "xx", "MIT")
    assert done.was_expected


def test_the_registrys_checksum_counts(tmp_path: Path, site: Site, archive: Path) -> None:
    store = make_store(tmp_path, site.url, archive)
    site.content = site.content[:-1] + b"x"
    with pytest.raises(ModelError, match="swm gwirio"):
        store.install("small-xx", options=DownloadOptions(sleep=lambda _: None))
    assert names(store) == []


def test_a_given_checksum_counts(store: ModelStore, archive: Path, site: Site) -> None:
    for source in (str(archive), site.url):
        with pytest.raises(ModelError, match="0" * 64):
            store.install(source, sha256="0" * 64)
    right = hashlib.sha256(archive.read_bytes()).hexdigest()
    assert store.install(str(archive), sha256=right.upper()).was_expected
    with pytest.raises(UsageError):
        store.install(str(archive), sha256="abc")


def test_a_broken_download_is_resumed_by_the_next_install(store: ModelStore, site: Site) -> None:
    site.content = site.content + bytes(300_000)  # a zip may have a tail; see below
    site.die_after = [200_000, 0, 0]
    options = DownloadOptions(attempts=3, sleep=lambda _: None)
    with pytest.raises(ModelError) as caught:
        store.install(site.url, options=options)
    assert "eto" in caught.value.hint
    assert names(store) == []
    # zipfile looks for its directory in the last 64 KiB: the tail makes this one no zip after all,
    # which also shows that a useless archive is not kept for ever.
    with pytest.raises(ModelError, match="zip"):
        store.install(site.url, options=options)
    assert [asked for asked in site.ranges if asked]
    assert list(store.downloads.iterdir()) == []


def test_replacing_needs_force(store: ModelStore, source: Path) -> None:
    store.install(str(source))
    (source / "README").write_text("new\n")
    with pytest.raises(ModelError) as caught:
        store.install(str(source))
    assert "--force" in caught.value.hint
    assert not (store.root / "foreign-1.0" / "README").exists()
    store.install(str(source), force=True)
    assert (store.root / "foreign-1.0" / "README").read_text() == "new\n"
    assert names(store) == ["foreign-1.0"]


def test_a_failed_replacement_leaves_the_old_one(store: ModelStore, source: Path) -> None:
    store.install(str(source))
    (source / "graph" / "HCLG.fst").write_bytes(b"junk")
    with pytest.raises(ModelError, match=r"foreign-1\.0/graph/HCLG\.fst"):
        store.install(str(source), force=True)
    assert store.describe("foreign-1.0").is_verified
    assert names(store) == ["foreign-1.0"]


def test_the_last_rename_fails(
    store: ModelStore, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.install(str(source))
    rename = Path.rename

    def fail_into_place(path: Path, target: Path) -> Path:
        if Path(target) == store.root / "foreign-1.0" and path.name != "old":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail_into_place)
    with pytest.raises(ModelError, match="foreign"):
        store.install(str(source), force=True)
    assert store.describe("foreign-1.0").is_verified


@pytest.mark.parametrize(
    "content", [b"<html>404</html>", b"", b"PK\3\4 but no more than that", os.urandom(5000)]
)
def test_what_is_no_archive(store: ModelStore, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "model.zip"
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.zip"):
        store.install(str(path))
    assert names(store) == []


def test_an_archive_without_a_model(store: ModelStore, tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "README").write_text("hello")
    with pytest.raises(ModelError, match=r"am/final\.mdl"):
        store.install(str(zipped(folder, tmp_path / "docs.zip")))
    with pytest.raises(ModelError, match=r"am/final\.mdl"):
        store.install(str(folder))
    assert names(store) == []


def test_an_archive_with_two_models(store: ModelStore, tmp_path: Path) -> None:
    tiny_model(tmp_path / "two" / "a")
    tiny_model(tmp_path / "two" / "b")
    with pytest.raises(ModelError, match=r"two\.zip"):
        store.install(str(zipped(tmp_path / "two", tmp_path / "two.zip")))


@pytest.mark.parametrize(
    "asked", ["nunlle", "ftp://host/a.zip", "http://", "https:///a.zip", "file://host/a.zip"]
)
def test_sources_that_are_none(store: ModelStore, asked: str) -> None:
    with pytest.raises(ModelError) as caught:
        store.install(asked)
    assert "macsen-lite model list" in caught.value.hint


@pytest.mark.parametrize("name", ["../x", "a/b", ".hidden", "", "-rf", "ŵy", "a" * 200])
def test_names_that_will_not_do(store: ModelStore, source: Path, name: str) -> None:
    if name:
        with pytest.raises(UsageError, match="--name"):
            store.install(str(source), name=name)
    with pytest.raises(ModelError):
        store.remove(name)
    assert source.exists()


def test_the_bundled_model_stays(store: ModelStore, source: Path) -> None:
    with pytest.raises(ModelError, match="macsen-cy"):
        store.remove("macsen-cy")
    with pytest.raises(ModelError, match="macsen-cy"):
        store.install(str(source), name="macsen-cy", force=True)
    with pytest.raises(ModelError) as caught:
        store.install("macsen-cy")
    assert "MACSEN_MODEL" in caught.value.hint
    assert store.describe().name == "macsen-cy"


def test_a_link_that_leads_nowhere_is_replaced(store: ModelStore, source: Path) -> None:
    store.install(str(source), name="arall")
    store.remove("arall")
    (store.root / "arall").symlink_to(source.parent / "gone")
    store.install(str(source), name="arall")
    assert store.describe("arall").is_verified


def test_a_disk_without_locks(
    store: ModelStore, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl", reason="the system has no locks at all")

    def no_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", no_locks)
    store.install(str(source), name="arall")
    assert store.describe("arall").is_verified


def test_removing(store: ModelStore, source: Path) -> None:
    store.install(str(source))
    assert store.remove("foreign-1.0") == store.root / "foreign-1.0"
    assert names(store) == []
    with pytest.raises(ModelError, match=r"foreign-1\.0"):
        store.remove("foreign-1.0")


def test_removing_a_link_leaves_what_it_points_to(store: ModelStore, source: Path) -> None:
    store.root.mkdir(parents=True)
    (store.root / "linked").symlink_to(source)
    assert store.describe("linked").kind == "static"
    store.remove("linked")
    assert (source / "am" / "final.mdl").exists()
    assert names(store) == []


def test_the_list(store: ModelStore, source: Path) -> None:
    store.install(str(source), name="da")
    store.install(str(source), name="drwg")
    (store.root / "drwg" / "graph" / "HCLG.fst").write_bytes(b"junk")
    (store.root / ".da.tmp-left").mkdir()
    states = {model.name: (model.state, model.fault is None) for model in store.models()}
    assert states == {
        "macsen-cy": ("bundled", True),
        "small-xx": ("available", True),
        "packed": ("available", True),
        "da": ("installed", True),
        "drwg": ("installed", False),
    }


def test_choosing(
    store: ModelStore, source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MACSEN_MODEL", raising=False)
    store.install(str(source), name="fy-model")
    bundled = store.shipped / "macsen-cy"
    assert store.resolve() == store.resolve("macsen-cy") == bundled
    assert store.resolve("fy-model") == store.root / "fy-model"
    assert store.resolve(source) == source
    monkeypatch.setenv("MACSEN_MODEL", "fy-model")
    assert store.resolve() == store.root / "fy-model"
    assert store.resolve("macsen-cy") == bundled, "what is asked for goes before the environment"
    monkeypatch.setenv("MACSEN_MODEL", str(source))
    assert store.resolve() == source
    monkeypatch.chdir(tmp_path)
    (tmp_path / "fy-model").mkdir()
    assert store.resolve("fy-model") == store.root / "fy-model"
    assert store.resolve("./fy-model") == tmp_path / "fy-model"


@pytest.mark.parametrize(
    ("wanted", "command"),
    [
        ("nunlle", "macsen-lite model list"),
        ("small-xx", "macsen-lite model install small-xx"),
        ("packed", "pip install no-such-package"),
    ],
)
def test_choosing_what_is_not_there(store: ModelStore, wanted: str, command: str) -> None:
    with pytest.raises(ModelError) as caught:
        store.resolve(wanted)
    assert command in caught.value.hint
    if wanted == "packed":
        with pytest.raises(ModelError) as caught:
            store.install(wanted)
        assert command in caught.value.hint


def test_a_model_from_a_python_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = tmp_path / "none.zip"
    archive.write_bytes(b"")
    store = make_store(tmp_path, "http://127.0.0.1:1/x.zip", archive)
    tiny_model(tmp_path / "site" / "no_such_module" / "model", graph="static")
    (tmp_path / "site" / "no_such_module" / "__init__.py").write_text("raise SystemExit('run')")
    monkeypatch.syspath_prepend(tmp_path / "site")
    assert store.describe("packed").language == "yy"
    assert {model.name: model.state for model in store.models()}["packed"] == "package"
    with pytest.raises(ModelError) as caught:
        store.remove("packed")
    assert caught.value.hint == "pip uninstall no-such-package"


@pytest.mark.parametrize(
    "registry",
    [
        "models: [",
        "[]",
        "models:\n  - name: x\n",
        "models:\n  - {name: x, kind: static, url: 'http://a/b.zip', description: {cy: a, en: b}}",
        "models:\n  - {name: x, kind: static, path: x, package: y, description: {cy: a, en: b}}",
        "models:\n  - {name: 3, kind: static, path: x, description: {cy: a, en: b}}",
    ],
)
def test_a_bad_registry(tmp_path: Path, registry: str) -> None:
    (tmp_path / "registry.yaml").write_text(registry)
    with pytest.raises(ModelError, match=r"registry\.yaml"):
        ModelStore(tmp_path / "a", tmp_path / "b", tmp_path)


def test_the_shipped_registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MACSEN_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("MACSEN_MODEL", raising=False)
    store = ModelStore.of_this_user()
    assert store.root == tmp_path / "models"
    assert next(iter(store.registry)) == "macsen-cy"
    assert resolve_model() == store.shipped / "macsen-cy"


@pytest.mark.parametrize("blocked", ["data", "cache"])
def test_a_folder_that_cannot_be_written(
    tmp_path: Path, archive: Path, site: Site, blocked: str
) -> None:
    """A file stands where the folder should be: the same error as lacking rights, even for root."""
    (tmp_path / blocked).write_text("")
    store = make_store(tmp_path, site.url, archive)
    with pytest.raises(ModelError) as caught:
        store.install("small-xx")
    assert "MACSEN_DATA_DIR" in caught.value.hint
    assert str(tmp_path / blocked) in caught.value.message


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not stop root")
def test_a_folder_that_may_not_be_written(store: ModelStore, source: Path) -> None:
    store.root.mkdir(parents=True)
    store.root.chmod(0o500)
    with pytest.raises(ModelError, match="models"):
        store.install(str(source))


def test_two_at_once(store: ModelStore, site: Site) -> None:
    """The second install of a name, while the first is waiting for its server, is refused."""
    refused: list[str] = []

    def meanwhile(_stage: str, done: int, _total: int | None) -> None:
        if not refused and done:
            with pytest.raises(ModelError) as caught:
                store.install(site.url)
            refused.append(caught.value.message)

    store.install(site.url, progress=meanwhile)
    assert "model" in refused[0]
    assert names(store) == ["model"]


INSTALL = """
import sys
from pathlib import Path
from macsen_lite.speech.store import ModelStore
data, cache, shipped, url = sys.argv[1:]
def tell(stage, done, total):
    print(stage, done, flush=True)
ModelStore(Path(data), Path(cache), Path(shipped)).install(url, progress=tell)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_process_that_is_stopped_midway(store: ModelStore, site: Site, how: int) -> None:
    site.hang = True
    args = [str(store.root), str(store.downloads), str(store.shipped), site.url]
    child = subprocess.Popen(
        [sys.executable, "-c", INSTALL, *args],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert child.stdout is not None
    with child:
        assert child.stdout.readline().startswith("download")
        child.send_signal(how)
        child.wait(timeout=60)
    assert child.returncode != 0
    assert store.path_of("model") is None
    assert [m.name for m in store.models() if m.state == "installed"] == []
    site.hang = False
    assert store.install(site.url).info.kind == "static"
    assert names(store) == ["model"], "what the killed process left is gone"
