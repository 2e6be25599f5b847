"""Each rule of the lint finds what it is for, where it stands, and nothing in a file without it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from macsen_lite.errors import IntentError
from macsen_lite.intents.lint import lint, read_commons
from macsen_lite.intents.lint_file import Finding, Surroundings
from macsen_lite.intents.loader import IntentLoader
from tests.fakes.speller import FewWords

CLEAN = """\
skill: golau
about: {cy: "Goleuadau", en: "Lights"}
intents:
  golau.rho:
    sentences:
      - "rho'r golau {cyflwr} [yn {lle}]"
      - "(cynnau|cynna) olau [plîs]"
    slots:
      cyflwr: {list: [ymlaen, {in: "i ffwrdd", value: diffodd}]}
      lle: lleoedd
    needs: [golau|olau]
    answers: ["Iawn, golau {{ cyflwr }} {{ said.lle }} {{ ystafell }}."]
    tests:
      - {say: "rho'r golau ymlaen", slots: {cyflwr: ymlaen}}
      - {say: "rho'r gorau iddi", not: true}
  golau.lliw:
    sentences: ["golau <lliw>"]
    answers: "Iawn."
    tests: [{say: "golau coch"}]
rules: {lliw: "coch|glas"}
lists: {lleoedd: ["y gegin", "y lolfa"]}
data: {ystafell: "y lolfa fawr"}
"""

Lint = Callable[..., list[Finding]]


def pronounce(words: Collection[str]) -> Mapping[str, tuple[str, str]]:
    vowels = set("aeiouwyâêîôûŵŷ")
    silent = [word for word in words if "q" in word or not set(word) & vowels]
    return {word: (f"“{word}”: dim llafariad", "Rhowch say_as.") for word in silent}


@pytest.fixture
def check(tmp_path: Path) -> Lint:
    """Lint a skill's text, among other files (name → text)."""

    def run(
        text: str, path: str = "golau.yaml", coded: Collection[str] = (), **others: str
    ) -> list[Finding]:
        for name, other in others.items():
            (tmp_path / f"{name}.yaml").write_text(dedent(other), encoding="utf-8")
        (tmp_path / path).write_text(text, encoding="utf-8")
        loader = IntentLoader([tmp_path])
        try:
            intents = loader.load()
        except IntentError:  # nothing but the bad file: hold it against a good one
            (tmp_path / "arall.yaml").write_text(CLEAN.replace("golau", "arall"), encoding="utf-8")
            intents = loader.load()
        around = Surroundings(
            intents,
            read_commons([tmp_path]),
            FewWords({"goalu": "golau", "amsermwch": "amserwch"}),
            pronounce,
            coded,
        )
        return list(lint([tmp_path / path], around))

    return run


def told(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(f.code, f.problem.line, f.problem.column) for f in findings]


def test_a_good_file_has_no_finding(check: Lint) -> None:
    assert check(CLEAN) == []


@pytest.mark.parametrize(
    ("before", "after", "code", "line", "column", "words", "hint"),
    [
        ('tests: [{say: "golau coch"}]', "tests: []", "no-tests", 16, 3, "“golau.lliw”", "say:"),
        (
            'tests: [{say: "golau coch"}]',
            'tests: [{say: "golau coch", not: true}]',
            *("no-tests", 16, 3, "“golau.lliw”", "say:"),
        ),
        ('answers: "Iawn."', "answers: {}", "no-answer", 16, 3, "nothing to say", "answers:"),
        ('answers: "Iawn."', 'answers: {a: "Iawn."}', "answer-groups", 18, 5, "no code", "list"),
        ('answers: "Iawn."', "gives: [x]\n    answers: Ie.", "gives", 18, 5, "no code", "data:"),
        ("[golau|olau]", '["{lle}"]', "needs-template", 11, 13, "{lle}", "needs: [amser|gloch]"),
        ("[golau|olau]", "[golau|tegell]", "needs-unheard", 11, 13, "“tegell”", "needs:"),
        ('["golau <lliw>"]', '["golau coch"]', "unused-rule", 20, 9, "“lliw”", ""),
        ("lle: lleoedd", 'lle: {list: ["y tŷ"]}', "unused-list", 21, 9, "“lleoedd”", ""),
        ('cy: "Goleuadau", ', "", "no-about", 2, 1, "“golau”", "about:"),
        ('"Goleuadau"', '"Goalu"', "spelling", 2, 13, "“Goalu”", "Did you mean “golau”?"),
        ('"golau <lliw>"', '"goalu <lliw>"', "spelling", 17, 17, "“goalu”", "spelling.txt"),
        ("Iawn, golau", "Iawn, goalu", "spelling", 12, 22, "“goalu”", "golau"),
        ('"golau coch"', '"Goalu coch!"', "spelling", 19, 19, "“Goalu”", "golau"),
        ('"y lolfa fawr"', '"y goalu fawr"', None, 0, 0, "", ""),
        (
            'answers: "Iawn."',
            'answers: "Turn the light on."',
            *("english", 18, 14, "Turn the light on", "Translate"),
        ),
        ("cynnau|cynna", "brrr|cynna", "unpronounceable", 7, 11, "“brrr”", "say_as"),
        ('"y lolfa"]', '"y lolfa", pfft]', "unpronounceable", 21, 41, "“pfft”", "say_as"),
        ("glas", "grs", "unpronounceable", 20, 21, "“grs”", "say_as"),
    ],
)
def test_a_rule_finds_its_fault_and_only_that(
    check: Lint,
    before: str,
    after: str,
    code: str | None,
    line: int,
    column: int,
    words: str,
    hint: str,
) -> None:
    assert CLEAN.count(before) == 1
    findings = check(CLEAN.replace(before, after))
    if code is None:
        assert findings == []
        return
    assert told(findings) == [(code, line, column)]
    assert words in findings[0].problem.text
    assert hint in findings[0].problem.hint


