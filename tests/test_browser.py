"""The browser of the tests finds what it is there to find."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import axe_violations, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE = "<!doctype html><html lang=cy><title>Tudalen</title><main><h1>Helo</h1>{}</main></html>"


def url(folder: Path, body: str) -> str:
    path = folder / "page.html"
    path.write_text(PAGE.format(body), encoding="utf-8")
    return path.as_uri()


def test_a_page_as_it_should_be(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, url(tmp_path, "<p>Bore da</p>")) as page:
        assert page.inner_text("p") == "Bore da"
        assert axe_violations(page) == []


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("<script>console.error('o na')</script>", "console: o na"),
        ("<script>throw Error('o diar')</script>", "o diar"),
        ("<img alt='' src='http://127.0.0.1:9/x.png'>", "request: http://127.0.0.1:9/x.png"),
    ],
)
def test_what_a_page_must_not_do(
    browser: Browser, tmp_path: Path, body: str, complaint: str
) -> None:
    with (
        pytest.raises(AssertionError, match=complaint),
        visit(browser, url(tmp_path, body)) as page,
    ):
        page.wait_for_load_state("load")


def test_what_shuts_people_out_is_found(browser: Browser, tmp_path: Path) -> None:
    with visit(browser, url(tmp_path, "<input>")) as page:
        (found,) = axe_violations(page)
    assert found.startswith("label (critical)")
