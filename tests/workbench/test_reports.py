"""What came of a run, on a terminal, as JSON and as JUnit XML."""

import json
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from xml.etree import ElementTree

import pytest
from rich.console import Console

from macsen_lite.fixtures.figures import figures
from macsen_lite.fixtures.reports.alignment import align
from macsen_lite.fixtures.reports.html import html_page
from macsen_lite.fixtures.reports.junit import junit_xml
from macsen_lite.fixtures.reports.table import show
from macsen_lite.fixtures.reports.totals import totals
from macsen_lite.fixtures.results import ClipResult, Edits, Results
from macsen_lite.fixtures.verdict import badness, verdict
from macsen_lite.messages import use_language
from tests.fakes.results import RUN, clip, results

CLIPS = (
    clip("right.wav", speaker="Gwen"),
    clip("wrong.wav", intent="larwm.gosod", heard="gosod [larwm]", speaker="Gwen"),
    clip("slots.wav", slots={"awr": 7}),
    clip("asked.wav", outcome="asked"),
    clip("rejected.wav", outcome="rejected", intent=None, heard=""),
    clip("noise.wav", reject=True, text=None, heard="diffodd y golau", intent="golau.diffodd"),
    clip("quiet.wav", reject=True, text=None, outcome="rejected", intent=None),
    clip("gone.wav", error="gone.wav is not there.\nLook elsewhere.", text="\x00odd\ufffe"),
    clip("words.wav", heard="faint o'r gloch ydi", words=Edits(0, 1, 0, 5)),
    clip("made.wav", synthetic=True, condition="noise:10"),
)


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    use_language("en")
    yield
    use_language(None)


def test_a_verdict_for_each_way_to_go_wrong() -> None:
    assert [verdict(one) for one in CLIPS] == [
        "right", "wrong_intent", "wrong_slots", "asked", "false_reject", "false_accept", "right",
        "failed", "words", "right",
    ]  # fmt: skip
    worst = sorted(CLIPS, key=badness, reverse=True)
    assert [one.fixture.id for one in worst[:4]] == [
        "gone.wav", "noise.wav", "wrong.wav", "slots.wav",
    ]  # fmt: skip


def printed(found: Results) -> str:
    file = StringIO()
    show(found, figures(found), Console(file=file, width=140))
    return file.getvalue()


def test_the_table_keeps_people_and_synthesis_apart_and_names_what_went_wrong() -> None:
    text = printed(results(*CLIPS))
    people, _, made = text.partition("Synthetic speech")
    assert "People’s speech · clips: 9 · speakers: 1" in people
    assert "Intent right" in people
    assert "Clips that could not be run" in people
    assert "gosod [larwm]" in people  # brackets of what was heard are no markup
    assert "noise.wav" in people
    assert "Nobody spoke these" in made
    assert "made.wav" not in people
    assert "There are no clips" in printed(results())


def test_names_in_brackets_are_names_and_not_colours() -> None:
    text = printed(
        results(clip("[a].wav", speaker="[/bold]", tags=("[red]", "x")), clip("b.wav", speaker="b"))
    )
    assert "[/bold]" in text and "[red]" in text


def test_a_part_of_a_run_is_not_taken_for_all_of_it() -> None:
    part = results(*CLIPS)
    part = replace(part, run=replace(part.run, clips=len(CLIPS) + 3))
    words = f"only {len(CLIPS)} of {len(CLIPS) + 3} clips are here"
    assert words in " ".join(printed(part).split()) and words in html_page(part, audio="none")
    whole = replace(part, run=replace(part.run, clips=len(CLIPS)))
    assert "interrupted" not in printed(whole) + html_page(whole, audio="none")


def test_the_table_in_welsh() -> None:
    use_language("cy")
    assert "Lleisiau pobl · clipiau: 9" in printed(results(*CLIPS))


def test_json_is_json_and_has_all_figures() -> None:
    run = results(*CLIPS)
    record = json.loads(json.dumps(totals(run.run, figures(run)), allow_nan=False))
    assert record["run"]["command"] == RUN.command
    assert record["synthetic"]["all"]["n"] == 1
    intent = record["human"]["all"]["rates"]["intent"]
    assert intent["n"] == 7
    assert 0 < intent["interval"]["low"] < intent["value"] < intent["interval"]["high"] < 1
    assert record["human"]["all"]["seconds"]["total"]["p99"]["interval"]["high"] is None
    assert totals(RUN, figures(results()))["human"] is None


