"""Files that are there wholly or not at all, whenever the power fails and whoever looks."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

__all__ = ["PRIVATE", "write_whole"]

PRIVATE = 0o600
"""For nobody else to read."""


def write_whole(path: Path, data: bytes, *, mode: int = PRIVATE, is_durable: bool = True) -> None:
    """Write a file; what was there stays until all of the new is.

    It is written beside it as ``.NAME.….tmp``, and then renamed. ``mode`` says who may read it; by
    default nobody else. ``is_durable``: be sure that it is on the disk first, which takes a moment;
    what can be made again need not be. Raises OSError, and leaves nothing behind.
    """
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            if is_durable:
                out.flush()
                os.fsync(out.fileno())
        if mode != PRIVATE:  # as it was made
            temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
