"""Programmes of S4C Clic, from question to the browser."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macsen_lite import paths
from macsen_lite.config.config import Config
from macsen_lite.intents.list_slot import ListSlot
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.own_lists import own_lists_dir
from macsen_lite.skills.browser import NoBrowser, SystemBrowser
from macsen_lite.skills.clic import ClicSkill
from macsen_lite.skills.own_names import keep_own_lists
from macsen_lite.skills.programmes import ProgrammesError, read_programmes
from tests.fakes.clic import Search, ShownPages, serve_clic
from tests.fakes.home import Household, shipped, shipped_files

SERIES = {"Pobol y Cwm": 101, "Pobol y Port": 102, "Newyddion S4C": 7, "Straeon y Ffin": 8}
PAGE = "https://www.s4c.cymru/clic/programme/"


@pytest.fixture
def clic() -> Iterator[Search]:
    with serve_clic(SERIES) as search:
        yield search


@pytest.fixture
def browser() -> ShownPages:
    return ShownPages()


def household(clic: Search, browser: object, folder: Path, **settings: Any) -> Household:
    own = {"ar_lein__ymlaen": True, "clic__chwilio": f"{clic.url}/df/search"}
    house = Household(folder, **(own | settings))
    house.assistant._skills._made["clic"] = ClicSkill(browser)  # type: ignore[arg-type]
    return house


def test_a_programmes_page_is_found_and_opened(
    clic: Search, browser: ShownPages, tmp_path: Path
) -> None:
    house = household(clic, browser, tmp_path)
    for question, number in [
        ("agor Pobol y Cwm", 101),
        ("dangoswch Bobol y Cwm i ni ar Clic os gwelwch yn dda", 101),
        ("dw i'n moyn gwylio Newyddion S4C", 7),
        ("allwch chi ddangos Newyddion S4C ar S4C Clic", 7),
        ("chwilia am Straeon y Ffin ar Clic", 8),
    ]:
        house.ask(question)
        assert browser.shown[-1] == f"{PAGE}{number}", question
    assert house.answers("agor Pobol y Cwm") == {
        "Iawn, mae tudalen Pobol y Cwm yn agor yn y porwr.",
        "O'r gorau, dyma dudalen Pobol y Cwm ar Clic.",
    }
    # What was found is kept: one search for each title.
    assert clic.asked == ["Pobol y Cwm", "Newyddion S4C", "Straeon y Ffin"]
    assert "lang=c" in clic.paths[0]


def test_the_front_page(clic: Search, browser: ShownPages, tmp_path: Path) -> None:
    house = household(clic, browser, tmp_path)
    assert "Clic" in house.ask("agor S4C Clic")
    assert browser.shown == ["https://www.s4c.cymru/clic/"]


def test_what_is_not_there_is_not_opened(clic: Search, browser: ShownPages, tmp_path: Path) -> None:
    house = household(clic, browser, tmp_path)
    for question, name in [("agor Sgorio", "Sgorio"), ("agor Y Dail ar Clic", "Y Dail")]:
        assert f"“{name}”" in house.ask(question)
    assert not browser.shown


@pytest.mark.parametrize(
    "trouble", ["status", "hang", "dies", "lies", "truncated", "login", "types", "empty"]
)
def test_a_bad_search_is_admitted_and_the_site_opened(
    clic: Search, browser: ShownPages, tmp_path: Path, trouble: str
) -> None:
    clic.trouble = trouble
    house = household(clic, browser, tmp_path)
    assert "tudalen gyntaf" in house.ask("agor Pobol y Cwm").replace("dudalen", "tudalen")
    assert browser.shown == ["https://www.s4c.cymru/clic/"]


def test_without_a_search_the_title_goes_into_the_address(
    clic: Search, browser: ShownPages, tmp_path: Path
) -> None:
    address = "https://www.bbc.co.uk/iplayer/search?q={teitl}"
    house = household(clic, browser, tmp_path, clic__chwilio="", clic__cyfeiriad=address)
    assert "chwil" in house.ask("agor Cân i Gymru")
    assert browser.shown == [address.replace("{teitl}", "C%C3%A2n%20i%20Gymru")]
    assert not clic.paths


def test_nothing_is_opened_when_it_is_off(
    clic: Search, browser: ShownPages, tmp_path: Path
) -> None:
    for answer in household(clic, browser, tmp_path, ar_lein__ymlaen=False).answers("agor Cyw"):
        assert "rhyngrwyd" in answer and "true wrth ymlaen" in answer
    for answer in household(clic, browser, tmp_path, ar_lein__clic=False).answers("agor Clic"):
        assert "wedi'i ddiffodd yn y gosodiadau" in answer and "true wrth clic" in answer
    assert not clic.paths and not browser.shown


def test_where_there_is_no_browser_nothing_is_asked_for(clic: Search, tmp_path: Path) -> None:
    answers = household(clic, ShownPages("dim"), tmp_path).answers("agor Pobol y Cwm")
    assert len(answers) == 2 and all("porwr" in answer for answer in answers)
    assert not clic.paths


def test_programmes_are_named(clic: Search, browser: ShownPages, tmp_path: Path) -> None:
    known = shipped().intent("clic.agor").slots["rhaglen"]
    assert isinstance(known, ListSlot)
    answer = household(clic, browser, tmp_path).ask("pa raglenni sydd ar Clic")
    assert sum(item.say in answer for item in known.items) >= 5
    assert not browser.shown and not clic.paths


OWN = """
rhaglenni:
  - {enw: Sgwrs Dan y Lloer}
  - {enw: Newyddion y Bore, llafar: [y newyddion cynnar], chwilio: Newyddion S4C}
  - {enw: Fy Rhaglen 2, cyfeiriad: "https://teledu.example/2"}
