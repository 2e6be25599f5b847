"""What the verbs of ``macsen-lite intents`` share: loading skills, and choosing some of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from macsen_lite.cli._common import warn
from macsen_lite.errors import UsageError
from macsen_lite.messages import message

if TYPE_CHECKING:
    from macsen_lite.intents.loader import IntentLoader
    from macsen_lite.intents.model import Intent, IntentSet


def loader_with(given: Sequence[Path] = ()) -> IntentLoader:
    """Of the shipped skills, the user's own, and files and folders that were given.

    With a file comes the ``_common.yaml`` beside it.

    Raises UsageError for one that is not there.
    """
    from macsen_lite import paths
    from macsen_lite.intents.loader import COMMON, IntentLoader

    for path in given:
        if not path.exists():
            raise UsageError(
                message("authoring.no_such_path", path=path),
                message("authoring.no_such_path.hint", folder=paths.config_dir() / "intents"),
            )
        if path.is_file() and path.suffix != ".yaml":
            raise UsageError(
                message("authoring.not_yaml", path=path), message("authoring.not_yaml.hint")
            )
    folders = [paths.intents_dir(), paths.config_dir() / "intents"]
    theirs = {folder.resolve() for folder in folders}
    extra: dict[Path, None] = {}
    for path in given:
        if path.resolve() not in theirs and path.parent.resolve() not in theirs:
            beside = path.parent / COMMON
            if path.is_file() and beside.is_file():
                extra[beside] = None
            extra[path] = None
    return IntentLoader([*folders, *extra], paths.cache_dir() / "intents")


def load(given: Sequence[Path] = ()) -> IntentSet:
    """The skills of `loader_with`; what is wrong in their files is said on standard error."""
    intents = loader_with(given).load()
    for problem in intents.problems:
        warn(str(problem.error()))
    return intents


def wanted_intents(
    intents: IntentSet, names: Sequence[str], *, only_intents: bool = False
) -> list[Intent]:
    """The intents with one of these names, or of skills with one of them; all without names.

    Raises UsageError for a name that nothing has.
    """
    known = [intent.id for intent in intents.intents]
    if not only_intents:
        known += [file.skill for file in intents.files]
    for name in names:
        if name not in known:
            from macsen_lite.intents.schema import nearest

            raise UsageError(message("authoring.no_such_intent", name=name), nearest(name, known))
    return [
        intent
        for intent in intents.intents
        if not names or intent.id in names or (intent.skill in names and not only_intents)
    ]
