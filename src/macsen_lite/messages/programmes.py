"""Words about the list of programmes, to whoever looks after the assistant."""

_FILE = "rhaglenni: [{{enw: Pobol y Cwm}}]"

CATALOGUE: dict[str, dict[str, str]] = {
    "programmes.list": {
        "cy": "mae angen rhestr o’r enw rhaglenni",
        "en": "there must be a list called rhaglenni",
    },
    "programmes.entry": {
        "cy": "mae angen enw ar bob rhaglen, ac ar ôl hynny dim ond llafar (rhestr), chwilio, "
        "cyfeiriad (http neu https), nid {entry}",
        "en": "each programme needs enw, and besides it only llafar (a list), chwilio and "
        "cyfeiriad (http or https), not {entry}",
    },
    "programmes.hint": {
        "cy": f"Cywirwch y ffeil; er enghraifft: {_FILE}",
        "en": f"Mend the file; for example: {_FILE}",
    },
}
