"""The verbs `fixtures check` and `fixtures run`, as run from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from macsen_lite import cli
from macsen_lite.audio.files import write_wav
from tests.fakes.synthetic_speech import synthetic_speech

MANIFEST = """audio,text,intent,slots,speaker,tags,reject
a.wav,Faint o’r gloch ydi hi?,amser.faint,{},espeak,synthetig,
b.wav,gosoda larwm am saith o'r gloch y bore,larwm.gosod,amser=07:00,espeak,"synthetig, bore",
c.wav,mae'r gath yn cysgu'n braf,,,espeak,synthetig,ie
"""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    for line in MANIFEST.splitlines()[1:]:
        name, text = line.split(",")[:2]
        write_wav(folder / name, synthetic_speech(text))
    (folder / "m.csv").write_text(MANIFEST, encoding="utf-8")
    return folder


def run(*args: object, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "macsen_lite", "fixtures", *map(str, args)],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "MACSEN_LANG": "en", **env},
        timeout=200,
        check=False,
    )


def test_check_tells_all_faults_and_exits_with_1(sound: Path) -> None:
    good = run("check", sound / "m.csv")
    assert (good.returncode, good.stderr) == (0, "")
    assert good.stdout.endswith("recordings: 3, minutes: 0.1, errors: 0, warnings: 0\n")
    bad = sound / "bad.csv"
    bad.write_text("audio,intent\na.wav,amser.fain\ndim.wav,\n", encoding="utf-8")
    done = run("check", sound / "m.csv", bad, "--json")
    *faults, last = [json.loads(line) for line in done.stdout.splitlines()][1:]
    assert done.returncode == 1 and last["errors"] == 2
    assert [(f["line"], Path(f["path"]).name) for f in faults] == [(2, "bad.csv"), (3, "bad.csv")]
    assert "amser.faint" in faults[0]["hint"]


def test_run_measures_keeps_and_reports(sound: Path, tmp_path: Path) -> None:
    out, junit, limits = tmp_path / "r.jsonl", tmp_path / "r.xml", tmp_path / "limits.toml"
    limits.write_text("intent_accuracy = 1.0\nfalse_accepts = 0.0\n[tag.bore]\nclips = 1\n")
    args = ("run", sound / "m.csv", "--jobs", "2", "--out", out)
    done = run(*args, "--junit", junit, "--limits", limits, "--json")
    assert done.returncode == 0, done.stderr
    assert "All limits were kept (3)" in done.stderr
    figures = json.loads(done.stdout)
    assert json.dumps(figures).count("synthetic") and "human" in json.dumps(figures)
    info, *clips = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert info["workers"] == 2 and info["manifests"] == [str(sound / "m.csv")]
    assert [clip["intent"] for clip in clips] == ["amser.faint", "larwm.gosod", None]
    assert [clip["words"] and clip["words"]["length"] for clip in clips] == [5, 8, None]
    assert len(ElementTree.parse(junit).findall(".//testcase")) == 3

    # The results are not written over by mistake…
    assert run(*args).returncode == 2 and len(out.read_text().splitlines()) == 4
    # …and what is there is not run again.
    limits.write_text("intent_accuracy = 1.0\n[skill.larwm]\np50_latency_s = 0.0\n")
    again = run(*args, "--resume", "--limits", limits)
    assert again.returncode == 1
    assert "skill.larwm, synthetic: p50_latency_s" in again.stderr
    assert "amser" in again.stdout and "\x1b" not in again.stdout


def test_sound_that_is_not_there_does_not_stop_the_others(sound: Path, tmp_path: Path) -> None:
    manifest = sound / "half.csv"
    manifest.write_text("audio,tags\ndim.wav,synthetig\na.wav,synthetig\n", encoding="utf-8")
    done = run("run", manifest, "--jobs", "1", "--with", "gain:-6", "rate:8000")
    assert done.returncode == 1
    assert "3 of 6 clips could not be run. The first, dim.wav" in done.stderr


@pytest.mark.parametrize(
    ("args", "status", "message"),
    [
        (("run", "m.csv", "--only", "nowhere"), 1, "called “nowhere”"),
        (("run", "dim.tsv"), 1, "dim.tsv: there is no such file or folder"),
        (("run", "m.csv", "--resume"), 2, "need --out"),
        (("run", "m.csv", "--with", "nois:10"), 2, "nois"),
        (("run", "m.csv", "--limits", "m.csv"), 1, "m.csv:1"),
        (("run", "m.csv", "--executor", "dask"), 1, "not known where the Dask cluster is"),
        (("run", "m.csv", "--model", "dim"), 1, "dim"),
        (("run", "m.csv", "--now", "ddoe"), 2, "ddoe"),
        (("run", "m.csv", "--limit", "1", "--out", "no/r.jsonl"), 1, "cannot be kept"),
        (("run", "m.csv", "--html", "no/r.html"), 2, "no/r.html could not be written"),
        (("run", "m.csv", "--min-confidence", "50"), 2, "Give a number between 0 and 1"),
        (("run", "m.csv", "--executor", "dask", "--scheduler", "x"), 1, "not the address"),
        (("run", "m.csv", "--out", "m.csv", "--overwrite"), 2, "m.csv is here twice"),
        (("run", "m.csv", "--html", "r.html", "--junit", "./r.html"), 2, "is here twice"),
        (("report", "m.csv", "--html", "m.csv"), 2, "m.csv is here twice"),
        (("compare", "a.jsonl", "m.csv", "--html", "m.csv"), 2, "m.csv is here twice"),
        (("run",), 2, "MANIFEST"),
    ],
)
def test_what_cannot_be_run_is_said_in_one_error(
    sound: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    args: tuple[str, ...],
    status: int,
    message: str,
) -> None:
    monkeypatch.chdir(sound)
    monkeypatch.setenv("MACSEN_LANG", "en")
    assert cli.run(["fixtures", *args]) == status
    out, err = capsys.readouterr()
    assert message in err and not out


def test_help_teaches(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("MACSEN_LANG", "en")
    assert cli.run(["fixtures", "run", "--help"]) == cli.run(["fixtures", "--help"]) == 0
    out = capsys.readouterr().out
    assert "NAME.wav" in out and "--limits limits.toml" in out
    assert "Check manifests of recordings" in out
