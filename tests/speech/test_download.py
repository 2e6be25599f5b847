"""Downloads against a real server on loopback that breaks off, lies, hangs and forgets."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from macsen_lite.errors import ModelError
from macsen_lite.speech.download import (
    DownloadOptions,
    check_room,
    download,
    without_secrets,
)
from tests.fakes.http_server import Site, serve

CONTENT = os.urandom(3_000_000)
SHA256 = hashlib.sha256(CONTENT).hexdigest()
OTHER = os.urandom(3_000_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(CONTENT) as running:
        yield running


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "model.zip"


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def options(pauses: list[float]) -> DownloadOptions:
    return DownloadOptions(attempts=3, sleep=pauses.append)


def left(target: Path) -> set[str]:
    return {path.name for path in target.parent.iterdir()}


def test_a_file_comes_whole(site: Site, target: Path) -> None:
    seen: list[tuple[str, int, int | None]] = []
    got = download(site.url, target, progress=lambda *event: seen.append(event))
    assert target.read_bytes() == CONTENT
    assert (got.sha256, got.resumed_from) == (SHA256, 0)
    assert seen[0] == ("download", 0, len(CONTENT))
    assert seen[-1] == ("download", len(CONTENT), len(CONTENT))
    assert left(target) == {"model.zip"}


def test_a_server_that_dies_midway_is_asked_for_the_rest(
    site: Site, target: Path, options: DownloadOptions, pauses: list[float]
) -> None:
    site.die_after = [1_000_000, 500_000, 10]
    got = download(site.url, target, sha256=SHA256, options=options)
    assert target.read_bytes() == CONTENT
    assert got.resumed_from == 0
    assert site.ranges[0] == ""
    starts = [int(asked.removeprefix("bytes=").removesuffix("-")) for asked in site.ranges[1:]]
    assert starts == sorted(starts)
    assert starts[-1] > 0
    assert pauses[0] == 1.0


def test_a_later_run_goes_on_where_the_first_was_broken_off(
    site: Site, target: Path, options: DownloadOptions
) -> None:
    site.die_after = [1_200_000, 0, 0]
    with pytest.raises(ModelError) as caught:
        download(site.url, target, options=options)
    kept = target.with_name("model.zip.part").stat().st_size
    assert kept > 0
    assert str(kept) in caught.value.hint
    site.ranges.clear()
    got = download(site.url, target, options=options)
    assert site.ranges == [f"bytes={kept}-"]
    assert got.resumed_from == kept
    assert target.read_bytes() == CONTENT


def test_a_server_without_ranges_is_asked_for_all_again(
    site: Site, target: Path, options: DownloadOptions
) -> None:
    site.supports_ranges = False
    site.die_after = [1_000_000]
    download(site.url, target, options=options)
    assert target.read_bytes() == CONTENT


def test_a_file_that_changed_meanwhile_is_not_patched_together(
    site: Site, target: Path, options: DownloadOptions
) -> None:
    site.die_after = [1_000_000, 0, 0]
    with pytest.raises(ModelError):
        download(site.url, target, options=options)
    site.content, site.etag = OTHER, '"2"'
    download(site.url, target, options=options)
    assert target.read_bytes() == OTHER


def test_nor_when_the_server_says_nothing_about_versions(
    site: Site, target: Path, options: DownloadOptions
) -> None:
    site.etag = ""
    site.die_after = [1_000_000, 0, 0]
    with pytest.raises(ModelError):
        download(site.url, target, options=options)
    site.content = OTHER
    download(site.url, target, options=options)
    assert target.read_bytes() == OTHER


def test_with_a_checksum_a_wrong_first_half_is_fetched_again(
    site: Site, target: Path, options: DownloadOptions
) -> None:
    site.content, site.etag = OTHER, ""
    site.die_after = [1_000_000, 0, 0]
    with pytest.raises(ModelError):
        download(site.url, target, sha256=SHA256, options=options)
    site.content = CONTENT
    got = download(site.url, target, sha256=SHA256, options=options)
    assert got.sha256 == SHA256


def test_all_of_it_was_there_already(site: Site, target: Path) -> None:
    download(site.url, target)
    target.rename(target.with_name("model.zip.part"))
    note = f'{{"url": "{site.url}", "validator": "{chr(92)}"1{chr(92)}""}}'
    target.with_name("model.zip.part.json").write_text(note)
    assert download(site.url, target).resumed_from == len(CONTENT)
    assert target.read_bytes() == CONTENT


def test_a_part_longer_than_the_file(site: Site, target: Path, options: DownloadOptions) -> None:
    target.with_name("model.zip.part").write_bytes(CONTENT + b"more")
    note = f'{{"url": "{site.url}", "validator": "{chr(92)}"1{chr(92)}""}}'
    target.with_name("model.zip.part.json").write_text(note)
    download(site.url, target, options=options)
    assert target.read_bytes() == CONTENT


@pytest.mark.parametrize("note", ["", "[]", "{", '{"url": 3}'])
def test_a_part_that_nobody_can_vouch_for(site: Site, target: Path, note: str) -> None:
    target.with_name("model.zip.part").write_bytes(b"junk")
    target.with_name("model.zip.part.json").write_text(note)
    assert download(site.url, target).resumed_from == 0
    assert target.read_bytes() == CONTENT


def test_a_wrong_checksum_leaves_nothing(
    site: Site, target: Path, options: DownloadOptions
) -> None:
    with pytest.raises(ModelError, match="0" * 64) as caught:
        download(site.url, target, sha256="0" * 64, options=options)
    assert SHA256 in caught.value.message
    assert left(target) == set()


def test_a_length_that_promises_too_much(
    site: Site, target: Path, options: DownloadOptions, pauses: list[float]
) -> None:
    site.claimed_length = len(CONTENT) + 1000
    site.supports_ranges = False
    with pytest.raises(ModelError, match=r"model\.zip"):
        download(site.url, target, options=options)
    assert not target.exists()
    assert len(pauses) == options.attempts - 1, "it gives up in the end"


def test_a_length_that_promises_too_little(
    site: Site, target: Path, options: DownloadOptions
) -> None:
    site.claimed_length = 1000
    with pytest.raises(ModelError, match="model"):
        download(site.url, target, sha256=SHA256, options=options)
    assert not target.exists()


def test_no_length_at_all(site: Site, target: Path) -> None:
    site.sends_length = False
    seen: list[int | None] = []
    download(site.url, target, progress=lambda _stage, _done, total: seen.append(total))
    assert target.read_bytes() == CONTENT
    assert set(seen) == {None}


def test_a_server_that_hangs(site: Site, target: Path, pauses: list[float]) -> None:
    site.hang = True
    options = DownloadOptions(read_timeout_s=0.1, attempts=2, sleep=pauses.append)
    with pytest.raises(ModelError) as caught:
        download(site.url, target, options=options)
    assert not target.exists()
    assert "timed out" in caught.value.message
    assert pauses, "it tried more than once"


def test_a_busy_server_is_waited_for(
    site: Site, target: Path, options: DownloadOptions, pauses: list[float]
) -> None:
    site.statuses = [503, 429]
    download(site.url, target, options=options)
    assert target.read_bytes() == CONTENT
    assert pauses == [1.0, 2.0]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_refusal_is_final(
    site: Site, target: Path, options: DownloadOptions, pauses: list[float], status: int
) -> None:
    site.statuses = [status]
    with pytest.raises(ModelError, match=str(status)):
        download(site.url, target, options=options)
    assert pauses == []
    assert left(target) == set()


def test_a_redirect_is_followed_but_not_to_a_file(
    site: Site, target: Path, options: DownloadOptions
) -> None:
    with serve(b"elsewhere") as other:
        site.redirect = other.url
        download(site.url, target, options=options)
    assert target.read_bytes() == b"elsewhere"
    site.redirect = "file:///etc/hostname"
    with pytest.raises(ModelError):
        download(site.url, target.with_name("b"), options=options)


def test_nobody_is_there(target: Path, options: DownloadOptions) -> None:
    with serve(b"") as gone:
        url = gone.url
    with pytest.raises(ModelError) as caught:
        download(url, target, options=options)
    assert "refused" in caught.value.message
    assert left(target) == set()


def test_too_large(site: Site, target: Path, pauses: list[float]) -> None:
    options = DownloadOptions(largest_bytes=1_000_000, sleep=pauses.append)
    with pytest.raises(ModelError, match="1000000"):
        download(site.url, target, options=options)
    site.sends_length = False
    with pytest.raises(ModelError, match="1000000"):
        download(site.url, target, options=options)
    assert left(target) == set()


def test_no_room(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="MB"):
        check_room(tmp_path, 1 << 60)


FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from macsen_lite.errors import ModelError
from macsen_lite.speech.download import download
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    download(sys.argv[1], Path(sys.argv[2]))
except ModelError as error:
    print(error)
    sys.exit(error.exit_status)
"""