ATTRIBUTES = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {
        "name", "tests", "failures", "errors", "group", "time", "skipped", "timestamp",
        "hostname", "id", "package", "file", "log", "url",
    },
    "testcase": {"name", "time", "classname", "group"},
    "property": {"name", "value"},
    "failure": {"type", "message"},
    "error": {"type", "message"},
    "properties": set(),
}  # fmt: skip
"""What Jenkins' junit-10.xsd allows where."""
CHILDREN = {
    "testsuites": {"testsuite"},
    "testsuite": {"properties", "testcase"},
    "testcase": {"properties", "failure", "error"},
    "properties": {"property"},
}
REQUIRED = {
    "testsuite": {"name", "tests", "failures", "errors"},
    "testcase": {"name"},
    "property": {"name", "value"},
}


def test_junit_has_the_form_that_ci_systems_read() -> None:
    root = ElementTree.fromstring(junit_xml(results(*CLIPS)))
    assert root.tag == "testsuites"
    for element in root.iter():
        assert set(element.attrib) <= ATTRIBUTES[element.tag]
        assert REQUIRED.get(element.tag, set()) <= set(element.attrib)
        assert {child.tag for child in element} <= CHILDREN.get(element.tag, set())
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("10", "5", "1")
    for suite in root:
        cases = suite.findall("testcase")
        assert len(cases) == int(suite.get("tests", ""))
        assert sum(case.find("failure") is not None for case in cases) == int(
            suite.get("failures", "")
        )
        assert suite.get("time", "").replace(".", "").isdigit()


def test_junit_says_of_each_clip_what_was_expected_and_heard() -> None:
    root = ElementTree.fromstring(junit_xml(results(*CLIPS)))
    human, synthetic = root
    assert (human.get("name"), synthetic.get("name")) == ("human", "synthetic")
    cases = {case.get("name"): case for case in root.iter("testcase")}
    wrong = cases["wrong.wav"].find("failure")
    assert wrong is not None and wrong.text
    assert wrong.get("type") == "wrong_intent"
    assert "Expected: amser.faint" in wrong.text
    assert "Understood: larwm.gosod" in wrong.text
    assert cases["gone.wav"].find("error").get("message") == CLIPS[7].error  # type: ignore[union-attr]
    assert cases["made.wav [noise:10]"].get("classname") == "synthetic.amser.faint"
    properties = {p.get("name"): p.get("value") for p in cases["right.wav"].iter("property")}
    assert properties["speaker"] == "Gwen"
    assert properties["score"] == "0.9000"
    assert cases["right.wav"].find("failure") is None
    assert {p.get("name") for p in human.find("properties") or ()} >= {"command", "model"}


@pytest.mark.parametrize(
    ("said", "heard", "steps"),
    [
        ("Faint o’r gloch?", "faint o'r gloch", "same same same"),
        ("rho'r golau ymlaen", "rho'r ymlaen", "same del same"),
        ("gosod larwm", "gosod y larwm", "same ins same"),
        ("gosod larwm", "gosod amserydd", "same sub"),
        ("gosod", "", "del"),
    ],
)
def test_words_are_aligned_with_the_fewest_edits(said: str, heard: str, steps: str) -> None:
    found = align(clip(text=said, heard=heard))
    assert " ".join(word.step for word in found) == steps
    assert [word.said for word in found if word.said] == said.lower().replace("’", "'").replace(
        "?", ""
    ).split()


def test_nothing_to_align() -> None:
    assert align(clip(text=None)) == ()
    assert align(clip(reject=True)) == ()


def test_reports_of_any_clip(capsys: pytest.CaptureFixture[str]) -> None:
    odd: tuple[ClipResult, ...] = (clip(text=None, wanted=None, audio_seconds=0.0, decode=0.0),)
    assert "clips: 1" in printed(results(*odd))
    assert "<testcase" in junit_xml(results(*odd))
