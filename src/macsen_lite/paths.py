"""Where things live: the user's folders, and the intents and models that come with the package."""

import os
from pathlib import Path

import platformdirs

from macsen_lite.errors import MacsenError
from macsen_lite.messages import message

_APP = "macsen-lite"
_PACKAGE = Path(__file__).resolve().parent


def cache_dir() -> Path:
    """Folder for what can be made again (compiled graphs, pronunciations); may not exist yet.

    ``MACSEN_CACHE_DIR`` overrides the platform's own.
    """
    return _user_dir("MACSEN_CACHE_DIR", platformdirs.user_cache_path(_APP))


def data_dir() -> Path:
    """Folder for what must be kept (installed models); may not exist yet.

    ``MACSEN_DATA_DIR`` overrides the platform's own.
    """
    return _user_dir("MACSEN_DATA_DIR", platformdirs.user_data_path(_APP))


def config_dir() -> Path:
    """Folder for the user's own settings and intents; may not exist yet.

    ``MACSEN_CONFIG_DIR`` overrides the platform's own.
    """
    return _user_dir("MACSEN_CONFIG_DIR", platformdirs.user_config_path(_APP))


def intents_dir() -> Path:
    """Folder of the YAML files of the shipped skills.

    Raises MacsenError when the installation lacks it.
    """
    return _shipped("intents")


def models_dir() -> Path:
    """Folder of the shipped acoustic models.

    Raises MacsenError when the installation lacks it.
    """
    return _shipped("models")


def _user_dir(variable: str, default: Path) -> Path:
    override = os.environ.get(variable, "").strip()
    return Path(override).expanduser().absolute() if override else default


def _shipped(name: str) -> Path:
    # A wheel carries the folder inside the package; an editable checkout has it at the top level,
    # two levels above src/macsen_lite.
    for candidate in (_PACKAGE / "_shipped" / name, _PACKAGE.parents[1] / name):
        if candidate.is_dir():
            return candidate
    raise MacsenError(
        message("paths.not_shipped", name=name, path=_PACKAGE), message("paths.not_shipped.hint")
    )
