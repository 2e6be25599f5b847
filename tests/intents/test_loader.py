"""Loading: what is right comes out whole, what is wrong says where and harms nothing else."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from macsen_lite.errors import IntentError
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher

from .conftest import Write

GOLAU = """
    skill: golau
    about: {cy: "Goleuadau", en: "Lights"}
    intents:
      golau.rho:
        sentences:
          - "rho'r golau {cyflwr} [yn {ystafell}]"
        slots:
          cyflwr: {list: [ymlaen, {in: "i ffwrdd", value: diffodd}]}
          ystafell: ystafelloedd
        needs: [golau]
        answers: ["Iawn, golau {{ cyflwr }}."]
        tests: [{say: "rho'r golau ymlaen", slots: {cyflwr: ymlaen}}]
"""
COMMON = """
    around: {before: "[macsen]", after: "[plîs]"}
    lists:
      ystafelloedd:
        - {in: "(y gegin|gegin)", value: cegin, say: "y gegin"}
        - lolfa
    replies: {heb_ddeall: ["Ddeallais i ddim."]}
"""


def test_a_good_folder_is_understood(write: Write) -> None:
    intents = write(golau=GOLAU, common=COMMON).load()
    assert not intents.problems
    match = Matcher(intents).match("Macsen, rho'r golau i ffwrdd yn y gegin, plîs")
    assert match is not None
    assert (match.intent, match.skill, match.score) == ("golau.rho", "golau", 1.0)
    assert {k: (v.value, v.text, v.said) for k, v in match.slots.items()} == {
        "cyflwr": ("diffodd", "i ffwrdd", "i ffwrdd"),
        "ystafell": ("cegin", "y gegin", "y gegin"),
    }
    assert intents.common.replies == {"heb_ddeall": ("Ddeallais i ddim.",)}


@pytest.mark.parametrize(
    ("text", "place", "fault", "hint"),
    [
        ("skill: a\nskill: b\n", "2:1", "“skill” is here already, on line 1", ""),
        ("skil: a\nintents: {}\n", "1:1", "unknown key “skil”", "Did you mean “skill”?"),
        ("intents: {a: {sentences: [x]}}\n", "1:1", "“skill” is missing", ""),
        ("skill: a\nintents:\n  a.b:\n    sentences: [ie, no]\n", "4:21", "YAML reads no", '"no"'),
        ("skill: a\nintents:\n  a.b:\n    no: x\n", "4:5", "YAML reads no", '"no"'),
        ("skill: a\nintents:\n  a.b:\n    sentences: hi\n", "4:16", "a list is needed", ""),
        ("skill: a\nintents:\n  a.b:\n    sentences: []\n", "4:16", "at least one", ""),
        ("skill: a\nintents:\n  b.c:\n    sentences: [hi]\n", "3:3", "must be called “a.some", ""),
        ("skill: a\nintents:\n  A b:\n    sentences: [hi]\n", "3:3", "small letters", ""),
        ("skill: a\n\tintents: {}\n", "2:1", "not YAML", "spaces, not with tabs"),
        ("skill: [a\n", "2:1", "not YAML", "quotes"),
        ("- a\n", "1:1", "“key: value” is needed", ""),
        ("", "1:1", "“skill” is missing", ""),
        ("skill: &x [*x]\n", "1:8", "expands to more", ""),
    ],
)
def test_wrong_yaml_says_where_and_what(
    write: Write, tmp_path: Path, text: str, place: str, fault: str, hint: str
) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(IntentError) as caught:
        IntentLoader([tmp_path]).load()
    assert caught.value.message.startswith(f"{tmp_path / 'a.yaml'}:{place}: ")
    assert fault in caught.value.message
    assert hint in caught.value.hint


def intent(*, rule: str = "nawr: nawr", **entry: str) -> str:
    lines = "".join(f"    {key}: {value}\n" for key, value in entry.items())
    return f"skill: a\nrules: {{{rule}}}\nintents:\n  a.b:\n{lines}"


@pytest.mark.parametrize(
    ("text", "place", "fault", "hint"),
    [
        (intent(sentences='["rho (golau"]'), "5:22", "never closed", "Add “)”"),
        (intent(sentences='["rho {man}"]'), "5:22", "unknown slot “man”", "Give its type"),
        (
            intent(sentences='["rho {man}"]', slots="{mann: {list: [x]}}"),
            "5:22",
            "unknown slot “man”",
            "Did you mean “mann”?",
        ),
        (intent(sentences='["hi <naw>"]'), "5:21", "unknown rule “naw”", "Did you mean “nawr”?"),
        (intent(rule="a: <b>, b: <a>", sentences='["<a>"]'), "2:12", "contains itself", ""),
        (intent(sentences='["hi"]', slots="{x: {list: [y]}}"), "6:13", "no sentence uses", ""),
        (
            intent(sentences='["hi {x}"]', slots="{x: lisst}"),
            "6:16",
            "unknown slot type “lisst”",
            "Did you mean “list”?",
        ),
        (intent(sentences='["hi {x}"]', slots='{x: {list: ["{y}"]}}'), "6:23", "a list", ""),
        (intent(sentences='["[hi]"]'), "5:17", "no words", ""),
        (intent(sentences='["\'r hi"]'), "5:17", "follows no word", ""),
        (intent(sentences='["hi"]', answers='["{{ x"]'), "6:15", "answer cannot be read", ""),
        (intent(sentences='["hi"]', answers='["{{ x | nos }}"]'), "6:15", "nos", ""),
    ],
)
def test_wrong_skills_say_where_and_what(
    tmp_path: Path, text: str, place: str, fault: str, hint: str
) -> None:
    (tmp_path / "a.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(IntentError) as caught:
        IntentLoader([tmp_path]).load()
    assert caught.value.message.startswith(f"{tmp_path / 'a.yaml'}:{place}: "), caught.value
    assert fault in caught.value.message
    assert hint in caught.value.hint


def test_text_that_is_not_utf8_says_on_which_line(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"skill: a\nabout: t\xff\n")
    with pytest.raises(IntentError, match=r"a\.yaml:2:1: the file is not UTF-8"):
        IntentLoader([tmp_path]).load()


def test_a_bad_file_is_reported_and_the_others_live(write: Write) -> None:
    intents = write(golau=GOLAU, common=COMMON, drwg="skill: drwg\nintents: 5\n").load()
    assert [file.skill for file in intents.files] == ["golau"]
    (problem,) = intents.problems
    assert (problem.path.name, problem.line) == ("drwg.yaml", 2)


def test_a_file_that_goes_bad_stays_as_it_was(write: Write, tmp_path: Path) -> None:
    loader = write(golau=GOLAU, common=COMMON)
    loader.load()
    (tmp_path / "golau.yaml").write_text("skill: [", encoding="utf-8")
    intents = loader.load()
    assert Matcher(intents).match("rho'r golau ymlaen") is not None
    assert len(intents.problems) == 1

    (tmp_path / "golau.yaml").write_text(dedent(GOLAU).replace("golau {", "lamp {"), "utf-8")
    intents = loader.load()
    assert not intents.problems
    assert Matcher(intents).match("rho'r lamp ymlaen") is not None
    assert Matcher(intents).match("rho'r golau ymlaen") is None


def test_bad_common_rules_are_reported_once_and_leave_what_does_not_need_them(
    write: Write,
) -> None:
    plain = "skill: helo\nintents: {helo: {sentences: [helo], answers: [Helo!]}}\n"
    intents = write(helo=plain, golau=GOLAU, common="rules: [").load()
    assert [file.skill for file in intents.files] == ["helo"]
    assert [problem.path.name for problem in intents.problems] == ["_common.yaml", "golau.yaml"]


def test_a_users_file_replaces_the_shipped_one_and_common_entries(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder in (shipped, own):
        folder.mkdir()
    (shipped / "golau.yaml").write_text(dedent(GOLAU), encoding="utf-8")
    (shipped / "_common.yaml").write_text(dedent(COMMON), encoding="utf-8")
    (own / "_common.yaml").write_text("replies: {heb_ddeall: [Be?]}\n", encoding="utf-8")
    entry = '{sentences: ["golau {x}"], slots: {x: ystafelloedd}}'
    (own / "golau.yaml").write_text(
        f"skill: golau\nintents: {{golau.rho: {entry}}}\n", encoding="utf-8"
    )
    loader = IntentLoader([shipped, own])
    intents = loader.load()
    assert intents.common.replies["heb_ddeall"] == ("Be?",)
    assert Matcher(intents).match("macsen golau lolfa plîs") is not None
    assert Matcher(intents).match("rho'r golau ymlaen") is None

    # A broken file of the user's must not take the shipped skill away.
    (own / "golau.yaml").write_text("skill: [", encoding="utf-8")
    intents = IntentLoader([shipped, own]).load()
    assert Matcher(intents).match("rho'r golau ymlaen") is not None
    assert len(intents.problems) == 1


def test_two_files_may_not_hold_one_intent(write: Write) -> None:
    intents = write(golau=GOLAU, golau2=GOLAU, common=COMMON).load()
    assert [file.path.name for file in intents.files] == ["golau.yaml"]
    assert "golau.rho" in intents.problems[0].text


def test_no_skills_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(IntentError, match="no skill"):
        IntentLoader([tmp_path / "nunlle", tmp_path]).load()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_that_may_not_be_read_is_reported(write: Write, tmp_path: Path) -> None:
    loader = write(golau=GOLAU, common=COMMON, cudd="skill: cudd\n")
    (tmp_path / "cudd.yaml").chmod(0)
    assert [p.path.name for p in loader.load().problems] == ["cudd.yaml"]


def test_the_cache_gives_back_the_same_and_survives_damage(write: Write, tmp_path: Path) -> None:
    write(golau=GOLAU, common=COMMON)
    cache = tmp_path / "cache"
    fresh = IntentLoader([tmp_path], cache).load()
    kept = IntentLoader([tmp_path], cache).load()
    assert kept.automaton.signature() == fresh.automaton.signature()
    text = "rho'r golau i ffwrdd yn lolfa"
    assert Matcher(kept).match(text) == Matcher(fresh).match(text) is not None
    assert [i.answers for i in kept.intents] == [i.answers for i in fresh.intents]
    assert [i.tests for i in kept.intents] == [i.tests for i in fresh.intents]

    for path in cache.glob("*.json"):
        path.write_text('{"intents": [{}]}', encoding="utf-8")
    assert IntentLoader([tmp_path], cache).load().automaton == fresh.automaton


def test_a_cache_that_cannot_be_written_is_done_without(write: Write, tmp_path: Path) -> None:
    write(golau=GOLAU, common=COMMON)
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    assert not IntentLoader([tmp_path], blocked / "cache").load().problems
