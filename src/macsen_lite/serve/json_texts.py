"""JSON that others send, with texts in it that can be kept, shown and sent back."""

from __future__ import annotations

import json
import re
from typing import Any

__all__ = ["read_json"]

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Controls other than line breaks and tabs, and halves of characters: JSON can write these, as when
a field that is full cuts an emoji in two, but no file and no page can."""


def read_json(text: bytes) -> Any:
    """What the JSON says, without what no text has in it. Raises ValueError."""
    try:
        return _writable(json.loads(text))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _writable(data: Any) -> Any:
    match data:
        case str():
            return _UNWRITABLE.sub("", data)
        case list():
            return [_writable(value) for value in data]
        case dict():
            return {_writable(name): _writable(value) for name, value in data.items()}
        case _:
            return data
