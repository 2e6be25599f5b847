"""Passwords and keys: from the environment or the system's keyring, never from a file of ours."""

from __future__ import annotations

import importlib
import os

SERVICE = "macsen-lite"
"""The name under which the keyring keeps them."""


def secret(name: str) -> str | None:
    """The secret of that name (``golau.mqtt``), or None when there is none.

    ``MACSEN_GOLAU_MQTT`` in the environment comes first; then the system's keyring, where the
    optional package ``keyring`` is installed (``keyring set macsen-lite golau.mqtt``).
    """
    if value := os.environ.get(variable(name)):
        return value
    try:
        keyring = importlib.import_module("keyring")
    except ImportError:
        return None
    try:
        found = keyring.get_password(SERVICE, name)
    except Exception:  # a keyring that is locked, or has no backend, holds nothing for us
        return None
    return str(found) if found else None


def variable(name: str) -> str:
    """The environment variable of a secret."""
    return "MACSEN_" + name.upper().replace(".", "_")
