"""Words about using the internet, and about not using it."""

CATALOGUE: dict[str, dict[str, str]] = {
    "online.off": {
        "cy": "Mae’r rhyngrwyd wedi’i ddiffodd i macsen-lite ({setting}).",
        "en": "macsen-lite may not use the internet ({setting} is off).",
    },
    "online.off.hint": {
        "cy": "I’w droi ymlaen: macsen-lite config set {setting} true",
        "en": "To switch it on: macsen-lite config set {setting} true",
    },
    "online.unreachable": {
        "cy": "Ni ddaeth ateb o {url} ({reason}).",
        "en": "No answer came from {url} ({reason}).",
    },
    "online.unreachable.hint": {
        "cy": "Gwnewch yn siŵr fod y cysylltiad yn gweithio, a rhowch gynnig arall arni.",
        "en": "Make sure that the connection works, and try again.",
    },
    "online.nonsense": {
        "cy": "nid dyna’r math o ateb a ddisgwylid",
        "en": "it is not the kind of answer that was expected",
    },
    "online.too_large": {
        "cy": "mae’r ateb yn fwy na {most} beit",
        "en": "the answer is larger than {most} bytes",
    },
    "online.too_slow": {"cy": "daeth yn rhy araf", "en": "it came too slowly"},
    "online.cut_short": {"cy": "torrwyd yr ateb yn ei hanner", "en": "the answer was cut short"},
}
