"""Why something failed is said in the user's language, whatever the system's own is."""

import errno
import json
import socket
import sqlite3
import ssl
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
import tomlkit
import yaml

from macsen_lite import cli
from macsen_lite.messages import message
from macsen_lite.reasons import reason_of


@pytest.fixture(autouse=True)
def _welsh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MACSEN_LANG", raising=False)


def raised(do: Callable[[], object]) -> Exception:
    try:
        do()
    except Exception as error:
        return error
    raise AssertionError("nothing was raised")


def taken(_: Path) -> object:
    with socket.create_server(("127.0.0.1", 0)) as one:
        return socket.create_server(one.getsockname()).close()


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda folder: (folder / "x").read_text(), "does dim ffeil na ffolder"),
        (lambda folder: folder.read_text(), "ffolder yw hi"),
        (lambda folder: (folder / "testun" / "x").mkdir(), "rhan o’r llwybr"),
        (lambda folder: (folder / "testun").mkdir(), "yno eisoes"),
        (lambda folder: (folder / ("x" * 300)).read_text(), "rhy hir"),
        (taken, "rhaglen arall yn defnyddio’r cyfeiriad"),
        (lambda folder: (folder / "deuaidd").read_text("utf-8"), "nid testun UTF-8 yw hi, ar"),
        (lambda _: json.loads('{"a": 1,\n  x}'), "linell 2, colofn 3 (Expecting property name"),
        (lambda _: tomllib.loads("a = 1\nb = ?\n"), "linell 2, colofn 5 (Invalid value"),
        (lambda _: tomllib.loads("a = [1"), "ar ddiwedd y ffeil (Unclosed array"),
        (lambda _: tomlkit.parse("a = 1\nb = ?\n"), "ar linell 2, colofn"),
        (lambda _: yaml.safe_load("a: 1\nb: {"), "ar linell 2, colofn 5"),
        (
            lambda folder: sqlite3.connect(folder / "testun").execute("PRAGMA user_version"),
            "nid cronfa ddata SQLite yw hi (file is not a database)",
        ),
        (
            lambda folder: ssl.create_default_context().load_cert_chain(folder / "testun"),
            "nid yw’r dystysgrif",
        ),
    ],
)  # fmt: skip
def test_what_goes_wrong(tmp_path: Path, do: Callable[[Path], object], said: str) -> None:
    (tmp_path / "testun").write_text("testun digon hir i fod yn unrhyw beth o gwbl\n" * 9)
    (tmp_path / "deuaidd").write_bytes(b"un\n\xff\n")
    reason = reason_of(raised(lambda: do(tmp_path)))
    assert said in reason
    assert "[Errno" not in reason


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.EACCES, "reasons.forbidden"),
        (errno.EROFS, "reasons.read_only"),
        (errno.ENOSPC, "reasons.full"),
    ],
)
def test_what_root_is_never_told(number: int, key: str) -> None:
    assert reason_of(OSError(number, "in English", "ffeil")) == message(key)


def test_what_nobody_foresaw_is_told_as_it_was_said() -> None:
    assert reason_of(OSError(errno.EL2HLT, "Level 2 halted")) == "Level 2 halted"
    assert reason_of(OSError("no sound")) == "no sound"
    assert reason_of(ValueError("3 is too many")) == "3 is too many"
    assert reason_of(sqlite3.OperationalError("no such table: x")) == "no such table: x"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["listen", "--from-file", "{folder}"], "ffolder yw hi, nid ffeil"),
        (["listen", "--out-dir", "{folder}/testun"], "ffeil yw hi, nid ffolder"),
        (["transcribe", "--sentences", "{folder}/x", "y.wav"], "does dim ffeil na ffolder"),
        (["say", "--out", "{folder}/x/y.wav", "helo"], "does dim ffeil na ffolder"),
        (["topics", "{folder}/x.zim"], "does dim ffeil na ffolder"),
        (["serve", "--cert", "{folder}/x", "--key", "{folder}/y"], "does dim ffeil na ffolder"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_the_command_line_has_no_english_in_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    (tmp_path / "testun").write_text("")
    assert cli.run([argument.format(folder=tmp_path) for argument in arguments]) in (1, 2)
    assert said in capsys.readouterr().err


def test_settings_that_cannot_be_written_say_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "testun").write_text("")
    monkeypatch.setenv("MACSEN_CONFIG_DIR", str(tmp_path / "testun" / "is"))
    for verb in (["set", "cyffredinol.lle", "Bangor"], ["edit"]):
        assert cli.run(["config", *verb]) == 2
        told = capsys.readouterr().err
        assert "rhan o’r llwybr" in told
        assert "MACSEN_CONFIG_DIR=" in told
