"""A ZIM file like those of kiwix.org, written by libzim itself."""

from collections.abc import Mapping, Sequence
from pathlib import Path

FOOT = '<div class="printfooter">Daw hwn o Wicipedia</div>'


def article(text: str, more: str = "") -> str:
    """A page as mwoffliner makes it, with what stands around the words of an article."""
    return f"""<!DOCTYPE html><html><head><title>x</title><style>p {{color: red}}</style></head>
<body class="mw-body"><div id="content">
<div class="hatnote">Gweler hefyd y dudalen wahaniaethu <a href="Arall">Arall</a></div>
<table class="infobox"><tr><td><p>Poblogaeth: 7</p></td></tr></table>
<p class="mw-empty-elt"></p><p><span id="coordinates">52°N 3°W</span></p>
<p>{text}<sup class="reference"><a href="#n">[1]</a></sup></p>
<p>Ail baragraff.</p>{more}{FOOT}</div></body></html>"""


def telling_apart(titles: Sequence[str]) -> str:
    """A page that tells articles of one name apart."""
    items = "".join(
        f'<li><a href="./{t.replace(" ", "_")}">{t}</a>, ger <a href="./Cymru">Cymru</a></li>'
        for t in titles
    )
    return f"""<html><body><p>Gall y gair olygu:</p><ul>{items}</ul>
<table class="plainlinks disambigbox"><tr><td>Tudalen wahaniaethu</td></tr></table></body></html>"""


def write_zim(path: Path, pages: Mapping[str, str], redirects: Mapping[str, str]) -> Path:
    """``pages``: title → HTML; ``redirects``: title → title."""
    from libzim.writer import Creator, Hint, Item, StringProvider

    class Page(Item):  # type: ignore[misc]
        def __init__(self, title: str, html: str) -> None:
            super().__init__()
            self._title, self._html = title, html

        def get_path(self) -> str:
            return self._title.replace(" ", "_")

        def get_title(self) -> str:
            return self._title

        def get_mimetype(self) -> str:
            return "text/html"

        def get_contentprovider(self) -> object:
            return StringProvider(self._html)

        def get_hints(self) -> dict[object, int]:
            return {Hint.FRONT_ARTICLE: True}

    creator = Creator(path).config_indexing(True, "cym")
    creator.config_verbose(False)
    with creator:
        creator.add_metadata("Date", b"2026-02-01", "text/plain")
        for title, html in pages.items():
            creator.add_item(Page(title, html))
        for title, target in redirects.items():
            creator.add_redirection(
                title.replace(" ", "_"), title, target.replace(" ", "_"), {Hint.FRONT_ARTICLE: True}
            )
    return path
