"""A clause after *bod* as a sentence of its own: "fod yr allwedd yma" → "mae'r allwedd yma".

*Bod* stands for *mae*, *bod dim* for *does dim*, *bod nhw* for *maen nhw*; *mai* and *taw* only go
before what could stand alone (GyG, cymalau enwol).
"""

from __future__ import annotations

from macsen_lite.welsh.radicals import radicals
from macsen_lite.welsh.vocabulary import verb_nouns

__all__ = ["sentence_of", "unmutated_verb"]

_BOD = {
    "y": "mae'r",
    "yr": "mae'r",
    "dim": "does dim",
    "neb": "does neb",
    "nhw": "maen nhw",
    "nhw'n": "maen nhw'n",
    "rhaid": "mae'n rhaid",
    "i": "dw i",
    "i'n": "dw i'n",
    "ni": "dan ni",
    "ni'n": "dan ni'n",
}
"""How the sentence begins whose clause goes on with that word after *bod*; others follow *mae*."""


def sentence_of(clause: str) -> str:
    """The sentence of which ``clause``, what stands after *bod*, is made.

    >>> sentence_of("yr allwedd dan y pot"), sentence_of("dim bara ar ôl")
    ("mae'r allwedd dan y pot", 'does dim bara ar ôl')
    """
    first, _, rest = clause.partition(" ")
    return f"{_BOD.get(first.lower(), f'mae {first}')} {rest}".strip()


def unmutated_verb(text: str) -> str:
    """What is to be done, as a dictionary has it: the softening after *i* is undone.

    A first word that is no form of a known verb-noun stays as it is.

    >>> unmutated_verb("dynnu'r bara"), unmutated_verb("ffonio Mam"), unmutated_verb("wglo")
    ("tynnu'r bara", 'ffonio Mam', 'wglo')
    """
    first, space, rest = text.partition(" ")
    host, clitic = (first[:-2], first[-2:]) if first.endswith("'r") else (first, "")
    forms = [r.word for r in radicals(host)]
    # A softened form first: after i, weld is gweld though there is a weld (to weld).
    known = [word for word in (*forms[1:], host) if word.lower() in verb_nouns()]
    return f"{(known or [host])[0]}{clitic}{space}{rest}"
