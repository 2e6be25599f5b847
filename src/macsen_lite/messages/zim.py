"""Words about Wikipedia in a ZIM file."""

CATALOGUE: dict[str, dict[str, str]] = {
    "zim.no_libzim": {
        "cy": "Mae angen y pecyn libzim i ddarllen ffeil ZIM.",
        "en": "The package libzim is needed to read a ZIM file.",
    },
    "zim.no_libzim.hint": {
        "cy": "pip install 'macsen-lite[zim]'",
        "en": "pip install 'macsen-lite[zim]'",
    },
    "zim.missing": {
        "cy": "Ni ellir darllen {path}: {reason}",
        "en": "{path} cannot be read: {reason}",
    },
    "zim.missing.hint": {
        "cy": "Rhowch y llwybr iawn: macsen-lite config set wicipedia.zim /llwybr/wikipedia_cy.zim",
        "en": "Give the right path: macsen-lite config set wicipedia.zim /path/wikipedia_cy.zim",
    },
    "zim.damaged": {
        "cy": "Nid yw {path} yn ffeil ZIM y gellir ei darllen ({reason}).",
        "en": "{path} is not a ZIM file that can be read ({reason}).",
    },
    "zim.damaged.hint": {
        "cy": "Lawrlwythwch hi eto, er enghraifft o library.kiwix.org.",
        "en": "Download it again, for example from library.kiwix.org.",
    },
    "zim.ok": {
        "cy": "{path}: {count} o erthyglau",
        "en": "{path}: {count} articles",
    },
    "zim.none": {
        "cy": "Pa ffeil ZIM? Dydi wicipedia.zim ddim yn enwi un.",
        "en": "Which ZIM file? wicipedia.zim names none.",
    },
    "zim.option.most": {
        "cy": "Faint o deitlau i’w hargraffu.",
        "en": "How many titles to print.",
    },
    "zim.where": {
        "cy": "I allu gofyn amdanyn nhw ar lafar, cadwch nhw yn {path}",
        "en": "To ask about them by voice, keep them in {path}",
    },
}
