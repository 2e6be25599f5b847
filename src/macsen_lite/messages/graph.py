"""What is said about decoding graphs and their cache."""

CATALOGUE: dict[str, dict[str, str]] = {
    "graph.empty": {
        "cy": "Nid oes yr un frawddeg yn y gramadeg.",
        "en": "There is no sentence in the grammar.",
    },
    "graph.empty.hint": {
        "cy": "Rhowch o leiaf un frawddeg, un i bob llinell.",
        "en": "Give at least one sentence, one a line.",
    },
    "graph.not_built": {
        "cy": "Methu llunio’r graff: {reason}",
        "en": "The decoding graph could not be built: {reason}",
    },
    "graph.not_written": {
        "cy": "Methu ysgrifennu’r graff i {path}: {reason}",
        "en": "The decoding graph could not be written to {path}: {reason}",
    },
    "graph.not_written.hint": {
        "cy": "Gwnewch le ar y ddisg, neu dewiswch ffolder arall: MACSEN_CACHE_DIR",
        "en": "Make room on the disk, or choose another folder: MACSEN_CACHE_DIR",
    },
    "graph.cache_unwritable": {
        "cy": "Ni ellir ysgrifennu i {path}; caiff y graff ei lunio eto y tro nesaf. "
        "Dewiswch ffolder arall gyda MACSEN_CACHE_DIR.",
        "en": "{path} cannot be written to; the graph will be built again next time. "
        "Choose another folder with MACSEN_CACHE_DIR.",
    },
}
