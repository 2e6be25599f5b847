"""Words about the file in which alarms, lists and notes are kept."""

CATALOGUE: dict[str, dict[str, str]] = {
    "database.full": {
        "cy": "Mae’r ddisg yn llawn, felly ni chadwyd dim byd newydd yn {path}.",
        "en": "The disk is full, so nothing new was kept in {path}.",
    },
    "database.full.hint": {
        "cy": "Gwnewch le ar y ddisg a rhoi cynnig arall arni. Mae popeth a gadwyd cynt yno o hyd.",
        "en": "Make room on the disk and try again. Everything kept before is still there.",
    },
    "database.damaged": {
        "cy": "Mae’r ffeil {path} wedi’i difrodi ({reason}).",
        "en": "The file {path} is damaged ({reason}).",
    },
    "database.damaged.hint": {
        "cy": "Ni newidiwyd dim ynddi. Symudwch hi o’r neilltu i ddechrau o’r newydd, "
        "neu adferwch gopi.",
        "en": "Nothing in it was changed. Move it away to start anew, or restore a copy.",
    },
    "database.busy": {
        "cy": "Mae rhaglen arall yn dal i ysgrifennu i {path}.",
        "en": "Another program is still writing to {path}.",
    },
    "database.busy.hint": {
        "cy": "Rhowch gynnig arall arni mewn eiliad.",
        "en": "Try again in a moment.",
    },
    "database.unusable": {
        "cy": "Ni ellir defnyddio’r ffeil {path} ({reason}).",
        "en": "The file {path} cannot be used ({reason}).",
    },
    "database.unusable.hint": {
        "cy": "Gwnewch yn siŵr fod gennych hawl i ysgrifennu iddi, "
        "neu rhowch ffolder arall yn MACSEN_DATA_DIR.",
        "en": "Make sure that you may write to it, or name another folder in MACSEN_DATA_DIR.",
    },
    "database.newer": {
        "cy": "Fersiwn diweddarach o macsen-lite a wnaeth y ffeil {path}.",
        "en": "A later version of macsen-lite made the file {path}.",
    },
    "database.newer.hint": {
        "cy": "Gosodwch y fersiwn hwnnw: pip install --upgrade macsen-lite",
        "en": "Install that version: pip install --upgrade macsen-lite",
    },
}