def test_the_disk_fills_up_and_the_next_run_goes_on(site: Site, target: Path) -> None:
    """A process that may write no more than 1 MB to a file meets the same error as a full disk."""
    full = subprocess.run(
        [sys.executable, "-c", FULL_DISK, site.url, str(target)],
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert (full.returncode, full.stderr) == (1, "")
    assert "MACSEN_DATA_DIR" in full.stdout
    assert target.with_name("model.zip.part").stat().st_size == 1_000_000
    assert download(site.url, target).resumed_from == 1_000_000
    assert target.read_bytes() == CONTENT


def test_an_interrupt_keeps_the_part(site: Site, target: Path) -> None:
    def interrupt(_stage: str, done: int, _total: int | None) -> None:
        if done > 1_000_000:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        download(site.url, target, progress=interrupt)
    assert not target.exists()
    kept = target.with_name("model.zip.part").stat().st_size
    assert kept > 0
    assert download(site.url, target).resumed_from == kept
    assert target.read_bytes() == CONTENT


def test_secrets_are_not_shown(site: Site, target: Path, options: DownloadOptions) -> None:
    assert without_secrets("https://me:pw@a.example/b.zip?token=1#x") == "https://a.example/b.zip"
    site.statuses = [404]
    secret = site.url.replace("http://", "http://me:hunter2@") + "?token=hunter2"
    with pytest.raises(ModelError) as caught:
        download(secret, target, options=options)
    assert "hunter2" not in str(caught.value)
