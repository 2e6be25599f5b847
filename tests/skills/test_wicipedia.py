"""Wikipedia from question to answer, on a server of our own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from macsen_lite.skills.wikipedia import first_sentences
from tests.fakes.home import Household
from tests.fakes.wiki import Wiki, serve_wiki

GLYNDWR = "Uchelwr Cymreig oedd Owain Glyndŵr (tua 1354 – tua 1416), ac arweinydd gwrthryfel."
PAGES = {
    "Owain Glyndŵr": f"{GLYNDWR} Fe'i ganed yn y gororau. Mae ei fedd yn anhysbys.",
    "Machynlleth": "Tref ym Mhowys yw Machynlleth.",
    "Bangor, Gwynedd": "Dinas yng Ngwynedd yw Bangor.",
    "Bangor, Maine": "Dinas ym Maine yw Bangor.",
    "Gwag": "",
}
LISTS = {"Bangor": ["Bangor, Gwynedd", "Bangor, Maine", "Gwynedd"]}
SAID = "Uchelwr Cymreig oedd Owain Glyndŵr, ac arweinydd gwrthryfel. Fe'i ganed yn y gororau."


@pytest.fixture
def wiki() -> Iterator[Wiki]:
    with serve_wiki(PAGES, LISTS) as found:
        yield found


def household(wiki: Wiki, folder: Path, **settings: Any) -> Household:
    return Household(
        folder, **{"ar_lein__ymlaen": True, "wicipedia__cyfeiriad": wiki.url} | settings
    )


@pytest.mark.parametrize(
    "question",
    [
        "pwy oedd Owain Glyndŵr",
        "be wyddoch chi am Owain Glyndŵr",
        "dwed wrtha i am Owain Glyndŵr",
        "chwiliwch am Owain Glyndŵr ar Wicipedia os gwelwch yn dda",
    ],
)
def test_the_first_sentences_are_read(wiki: Wiki, tmp_path: Path, question: str) -> None:
    assert household(wiki, tmp_path).answers(question) == {
        f"Yn ôl Wicipedia: {SAID}",
        f"Dyma sydd ar Wicipedia. {SAID}",
        f"Mae Wicipedia'n dweud: {SAID}",
    }
    # Twenty questions, one search and one article: the rest is kept.
    assert len(wiki.paths) == 2
    assert unquote(wiki.paths[1]).startswith("/api/rest_v1/page/summary/Owain_Glyndŵr")


def test_a_mutated_name_is_looked_for_in_its_own_form(wiki: Wiki, tmp_path: Path) -> None:
    answer = household(wiki, tmp_path).ask("beth wyt ti'n wybod am Fachynlleth")
    assert answer.endswith("Tref ym Mhowys yw Machynlleth.")


@pytest.mark.parametrize(
    ("reply", "read"),
    [
        ("yr un yng Ngwynedd", "Dinas yng Ngwynedd yw Bangor."),
        ("yr ail", "Dinas ym Maine yw Bangor."),
        ("Bangor Maine", "Dinas ym Maine yw Bangor."),
        ("yr un olaf", "Dinas ym Maine yw Bangor."),
        ("y cyntaf", "Dinas yng Ngwynedd yw Bangor."),
    ],
)
def test_which_of_several_is_asked(wiki: Wiki, tmp_path: Path, reply: str, read: str) -> None:
    house = household(wiki, tmp_path)
    assert house.ask("beth yw Bangor") in {
        "Mae mwy nag un erthygl. Pa un: Bangor, Gwynedd ynteu Bangor, Maine?",
        "Gall hynny fod yn fwy nag un peth. Pa un: Bangor, Gwynedd ynteu Bangor, Maine?",
    }
    assert house.ask(reply).endswith(read)


def test_what_is_none_of_them_is_asked_again(wiki: Wiki, tmp_path: Path) -> None:
    house = household(wiki, tmp_path)
    house.ask("beth yw Bangor")
    assert "Pa un: Bangor, Gwynedd ynteu Bangor, Maine?" in house.ask("rhywbeth hollol wahanol")


def test_what_there_is_no_article_about(wiki: Wiki, tmp_path: Path) -> None:
    assert household(wiki, tmp_path).answers("beth wyddost ti am sbloetsh") == {
        "Mae'n ddrwg gen i, does dim erthygl am hynny ar y Wicipedia Cymraeg, hyd y gwela i.",
        "Ches i ddim erthygl am hynny ar y Wicipedia Cymraeg, mae'n ddrwg gen i.",
    }


def test_an_article_without_words(wiki: Wiki, tmp_path: Path) -> None:
    assert "“Gwag”" in household(wiki, tmp_path).ask("beth wyddost ti am gwag")


def test_nothing_is_asked_for_when_it_is_off(wiki: Wiki, tmp_path: Path) -> None:
    for answer in household(wiki, tmp_path, ar_lein__ymlaen=False).answers("pwy oedd Hedd Wyn"):
        assert "rhyngrwyd" in answer and "true wrth ymlaen" in answer
    for answer in household(wiki, tmp_path, ar_lein__wicipedia=False).answers("pwy oedd Hedd Wyn"):
        assert "wedi'i ddiffodd yn y gosodiadau" in answer and "true wrth wicipedia" in answer
    assert not wiki.paths


TROUBLES = ("status", "missing", "hang", "dies", "lies", "truncated", "login", "types", "empty")


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_bad_server_is_admitted(wiki: Wiki, tmp_path: Path, trouble: str) -> None:
    wiki.trouble = trouble
    assert household(wiki, tmp_path).ask("pwy oedd Owain Glyndŵr") in {
        "Mae'n ddrwg gen i, alla i ddim cael gafael ar Wicipedia ar hyn o bryd.",
        "Mae'n flin gen i, ddaeth dim ateb gan Wicipedia.",
    }


@pytest.mark.parametrize("trouble", TROUBLES)
def test_what_was_read_before_is_read_with_its_age(
    wiki: Wiki, tmp_path: Path, trouble: str
) -> None:
    house = household(wiki, tmp_path)
    house.ask("pwy oedd Owain Glyndŵr")
    wiki.trouble = trouble
    house.clock.advance(3 * 86_400)
    # An adverb softens: tridiau yn ôl → dridiau yn ôl.
    assert house.ask("pwy oedd Owain Glyndŵr") in {
        f"Alla i ddim cyrraedd Wicipedia nawr, ond dyma oedd yno dridiau yn ôl. {SAID}",
        f"Mae'r cysylltiad wedi methu, ond dyma ddarllenais i ar Wicipedia dridiau yn ôl. {SAID}",
    }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bardd oedd Dr. T. H. Jones. Bu farw. Wedyn.", "Bardd oedd Dr. T. H. Jones. Bu farw."),
        ("Mae Iau (planed (fawr) yno) yn fawr .", "Mae Iau yn fawr."),
        (
            "Dinas yw Caerdydd (Saesneg: Cardiff), [1] yng Nghymru",
            "Dinas yw Caerdydd, yng Nghymru.",
        ),
        ("", ""),
        ("Un. A" + "a" * 500 + ". Dau.", "Un."),
    ],
)
def test_first_sentences(text: str, said: str) -> None:
    assert first_sentences(text) == said


def test_the_server_speaks_as_wikipedia_does(wiki: Wiki) -> None:
    # What the fake answers is the documented form of opensearch: four lists, the words first.
    import requests

    found = requests.get(f"{wiki.url}/w/api.php?action=opensearch&search=Bangor", timeout=5)
    assert json.loads(found.text)[1] == ["Bangor", "Bangor, Gwynedd", "Bangor, Maine"]
