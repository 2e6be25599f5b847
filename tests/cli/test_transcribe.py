"""`macsen-lite transcribe`: files to text. The speech is synthetic (espeak-ng)."""

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from macsen_lite import cli
from macsen_lite.speech.phones import PHONES
from tests.fakes.synthetic_speech import synthetic_speech

QUESTION = "faint o'r gloch ydi hi"
LINES = "Faint o’r gloch ydi hi?\n\n  Diffodd y golau yn y gegin.\nPryd mae'r bws nesaf?\n"


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("transcribe")


@pytest.fixture(autouse=True)
def own_folders(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CACHE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"MACSEN_{kind}_DIR", str(folders / kind.lower()))
    monkeypatch.setenv("MACSEN_LANG", "en")
    monkeypatch.delenv("MACSEN_MODEL", raising=False)


@pytest.fixture(scope="module")
def question(folders: Path) -> Path:
    return say(folders / "question.wav", QUESTION)


@pytest.fixture(scope="module")
def other(folders: Path) -> Path:
    return say(folders / "other.wav", "roedd y bachgen bach wedi colli ei esgidiau ger yr afon")


@pytest.fixture(scope="module")
def sentences(folders: Path) -> Path:
    path = folders / "sentences.txt"
    path.write_text(LINES, encoding="utf-8")
    return path


def say(path: Path, text: str) -> Path:
    clip = synthetic_speech(text)
    soundfile.write(path, clip.samples, clip.rate)
    return path


def records(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_hears_the_shipped_grammar(question: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["transcribe", str(question)]) == 0
    # ydi and ydy sound the same and both are in the grammar
    assert capsys.readouterr().out.replace("ydy", "ydi") == QUESTION + "\n"


def test_json_says_all_there_is_to_know(
    question: Path, sentences: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["transcribe", "--sentences", str(sentences), "--phones", "--json"]
    assert cli.run([*arguments, str(question)]) == 0
    [record] = records(capsys)
    assert record["audio"] == str(question)
    assert record["text"] == QUESTION
    assert record["sentence"] == "Faint o’r gloch ydi hi?"
    assert record["is_unknown"] is False
    assert 0.0 < record["confidence"] <= 1.0  # type: ignore[operator]
    assert [word["word"] for word in record["words"]] == QUESTION.split()  # type: ignore[attr-defined]
    assert record["alternatives"][0]["text"] == QUESTION  # type: ignore[index]
    assert record["seconds"] == pytest.approx(soundfile.info(question).duration, abs=0.01)
    assert record["rtf"] > 0  # type: ignore[operator]
    phones = str(record["phones"]).split()
    assert len(phones) > 6
    assert set(phones) <= set(PHONES)


def test_only_the_given_sentences_are_heard(
    other: Path, sentences: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["transcribe", "--sentences", str(sentences), "--json", str(other)]) == 0
    [record] = records(capsys)
    assert record["sentence"] in [line.strip() for line in LINES.splitlines()]
    assert cli.run(["transcribe", "--sentences", str(sentences), "--reject", str(other)]) == 0
    assert capsys.readouterr().out == "(no sentence of the grammar)\n"


def test_many_files_in_order_and_a_bad_one_does_not_stop_them(
    folders: Path, question: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = folders / "notes.txt"
    text.write_text("not sound")
    files = [str(other), str(text), str(folders / "missing.wav"), str(question)]
    assert cli.run(["transcribe", "--json", *files]) == 1
    out, err = capsys.readouterr()
    heard = [json.loads(line) for line in out.splitlines()]
    assert [record["audio"] for record in heard] == files
    assert heard[0]["is_unknown"]
    assert "error" in heard[1]
    assert "missing.wav" in heard[2]["error"]
    assert heard[3]["text"].replace("ydy", "ydi") == QUESTION
    assert "notes.txt" in err
    assert "Traceback" not in err


def test_a_long_file_is_heard_in_pieces(
    folders: Path, question: Path, sentences: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samples, rate = soundfile.read(question, dtype="int16")
    once = np.concatenate([samples, np.zeros(rate * 12, np.int16)])
    path = folders / "long.flac"
    soundfile.write(path, np.tile(once, 6), rate)
    assert soundfile.info(path).duration > 60
    arguments = ["transcribe", "--sentences", str(sentences), "--reject", "--json", str(path)]
    assert cli.run(arguments) == 0
    [record] = records(capsys)
    assert record["text"] == " ".join([QUESTION] * 6)
    assert record["seconds"] == pytest.approx(soundfile.info(path).duration, abs=0.1)


@pytest.mark.parametrize(
    ("content", "status", "says"),
    [
        (b"\xff\xfe\x00\x00", 2, "UTF-8"),
        (b"", 1, "no sentence"),
        (b"...\n\n", 1, "no sentence"),
        (b"bore da\nam 7 o'r gloch\n", 1, "line 2"),
    ],
)
def test_bad_sentences_are_one_clear_error(
    folders: Path,
    question: Path,
    content: bytes,
    status: int,
    says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = folders / "bad.txt"
    path.write_bytes(content)
    assert cli.run(["transcribe", "--sentences", str(path), str(question)]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert says in err
    assert "Traceback" not in err


def test_sentences_that_are_not_there_are_wrong_usage(
    question: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["transcribe", "--sentences", "/nowhere/s.txt", str(question)]) == 2
    assert "/nowhere/s.txt" in capsys.readouterr().err


def test_reject_without_sentences_is_wrong_usage(question: Path) -> None:
    assert cli.run(["transcribe", "--reject", str(question)]) == 2


def test_a_model_that_is_not_there_is_one_clear_error(
    folders: Path, question: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["transcribe", "--model", str(folders / "no-model"), str(question)]) == 1
    err = capsys.readouterr().err
    assert "no-model" in err
    assert "Traceback" not in err


def test_a_cache_that_cannot_be_written_is_one_warning_and_no_obstacle(
    folders: Path, question: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folders / "blocked").write_text("")
    monkeypatch.setenv("MACSEN_CACHE_DIR", str(folders / "blocked" / "cache"))
    done = subprocess.run(
        [sys.executable, "-m", "macsen_lite", "transcribe", str(question)],
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    assert done.stdout.replace("ydy", "ydi") == QUESTION + "\n"
    assert done.stderr.count("MACSEN_CACHE_DIR") == 1
    assert len(done.stderr.splitlines()) == 1


def test_standard_output_holds_nothing_of_vosk(question: Path, sentences: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "macsen_lite", "transcribe", "--json", str(question)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr == ""
