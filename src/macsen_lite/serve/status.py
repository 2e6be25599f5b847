"""How the server is: what it can hear and say with, what rings, and whether it is online."""

from __future__ import annotations

import os

from macsen_lite import __version__
from macsen_lite.errors import MacsenError
from macsen_lite.serve.house import House
from macsen_lite.speech.store import DEFAULT_MODEL, MODEL_VARIABLE

__all__ = ["status_facts", "voice_facts"]


def voice_facts(house: House) -> dict[str, object]:
    """Whether answers can be spoken, and why not. It may take a tenth of a second."""
    return _facts(house.voice.check())


def status_facts(house: House) -> dict[str, object]:
    """Everything, for JSON and for the page."""
    config = house.config
    try:
        house.database.read("SELECT 1")
        store = _facts(None)
    except MacsenError as error:
        store = _facts(error)
    return {
        "version": __version__,
        "voice": voice_facts(house),
        "model": os.environ.get(MODEL_VARIABLE, "").strip() or DEFAULT_MODEL,
        "hearing": _facts(house.talker.deaf_because),
        "ready": house.talker.can_hear,
        "store": store,
        "online": config.flag("ar_lein.ymlaen"),
        "watched": house.bells.is_watched,
        "audible": house.bells.is_audible,
        "lan": house.access.is_lan,
        "problems": [str(problem) for problem in config.problems],
    }


def _facts(error: MacsenError | None) -> dict[str, object]:
    return {
        "ok": error is None,
        "error": error.message if error else "",
        "hint": error.hint if error else "",
    }