def test_what_code_answers_may_have_groups_and_names_of_its_own(check: Lint) -> None:
    text = CLEAN.replace('answers: "Iawn."', 'gives: [x]\n    answers: {a: "{{ x }}."}')
    assert check(text, coded={"golau"}) == []


def test_a_word_put_together_from_pieces_is_spelt_too(check: Lint) -> None:
    text = CLEAN.replace('"(cynnau|cynna) olau [plîs]"', '"amser(mwch|a) olau"')
    assert told(check(text)) == [("spelling", 7, 9)]


def test_text_folded_over_lines_is_shown_where_it_starts(check: Lint) -> None:
    text = CLEAN.replace('"Iawn, golau {{ cyflwr }}', ">-\n      Iawn, goalu\n      {{ cyflwr }}")
    text = text.replace("answers: [>-", "answers: >-").replace('{{ ystafell }}."]', "ie.")
    assert told(check(text)) == [("spelling", 12, 14)]


def test_the_nearest_word_is_suggested_for_one_that_cannot_be_said(check: Lint) -> None:
    [finding] = check(CLEAN.replace('"golau <lliw>"', '"golau (<lliw>|glaqs)"'))
    assert "Did you mean “glas”?" in finding.problem.hint


# -------------------------------------------------------------------------------- sentences


def sentences(*templates: str) -> str:
    lines = "".join(f'\n      - "{template}"' for template in templates)
    return CLEAN.replace('sentences: ["golau <lliw>"]', f"sentences:{lines}")


def test_a_template_that_another_covers(check: Lint) -> None:
    assert told(check(sentences("golau [llachar] <lliw>", "golau coch"))) == [
        ("unreachable", 19, 9)
    ]
    [finding] = check(sentences("golau [llachar] <lliw>", "golau coch"))
    assert "line 18" in finding.problem.text


def test_of_two_that_are_the_same_the_later_is_told(check: Lint) -> None:
    assert told(check(sentences("golau <lliw>", "golau (glas|coch)"))) == [("unreachable", 19, 9)]


def test_a_template_that_others_cover_together(check: Lint) -> None:
    found = check(sentences("golau <lliw>", "golau coch llachar", "golau coch [llachar]"))
    assert told(found) == [("unreachable", 19, 9)]
    found = check(sentences("golau coch [fawr]", "golau glas [llachar]", "golau <lliw>"))
    assert told(found) == [("unreachable-together", 20, 9)]


def test_templates_that_only_overlap_are_good(check: Lint) -> None:
    assert check(sentences("golau [llachar] <lliw>", "golau <lliw> [plîs]")) == []


OTHER = """
    skill: arall
    about: {cy: "Arall"}
    intents:
      arall.peth:
        sentences: ["SENTENCE"]
        SLOTS
        answers: "Iawn."
        tests: [{say: "dim byd"}]
"""


def other(sentence: str, slots: str = "") -> str:
    return dedent(OTHER).replace("SENTENCE", sentence).replace("SLOTS", slots)


def test_the_same_sentence_in_two_intents(check: Lint) -> None:
    [finding] = check(CLEAN, arall=other("[mae] golau (gwyn|glas)"))
    assert told([finding]) == [("shared", 17, 17)]
    assert "“golau glas”" in finding.problem.text
    assert "“arall.peth”" in finding.problem.text


def test_two_intents_of_one_file_are_told_once(check: Lint) -> None:
    text = CLEAN.replace('["golau <lliw>"]', '["golau <lliw>", "cynnau olau"]')
    assert told(check(text)) == [("shared", 17, 33)]


