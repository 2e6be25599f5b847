"""Words about the browser, to whoever looks after the assistant (answers are in YAML)."""

CATALOGUE: dict[str, dict[str, str]] = {
    "browser.none": {
        "cy": "Does dim porwr gwe i’w agor yma.",
        "en": "There is no web browser to open here.",
    },
    "browser.none.hint": {
        "cy": "Rhowch enw porwr yn BROWSER, er enghraifft: export BROWSER=firefox",
        "en": "Name a browser in BROWSER, for example: export BROWSER=firefox",
    },
    "browser.no_desktop": {
        "cy": "Does dim bwrdd gwaith yma i ddangos tudalen arno.",
        "en": "There is no desktop here on which to show a page.",
    },
    "browser.missing": {"cy": "nid yw wedi’i osod", "en": "it is not installed"},
    "browser.failed": {
        "cy": "Ni agorodd y porwr {command} ({reason}).",
        "en": "The browser {command} did not open ({reason}).",
    },
    "browser.not_web": {
        "cy": "Nid cyfeiriad ar y we yw {url}.",
        "en": "{url} is no address on the web.",
    },
}
