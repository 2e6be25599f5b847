"""Deleting for good what is kept of the user."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from macsen_lite import paths
from macsen_lite.errors import MacsenError, StoreError, UsageError
from macsen_lite.messages import message
from macsen_lite.privacy.inventory import CATEGORIES, SQLITE_BESIDE, Category, database_file
from macsen_lite.reasons import reason_of
from macsen_lite.store.database import Database, kind_of


@dataclass(frozen=True, slots=True)
class Wiped:
    """What `wipe` did."""

    done: tuple[Category, ...]
    errors: tuple[MacsenError, ...]
    """Why others could not be deleted."""


def chosen(names: Sequence[str], *, everything: bool) -> tuple[Category, ...]:
    """The categories of these names; with ``everything``, all that need not be named as well.

    Raises UsageError for a name that there is not, and when there is nothing to choose.
    """
    known = {category.name: category for category in CATEGORIES}
    for name in names:
        if name not in known:
            raise UsageError(
                message("privacy.unknown", name=name),
                message("privacy.known", names=", ".join(known)),
            )
    if not names and not everything:
        raise UsageError(message("privacy.what"), message("privacy.known", names=", ".join(known)))
    return tuple(
        category
        for category in CATEGORIES
        if category.name in names or (everything and not category.only_named)
    )


def wipe(categories: Iterable[Category]) -> Wiped:
    """Delete them. What cannot be deleted does not keep the others."""
    done: list[Category] = []
    errors: list[MacsenError] = []
    categories = list(categories)
    in_store = [category for category in categories if category.tables]
    try:
        _wipe_tables(in_store)
        done += in_store
    except MacsenError as error:
        errors.append(error)
    for category in categories:
        if category.tables:
            continue
        try:
            _wipe_models() if category.name == "models" else _wipe_files(category)
            done.append(category)
        except MacsenError as error:
            errors.append(error)
    return Wiped(tuple(c for c in categories if c in done), tuple(errors))


def _wipe_tables(categories: Sequence[Category]) -> None:
    """Empty tables; the file is written anew even if they were empty: it may hold what was.

    One that is damaged goes as a whole, where all of it is to go.
    """
    if not categories or not database_file().exists():
        return
    try:
        with Database.of_this_user() as database:
            with database.write() as connection:
                for category in categories:
                    for table in category.tables:
                        connection.execute(f"DELETE FROM {table.name}")  # noqa: S608
            database.scrub()
    except StoreError as error:
        if set(categories) != {category for category in CATEGORIES if category.tables}:
            raise
        if not isinstance(error.__cause__, Exception) or kind_of(error.__cause__) != "damaged":
            raise
        # Nothing can be taken out of it, and nothing is to stay in it.
        for ending in ("", *SQLITE_BESIDE):
            _remove(database_file().with_name(database_file().name + ending))


def _wipe_models() -> None:
    """One by one, so that none goes while another program installs it."""
    from macsen_lite.speech.store import ModelStore

    store = ModelStore.of_this_user()
    for model in store.models():
        if model.state == "installed":
            store.remove(model.name)
    _remove(paths.data_dir() / "models")


def _wipe_files(category: Category) -> None:
    for place in category.places():
        _remove(place)


def _remove(path: Path) -> None:
    """A file, or a folder with all in it; where a link leads stays."""
    try:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except FileNotFoundError:
        pass  # somebody else was quicker
    except OSError as error:
        raise StoreError(
            message("privacy.not_deleted", path=path, reason=reason_of(error))
        ) from error
