"""The command line as a whole: help, languages, wrong usage, and how it ends."""

import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from types import ModuleType

import click
import pytest

from macsen_lite import cli
from macsen_lite.cli._common import now_option, print_json, verb, warn
from macsen_lite.clock import Clock
from macsen_lite.errors import AudioError
from macsen_lite.messages import use_language


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("MACSEN_LANG", raising=False)
    yield
    use_language(None)


@verb("ask")
@click.argument("text")
@now_option
def ask(text: str, clock: Clock, as_json: bool) -> None:
    """Stand-in for a verb: says the text and the time back, or fails as told."""
    match text:
        case "gwall":
            raise AudioError("Does dim sain.", "Recordiwch eto.")
        case "ctrl-c":
            raise KeyboardInterrupt
        case "rhybudd":
            warn("Gofal!")
        case _ if as_json:
            print_json({"text": text, "hour": clock.now().hour})
        case _:
            click.echo(text)


@pytest.fixture
def own_verb(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("own_verb")
    module.command = ask  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "own_verb", module)
    monkeypatch.setitem(cli.VERBS, "ask", "own_verb")


def test_help_lists_every_verb_without_loading_any(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--help"]) == 0
    out = capsys.readouterr().out
    assert re.findall(r"^  (\w+)  ", out, re.MULTILINE)[-len(cli.VERBS) :] == list(cli.VERBS)
    assert "Gorchmynion:" in out
    assert "Defnydd: macsen-lite [OPSIYNAU] GORCHYMYN" in out


def test_help_follows_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--lang", "en", "--help"]) == 0
    out = capsys.readouterr().out
    assert "Commands:" in out
    assert "Gorchmynion" not in out
    assert "Usage: macsen-lite [OPTIONS] COMMAND" in out


@pytest.mark.parametrize("name", cli.VERBS)
@pytest.mark.parametrize("lang", ["cy", "en"])
def test_every_verb_has_help_in_both_languages(
    name: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([name, "--lang", lang, "--help"]) == 0
    out = capsys.readouterr().out
    assert ("Opsiynau:" in out) == (lang == "cy")
    assert ("Options:" in out) == (lang == "en")
    assert "--lang" in out
    # A key of the catalogue shown instead of its message would be a bug.
    assert not re.search(r"\b[a-z]+\.[a-z_]+\.[a-z_.]+\b", out)


def test_no_verb_at_all_shows_help_and_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([]) == 2
    assert "macsen-lite" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["canu"], "Does dim gorchymyn o’r enw “canu”."),
        (["--canu"], "Does dim opsiwn o’r enw “--canu”."),
        (["ask", "--canu"], "Does dim opsiwn o’r enw “--canu”."),
        (["ask"], "Mae 'TEXT' yn eisiau."),
        (
            ["ask", "--lang", "fr", "x"],
            "Gwerth anghywir ar gyfer '--lang': dewiswch o blith cy, en.",
        ),
        (["ask", "x", "--now"], "Mae angen gwerth ar ôl “--now”."),
        (["ask", "x", "--json=1"], "Nid oes gwerth i’w roi i “--json”."),
        (["ask", "x", "y", "z"], "Mae gormod yma: y z"),
        (["ask", "--now", "yfory", "x"], "Nid yw “yfory” yn amser ISO 8601."),
    ],
)
@pytest.mark.usefixtures("own_verb")
def test_wrong_usage_is_one_error_with_status_2(
    args: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Gwall: " + words)
    assert "Traceback" not in err
    assert len(err.splitlines()) == 2


def test_a_language_setting_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MACSEN_LANG", "fr")
    assert cli.run(["--help"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "'fr'" in err
    assert "MACSEN_LANG" in err


@pytest.mark.usefixtures("own_verb")
def test_an_error_of_ours_goes_to_standard_error_with_its_hint(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.run(["ask", "gwall"]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", "Gwall: Does dim sain.\nRecordiwch eto.\n")


@pytest.mark.usefixtures("own_verb")
def test_a_warning_is_not_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--lang", "en", "ask", "rhybudd"]) == 0
    assert capsys.readouterr().err == "Warning: Gofal!\n"


@pytest.mark.usefixtures("own_verb")
def test_ctrl_c_ends_quietly_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "ctrl-c"]) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.usefixtures("own_verb")
def test_json_is_one_object_a_line_and_now_is_fixed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["ask", "--json", "--now", "2026-03-01T08:30", "tŷ"]) == 0
    assert capsys.readouterr().out == '{"text": "tŷ", "hour": 8}\n'


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == 0
    assert re.fullmatch(r"macsen-lite \d+\.\d+\.\d+\n", capsys.readouterr().out)


def macsen(*args: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "macsen_lite", *args],
        capture_output=True,
        env=os.environ | env,
        check=False,
    )


def test_a_terminal_that_cannot_show_welsh_letters_does_not_break_it() -> None:
    done = macsen("--help", PYTHONIOENCODING="ascii:strict")
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_not_an_error_to_look_at() -> None:
    done = subprocess.run(
        f"{sys.executable} -m macsen_lite --help | true",
        shell=True,
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from macsen_lite import cli; cli.run(['--help']);"
        "heavy = {'numpy', 'vosk', 'soundfile', 'jinja2', 'hassil', 'rich'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("args", "status", "words"),
    [
        (["serve", "--port", "70000"], 2, "o 0 i 65535"),
        (["topics", "--most", "0"], 2, "o 1 i "),
        (["serve", "--host", "300.1.1.1"], 2, "Nid oes cyfeiriad fel “300.1.1.1”."),
        (["serve", "--host", "fe80::1::2"], 2, "Nid oes cyfeiriad"),
        (["wyoming", "--uri", "tcp://1.2.3:10400"], 2, "Nid oes cyfeiriad fel “1.2.3”."),
        (["say", ""], 1, "Does dim geiriau i’w dweud"),
        (["ask"], 2, "macsen-lite ask -"),
    ],
)
def test_what_cannot_be_is_told_for_what_it_is(
    args: list[str],
    status: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("faint yw dau a dau\n"))
    assert cli.run(args) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert words in err


@pytest.mark.parametrize("module", ["click", "macsen_lite.cli._common", "macsen_lite.doctor"])
def test_ctrl_c_is_as_quiet_while_the_program_is_being_loaded(module: str) -> None:
    code = (
        "import os, signal, sys\n"
        "class PressesCtrlC:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name == {module!r}:\n"
        "            os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, PressesCtrlC())\n"
        "sys.argv = ['macsen-lite', 'doctor']\n"
        "from macsen_lite.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode in (130, -2), "shells show the second as 130"
    assert (done.stdout + done.stderr).strip() == ""


@pytest.mark.parametrize("lang", ["cy", "en"])
@pytest.mark.parametrize("group", ["privacy", "misheard", "devices", "config", "intents", "model"])
def test_no_summary_of_a_verb_breaks_off(
    group: str, lang: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run([group, "--lang", lang, "--help"]) == 0
    summaries = re.split(r"\n(?:Gorchmynion|Commands):\n", capsys.readouterr().out)[1]
    assert not re.search(r"\.\.\.|…$", summaries, re.MULTILINE)
    whole = re.split(r"\n  (?=\S)", "\n" + summaries)[1:]
    assert whole and all(text.rstrip().endswith((".", "!", "?")) for text in whole)
