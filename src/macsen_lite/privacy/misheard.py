"""Misheard turns, kept for whoever wants to mend what was not understood: sound and words.

A folder that nobody else can read. Each turn is a sound file and, written after it, a JSON record
of the same name: sound without a record is what an interrupted program left, and goes away. The
oldest turns go too, when they are too old or take too much room.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shutil
import time
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from macsen_lite import paths
from macsen_lite.errors import StoreError
from macsen_lite.messages import message
from macsen_lite.privacy.turns import Correction, Misheard, from_record, record
from macsen_lite.reasons import reason_of
from macsen_lite.whole_file import write_whole

if TYPE_CHECKING:
    from macsen_lite.clip import AudioClip
    from macsen_lite.config.config import Config

FOLDER = "camglywed"
SWITCH = "preifatrwydd.cadw_camglywed"
"""The setting without which nothing is kept."""
MEGABYTE = 1_000_000
RESERVE_BYTES = 50 * MEGABYTE
"""Room that is left on the disk for what matters more: alarms, lists, notes."""
_SOUND, _RECORD = ".wav", ".json"
_ID = re.compile(r"\d{8}-\d{6}(-\d+)?")
_ABANDONED_S = 600.0
"""Sound without a record is not being written any more after so many seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is kept."""

    days: float = 30.0
    most_bytes: int = 50 * MEGABYTE

    @classmethod
    def of(cls, config: Config) -> Limits:
        """As the settings have it."""
        return cls(
            config.number("preifatrwydd.camglywed_dyddiau"),
            round(config.number("preifatrwydd.camglywed_maint") * MEGABYTE),
        )


class MisheardStore:
    """The turns in a folder."""

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        """``folder`` need not exist: it is made when the first turn is kept."""
        self.folder = folder
        self.limits = limits or Limits()

    @classmethod
    def of_this_user(cls, config: Config) -> MisheardStore:
        """The store in the user's data folder, with the limits of the settings."""
        return cls(paths.data_dir() / FOLDER, Limits.of(config))

    def keep(self, turn: Misheard, clip: AudioClip) -> Misheard | None:
        """Keep a turn, and give it as kept: under another id where its own is taken.

        None when that would leave too little room on the disk. Raises StoreError when it cannot be
        kept; nothing of it is then there.
        """
        import soundfile

        sound = io.BytesIO()
        soundfile.write(sound, clip.samples, clip.rate, format="WAV", subtype="PCM_16")
        data = sound.getvalue()
        written: list[Path] = []
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.folder.chmod(0o700)
            if shutil.disk_usage(self.folder).free < RESERVE_BYTES + len(data):
                return None
            turn = replace(turn, id=self._free(turn.id))
            audio = self.audio(turn.id)
            written.append(audio)
            write_whole(audio, data)
            self._write_record(turn)
        except OSError as error:
            for path in written:
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)
            raise self._not_written(error) from error
        self.prune(turn.at)
        return turn

    def all(self) -> tuple[list[Misheard], list[str]]:
        """The turns, the oldest first, and the ids of damaged ones. Raises StoreError."""
        turns: list[Misheard] = []
        damaged: list[str] = []
        for name in self._ids():
            turn = self._read(name)
            if turn is None:
                damaged.append(name)
            else:
                turns.append(turn)
        return turns, damaged

    def find(self, name: str) -> Misheard:
        """The turn whose id is ``name``, or is the only one with that in it.

        Raises StoreError when there is none, there are several, or it is damaged.
        """
        return self._whole(self._resolved(name))

    def audio(self, turn_id: str) -> Path:
        """Where a turn's sound is."""
        return self.folder / f"{turn_id}{_SOUND}"

    def correct(self, turn: Misheard, correction: Correction | None) -> Misheard:
        """Note what was really said; None takes that back. Raises StoreError."""
        corrected = replace(turn, correction=correction)
        try:
            self._write_record(corrected)
        except OSError as error:
            raise self._not_written(error) from error
        return corrected

    def delete(self, *names: str) -> list[str]:
        """Delete turns, damaged ones too, all or none; gives their ids. Raises StoreError."""
        found = [self._resolved(name) for name in names]
        for turn_id in found:
            self._remove(turn_id)
        return found

    def prune(self, now: datetime) -> int:
        """Let go what is too old or too much, the oldest first; how many turns those were."""
        oldest = now - timedelta(days=self.limits.days)
        self._sweep()
        sizes = {name: self._size(name) for name in self._ids()}
        total = sum(sizes.values())
        removed = 0
        for name, size in sizes.items():
            when = _when(name, now)
            if total <= self.limits.most_bytes and (when is None or when >= oldest):
                continue
            with contextlib.suppress(StoreError):
                self._remove(name)
                total -= size
                removed += 1
        return removed

    # -- files ---------------------------------------------------------------------------------

    def _ids(self) -> list[str]:
        """Of records, and of sound whose record is missing, the oldest first."""
        try:
            names = {p.stem for p in self.folder.iterdir() if p.suffix in (_SOUND, _RECORD)}
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as error:
            raise StoreError(
                message("privacy.unreadable", path=self.folder, reason=reason_of(error))
            ) from error
        return sorted((name for name in names if _ID.fullmatch(name)), key=_order)

    def _free(self, wanted: str) -> str:
        taken = set(self._ids())
        name, number = wanted, 1
        while name in taken:
            number += 1
            name = f"{wanted}-{number}"
        return name

    def _resolved(self, name: str) -> str:
        ids = self._ids()
        if name in ids:
            return name
        found = [turn_id for turn_id in ids if name and name in turn_id]
        if len(found) != 1:
            key = "several" if found else "none"
            raise StoreError(
                message(f"privacy.misheard.{key}", name=name), message("privacy.misheard.none.hint")
            )
        return found[0]

    def _whole(self, turn_id: str) -> Misheard:
        turn = self._read(turn_id)
        if turn is None:
            raise StoreError(
                message("privacy.misheard.damaged", id=turn_id),
                message("privacy.misheard.damaged.hint", id=turn_id),
            )
        return turn

    def _read(self, turn_id: str) -> Misheard | None:
        try:
            if not self.audio(turn_id).stat().st_size:
                return None
            data = json.loads((self.folder / f"{turn_id}{_RECORD}").read_text(encoding="utf-8"))
            return from_record(turn_id, data)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def _write_record(self, turn: Misheard) -> None:
        text = json.dumps(record(turn), ensure_ascii=False, indent=1) + "\n"
        write_whole(self.folder / f"{turn.id}{_RECORD}", text.encode())

    def _remove(self, turn_id: str) -> None:
        try:
            for ending in (_RECORD, _SOUND):
                (self.folder / f"{turn_id}{ending}").unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                message("privacy.not_deleted", path=self.folder, reason=reason_of(error))
            ) from error

    def _size(self, turn_id: str) -> int:
        total = 0
        for ending in (_RECORD, _SOUND):
            with contextlib.suppress(OSError):
                total += (self.folder / f"{turn_id}{ending}").stat().st_size
        return total

    def _sweep(self) -> None:
        """Remove what an interrupted program left half written."""
        now = time.time()
        with contextlib.suppress(OSError):
            for path in self.folder.iterdir():
                is_half = path.suffix == ".tmp" or (
                    path.suffix == _SOUND and not path.with_suffix(_RECORD).exists()
                )
                if is_half and now - path.stat().st_mtime > _ABANDONED_S:
                    path.unlink(missing_ok=True)

    def no_room(self) -> StoreError:
        """What is wrong when a turn was not kept for want of room."""
        return StoreError(
            message("privacy.misheard.no_room", path=self.folder),
            message("privacy.misheard.unkept.hint"),
        )

    def _not_written(self, error: OSError) -> StoreError:
        return StoreError(
            message("privacy.misheard.unkept", path=self.folder, reason=reason_of(error)),
            message("privacy.misheard.unkept.hint"),
        )


def _when(turn_id: str, now: datetime) -> datetime | None:
    """When a turn was, to the second, in the zone of ``now``."""
    try:
        return datetime.strptime(turn_id[:15], "%Y%m%d-%H%M%S").replace(tzinfo=now.tzinfo)
    except ValueError:
        return None


def _order(turn_id: str) -> tuple[str, int]:
    return turn_id[:15], int(turn_id[16:] or 1)
