"""The filters that put a word in its sentence, as the writer of an answer uses them."""

from __future__ import annotations

import pytest

from macsen_lite.intents.answers import AnswerError, check, render


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("Tywydd {{ x | ar_ol('i') }}", {"x": "Bangor"}, "Tywydd i Fangor"),
        (
            "Mae hi'n braf {{ x | ar_ol('yn') }}.",
            {"x": "Caerdydd"},
            "Mae hi'n braf yng Nghaerdydd.",
        ),
        ("Tywydd {{ x | ar_ol('i') }}", {"x": "Y Bala"}, "Tywydd i'r Bala"),
        ("{{ x | ar_ol('ei', 'b') }}", {"x": "ysgol"}, "ei hysgol"),
        ("{{ x | ar_ol('ei', rhyw='g') }}", {"x": "cath"}, "ei gath"),
        ("{{ x | ar_ol('yn', ystyr='traethiad') }}", {"x": "rhad"}, "yn rhad"),
        ("Galw {{ x | ar_ol('ar', sefydlog=True) }}", {"x": "Gareth"}, "Galw ar Gareth"),
        ("{{ x | rhif | ar_ol('am') }}", {"x": 2}, "am ddau"),
        ("{{ x | arian }}", {"x": 2.5}, "dwy bunt pum deg ceiniog"),
        ("{{ x | arian(byr=True) }}", {"x": 2.5}, "dwy bunt pum deg"),
        ("{{ x | arian('€') }}", {"x": 3}, "tri ewro"),
        ("{{ x | tymheredd }}", {"x": 12}, "deuddeg gradd"),
        ("{{ x | tymheredd('C', rhewbwynt=True) }}", {"x": -2}, "dwy radd o dan y rhewbwynt"),
        ("{{ x | canran }} o law", {"x": 30}, "tri deg y cant o law"),
        ("{{ x | mesur('mya') }}", {"x": 20}, "ugain milltir yr awr"),
    ],
)
def test_rendering(template: str, values: dict[str, object], text: str) -> None:
    check(template)
    assert render(template, values) == text


@pytest.mark.parametrize(
    ("template", "advice"),
    [
        ("{{ 'cath' | ar_ol('ei') }}", "depends on gender"),
        ("{{ 'cath' | ar_ol('ei', 'f') }}", "rhyw is g .* or b"),
        ("{{ 'cath' | ar_ol('bwrdd') }}", "“bwrdd” is not among the words"),
        ("{{ 'cath' | ar_ol('yn', ystyr='arall') }}", "ystyr is one of lle, traethiad"),
        ("{{ 'cath' | ar_ol('i', ystyr='lle') }}", "“i” is not used as PLACE"),
        ("{{ 5 | arian('x') }}", "give one of £"),
    ],
)
def test_a_wrong_use_says_what_to_do(template: str, advice: str) -> None:
    with pytest.raises(AnswerError, match=advice):
        render(template, {})
