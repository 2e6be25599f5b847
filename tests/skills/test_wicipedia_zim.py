"""Wikipedia from a ZIM file: a real one, written by libzim, and no network."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from macsen_lite import paths
from macsen_lite.cli import cli
from macsen_lite.config.config import Config
from macsen_lite.doctor import Machine
from macsen_lite.doctor.own import files
from macsen_lite.errors import UsageError
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.own_lists import own_lists_dir
from macsen_lite.skills import zim
from macsen_lite.skills.article_text import read_page
from macsen_lite.skills.own_names import keep_own_lists
from macsen_lite.skills.zim import ZimError
from tests.fakes.home import Household, shipped_files
from tests.fakes.wiki import serve_wiki
from tests.fakes.zim import article, telling_apart, write_zim

GLYNDWR = "Uchelwr oedd <b>Owain Glyndŵr</b> (<i>tua</i> 1354 – 1416), ac arweinydd. Bu farw."
PAGES = {
    "Owain Glyndŵr": article(GLYNDWR, "<p>Llawer mwy amdano.</p>" * 40),
    "Machynlleth": article("Tref ym Mhowys yw Machynlleth."),
    "Bangor": telling_apart(["Bangor, Gwynedd", "Bangor, Maine", "Gwynedd"]),
    "Bangor, Gwynedd": article("Dinas yng Ngwynedd yw Bangor."),
    "Bangor, Maine": article("Dinas ym Maine yw Bangor."),
    "Gwynedd": article("Sir yw Gwynedd.", "<p>Mwy.</p>" * 20),
    "Hanes y gath": article("Hanes maith."),
    "Gwag": "<html><body><table><tr><td>7</td></tr></table></body></html>",
    "Iau (planed)": article("Planed fawr yw Iau."),
}
REDIRECTS = {"Owain Glyn Dŵr": "Owain Glyndŵr", "Y Gwag": "Gwag"}


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("libzim", reason="libzim is not installed (pip install macsen-lite[zim])")
    return write_zim(tmp_path_factory.mktemp("zim") / "wikipedia_cy.zim", PAGES, REDIRECTS)


def household(folder: Path, file: Path, **settings: Any) -> Household:
    return Household(folder, wicipedia__zim=str(file), **settings)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("pwy oedd Owain Glyndŵr", "Uchelwr oedd Owain Glyndŵr, ac arweinydd. Bu farw."),
        ("pwy oedd Owain Glyn Dŵr", "Uchelwr oedd Owain Glyndŵr, ac arweinydd. Bu farw."),
        ("pwy oedd owain glyndwr", "Uchelwr oedd Owain Glyndŵr, ac arweinydd. Bu farw."),
        ("beth wyt ti'n wybod am Fachynlleth", "Tref ym Mhowys yw Machynlleth."),
        ("be ydi'r blaned Iau", "Planed fawr yw Iau."),
    ],
)
def test_the_first_sentences_are_read_without_the_internet(
    file: Path, tmp_path: Path, question: str, said: str
) -> None:
    assert household(tmp_path, file).answers(question) == {
        f"Yn ôl y copi o Wicipedia sydd yma: {said}",
        f"Dyma sydd yn y copi o Wicipedia. {said}",
    }


def test_which_of_several_is_asked(file: Path, tmp_path: Path) -> None:
    house = household(tmp_path, file)
    assert "Pa un: Bangor, Gwynedd ynteu Bangor, Maine?" in house.ask("beth yw Bangor")
    assert house.ask("yr un yng Ngwynedd").endswith("Dinas yng Ngwynedd yw Bangor.")


def test_what_is_not_in_it(file: Path, tmp_path: Path) -> None:
    house = household(tmp_path, file)
    # “Hanes y gath” has the words in it, and is not about them.
    for question in ("beth wyddost ti am sbloetsh", "beth wyddost ti am gath"):
        assert "erthygl am hynny" in house.ask(question)
    assert "“Gwag”" in house.ask("beth wyddost ti am y gwag")


def test_what_is_not_in_it_is_asked_of_the_internet_if_that_is_on(
    file: Path, tmp_path: Path
) -> None:
    with serve_wiki({"Caernarfon": "Tref yw Caernarfon."}, {}) as wiki:
        online = {"ar_lein__ymlaen": True, "wicipedia__cyfeiriad": wiki.url}
        house = household(tmp_path, file, **online)
        assert "y copi" in house.ask("beth yw Gwynedd")
        assert not wiki.paths
        assert house.ask("beth yw Caernarfon").endswith("Tref yw Caernarfon.")
        # A file that cannot be read is no reason to say nothing.
        house = household(tmp_path, tmp_path / "nid-yma.zim", **online)
        assert house.ask("beth yw Caernarfon").endswith("Tref yw Caernarfon.")


@pytest.mark.parametrize("how", ["missing", "other", "half", "scrambled"])
def test_a_bad_file_is_admitted(
    file: Path, tmp_path: Path, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = tmp_path / "drwg.zim"
    whole = file.read_bytes()
    if how == "half":
        bad.write_bytes(whole[: len(whole) // 2])
    elif how == "other":
        bad.write_bytes(b"dim byd tebyg" * 100)
    elif how == "scrambled":  # the header is whole, and what it points to is not
        bad.write_bytes(whole[:80] + b"\xff" * (len(whole) - 80))
    answers = household(tmp_path, bad).answers("pwy oedd Owain Glyndŵr")
    assert answers and all("copi o Wicipedia" in answer for answer in answers)
    monkeypatch.setattr(Config, "of_this_user", lambda: Config({"wicipedia.zim": str(bad)}))
    (check,) = files(Machine())
    assert check.status == "fault" and str(bad) in check.detail and check.remedy


def test_the_missing_package_is_named(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    zim._opened.cache_clear()
    for name in ("libzim", "libzim.reader"):
        monkeypatch.setitem(sys.modules, name, None)  # as if it were not installed
    for answer in household(tmp_path, file).answers("pwy oedd Owain Glyndŵr"):
        assert "libzim" in answer
    monkeypatch.setattr(Config, "of_this_user", lambda: Config({"wicipedia.zim": str(file)}))
    (check,) = files(Machine())
    assert check.remedy == "pip install 'macsen-lite[zim]'"


def test_the_doctor_finds_a_file_that_is_whole(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Config, "of_this_user", lambda: Config({"wicipedia.zim": str(file)}))
    (check,) = files(Machine())
    assert check.status == "ok" and file.name in check.detail


# ------------------------------------------------------------------------------ topics by voice


def test_topics_are_made_of_the_titles(file: Path) -> None:
    made = CliRunner().invoke(cli, ["topics", str(file), "--most", "2"])
    # The longest first; those with brackets or commas cannot be said as they stand.
    assert made.output.splitlines() == ["Owain Glyndŵr", "Gwynedd"]
    made = CliRunner().invoke(cli, ["topics", str(file), "--most", "1", "--json"])
    assert json.loads(made.output) == {"title": "Owain Glyndŵr"}
    assert isinstance(CliRunner().invoke(cli, ["topics"]).exception, UsageError)
    made = CliRunner().invoke(cli, ["topics", str(file.parent / "nid")])
    assert isinstance(made.exception, ZimError)


def test_the_users_topics_are_heard(file: Path, tmp_path: Path) -> None:
    folder = paths.config_dir()
    folder.mkdir(parents=True, exist_ok=True)
    topics = "Machynlleth\n# sylw\ny blaned fawr = Iau (planed)  # y fwyaf\n*** = Gwag\n"
    (folder / "pynciau.txt").write_text(topics, encoding="utf-8")
    assert keep_own_lists(Config())
    own = IntentLoader([*shipped_files("wicipedia"), own_lists_dir()]).load()
    slot = own.intent("wicipedia.am").slots["pwnc_hun"]
    heard = {" ".join(said) for said in slot.automaton().sentences()}
    assert heard == {"machynlleth", "fachynlleth", "y blaned fawr"}
    house = household(tmp_path, file)
    house.assistant._load_intents = lambda: own
    del house.assistant.__dict__["_conversation"]
    assert "Planed fawr yw Iau." in house.ask("beth yw y blaned fawr")
    (folder / "pynciau.txt").unlink()
    assert keep_own_lists(Config())


# ------------------------------------------------------------------------------ pages


@pytest.mark.parametrize(
    ("html", "text", "is_list"),
    [
        ("<p>A <b>b</b> c</p><p>d", "A b c", False),
        ("<p>7</p><p>&amp; gair&nbsp;arall</p>", "& gair arall", False),
        ("<table><p>blwch</table><p>testun</p>", "testun", False),
        ("<p>a<br>b<img src=x>c</p>", "abc", False),
        ("<div id='disambig'></div><p>Gall olygu</p>", "Gall olygu", True),
        ("<p><a class='mw-disambig'>Iau</a></p>", "Iau", False),
        ("<p>heb ei gau", "", False),
        ("", "", False),
        ("<p <<>>", "", False),
    ],
)
def test_read_page(html: str, text: str, is_list: bool) -> None:
    page = read_page(html)
    assert (page.text, page.is_list) == (text, is_list)
