"""Which turns were misheard, as far as that shows, and keeping those: only where it is wanted."""

from __future__ import annotations

import contextlib
import logging
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from macsen_lite.clock import Clock, SystemClock
from macsen_lite.config.config import Config
from macsen_lite.errors import MacsenError, StoreError
from macsen_lite.privacy.misheard import SWITCH, MisheardStore
from macsen_lite.privacy.turns import Misheard, Reason, id_of

if TYPE_CHECKING:
    from macsen_lite.clip import AudioClip
    from macsen_lite.turn import Turn

_log = logging.getLogger(__name__)

RIGHT_AFTER_S = 30.0
"""What is said within so many seconds of a turn may be about it."""
ALIKE = 75.0
"""Out of 100: from here on two sentences are much the same."""
_MOST_CONVERSATIONS = 16


@dataclass(slots=True)
class _Before:
    """The turn before in a conversation."""

    turn: Misheard
    sound: AudioClip
    at_s: float
    """When, in seconds of the monotonic clock."""
    is_kept: bool


class MisheardRecorder:
    """Looks at each turn; keeps those that seem to have been misheard, while the setting is on.

    The setting is looked at anew for every turn. Writing is done beside the conversation, which
    does not learn of its failure: that is logged, once.
    """

    def __init__(
        self,
        store: Callable[[Config], MisheardStore],
        clock: Clock,
        read_config: Callable[[], Config] = Config.of_this_user,
    ) -> None:
        self._store = store
        self._clock = clock
        self._read_config = read_config
        self._before: OrderedDict[str, _Before] = OrderedDict()
        self._writer: ThreadPoolExecutor | None = None
        self._has_failed = False

    @classmethod
    def of_this_user(cls) -> MisheardRecorder:
        """With the user's settings and store; turns that are too old by now are let go.

        It goes by the machine's own clock, whatever the assistant goes by: nothing is too old
        because somebody asks what it would be like next year.
        """
        config = Config.of_this_user()
        clock = SystemClock(ZoneInfo(config.text("cyffredinol.cylchfa")))
        with contextlib.suppress(StoreError):
            MisheardStore.of_this_user(config).prune(clock.now())
        return cls(MisheardStore.of_this_user, clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def is_on(self) -> bool:
        """Whether misheard turns are kept."""
        return self._read_config().flag(SWITCH)

    def took(
        self, turn: Turn, sound: Callable[[], AudioClip] | None, conversation: str = ""
    ) -> None:
        """A turn has been answered. ``sound`` gives what was heard; None where it was typed.

        ``conversation`` tells people who speak with the same assistant apart.
        """
        config = self._read_config()
        if not config.flag(SWITCH):
            self._before.clear()
            return
        before = self._before.pop(conversation, None)
        at_s = self._clock.monotonic()
        if before is not None and not 0 <= at_s - before.at_s <= RIGHT_AFTER_S:
            before = None
        if before is not None and not before.is_kept:
            reason = _reason_after(before.turn, turn)
            if reason is not None:
                self._keep(config, replace(before.turn, reason=reason), before.sound)
        if turn.refuses or sound is None:
            return
        reason = _reason(turn)
        now = self._clock.now()
        clip = sound()
        if not len(clip.samples):
            return
        misheard = _misheard(turn, clip, now, reason or Reason.REPEATED)
        if reason is not None:
            self._keep(config, misheard, clip)
        self._before[conversation] = _Before(misheard, clip, at_s, reason is not None)
        if len(self._before) > _MOST_CONVERSATIONS:
            self._before.popitem(last=False)

    def close(self) -> None:
        """Finish writing."""
        if self._writer is not None:
            self._writer.shutdown(wait=True)
            self._writer = None
        self._before.clear()

    def _keep(self, config: Config, turn: Misheard, clip: AudioClip) -> None:
        if self._writer is None:
            self._writer = ThreadPoolExecutor(1, thread_name_prefix="misheard")
        self._writer.submit(self._write, self._store(config), turn, clip)

    def _write(self, store: MisheardStore, turn: Misheard, clip: AudioClip) -> None:
        try:
            if store.keep(turn, clip) is None:
                raise store.no_room()
        except Exception as error:  # nothing here may end a conversation
            if not self._has_failed:
                self._has_failed = True
                text = str(error) if isinstance(error, MacsenError) else repr(error)
                _log.warning("%s", text)


def _reason(turn: Turn) -> Reason | None:
    """Why a turn was misheard, as far as it shows by itself."""
    is_silence = turn.transcript is not None and not turn.transcript.alternatives
    if turn.is_understood or is_silence:
        return None
    return Reason.NOT_UNDERSTOOD if turn.expects is None else Reason.ASKED


def _reason_after(before: Misheard, turn: Turn) -> Reason | None:
    """Why the turn before was misheard, as far as this one shows."""
    if turn.refuses == "no":
        return Reason.REFUSED
    if turn.refuses == "cancel":
        return Reason.CANCELLED
    from rapidfuzz import fuzz

    said = _likeliest(turn)
    is_alike = bool(said and before.heard) and fuzz.ratio(said, before.heard) >= ALIKE
    return Reason.REPEATED if is_alike else None


def _likeliest(turn: Turn) -> str:
    """The words, or what they most likely were where nothing was understood."""
    if turn.text or turn.transcript is None:
        return turn.text
    others = (other.text for other in turn.transcript.alternatives)
    return next((text for text in others if text and text != "[unk]"), "")


def _misheard(turn: Turn, clip: AudioClip, now: datetime, reason: Reason) -> Misheard:
    return Misheard(
        id_of(now),
        now,
        reason,
        _likeliest(turn),
        turn.match.intent if turn.match else None,
        turn.answer,
        turn.transcript.confidence if turn.transcript else 0.0,
        clip.seconds,
    )
