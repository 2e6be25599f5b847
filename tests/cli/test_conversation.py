"""Several questions in one run are one conversation, typed or heard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
import soundfile

from tests.fakes.synthetic_speech import synthetic_speech

NOW = "2026-11-22T15:15"
EGGS = """
    skill: wyau
    about: {cy: "Berwi wyau", en: "Boiling eggs"}
    intents:
      wyau.berwi:
        sentences: ["berwa wyau [am {hyd}]"]
        slots: {hyd: duration}
        required: [hyd]
        ask: {hyd: "Am faint o amser?"}
        needs: [wyau]
        answers: "Iawn, berwi wyau am {{ said.hyd | treiglad_meddal }}."
    """


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def folders(tmp_path: Path, cache: Path) -> dict[str, str]:
    own = tmp_path / "config" / "intents"
    own.mkdir(parents=True)
    (own / "wyau.yaml").write_text(dedent(EGGS), encoding="utf-8")
    return {
        "MACSEN_CONFIG_DIR": str(tmp_path / "config"),
        "MACSEN_CACHE_DIR": str(cache),
        "MACSEN_DATA_DIR": str(tmp_path / "data"),
        "MACSEN_LANG": "en",
    }


def run(folders: dict[str, str], *args: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "macsen_lite", *args],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, **folders},
        timeout=120,
        check=False,
    )


def records(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_typed_lines_are_one_conversation(folders: dict[str, str]) -> None:
    typed = "berwa wyau\npum munud\neto\n"
    done = run(folders, "ask", "-i", "--now", NOW, typed=typed)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "Am faint o amser?",
        "Iawn, berwi wyau am bum munud.",
        "Iawn, berwi wyau am bum munud.",
    ]


def test_the_first_question_may_stand_on_the_command_line(folders: dict[str, str]) -> None:
    done = run(folders, "ask", "-i", "--now", NOW, "berwa wyau", typed="pum munud\n")
    assert done.stdout.splitlines() == ["Am faint o amser?", "Iawn, berwi wyau am bum munud."]


def test_json_says_when_an_answer_is_waited_for(folders: dict[str, str]) -> None:
    asked, answered = records(
        run(folders, "ask", "--json", "--now", NOW, "-", typed="berwa wyau\n5 munud\n")
    )
    assert (asked["intent"], asked["slots"], asked["expects"]) == ("wyau.berwi", {}, "slot")
    assert answered["intent"] == "wyau.berwi" and answered["slots"] == {"hyd": 300}
    assert answered["expects"] is None


def test_sound_files_are_one_conversation(folders: dict[str, str], tmp_path: Path) -> None:
    files = []
    for number, said in enumerate(["berwa wyau", "pum munud", "dwed hynny eto"]):
        clip = synthetic_speech(said)
        files.append(str(tmp_path / f"{number}.wav"))
        soundfile.write(files[-1], clip.samples, clip.rate)
    heard = records(run(folders, "hear", "--json", "--now", NOW, *files))
    assert [record["text"] for record in heard] == ["berwa wyau", "pum munud", "dwed hynny eto"]
    assert [record["answer"] for record in heard] == [
        "Am faint o amser?",
        "Iawn, berwi wyau am bum munud.",
        "Iawn, berwi wyau am bum munud.",
    ]
    # Alone, the same sound is no question.
    (alone,) = records(run(folders, "hear", "--json", "--now", NOW, files[1]))
    assert alone["intent"] is None


def test_how_one_is_addressed_is_a_setting(folders: dict[str, str]) -> None:
    config = Path(folders["MACSEN_CONFIG_DIR"]) / "config.toml"
    config.write_text('[cyffredinol]\ncywair = "ti"\n', encoding="utf-8")
    typed = "berwa wyau\ncoeden afalau\nllwyn eirin\n"
    given_up = run(folders, "ask", "-i", "--now", NOW, typed=typed).stdout.splitlines()[-1]
    assert "Rho gynnig" in given_up or "Gofynna eto" in given_up


def test_a_conversation_may_be_forgotten_at_once(folders: dict[str, str]) -> None:
    config = Path(folders["MACSEN_CONFIG_DIR"]) / "config.toml"
    config.write_text("[sgwrs]\ncof = 0\n", encoding="utf-8")
    typed = "berwa wyau\npum munud\n"
    assert "wyau am" not in run(folders, "ask", "-i", "--now", NOW, typed=typed).stdout


def test_a_conversation_is_not_saved_as_one_sound(folders: dict[str, str]) -> None:
    done = run(folders, "ask", "-i", "--out", "x.wav")
    assert done.returncode == 2 and "conversation" in done.stderr
