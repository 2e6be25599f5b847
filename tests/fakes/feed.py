"""News feeds made by hand; the news in them is not."""

from __future__ import annotations

from xml.sax.saxutils import escape

NEWS = (
    (
        "Agor ysgol newydd yn y Bala",
        "<p>Mae&#39;r ysgol wedi&#39;i hagor &amp; mae lle i gant.</p>",
    ),
    ("Cyngor yn trafod y ffordd osgoi", "<p>Bydd y cyngor yn <b>cyfarfod</b> nos Fawrth.</p>"),
    ("Côr o Fangor yn ennill eto", ""),
    (
        "Llifogydd wedi cau'r ffordd",
        "Mae dŵr ar y ffordd. Bydd hi ar gau tan yfory. Mae pobl yn […]",
    ),
    ("Y llyfr gorau o Gymru", "Y llyfr gorau o Gymru"),
    ("Tîm rygbi'r pentref wedi colli", "Roedd hi'n gêm dda, meddai'r hyfforddwr."),
    ("Eira yn y gogledd", "Mae hi wedi bwrw eira yn y gogledd."),
)
"""Title, and summary as HTML."""


def rss(
    items: tuple[tuple[str, str], ...] = NEWS, title: str = "Y Papur", language: str = "cy"
) -> bytes:
    """An RSS 2.0 feed."""
    entries = "".join(
        f"<item><title>{escape(name)}</title><link>http://localhost/{i}</link>"
        f"<description>{escape(text)}</description></item>"
        for i, (name, text) in enumerate(items)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>'
        f"<title>{escape(title)}</title><link>http://localhost/</link>"
        f"<language>{language}</language><description>x</description>{entries}</channel></rss>\n"
    ).encode()