def test_a_sentence_that_another_intent_takes(check: Lint) -> None:
    slots = "slots: {lliw: {list: [coch, melyn]}}"
    # The words themselves are preferred to a slot that may hold them.
    [finding] = check(other("golau {lliw}", slots), path="arall.yaml", golau=CLEAN)
    assert told([finding]) == [("taken", 6, 17)]
    assert "“golau coch”" in finding.problem.text
    assert "“golau.lliw”" in finding.problem.text
    assert check(other("lamp {lliw}", slots), path="arall.yaml", golau=CLEAN) == []


def test_an_intent_that_another_file_has(check: Lint) -> None:
    found = check(CLEAN, path="zz.yaml", golau=CLEAN)
    assert {f.code for f in found} == {"duplicate"}
    assert len(found) == 2


# ------------------------------------------------------------------------- what cannot be read


def test_every_fault_of_a_file_is_told(check: Lint) -> None:
    text = (
        CLEAN.replace("{cyflwr} [yn {lle}]", "{cyflwr [yn {lle}]")
        .replace("olau [plîs]", "olau <nunlle>")
        .replace("cyflwr }} {{ said.lle", "cyflw }} {{ said.lla")
        .replace('"golau <lliw>"', '"golau {lliw}"')
    )
    found = check(text)
    assert {f.code for f in found} == {"invalid"}
    assert [f.problem.line for f in found] == [6, 7, 12, 12, 17]


@pytest.mark.parametrize(
    ("answer", "column", "text", "hint"),
    [
        ("{{ cyflw }}", 19, "“cyflw”", "Did you mean “cyflwr”?"),
        ("Iawn, {{ said.lla }}", 25, "“said.lla”", "Did you mean “lle”?"),
        ("{{ said['lla'] }}", 15, "“said.lla”", "Did you mean “lle”?"),
        ("{% if amser %}x{% endif %}", 22, "“amser”", "gives:"),
    ],
)
def test_an_unknown_name_in_an_answer(
    check: Lint, answer: str, column: int, text: str, hint: str
) -> None:
    old = '"Iawn, golau {{ cyflwr }} {{ said.lle }} {{ ystafell }}."'
    [finding] = check(CLEAN.replace(old, f'"{answer}"'))
    assert told([finding]) == [("invalid", 12, column)]
    assert text in finding.problem.text
    assert hint in finding.problem.hint


@pytest.mark.parametrize(
    "answer",
    [
        "{% for lle in [1, 2] %}{{ lle }}{% endfor %}",
        "{% set x = cyflwr %}{{ x }}",
        "{{ range(3) | length }} {{ said['lle'] }}",
        "cyflw heb gromfachau",
    ],
)
def test_names_that_an_answer_may_use(check: Lint, answer: str) -> None:
    old = '"Iawn, golau {{ cyflwr }} {{ said.lle }} {{ ystafell }}."'
    assert check(CLEAN.replace(old, f'"{answer}"')) == []


def test_yes_and_no_of_yaml(check: Lint) -> None:
    found = check(CLEAN.replace("[ymlaen,", "[on,").replace('answers: "Iawn."', "answers: no"))
    assert told(found) == [("invalid", 9, 23), ("invalid", 18, 14)]
    assert '"on"' in found[0].problem.hint


def test_it_tells_how_far_it_has_come(check: Lint, tmp_path: Path) -> None:
    check(CLEAN)
    files = [tmp_path / "golau.yaml", tmp_path / "nunlle.yaml"]
    around = Surroundings(IntentLoader([tmp_path]).load())
    told_of: list[tuple[str, int, int]] = []
    found = list(lint(files, around, lambda path, n, of: told_of.append((path.name, n, of))))
    assert [f.problem.path.name for f in found] == ["nunlle.yaml"], "a file that is not there"
    steps = [n for _, n, _ in told_of]
    assert steps == sorted(steps)
    assert steps[-1] == told_of[0][2] > len(files)


# ------------------------------------------------------------------------------ _common.yaml


def test_the_common_file(check: Lint) -> None:
    text = 'rules: {x: "goalu"}\nreplies: {heb_ddeall: ["Please say that again."]}\n'
    assert told(check(text, path="_common.yaml", golau=CLEAN)) == [
        ("spelling", 1, 12),
        ("english", 2, 24),
    ]
    assert check('rules: {x: "golau"}\n', path="_common.yaml", golau=CLEAN) == []
    broken = check('rules: {x: "(golau"}\n', path="_common.yaml", golau=CLEAN)
    assert told(broken) == [("invalid", 1, 12)]


def test_a_word_of_the_common_file_is_told_there(check: Lint) -> None:
    text = CLEAN.replace('"golau <lliw>"', '"golau <lliw> <mwmian>"')
    [finding] = check(text, _common='rules: {mwmian: "hmm"}')
    assert finding.code == "unpronounceable"
    assert finding.problem.path.name == "_common.yaml"
