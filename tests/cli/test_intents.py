"""The verbs of ``macsen-lite intents``, as typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macsen_lite import cli
from macsen_lite.cli.intents_new import starter
from macsen_lite.messages import use_language
from macsen_lite.paths import intents_dir

Out = pytest.CaptureFixture[str]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Compiled files are the same in every test."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The user's folder of skills, which is not there yet."""
    for name in ("DATA", "CONFIG"):
        monkeypatch.setenv(f"MACSEN_{name}_DIR", str(tmp_path / name.lower()))
    monkeypatch.setenv("MACSEN_CACHE_DIR", str(cache))
    monkeypatch.setenv("MACSEN_LANG", "en")
    monkeypatch.setenv("COLUMNS", "120")
    yield tmp_path / "config" / "intents"
    use_language(None)


def records(capsys: Out) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def put(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


# -------------------------------------------------------------------------------------- shipped


def test_the_shipped_skills_have_no_finding(capsys: Out) -> None:
    reviewed = ROOT / "tests" / "spelling-reviewed.txt"
    status = cli.run(["intents", "lint", str(intents_dir()), "--words", str(reviewed), "--json"])
    assert records(capsys) == []
    assert status == 0


def test_every_test_of_the_shipped_skills_passes(capsys: Out) -> None:
    status = cli.run(["intents", "test", "--json"])
    outcomes = records(capsys)
    assert [o for o in outcomes if not o["passed"]] == []
    assert status == 0
    assert len(outcomes) > 50


# ------------------------------------------------------------------------------------------ new


def test_a_new_skill_works_as_it_is(own: Path, capsys: Out) -> None:
    assert cli.run(["intents", "new", "paned"]) == 0
    out = capsys.readouterr().out
    assert str(own / "paned.yaml") in out
    assert "macsen-lite intents test paned" in out
    assert cli.run(["intents", "lint"]) == 0
    assert cli.run(["intents", "test", "paned"]) == 0
    assert "Tests: 3, all passed." in capsys.readouterr().out
    assert cli.run(["ask", "--no-speak", "gwna baned o goffi"]) == 0
    assert "paned o goffi" in capsys.readouterr().out.lower().replace("baned", "paned")


@pytest.mark.parametrize("language", ["cy", "en"])
def test_its_remarks_are_in_the_language_in_use(own: Path, language: str) -> None:
    assert cli.run(["--lang", language, "intents", "new", "paned"]) == 0
    text = (own / "paned.yaml").read_text(encoding="utf-8")
    assert ("Sgil gyfan" if language == "cy" else "A whole skill") in text


def test_nothing_is_overwritten(own: Path, capsys: Out) -> None:
    path = put(own, "paned.yaml", "fy sgil i")
    assert cli.run(["intents", "new", "paned"]) == 1
    assert "is there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "fy sgil i"


@pytest.mark.parametrize("name", ["Paned", "9paned", "pan ed", "../paned", "amser"])
def test_a_name_that_a_skill_cannot_have(own: Path, capsys: Out, name: str) -> None:
    assert cli.run(["intents", "new", name]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("Error: ")
    assert len(captured.err.splitlines()) >= 2
    assert not own.exists()


def test_into_another_folder(tmp_path: Path, capsys: Out) -> None:
    folder = tmp_path / "fy sgiliau"
    assert cli.run(["intents", "new", "paned", "--to", str(folder), "--json"]) == 0
    assert records(capsys) == [{"skill": "paned", "path": str(folder / "paned.yaml")}]
    assert (folder / "schema.json").is_file()
    assert cli.run(["intents", "lint", str(folder)]) == 0
    assert cli.run(["intents", "test", str(folder / "paned.yaml")]) == 0
    assert "Tests: 3" in capsys.readouterr().out


# ----------------------------------------------------------------------------------------- lint


def test_findings_say_where_and_what_to_do(own: Path, capsys: Out) -> None:
    path = put(own, "paned.yaml", starter("paned").replace("tests:", "tests: []\n    x:", 1))
    assert cli.run(["intents", "lint", str(path)]) == 1
    out = capsys.readouterr().out
    assert f"{path}:" in out
    assert "unknown key “x” [invalid]" in out
    assert "Known here: " in out or "Did you mean" in out
    assert "Found: 1. Files: 1." in out


def test_findings_as_json(own: Path, capsys: Out) -> None:
    path = put(own, "paned.yaml", starter("paned").replace("[baned]", "[baned, cwrw]"))
    assert cli.run(["intents", "lint", "--json"]) == 1
    [found] = records(capsys)
    line = path.read_text(encoding="utf-8").splitlines().index("    needs: [baned, cwrw]") + 1
    assert found == {
        "file": str(path),
        "line": line,
        "column": 20,
        "code": "needs-unheard",
        "text": "no sentence has a word like “cwrw”",
        "hint": "Delete it from needs:, or add a sentence.",
    }


def test_a_word_that_cannot_be_said_is_found_by_the_real_lexicon(own: Path, capsys: Out) -> None:
    put(own, "paned.yaml", starter("paned").replace("(gwna|gwnewch)", "(gwna|gwn3wch|гwna)"))
    assert cli.run(["intents", "lint", "--json", "--ignore", "spelling"]) == 1
    found = {f["text"].split("“")[1].split("”")[0]: f for f in records(capsys)}
    assert set(found) == {"gwn3wch", "гwna"}
    assert "Did you mean “" in found["gwn3wch"]["hint"]


def test_right_words_may_be_listed(own: Path, capsys: Out) -> None:
    pytest.importorskip("spylls")
    put(own, "paned.yaml", starter("paned").replace("siocled", "siocledd"))
    assert cli.run(["intents", "lint"]) == 1
    assert "“siocledd” is not in the dictionary [spelling]" in capsys.readouterr().out
    assert cli.run(["intents", "lint", "--ignore", "spelling"]) == 0
    put(own, "spelling.txt", "siocledd  # fel y dywed Mam-gu\n")
    assert cli.run(["intents", "lint"]) == 0


def test_without_a_dictionary_it_says_so_and_goes_on(
    own: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macsen_lite.intents.spelling.importlib.util.find_spec", lambda _: None)
    put(own, "paned.yaml", starter("paned").replace("siocled", "siocledd"))
    assert cli.run(["intents", "lint"]) == 0
    captured = capsys.readouterr()
    [line] = captured.err.splitlines()
    assert "pip install cymraeg-mcp spylls" in line
    assert "Nothing wrong." in captured.out


def test_without_the_g2p_it_says_so_and_goes_on(
    own: Path, capsys: Out, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("macsen_lite.speech.g2p.sys.executable", "/nonexistent/python")
    put(own, "paned.yaml", starter("paned").replace("siocled", "ffrwchnedd"))
    assert cli.run(["intents", "lint", "--ignore", "spelling"]) == 0
    assert "Pronunciation was not checked" in capsys.readouterr().err


def test_a_file_brings_the_common_file_beside_it(tmp_path: Path, capsys: Out) -> None:
    folder = tmp_path / "gwaith"
    put(folder, "_common.yaml", 'rules: {berf: "(gwna|gwnewch)"}')
    put(folder, "toredig.yaml", "skill: [")
    text = starter("paned").replace("(gwna|gwnewch)", "<berf>")
    path = put(folder, "paned.yaml", text)
    assert cli.run(["intents", "lint", str(path)]) == 0
    assert cli.run(["intents", "test", str(path)]) == 0
    assert "Nothing wrong. Files: 1." in capsys.readouterr().out


def test_a_folder_without_skills(tmp_path: Path, capsys: Out) -> None:
    assert cli.run(["intents", "lint", str(tmp_path)]) == 2
    assert f"There is no .yaml file in {tmp_path}." in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["lint", "nunlle.yaml"],
        ["lint", __file__],
        ["lint", "--words", "nunlle.txt"],
        ["test", "nunlle"],
        ["test", "nunlle.yaml"],
        ["list", "amserr"],
        ["sentences"],
        ["sentences", "amser"],
        ["sentences", "amser.faint", "-n", "0"],
        ["new"],
        ["nunlle"],
    ],
)
def test_wrong_usage(capsys: Out, arguments: list[str]) -> None:
    assert cli.run(["intents", *arguments]) == 2
    captured = capsys.readouterr()
    assert "Error: " in captured.err
    assert captured.out == ""


# ----------------------------------------------------------------------------------------- test


def test_a_failing_test_shows_what_was_understood(own: Path, capsys: Out) -> None:
    text = (
        starter("paned")
        .replace("slots: {diod: coffi}", "slots: {diod: cwrw}")
        .replace("Gawn ni baned o de?", "gwna rywbeth arall i mi")
        .replace("gwna dy waith cartref", "gwna baned o de")
    )
    path = put(own, "paned.yaml", text)
    assert cli.run(["intents", "test", "paned"]) == 1
    out = capsys.readouterr().out
    assert out.count(f"{path}:") == 3
    assert 'wanted:  paned.paned {diod: "cwrw"}' in out
    assert 'got:     paned.paned {diod: "coffi"}  (1.00)' in out
    assert "got:     nothing" in out
    assert "wanted:  anything but paned.paned" in out
    assert "Tests: 3, of which 3 failed." in out


def test_tests_of_one_intent_as_json(capsys: Out) -> None:
    assert cli.run(["intents", "test", "amser.dinas", "--json"]) == 0
    outcomes = records(capsys)
    assert {o["intent"] for o in outcomes} == {"amser.dinas"}
    first = outcomes[0]
    assert first["passed"]
    assert first["understood"] == "amser.dinas"
    assert first["slots"] == first["wanted"] != {}


def test_a_file_that_cannot_be_read_is_no_passed_test(own: Path, capsys: Out) -> None:
    path = put(own, "paned.yaml", "skill: [\n")
    assert cli.run(["intents", "test", str(path)]) == 1
    assert f"{path}:2:1" in capsys.readouterr().err


# ------------------------------------------------------------------------- list and sentences


def test_list_for_people(own: Path, capsys: Out) -> None:
    put(own, "paned.yaml", starter("paned").replace("needs:", "required: [diod]\n    needs:"))
    assert cli.run(["intents", "list", "paned", "macsen.pwy"]) == 0
    out = capsys.readouterr().out
    assert "Making a cup of something hot" in out
    assert "{diod}: list *" in out
    assert "“Gwna baned o goffi i mi, os gweli di'n dda”" in out
    assert "macsen.pwy" in out
    assert "macsen.enw" not in out


def test_list_as_json(own: Path, capsys: Out) -> None:
    path = put(own, "paned.yaml", starter("paned"))
    assert cli.run(["intents", "list", "paned", "--json"]) == 0
    [paned] = records(capsys)
    assert (paned["skill"], paned["intent"]) == ("paned", "paned.paned")
    assert paned["slots"] == {"diod": "list"}
    assert paned["file"] == str(path)
    assert (paned["sentences"], paned["tests"]) == (11, 3)
    assert len(paned["templates"]) == 2


def test_everything_that_can_be_said(own: Path, capsys: Out) -> None:
    put(own, "paned.yaml", starter("paned"))
    assert cli.run(["intents", "sentences", "paned.paned", "--all", "--json"]) == 0
    said = [record["sentence"] for record in records(capsys)]
    # (gwna|gwnewch) with nothing or one of the three of <i_mi>; three ways of ga i
    assert len(said) == len(set(said)) == 2 * 4 + 3
    assert "gwnewch baned o {diod} i ni" in said


def test_some_of_it_filled_in(own: Path, capsys: Out) -> None:
    put(own, "paned.yaml", starter("paned"))
    assert cli.run(["intents", "sentences", "paned.paned", "-n", "3", "--fill"]) == 0
    out = capsys.readouterr().out
    said = out.split("\n\n")[0].splitlines()
    assert len(said) == 3
    assert all("baned o" in line and "{" not in line for line in said)
    assert "Sentences: 3 of 11" in out
    # de, te, coffi, goffi, siocled poeth
    assert "filled in: 55." in out


def test_the_schema(tmp_path: Path, capsys: Out) -> None:
    assert cli.run(["intents", "schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert "intents" in schema["required"]
    assert cli.run(["intents", "schema", "--common"]) == 0
    assert "replies" in json.loads(capsys.readouterr().out)["properties"]
    assert cli.run(["intents", "schema", "--to", str(tmp_path / "s")]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert json.loads(written[0].read_text(encoding="utf-8")) == schema


@pytest.mark.parametrize("verb", ["lint", "test", "list", "sentences", "new", "schema"])
@pytest.mark.parametrize(("language", "word"), [("cy", "Enghraifft"), ("en", "Example")])
def test_help_teaches_by_an_example(capsys: Out, verb: str, language: str, word: str) -> None:
    assert cli.run(["--lang", language, "intents", verb, "--help"]) == 0
    assert f"{word}: macsen-lite intents {verb}" in capsys.readouterr().out
