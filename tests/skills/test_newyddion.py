"""The news from question to answer, on a server of our own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macsen_lite.config.config import Config
from macsen_lite.config.sections.online import NEWS_FEEDS
from macsen_lite.skills.feeds import plain_text, shortened
from macsen_lite.welsh.language import welshness
from tests.fakes.feed import NEWS, rss
from tests.fakes.home import Household
from tests.fakes.http_server import Site, serve

HEADLINES = (
    "Yn gyntaf: Agor ysgol newydd yn y Bala. Yn ail: Cyngor yn trafod y ffordd osgoi. "
    "Yn drydydd: Côr o Fangor yn ennill eto. Yn bedwerydd: Llifogydd wedi cau'r ffordd. "
    "Yn bumed: Y llyfr gorau o Gymru."
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serve(rss()) as found:
        yield found


def household(site: Site, folder: Path, **settings: Any) -> Household:
    every = dict.fromkeys(NEWS_FEEDS, site.url)
    given = {"ar_lein__ymlaen": True, "newyddion__ffynonellau": every} | settings
    return Household(folder, **given)


def test_five_headlines_are_read_and_then_the_rest(site: Site, tmp_path: Path) -> None:
    house = household(site, tmp_path)
    # Dyma softens: penawdau → dyma benawdau. Yn softens the ordinal: yn drydydd, yn bumed.
    assert house.answers("beth yw'r newyddion") == {
        f"Dyma benawdau Y Papur. {HEADLINES}",
        f"Dyma sydd gan Y Papur. {HEADLINES}",
    }
    assert len(site.paths) == 1
    rest = "Yn chweched: Tîm rygbi'r pentref wedi colli. Yn seithfed: Eira yn y gogledd."
    assert house.ask("rhagor") in {f"Dyma ragor. {rest}", f"Dyma'r rhai nesaf. {rest}"}
    assert house.ask("rhagor o benawdau") in {
        "Dyna'r cyfan sydd gan Y Papur am y tro.",
        "Does dim rhagor gan Y Papur ar hyn o bryd.",
    }


def test_more_about_one_of_them(site: Site, tmp_path: Path) -> None:
    house = household(site, tmp_path, newyddion__nifer=4)
    house.ask("beth yw newyddion Cymru")
    assert house.ask("mwy am yr ail un").endswith(
        "Cyngor yn trafod y ffordd osgoi. Bydd y cyngor yn cyfarfod nos Fawrth."
    )
    first = "Agor ysgol newydd yn y Bala. Mae'r ysgol wedi'i hagor & mae lle i gant."
    for question in ("mwy am yr un cyntaf", "rhagor am y stori gyntaf", "mwy am rif un"):
        assert house.ask(question).endswith(first), question
    # What was cut off in the feed is not read.
    assert house.ask("dwed fwy am yr olaf").endswith(
        "Mae dŵr ar y ffordd. Bydd hi ar gau tan yfory."
    )
    assert house.answers("mwy am y drydedd stori") == {
        "Does dim rhagor am honno gan Y Papur, dim ond y pennawd. Côr o Fangor yn ennill eto.",
        "Dim ond y pennawd sydd gan Y Papur. Côr o Fangor yn ennill eto.",
    }
    assert house.answers("mwy am y seithfed") == {
        "Dim ond pedwar o benawdau sydd wedi'u darllen.",
        "Does dim pennawd â'r rhif hwnnw: mae pedwar wedi'u darllen.",
    }
    house.ask("rhagor")
    # Headlines keep their numbers; the fifth only says its title again.
    assert house.ask("mwy am y bumed stori").endswith("Y llyfr gorau o Gymru.")
    assert "dda, meddai'r hyfforddwr." in house.ask("mwy am y chweched")


def test_what_was_read_is_forgotten_in_time(site: Site, tmp_path: Path) -> None:
    house = household(site, tmp_path)
    nothing = {
        "Does dim penawdau wedi'u darllen eto: rhaid gofyn am y newyddion yn gyntaf.",
        "Am ba newyddion? Mae angen i mi ddarllen y penawdau yn gyntaf.",
    }
    assert house.answers("mwy am yr ail un") == nothing
    house.ask("y newyddion")
    house.clock.advance(14 * 60)
    assert "Cyngor" in house.ask("mwy am yr ail un")
    house.clock.advance(14 * 60)
    assert "Cyngor" in house.ask("mwy am yr ail un")
    house.clock.advance(16 * 60)
    assert house.answers("mwy am yr ail un") == house.answers("rhagor") == nothing


def test_each_subject_has_a_feed_of_its_own(site: Site, tmp_path: Path) -> None:
    own = dict.fromkeys(NEWS_FEEDS, "") | {"chwaraeon": f"{site.url}?chwaraeon"}
    house = household(site, tmp_path, newyddion__ffynonellau=own)
    assert "Yn gyntaf" in house.ask("be 'di'r newyddion chwaraeon")
    assert site.paths[-1].endswith("?chwaraeon")
    # Am softens: busnes → am fusnes, pêl-droed → am bêl-droed.
    assert house.answers("beth yw'r newyddion busnes") == {
        "Does gen i ddim ffynhonnell i'r newyddion am fusnes. Mae lle i roi un yn y gosodiadau: "
        "macsen-lite config edit.",
        "Wn i ddim ble i gael y newyddion am fusnes: rhaid rhoi cyfeiriad yn y gosodiadau â "
        "macsen-lite config edit.",
    }
    assert "am bêl-droed" in house.ask("oes yna newyddion pêl-droed")
    assert "i'r newyddion." in house.ask("y newyddion") or "y newyddion:" in house.ask("newyddion")


def test_feeds_that_are_not_set_keep_ours() -> None:
    setting = Config().setting("newyddion.ffynonellau")
    assert setting.fault({"cymru": "https://example.org/ffrwd"}) == ""
    assert setting.fault({"cymru": ""}) == ""
    assert setting.fault({"cymru": "ffrwd.xml"}) and setting.fault({"tywydd": "https://a.org"})
    assert all(not setting.fault({k: v}) for k, v in NEWS_FEEDS.items())


ENGLISH = (
    ("New school opens in the town", "The school has room for a hundred of them."),
    ("Council to discuss the road", "It will meet on Tuesday with the minister."),
)


def test_english_is_not_read_out_as_welsh(site: Site, tmp_path: Path) -> None:
    site.content = rss(ENGLISH, "The Paper", "cy")  # the feed lies about its language
    house = household(site, tmp_path)
    assert house.answers("beth yw'r newyddion") == {
        "Does dim Cymraeg ym mhenawdau The Paper, felly alla i ddim eu darllen yn iawn.",
        "Nid yn Gymraeg mae penawdau The Paper, a dim ond Cymraeg dw i'n ei ddarllen.",
    }
    site.content = rss((ENGLISH[0], *NEWS[:2]))
    answer = household(site, tmp_path / "eto").ask("beth yw'r newyddion")
    assert "school" not in answer and "Yn gyntaf: Agor ysgol newydd yn y Bala." in answer


OFF = "rhaid agor y gosodiadau â macsen-lite config edit, a rhoi true wrth ymlaen, o dan ar lein."


def test_what_is_off_is_said_to_be_off(site: Site, tmp_path: Path) -> None:
    for answer in household(site, tmp_path, ar_lein__ymlaen=False).answers("beth yw'r newyddion"):
        assert answer.endswith(OFF) and "rhyngrwyd" in answer
    for answer in household(site, tmp_path, ar_lein__newyddion=False).answers("y newyddion"):
        assert "wedi'u diffodd yn y gosodiadau" in answer and "true wrth newyddion" in answer
    assert not site.paths


LOGIN = b"<html><title>Mewngofnodwch</title><body>Croeso i'r wifi</body></html>"
BOMB = b"""<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">%s]><rss version="2.0">
<channel><title>x</title><item><title>&z;</title></item></channel></rss>""" % b"".join(
    b'<!ENTITY %c "%s">' % (97 + n, (b"&%c;" % (96 + n)) * 10) for n in range(1, 26)
)


def misbehave(site: Site, trouble: str) -> None:
    """Let every further request go wrong."""
    good = rss()
    site.statuses = [503, 503] if trouble == "status" else []
    site.hang = trouble == "hang"
    site.die_after = [40, 40] if trouble == "dies" else []
    site.sends_length = trouble != "truncated"
    site.content = {
        "login": LOGIN,
        "truncated": good[: len(good) // 2],
        "json": b'{"items": []}',
        "empty": b"",
        "nothing": rss(()),
        "bytes": bytes(range(256)) * 40,
        "bomb": BOMB,
        "file": b"/etc/passwd",
        "address": b"http://127.0.0.1:9/",
    }.get(trouble, good)


TROUBLES = (
    *("status", "hang", "dies", "login", "truncated", "json", "empty", "nothing", "bytes", "bomb"),
    *("file", "address"),
)


@pytest.mark.parametrize("trouble", TROUBLES)
def test_a_bad_server_is_admitted(site: Site, tmp_path: Path, trouble: str) -> None:
    misbehave(site, trouble)
    assert household(site, tmp_path).ask("beth yw'r newyddion chwaraeon") in {
        "Mae'n ddrwg gen i, alla i ddim cael gafael ar y newyddion am chwaraeon ar hyn o bryd.",
        "Mae'n flin gen i, ddaeth dim newyddion am chwaraeon o'r rhyngrwyd.",
    }
    site.release.set()


@pytest.mark.parametrize("trouble", TROUBLES)
def test_old_news_is_read_with_its_age(site: Site, tmp_path: Path, trouble: str) -> None:
    house = household(site, tmp_path)
    house.ask("beth yw'r newyddion")
    misbehave(site, trouble)
    house.clock.advance(2 * 3600)
    # An adverb softens: dwy awr yn ôl → ddwy awr yn ôl.
    assert house.ask("beth yw'r newyddion") in {
        f"Dyma benawdau Y Papur, fel yr oedden nhw ddwy awr yn ôl. {HEADLINES}",
        f"Dyma sydd gan Y Papur, fel yr oedden nhw ddwy awr yn ôl. {HEADLINES}",
    }
    site.release.set()


def test_a_server_that_is_gone(tmp_path: Path) -> None:
    with serve(rss()) as site:
        house = household(site, tmp_path)
        house.ask("beth yw'r newyddion")
    house.clock.advance(3 * 86_400)
    assert "fel yr oedden nhw dridiau yn ôl" in house.ask("beth yw'r newyddion")


def test_atom_is_read_too(site: Site, tmp_path: Path) -> None:
    site.content = b"""<feed xmlns="http://www.w3.org/2005/Atom">
    <title type="html">Y &lt;i>Papur&lt;/i></title>
    <entry><title>Agor pont newydd yn y dref</title><summary>Mae hi ar agor.</summary></entry>
    </feed>"""
    house = household(site, tmp_path)
    assert house.ask("y newyddion").endswith("Yn gyntaf: Agor pont newydd yn y dref.")
    assert house.ask("mwy am y cyntaf").endswith("Mae hi ar agor.")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Côr &amp;amp; cân", "Côr & cân"),
        ("&lt;p&gt;Un&lt;/p&gt;&lt;p&gt;dau&lt;/p&gt;", "Un dau"),
        ("<style>p{}</style><img src=x onerror=y()>Tri<br/>pedwar", "Tri pedwar"),
        ("<![CDATA[x]]>Pump", "Pump"),
        ("Chwech <script>alert(1)", "Chwech"),
        ("Saith. The post Saith appeared first on Y Papur.", "Saith."),
        ("Wyth. Darllen mwy »", "Wyth."),
        ("naw\u200b\x00\u202e deg\n\tun", "naw deg un"),
        ("2 < 3 a 4 > 1", "2 < 3 a 4 > 1"),
    ],
)
def test_plain_text(html: str, text: str) -> None:
    assert plain_text(html) == text


def test_long_text_is_cut_between_sentences() -> None:
    long = "Mae hon yn frawddeg. " * 30
    assert (
        shortened(long, 400).endswith("Mae hon yn frawddeg.") and len(shortened(long, 400)) <= 400
    )
    assert shortened("gair " * 100, 50) == ("gair " * 10).strip()[:49].rstrip() + "."
    assert shortened("", 50) == ""
    assert shortened("Pwy sy'n ennill?", 50) == "Pwy sy'n ennill?"
    assert shortened("“Dim rhagor.”", 50) == "“Dim rhagor.”"


def test_which_language() -> None:
    assert welshness("") == welshness("Caernarfon 3 Bangor 2") == 0
    assert welshness("Y Prif Weinidog yn y Senedd") > 0
    assert welshness("Prime Minister to visit the Senedd") < 0
