"""What music there is in a folder: tags read once, kept, and read again only of what changed."""

from __future__ import annotations

import contextlib
import json
import logging
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from macsen_lite.welsh.tokens import fold, words
from macsen_lite.whole_file import write_whole

_log = logging.getLogger(__name__)
ENDINGS = frozenset(
    (".mp3", ".m4a", ".ogg", ".oga", ".opus", ".flac", ".wav", ".wma", ".aiff", ".aif")
)
"""Files that are taken for music."""
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Track:
    """One piece of music."""

    path: str
    title: str
    """By its tag; without one, the file's name."""
    artist: str = ""
    album: str = ""
    genre: str = ""
    number: int = 0
    """Its place on the album; 0 when that is not known."""

    @property
    def is_welsh(self) -> bool:
        """Whether its genre, or a folder that it is in, says that it is Welsh."""
        told = {*words(self.genre), *words(" ".join(Path(self.path).parts[:-1]))}
        return bool(told & {"cymraeg", "gymraeg", "cymreig", "welsh"})


def same(text: str) -> str:
    """What two writings of one name have in common."""
    return " ".join(fold(word) for word in words(text))


def read_music(folder: Path, cache: Path) -> tuple[Track, ...]:
    """The music in a folder and all below it, by path.

    ``cache`` is a file that keeps what was read; one that cannot be read or written is no failure.
    Raises OSError when the folder cannot be read.
    """
    kept = _kept(cache)
    found: dict[str, tuple[float, int, Track]] = {}
    for path in sorted(_files(folder)):
        name = str(path)
        try:
            stat = path.stat()
        except OSError:  # gone since
            continue
        before = kept.get(name)
        if before is not None and before[:2] == (stat.st_mtime, stat.st_size):
            found[name] = before
        else:
            found[name] = (stat.st_mtime, stat.st_size, _read(path))
    if found != kept:
        _keep(cache, found)
    return tuple(track for *_, track in found.values())


def _files(folder: Path) -> Iterable[Path]:
    os.scandir(folder).close()  # os.walk would pass over a folder that cannot be read
    for place, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in ENDINGS:
                yield Path(place, name)


def _read(path: Path) -> Track:
    from tinytag import TinyTag

    try:
        tag = TinyTag.get(path)
        return Track(
            str(path),
            (tag.title or "").strip() or _stem(path),
            (tag.artist or tag.albumartist or "").strip(),
            (tag.album or "").strip(),
            (tag.genre or "").strip(),
            int(tag.track or 0),
        )
    except Exception as error:  # a broken file still has a name, and may still play
        _log.info("%s: %s", path, error)
        return Track(str(path), _stem(path))


def _stem(path: Path) -> str:
    """The name of a file, that can be said and shown whatever encoding it was written in."""
    stem = os.fsencode(path.stem)
    try:
        return stem.decode()
    except UnicodeDecodeError:
        return stem.decode("cp1252", "replace")  # from a disk of an older Windows, most likely


def _kept(cache: Path) -> dict[str, tuple[float, int, Track]]:
    try:
        content = json.loads(cache.read_text(encoding="utf-8"))
        if content["format"] != _FORMAT:
            return {}
        return {
            entry["track"]["path"]: (entry["mtime"], entry["size"], Track(**entry["track"]))
            for entry in content["tracks"]
        }
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _keep(cache: Path, found: Mapping[str, tuple[float, int, Track]]) -> None:
    tracks = [{"mtime": m, "size": s, "track": asdict(t)} for m, s, t in found.values()]
    with contextlib.suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        # In ASCII, since the name of a file need not be text in any encoding.
        text = json.dumps({"format": _FORMAT, "tracks": tracks})
        write_whole(cache, text.encode("ascii"), is_durable=False)


def on_album(tracks: Sequence[Track]) -> list[Track]:
    """Tracks in the order in which albums have them."""
    return sorted(tracks, key=lambda track: (same(track.album), track.number, track.path))