"""


def test_programmes_of_ones_own(clic: Search, browser: ShownPages, tmp_path: Path) -> None:
    file = paths.config_dir() / "rhaglenni.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(OWN, encoding="utf-8")
    assert keep_own_lists(Config())
    assert not keep_own_lists(Config())  # nothing changed since
    own = IntentLoader([*shipped_files("clic"), own_lists_dir()]).load()
    house = household(clic, browser, tmp_path)
    house.assistant._load_intents = lambda: own
    del house.assistant.__dict__["_conversation"]
    assert "Fy Rhaglen" in house.ask("agor fy rhaglen dau")
    assert "Newyddion y Bore" in house.ask("dw i isio gweld y newyddion cynnar")
    assert "Pobol y Cwm" in house.ask("agor Pobol y Cwm")  # ours are still there
    assert browser.shown == ["https://teledu.example/2", f"{PAGE}7", f"{PAGE}101"]
    file.write_text("rhaglenni: [{cyfeiriad: 'file:///etc/passwd'}]", encoding="utf-8")
    assert "rhaglenni.yaml" in house.ask("agor Pobol y Cwm")
    assert not keep_own_lists(Config())  # what was there stays
    file.unlink()
    assert keep_own_lists(Config())


@pytest.mark.parametrize(
    "text",
    [
        "rhaglenni: 7",
        "- Sgorio",
        "rhaglenni: [{llafar: [a]}]",
        "rhaglenni: [{enw: A, llafar: a}]",
        "rhaglenni: [{enw: A, cyfeiriad: 'file:///etc/passwd'}]",
        "rhaglenni: [{enw: A, arall: b}]",
        "rhaglenni: [",
    ],
)
def test_a_bad_list_of_programmes(tmp_path: Path, text: str) -> None:
    file = tmp_path / "rhaglenni.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProgrammesError, match=r"rhaglenni\.yaml") as raised:
        read_programmes(file)
    assert raised.value.hint


# ------------------------------------------------------------------------------ a real browser


def script(folder: Path, text: str) -> str:
    """The command that runs a program instead of a browser."""
    path = folder / "porwr.py"
    path.write_text(text, encoding="utf-8")
    return f"{sys.executable} {path}"


def test_the_chosen_browser_gets_the_page(clic: Search, tmp_path: Path) -> None:
    fetch = "import sys, urllib.request; urllib.request.urlopen(sys.argv[1]).read()"
    for form in ("{}", "{} %s", "{}:lynx"):
        command = form.format(script(tmp_path, fetch))
        SystemBrowser({"BROWSER": command}).open(f"{clic.url}/tudalen?q=C%C3%A2n%20$HOME")
        assert clic.paths.pop() == "/tudalen?q=C%C3%A2n%20$HOME"  # no shell came near it


def test_a_browser_that_fails_is_no_browser(tmp_path: Path) -> None:
    broken = {"BROWSER": script(tmp_path, "raise SystemExit(3)")}
    for environment in (broken, {"BROWSER": "dim-porwr-o-gwbl"}, {"BROWSER": "'"}):
        with pytest.raises(NoBrowser) as raised:
            SystemBrowser(environment).open("http://127.0.0.1/")
        assert raised.value.hint
    with pytest.raises(NoBrowser):
        SystemBrowser(broken).open("file:///etc/passwd")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there it is another's desktop")
def test_no_screen_is_no_browser() -> None:
    with pytest.raises(NoBrowser):
        SystemBrowser({"PATH": "/usr/bin"}).check()
    with pytest.raises(NoBrowser):
        SystemBrowser({"DISPLAY": ":0", "PATH": "/nid-yma"}).check()
