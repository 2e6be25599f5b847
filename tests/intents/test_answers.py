"""Answers: filled in with good Welsh, and harmless whoever wrote them."""

from __future__ import annotations

from datetime import date, time

import pytest

from macsen_lite.intents.answers import AnswerError, check, render


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("Iawn.", {}, "Iawn."),
        ("  Iawn\n  wir. ", {}, "Iawn wir."),
        ("Dwy {{ x | treiglad_meddal }}", {"x": "cath"}, "Dwy gath"),  # dwy softens
        ("fy {{ x | treiglad_trwynol }}", {"x": "tad"}, "fy nhad"),  # fy takes the nasal
        ("tri {{ x | treiglad_llaes }}", {"x": "ci"}, "tri chi"),  # tri takes the aspirate
        ("{{ x | yn_y_lle }}", {"x": "Caerdydd"}, "yng Nghaerdydd"),
        ("Mae hi'n {{ x | ar_ol_yn }}", {"x": "pump"}, "Mae hi'n bump"),
        ("{{ x | rhif }}", {"x": 3}, "tri"),
        ("{{ x | amser }}", {"x": time(15, 15)}, "chwarter wedi tri"),
        ("{{ x | amser }}", {"x": "14:40"}, "ugain munud i dri"),
        ("{{ x | amser(rhan=true) }}", {"x": "14:40"}, "ugain munud i dri y prynhawn"),
        ("am {{ x | hyd | treiglad_meddal }}", {"x": 300}, "am bum munud"),
        ("{{ x | dyddiad(blwyddyn=False) }}", {"x": "2026-05-01"}, "dydd Gwener, y cyntaf o Fai"),
        ("{{ x | diwrnod | brawddeg }}", {"x": date(2026, 11, 22)}, "Dydd Sul"),
        ("{{ x | mis }}", {"x": date(2026, 11, 22)}, "Tachwedd"),
        ("{{ x | diwrnod_perthynol }}", {"x": 2}, "drennydd"),
        ("{{ x }}", {"x": "<b>"}, "<b>"),
    ],
)
def test_rendering(template: str, values: dict[str, object], text: str) -> None:
    check(template)
    assert render(template, values) == text


@pytest.mark.parametrize("template", ["{{ x", "{{ x | dimfelhyn }}", "{% for %}"])
def test_a_template_that_cannot_be_read_is_found_before_it_is_used(template: str) -> None:
    with pytest.raises(AnswerError):
        check(template)


@pytest.mark.parametrize(
    "template",
    [
        "{{ dim_yma }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ x | rhif }}",
        "{{ 1 // 0 }}",
        "{{ x.y.z }}",
        "{% for i in range(999999999) %}.{% endfor %}",
    ],
)
def test_an_answer_that_fails_raises_one_kind_of_error(template: str) -> None:
    with pytest.raises(AnswerError):
        render(template, {"x": "testun"})
