"""Which model writes down open speech."""

from __future__ import annotations

import logging
import os
from dataclasses import replace

from macsen_lite.errors import ModelError
from macsen_lite.messages import message
from macsen_lite.speech.model import ModelInfo, check_model
from macsen_lite.speech.recogniser import VoskRecogniser
from macsen_lite.speech.store import MODEL_VARIABLE, ModelStore

__all__ = ["choose_model", "open_model"]

_log = logging.getLogger(__name__)
_LANGUAGE = "cy"


def choose_model(wanted: str = "", store: ModelStore | None = None) -> ModelInfo:
    """The model ``wanted`` (name or path), or of MACSEN_MODEL, or a Welsh one that can do it.

    Raises ModelError when it is missing or damaged, and when it hears given sentences only, as the
    bundled one does. A model of another language is warned of.
    """
    store = store or ModelStore.of_this_user()
    wanted = wanted or os.environ.get(MODEL_VARIABLE, "").strip() or _installed(store)
    info = check_model(store.resolve(wanted or None), checksums=False)
    if info.kind == "bundled-layout":
        raise ModelError(
            message("dictate.small_model", name=info.name), message("dictate.small_model.hint")
        )
    if (known := store.registry.get(wanted)) is not None:
        # The folder in a Python package says neither.
        info = replace(info, name=known.name, language=info.language or known.language)
    if info.language and info.language != _LANGUAGE:
        text = message("dictate.other_language", name=info.name, language=info.language)
        _log.warning("%s", text)
    return info


def open_model(info: ModelInfo) -> VoskRecogniser:
    """Load the model with all of its words. Raises ModelError when Vosk refuses it."""
    return VoskRecogniser(info.path, rate=info.sample_rate)


def _installed(store: ModelStore) -> str:
    """Name of the largest Welsh model that has a graph of its own; "" when there is none."""
    able = [
        (model.info.words or 0, model.name)
        for model in store.models()
        if model.info and model.info.kind != "bundled-layout" and model.info.language == _LANGUAGE
    ]
    return max(able)[1] if able else ""
