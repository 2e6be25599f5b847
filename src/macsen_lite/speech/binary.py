"""Reading binary files with every step checked against the end of the file."""

import mmap
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class DamageError(ValueError):
    """A file is not what it should be; the text says where and why, for a person who debugs it."""


class ByteReader:
    """A cursor over bytes; stepping past the end raises DamageError instead of reading on."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        self.data = data
        self.position = 0
        """Offset in bytes of what is read next."""

    def __len__(self) -> int:
        return len(self.data)

    @property
    def remaining(self) -> int:
        """Bytes from the cursor to the end."""
        return len(self.data) - self.position

    def skip(self, count: int) -> int:
        """Step over ``count`` bytes and return the offset where they began."""
        start = self.position
        if count < 0:
            raise DamageError(f"negative size {count} at byte {start}")
        if count > self.remaining:
            raise DamageError(
                f"{count} bytes are needed at byte {start}, but only {self.remaining} are left"
            )
        self.position = start + count
        return start

    def unpack(self, form: struct.Struct) -> tuple[Any, ...]:
        """Read one struct."""
        return form.unpack_from(self.data, self.skip(form.size))

    def skip_records(self, count: int, head: struct.Struct, unit: int, tail: int = 0) -> None:
        """Step over ``count`` records of varying length.

        Each is a ``head`` whose last field is a length, that many times ``unit`` bytes, and
        ``tail`` bytes. Files hold millions of these, so this loop does nothing else.
        """
        data, position, end = self.data, self.position, len(self.data)
        unpack, size = head.unpack_from, head.size
        for done in range(count):
            if position + size <= end:
                length = unpack(data, position)[-1]
                following = position + size + length * unit + tail
            if position + size > end or length < 0 or following > end:
                raise DamageError(
                    f"record {done} of {count}, at byte {position}, is cut short or damaged"
                )
            position = following
        self.position = position

    def peek(self, count: int) -> bytes:
        """The next ``count`` bytes, fewer at the end, without stepping over them."""
        return self.data[self.position : self.position + count]


@contextmanager
def open_bytes(path: Path) -> Iterator[ByteReader]:
    """Map a file into memory for reading, so that its size costs neither memory nor time.

    Raises DamageError when it is empty, OSError when it cannot be read.
    """
    with path.open("rb") as file:
        if not path.stat().st_size:
            raise DamageError("the file is empty")
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            yield ByteReader(data)
