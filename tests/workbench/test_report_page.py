"""The page about a run, and that about two runs, as a browser shows them."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile

from macsen_lite.fixtures.comparing import compare
from macsen_lite.fixtures.reports.html import comparison_page, html_page
from macsen_lite.fixtures.results import ClipResult, Edits, Results
from macsen_lite.messages import use_language
from tests.browser import PHONE, axe_violations, visit
from tests.fakes.results import clip, results

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NASTY = "<script>console.error('oh')</script> & \"dyfyn\".wav"


@pytest.fixture(autouse=True)
def _no_choice_left_behind() -> Iterator[None]:
    yield
    use_language(None)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "tone.wav"
    soundfile.write(path, 0.3 * np.sin(np.arange(8_000) / 8), 16_000)
    return path


def run(sound: Path) -> Results:
    """Clips of people and of synthesis, under conditions, with every kind of verdict."""
    clips: list[ClipResult] = []
    for synthetic in (False, True):
        for n in range(8):
            speaker = f"{'llais' if synthetic else 'pobl'}-{n % 3}"
            name = f"{speaker}/{n:02}.wav"
            for condition in ("", "noise:20", "noise:5"):
                wrong = n % (2 if condition == "noise:5" else 5) == 0
                clips.append(
                    clip(
                        name,
                        condition=condition,
                        wanted=("amser.faint", "larwm.gosod", "golau.ymlaen")[n % 3],
                        intent="amser.faint" if wrong or n % 3 == 0 else "larwm.gosod",
                        outcome="accepted" if n % 4 else "asked",
                        heard="faint yn gloch ydi hi nawr" if wrong else "faint o'r gloch ydi hi",
                        words=Edits(1, 0, 1, 5) if wrong else None,
                        speaker=speaker,
                        tags=("plentyn",) if n % 2 else ("oedolyn",),
                        synthetic=synthetic,
                        score=0.4 + n / 20,
                        decode=0.1 + n / 50,
                        audio=sound,
                    )
                )
            clips.append(
                clip(
                    f"{speaker}/na-{n:02}.wav",
                    reject=True,
                    text=None,
                    outcome="rejected" if n % 3 else "accepted",
                    intent=None if n % 3 else "larwm.gosod",
                    heard="" if n % 3 else "gosod larwm am saith",
                    speaker=speaker,
                    synthetic=synthetic,
                    score=n / 15,
                    audio=sound,
                )
            )
    clips.append(clip(NASTY, error=f"cannot read {NASTY}", speaker=NASTY))
    return results(*clips)


@pytest.fixture(scope="module")
def page_file(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    use_language("cy")
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(html_page(run(sound)), encoding="utf-8")
    return path.as_uri()


@pytest.mark.parametrize(
    "look",
    [{}, {"color_scheme": "dark"}, {"viewport": PHONE, "has_touch": True}],
    ids=["desktop", "dark", "phone"],
)
def test_anybody_can_use_the_page(
    browser: Browser, page_file: str, look: dict[str, object]
) -> None:
    with visit(browser, page_file, **look) as page:
        assert page.title() == "Adroddiad ar recordiadau – macsen-lite"
        assert page.locator("html").get_attribute("lang") == "cy"
        assert axe_violations(page) == []
        # Nothing makes the page itself wider than the screen.
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_people_and_synthesis_are_visibly_apart(browser: Browser, page_file: str) -> None:
    with visit(browser, page_file) as page:
        human, synthetic = page.locator("section.human"), page.locator("section.synthetic")
        assert human.locator("h2").inner_text() == "Lleisiau pobl"
        assert synthetic.locator("h2").inner_text() == "Lleisiau synthetig"
        assert "Ni siaradodd neb" in synthetic.inner_text()
        assert human.get_by_text("n = ").count() > 10
        for name in ("Matrics dryswch", "Trothwy derbyn", "Gwallau fesul lefel: noise"):
            assert human.get_by_role("heading", name=name).count() == 1
        for title in ("Trothwy derbyn", "Cyfaddawd gwallau (DET)", "Dosbarthiad yr amser"):
            assert human.get_by_role("img", name=title).count() == 1
        assert "nid yn gais" in human.locator(".heat").first.inner_text()


def test_the_run_is_said(browser: Browser, page_file: str) -> None:
    with visit(browser, page_file) as page:
        said = page.locator("dl.run").inner_text()
        for fact in ("set.tsv", "fixtures run set.tsv", "macsen-cy", "filler_cost 3.5"):
            assert fact in said


def test_clips_are_listed_worst_first_filtered_and_sorted(browser: Browser, page_file: str) -> None:
    with visit(browser, page_file) as page:
        rows = page.locator("#clips tbody tr")
        first = rows.first.inner_text()
        assert NASTY in first
        assert "methu rhedeg" in first
        everything = rows.count()
        assert everything == 65
        assert "derbyn ar gam" in rows.nth(1).inner_text()

        page.get_by_label("Chwilio").fill("llais-1 faint")
        shown = page.locator("#clips tbody tr:visible")
        assert 0 < shown.count() < everything
        assert page.get_by_role("status").inner_text().startswith(f"Yn dangos {shown.count()} o 65")
        page.get_by_label("Chwilio").fill("dim o’r fath beth")
        assert shown.count() == 0
        assert page.get_by_text("Nid oes clip sy’n cyd-fynd.").is_visible()

        page.get_by_label("Chwilio").fill("")
        page.locator("select[name=verdict]").select_option("false_accept")
        assert set(shown.locator(".verdict").all_inner_texts()) == {"derbyn ar gam"}
        page.locator("select[name=kind]").select_option("synthetic")
        assert set(shown.locator(".who").all_inner_texts()) == {"Lleisiau synthetig"}
        page.locator("select[name=verdict]").select_option("")
        page.locator("select[name=kind]").select_option("")
        page.locator("select[name=condition]").select_option("c")
        assert not page.locator("#clips tbody tr:visible", has_text="noise:").count()
        page.locator("select[name=condition]").select_option("")

        button = page.get_by_role("button", name="Sgôr")
        button.focus()
        page.keyboard.press("Enter")
        scores = [float(text) for text in rows.locator("td:nth-child(5)").all_inner_texts()]
        assert scores == sorted(scores)
        heading = page.locator("th[aria-sort]")
        assert heading.get_attribute("aria-sort") == "ascending"
        page.keyboard.press("Enter")
        scores = [float(text) for text in rows.locator("td:nth-child(5)").all_inner_texts()]
        assert scores == sorted(scores, reverse=True)
        assert heading.count() == 1


def test_a_clip_is_heard_and_its_words_are_marked_in_text_too(
    browser: Browser, page_file: str
) -> None:
    with visit(browser, page_file) as page:
        audio = page.locator("audio").first
        length = audio.evaluate(
            "a => new Promise((done, fail) => { a.addEventListener('loadedmetadata',"
            " () => done(a.duration)); a.addEventListener('error', () => fail(a.error.message));"
            " a.preload = 'auto'; a.load(); })"
        )
        assert length == pytest.approx(0.5, abs=0.2)
        words = page.locator("#clips tr", has_text="bwriad anghywir").locator(".words").first
        assert "yn (yn lle o'r)" in words.inner_text()
        assert "nawr (ychwanegwyd)" in words.inner_text()


def test_which_sound_is_in_the_page(sound: Path) -> None:
    clips = (clip("right.wav", audio=sound), clip("wrong.wav", audio=sound, outcome="rejected"))
    gone = clip("gone.wav", audio=sound.with_name("gone.wav"), outcome="rejected")
    for choice, heard in (("none", 0), ("worst", 1), ("all", 2)):
        page = html_page(results(*clips, gone), choice)  # type: ignore[arg-type]
        found = re.findall(r'src="data:(audio/\w+);base64,([^"]+)"', page)
        assert len(found) == heard
        for _, data in found:
            again, rate = soundfile.read(io.BytesIO(base64.b64decode(data)))
            assert len(again) / rate == pytest.approx(0.5, abs=0.15)
            assert len(data) < 6_000


def test_a_derived_clip_is_heard_as_it_was_run(sound: Path) -> None:
    plain = html_page(results(clip(audio=sound)), "all")
    noisy = html_page(results(clip(audio=sound, condition="noise:5")), "all")
    assert noisy == html_page(results(clip(audio=sound, condition="noise:5")), "all")
    sounds = [re.findall(r'src="(data:audio[^"]+)"', page) for page in (plain, noisy)]
    assert sounds[0] != sounds[1]


def test_an_empty_run_has_a_page_in_english(browser: Browser, tmp_path: Path) -> None:
    use_language("en")
    path = tmp_path / "empty.html"
    path.write_text(html_page(results()), encoding="utf-8")
    with visit(browser, path.as_uri()) as page:
        assert "There are no clips" in page.inner_text("main")
        assert axe_violations(page) == []


def test_the_page_about_two_runs(browser: Browser, sound: Path, tmp_path: Path) -> None:
    use_language("en")
    before = run(sound)
    after = results(*(clip("other.wav"), *before.clips[1:-1][::-1], clip("pobl-0/00.wav")))
    path = tmp_path / "compared.html"
    worse = results(
        *(
            clip(c.fixture.id, condition=c.condition, outcome="rejected", speaker="x")
            if c.fixture.id == "pobl-1/01.wav"
            else c
            for c in after.clips
        )
    )
    path.write_text(comparison_page(compare(before, worse)), encoding="utf-8")
    with visit(browser, path.as_uri(), locale="en-GB") as page:
        assert page.title() == "Two runs compared – macsen-lite"
        assert axe_violations(page) == []
        assert page.locator("section.synthetic").count() == 3
        page.get_by_text("In the first run only: 1").click()
        assert page.get_by_text(NASTY).first.is_visible()
