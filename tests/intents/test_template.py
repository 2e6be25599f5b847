"""Templates: what is written is what can be said, no more and no less."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macsen_lite.intents.automaton import build
from macsen_lite.intents.template import TemplateError, parse_template
from macsen_lite.messages import use_language

WORDS = st.sampled_from(["beth", "yw", "amser", "heddiw", "rŵan"])


@pytest.fixture(autouse=True)
def _english() -> object:
    use_language("en")
    yield
    use_language(None)


def said(template: str, **rules: str) -> set[str]:
    """Everything that a template accepts."""
    trees = {name: parse_template(text) for name, text in rules.items()}
    tree = parse_template(template, trees.__getitem__)
    automaton = build(tree, trees, {"hyd": "AWR"})
    return {" ".join(sentence) for sentence in automaton.sentences()}


@pytest.mark.parametrize(
    ("template", "sentences"),
    [
        ("beth yw hi", {"beth yw hi"}),
        ("(beth|be') yw hi", {"beth yw hi", "be yw hi"}),
        ("pa amser [nawr]", {"pa amser", "pa amser nawr"}),
        ("[[a] b] c", {"c", "b c", "a b c"}),
        ("(a;b c) d", {"a b c d", "b c a d"}),
        ("amser(a|wch) {hyd}", {"amsera AWR", "amserwch AWR"}),
        ("[y]fory", {"fory", "yfory"}),
        ("Beth yw’r Dyddiad?", {"beth yw'r dyddiad"}),
        ("yw[ hi] yno", {"yw yno", "yw hi yno"}),
        ("pêl-droed", {"pêl droed"}),
        ("un | dau", {"un", "dau"}),
    ],
)
def test_what_can_be_said(template: str, sentences: set[str]) -> None:
    assert said(template) == sentences


def test_a_clitic_joins_a_vowel_and_nothing_else() -> None:
    # y/yr → 'r after a vowel only (Gramadeg y Gymraeg, y fannod): gosoda'r larwm, gosod y larwm.
    assert said("(gosod|gosoda) (y|'r) larwm") == {
        "gosod y larwm",
        "gosoda y larwm",
        "gosoda'r larwm",
    }


def test_a_clitic_finds_its_word_through_rules_and_options() -> None:
    assert said("be <yw> [hi] 'r amser", yw="yw|di|oes") == {
        "be yw'r amser",
        "be di'r amser",
        "be yw hi'r amser",
        "be di hi'r amser",
        "be oes hi'r amser",
    }


@pytest.mark.parametrize(
    ("template", "fault", "offset"),
    [
        ("", "empty", 0),
        ("a (b|c", "never closed", 2),
        ("a b)", "closes nothing", 3),
        ("a [b)", "is open", 4),
        ("a () b", "nothing between", 2),
        ("{hyd", "never closed", 0),
        ("{a (b)}", "inside", 3),
        ("{hyd}nawr", "together", 0),
        ("{number:hyd}", "type of a slot", 0),
        ("(a;b;c;d;e;f)", "parts", 0),
    ],
)
def test_a_faulty_template_is_told_where(template: str, fault: str, offset: int) -> None:
    with pytest.raises(TemplateError, match=fault) as caught:
        parse_template(template)
    assert caught.value.offset == offset


def test_a_clitic_without_a_word_is_an_error() -> None:
    for template in ["'r amser", "gosod 'r larwm", "{hyd} 'r amser"]:
        with pytest.raises(TemplateError):
            said(template)


def test_glued_pieces_are_bounded() -> None:
    with pytest.raises(TemplateError, match="spellings"):
        parse_template("".join(["(a|b)"] * 12))


Tree = tuple[str, set[tuple[str, ...]]]


@st.composite
def templates(draw: st.DrawFn, depth: int = 3) -> Tree:
    """A template and, worked out with plain sets, everything that can be said with it."""
    kind = draw(st.sampled_from(["word"] if depth == 0 else ["word", "seq", "alt", "opt"]))
    if kind == "word":
        text = draw(WORDS)
        return text, {(text,)}
    parts = [draw(templates(depth - 1)) for _ in range(draw(st.integers(1, 3)))]
    if kind == "opt":
        text, language = parts[0]
        return f"[{text}]", language | {()}
    if kind == "alt":
        return "(" + "|".join(t for t, _ in parts) + ")", set().union(*(s for _, s in parts))
    return " ".join(t for t, _ in parts), {
        sum(way, ()) for way in itertools.product(*(s for _, s in parts))
    }


@given(templates())
def test_the_automaton_accepts_exactly_what_the_template_says(case: Tree) -> None:
    template, language = case
    assert said(template) == {" ".join(sentence) for sentence in language}
