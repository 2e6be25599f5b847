"""Archives that nobody vouches for: what is refused, and that plain ones come out whole."""

import io
import tarfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macsen_lite.errors import ModelError
from macsen_lite.speech.archive import Limits, is_archive, unpack

FILES = {"m/am/final.mdl": b"mdl", "m/conf/mfcc.conf": b"--x=1\n", "m/README": b""}


def make_zip(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def make_tar(path: Path, files: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return path


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "deep" / "into"
    folder.mkdir(parents=True)
    return folder


def unpacked(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()
    }


@pytest.mark.parametrize("suffix", ["zip", "tar", "tar.gz", "tar.bz2", "tar.xz"])
def test_it_comes_out_whole_whatever_the_file_is_called(
    tmp_path: Path, into: Path, suffix: str
) -> None:
    path = tmp_path / "no-suffix"
    if suffix == "zip":
        make_zip(path, FILES)
    else:
        make_tar(path, FILES, f"w:{suffix.rpartition('.')[2].replace('tar', '')}")
    seen: list[tuple[str, int, int | None]] = []
    assert is_archive(path)
    unpack(path, into, progress=lambda *event: seen.append(event))
    assert unpacked(into) == FILES
    assert seen[-1] == ("unpack", 9, 9)


def test_what_macos_adds_is_left_out(tmp_path: Path, into: Path) -> None:
    junk = {"__MACOSX/m/._README": b"x", "m/.DS_Store": b"x", "m/._final.mdl": b"x"}
    unpack(make_zip(tmp_path / "a.zip", FILES | junk), into)
    assert unpacked(into) == FILES


OUTSIDE = [
    "/etc/passwd", "../evil", "m/../../evil", "m/../evil", "..", "C:/evil", "C:evil",
    "..\\evil", "\\\\host\\evil", "m/" + "x" * 300, "m/am:stream",
]  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
@pytest.mark.parametrize("make", [make_zip, make_tar])
def test_nothing_goes_outside(
    tmp_path: Path, into: Path, make: Callable[[Path, dict[str, bytes]], Path], name: str
) -> None:
    before = set(tmp_path.rglob("*"))
    archive = make(tmp_path / "evil", FILES | {name: b"evil"})
    with pytest.raises(ModelError, match="evil"):
        unpack(archive, into)
    assert set(tmp_path.rglob("*")) - before == {archive}, "refused before anything is written"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(name=st.text(st.sampled_from("a./\\:~ \n\tŵ%"), min_size=1, max_size=12))
def test_no_name_whatever_goes_outside(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    root = tmp_path_factory.mktemp("root")
    into = root / "into"
    into.mkdir()
    archive = make_tar(root / "a.tar", {name: b"x"}, "w")
    with suppress(ModelError):
        unpack(archive, into)
    outside = {p for p in root.rglob("*") if not p.is_relative_to(into)}
    assert outside == {archive}


@pytest.mark.parametrize(
    "kind",
    [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE],
)
@pytest.mark.parametrize("to", ["/etc/passwd", "final.mdl"])
def test_links_and_devices_in_a_tar(tmp_path: Path, into: Path, kind: bytes, to: str) -> None:
    path = make_tar(tmp_path / "a.tar", FILES, "w")
    with tarfile.open(path, "a") as archive:
        info = tarfile.TarInfo("m/link")
        info.type, info.linkname = kind, to
        archive.addfile(info)
    with pytest.raises(ModelError, match="m/link"):
        unpack(path, into)
    assert unpacked(into) == {}


def test_a_link_in_a_zip(tmp_path: Path, into: Path) -> None:
    path = make_zip(tmp_path / "a.zip", FILES)
    with zipfile.ZipFile(path, "a") as archive:
        info = zipfile.ZipInfo("m/link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    with pytest.raises(ModelError, match="m/link"):
        unpack(path, into)


def test_bombs(tmp_path: Path, into: Path) -> None:
    zeros = make_zip(tmp_path / "zeros.zip", {"m/a": bytes(8 << 20)})
    with pytest.raises(ModelError, match="8 MB"):
        unpack(zeros, into, limits=Limits(free_bytes=1 << 20))
    with pytest.raises(ModelError, match="8 MB"):
        unpack(zeros, into, limits=Limits(bytes=4 << 20))
    many = make_zip(tmp_path / "many.zip", {f"m/{n}": b"" for n in range(50)})
    with pytest.raises(ModelError, match="40"):
        unpack(many, into, limits=Limits(files=40))
    assert unpacked(into) == {}


def test_a_zip_that_lies_about_its_sizes(tmp_path: Path, into: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"m/a": bytes(1 << 20)})
    whole = path.read_bytes()
    # The size unpacked stands at offset 22 of the local header and 24 of the central one.
    size = (1 << 20).to_bytes(4, "little")
    path.write_bytes(whole.replace(size, (16).to_bytes(4, "little")))
    with pytest.raises(ModelError):
        unpack(path, into)


def test_the_same_file_twice(tmp_path: Path, into: Path) -> None:
    path = make_tar(tmp_path / "a.tar", FILES, "w")
    with tarfile.open(path, "a") as archive:
        archive.addfile(tarfile.TarInfo("m/./README"))
    with pytest.raises(ModelError, match="README"):
        unpack(path, into)


@pytest.mark.parametrize("make", [make_zip, make_tar])
def test_archives_cut_short(
    tmp_path: Path, into: Path, make: Callable[[Path, dict[str, bytes]], Path]
) -> None:
    path = make(tmp_path / "a", {"m/am/final.mdl": bytes(range(256)) * 500})
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(ModelError) as caught:
        unpack(path, into)
    assert str(path) in caught.value.message


def test_a_zip_with_a_flipped_byte(tmp_path: Path, into: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"m/a": bytes(range(256)) * 64})
    damaged = bytearray(path.read_bytes())
    damaged[60] ^= 0xFF
    path.write_bytes(damaged)
    with pytest.raises(ModelError, match=r"a\.zip"):
        unpack(path, into)


def test_a_zip_that_needs_a_password(tmp_path: Path, into: Path) -> None:
    path = make_zip(tmp_path / "a.zip", {"m/a": b"secret"})
    locked = bytearray(path.read_bytes())
    locked[6] |= 1  # general purpose flag 0: encrypted; local header, then central directory
    locked[locked.index(b"PK\1\2") + 8] |= 1
    path.write_bytes(locked)
    with pytest.raises(ModelError, match="password"):
        unpack(path, into)


def test_what_is_no_archive(tmp_path: Path, into: Path) -> None:
    path = tmp_path / "a.zip"
    for content in (b"", b"hello", b"\x1f\x8b broken gzip", b"<html>404</html>" * 100):
        path.write_bytes(content)
        assert not is_archive(path)
        with pytest.raises(ModelError, match=r"a\.zip"):
            unpack(path, into)
    with pytest.raises(ModelError, match="gone"):
        unpack(tmp_path / "gone.zip", into)
