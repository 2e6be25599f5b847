"""The verbs ask and hear, as run from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

KEYS = ["audio", "text", "skill", "intent", "slots", "score", "answer", "seconds", "rtf"]
KEYS += ["expects"]
NOW = "2026-11-22T15:15"
EXAMPLE = Path(__file__).parents[1] / "fixtures" / "synthetic" / "faint-or-gloch.wav"


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One for all, so that the graph is compiled once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def folders(tmp_path: Path, cache: Path) -> dict[str, str]:
    return {
        "MACSEN_CONFIG_DIR": str(tmp_path / "config"),
        "MACSEN_CACHE_DIR": str(cache),
        "MACSEN_DATA_DIR": str(tmp_path / "data"),
        "MACSEN_LANG": "en",
    }


def run(
    folders: dict[str, str], *args: str, stdin: bytes = b""
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "macsen_lite", *args],
        input=stdin,
        capture_output=True,
        env={**os.environ, **folders},
        timeout=120,
        check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )


def records(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_ask_json_has_the_promised_keys_in_order(folders: dict[str, str]) -> None:
    done = run(folders, "ask", "--json", "--now", NOW, "Beth", "fydd y dyddiad yfory?")
    (record,) = records(done)
    assert done.returncode == 0 and not done.stderr
    assert list(record) == KEYS
    assert list(record["seconds"]) == ["decode", "match", "answer"]  # type: ignore[call-overload]
    assert record["skill"] == "dyddiad" and record["intent"] == "dyddiad.dyddiad"
    assert record["slots"] == {"pryd": "2026-11-23"}
    assert record["score"] == 1.0 and record["audio"] is None and record["rtf"] is None
    assert "trydydd ar hugain o Dachwedd" in str(record["answer"])


def test_ask_reads_lines_and_answers_each_in_order(folders: dict[str, str]) -> None:
    lines = "pwy wyt ti\r\n\nble mae'r gath\n\xff\npa fis ydi hi".encode("latin-1")
    done = run(folders, "ask", "--json", "--now", NOW, "-", stdin=lines)
    found = records(done)
    assert [r.get("intent") for r in found] == ["macsen.pwy", None, None, None, "dyddiad.mis"]
    assert [r.get("skill") for r in found[1:3]] == [None, None]
    assert found[2]["answer"] and found[2]["text"] == "ble mae'r gath"
    assert list(found[3]) == ["audio", "error"] and "Line 4" in str(found[3]["error"])
    assert done.returncode == 1 and "Line 4" in done.stderr


def test_ask_for_people_prints_the_answer_alone(folders: dict[str, str]) -> None:
    done = run(folders, "ask", "--now", NOW, "faint o'r gloch ydi hi")
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1 and "hwarter wedi tri" in done.stdout


def test_a_users_broken_skill_is_a_warning_and_the_rest_answers(
    folders: dict[str, str], tmp_path: Path
) -> None:
    own = tmp_path / "config" / "intents"
    own.mkdir(parents=True)
    (own / "te.yaml").write_text("skill: te\nintents:\n  te: {sentences: [no]}\n", "utf-8")
    done = run(folders, "ask", "pwy wyt ti")
    assert done.returncode == 0 and "Macsen" in done.stdout
    assert f"{own / 'te.yaml'}:3:20" in done.stderr and '"no"' in done.stderr


def test_wrong_usage(folders: dict[str, str]) -> None:
    assert run(folders, "ask").returncode == 2
    assert run(folders, "hear").returncode == 2
    done = run(folders, "hear", "a.wav", "b.wav", "--out", "x.wav")
    assert done.returncode == 2 and "2 questions" in done.stderr
    assert run(folders, "ask", "--now", "ddoe", "helo").returncode == 2


def test_the_answer_is_saved_as_sound(folders: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "ateb.wav"
    done = run(folders, "ask", "pwy wyt ti", "--out", str(target))
    assert done.returncode == 0, done.stderr
    assert str(target) in done.stdout
    assert soundfile.info(target).duration > 1.0


def test_what_was_done_is_shown_though_its_answer_cannot_be_saved(
    folders: dict[str, str], tmp_path: Path
) -> None:
    """The alarm is set by then: to be told of the file alone would be to set it once more."""
    target = str(tmp_path / "dim" / "ateb.wav")
    done = run(folders, "ask", "gosod larwm am saith", "--json", "--out", target)
    assert done.returncode == 1 and target in done.stderr
    (record,) = records(done)
    assert record["intent"] == "larwm.gosod" and "saith" in str(record["answer"])


def test_hear_answers_what_it_can_and_reports_the_rest(
    folders: dict[str, str], tmp_path: Path
) -> None:
    text = tmp_path / "nodyn.wav"
    text.write_text("nid sain", encoding="utf-8")
    empty = tmp_path / "gwag.wav"
    soundfile.write(empty, np.zeros(0, np.int16), 16_000)
    silence = tmp_path / "tawel.wav"
    soundfile.write(silence, np.zeros(16_000, np.int16), 16_000)
    files = [str(text), str(EXAMPLE), str(empty), str(tmp_path / "dim.wav"), str(silence)]
    done = run(folders, "hear", "--json", "--now", NOW, *files)
    found = records(done)
    assert [r["audio"] for r in found] == files
    assert ["error" in r for r in found] == [True, False, True, True, False]
    heard, nothing = found[1], found[4]
    assert list(heard) == KEYS
    assert heard["intent"] == "amser.faint" and heard["text"] == "faint o'r gloch ydi hi"
    assert float(heard["rtf"]) > 0  # type: ignore[arg-type]
    assert nothing["intent"] is None and nothing["skill"] is None and nothing["answer"]
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_hear_for_people(folders: dict[str, str]) -> None:
    done = run(folders, "hear", "--now", NOW, str(EXAMPLE))
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert first == f"{EXAMPLE}: faint o'r gloch ydi hi"
    assert "hwarter wedi tri" in second


def test_a_folder_that_cannot_be_written_is_no_obstacle(folders: dict[str, str]) -> None:
    done = run({**folders, "MACSEN_CACHE_DIR": "/dev/null/cache"}, "hear", "--json", str(EXAMPLE))
    assert done.returncode == 0, done.stderr
    assert records(done)[0]["intent"] == "amser.faint"


def test_a_model_that_is_not_there(folders: dict[str, str]) -> None:
    done = run(folders, "hear", "--model", "dim-model", str(EXAMPLE))
    assert done.returncode != 0
    assert "dim-model" in done.stderr and "Traceback" not in done.stderr


def test_asking_loads_no_recogniser_and_no_compiler_once_cached(folders: dict[str, str]) -> None:
    run(folders, "ask", "pwy wyt ti")
    heavy = ["vosk", "kaldifst", "numpy", "soundfile", "hassil", "pydantic", "yaml", "rapidfuzz"]
    code = (
        "import sys; from macsen_lite.cli import run\n"
        "run(['ask', 'pwy wyt ti'])\n"
        f"print([m for m in {heavy!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env={**os.environ, **folders},
        timeout=60,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_answer_is_success_unless_nothing_could_be_kept(
    folders: dict[str, str], tmp_path: Path
) -> None:
    """A file stands where the folder of the data should be, which stops root as well."""
    (tmp_path / "data").write_text("")
    assert run(folders, "ask", "asdf qwerty").returncode == 0
    done = run(folders, "ask", "--json", "-", stdin=b"gosod larwm am saith\npwy wyt ti\n")
    assert done.returncode == 1
    assert [record["intent"] for record in records(done)] == ["larwm.gosod", "macsen.pwy"]
    assert "Exit status" in run(folders, "ask", "--help").stdout
