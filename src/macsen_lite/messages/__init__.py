"""The one catalogue of words that a user meets, in Welsh and in English.

(What skills answer is in their YAML, not here.) A key is ``topic.name``: the topic is the module
of this package that holds it, so a topic is only loaded when one of its messages is needed. Each
topic module has ``CATALOGUE: dict[str, dict[str, str]]``, key → {"cy": …, "en": …}, with
``str.format`` placeholders.
"""

import os
from contextvars import ContextVar
from functools import cache
from importlib import import_module
from typing import Literal, get_args

from macsen_lite.calling import as_called
from macsen_lite.errors import UsageError

Language = Literal["cy", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "cy"

_chosen: ContextVar[Language | None] = ContextVar("language", default=None)


def use_language(lang: str | None) -> None:
    """Speak to the user in ``lang`` from here on; None goes back to MACSEN_LANG or Welsh.

    Raises UsageError for a language that the catalogue does not have.
    """
    _chosen.set(None if lang is None else _known(lang))


def language() -> Language:
    """The language in use: of ``use_language`` (``--lang``), else of MACSEN_LANG, else Welsh.

    Raises UsageError when MACSEN_LANG names a language that the catalogue does not have.
    """
    return _chosen.get() or _known(os.environ.get("MACSEN_LANG", "").strip() or DEFAULT_LANGUAGE)


def message(key: str, lang: str | None = None, /, **values: object) -> str:
    """The message ``key`` in ``lang`` (default: the language in use) with ``values`` filled in.

    Commands in it are put as they have to be typed here.

    Raises KeyError for a key that the catalogue does not have: that is a bug, not bad input.
    """
    return as_called(_topic(key.partition(".")[0])[key][lang or language()].format(**values))


@cache
def _topic(name: str) -> dict[str, dict[str, str]]:
    catalogue: dict[str, dict[str, str]] = import_module(f"{__name__}.{name}").CATALOGUE
    return catalogue


def _known(lang: str) -> Language:
    # Accept a locale name too: "cy_GB.UTF-8" means "cy".
    code = lang.lower().replace("-", "_").partition("_")[0].partition(".")[0]
    if code not in LANGUAGES:
        raise UsageError(
            f"Iaith anhysbys / unknown language: {lang!r}",
            "Dewis / choose: cy, en (--lang, MACSEN_LANG)",
        )
    return code
