"""The only way out of the house: fetching from the internet, when the user has switched it on.

Every request belongs to a skill. Nothing is asked for unless ``ar_lein.ymlaen`` and the skill's own
switch are on. What was fetched is kept, so that an answer is there again at once, and still there
(with its age) when the network is not.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit, urlunsplit

from macsen_lite import __version__
from macsen_lite.clock import Clock
from macsen_lite.errors import MacsenError
from macsen_lite.messages import message
from macsen_lite.whole_file import write_whole

if TYPE_CHECKING:
    import requests

    from macsen_lite.config.config import Config

SWITCH = "ar_lein.ymlaen"
"""The setting without which nothing goes out."""
AGENT = f"macsen-lite/{__version__}"
"""What servers are told that we are; Wikimedia and Open-Meteo ask for a name."""
KEPT = 200
"""How many answers of a skill are kept; the oldest go first."""

_log = logging.getLogger(__name__)
_RETRY_STATUS = frozenset({408, 425, 429, 500, 502, 503, 504})
_CHUNK = 1 << 14


class Offline(MacsenError):  # noqa: N818 - what it is, not what went wrong
    """Nothing may go out: the switch, which ``setting`` names, is off."""

    def __init__(self, setting: str) -> None:
        super().__init__(
            message("online.off", setting=setting), message("online.off.hint", setting=setting)
        )
        self.setting = setting


class Unreachable(MacsenError):  # noqa: N818
    """No usable answer came, and none was kept."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered."""

    body: bytes
    at: datetime
    """When it was fetched (aware, UTC)."""
    is_fresh: bool
    """False when it is older than was wanted, because nothing newer could be had."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait for a server."""

    connect_s: float = 3.05
    read_s: float = 6.0
    """The longest silence."""
    whole_s: float = 12.0
    """The longest time for all attempts together."""
    tries: int = 2
    pause_s: float = 0.5
    """Before the second attempt; the third waits twice as long."""


class Online:
    """Fetches for skills, within the switches."""

    def __init__(
        self,
        config: Config,
        cache: Path,
        clock: Clock,
        patience: Patience | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """``cache`` is the folder in which answers are kept; it need not exist."""
        self._config = config
        self._cache = cache
        self._clock = clock
        self._patience = patience or Patience()
        self._sleep = sleep
        self._session: requests.Session | None = None

    def allowed(self, skill: str) -> bool:
        """Whether a skill may use the network."""
        return self._off(skill) is None

    def require(self, skill: str) -> None:
        """Raise Offline unless a skill may use the network."""
        setting = self._off(skill)
        if setting is not None:
            raise Offline(setting)

    def get(
        self,
        skill: str,
        url: str,
        *,
        params: Mapping[str, str | int | float] | None = None,
        headers: Mapping[str, str] | None = None,
        max_age_s: float = 600.0,
        most_bytes: int = 2_000_000,
        usable: Callable[[bytes], bool] = lambda _: True,
    ) -> Fetched:
        """What ``url`` answers, or what it last answered, if that is younger than ``max_age_s``.

        ``usable`` says whether a body is what the skill can read: a captive portal's page or half
        a document is not kept, and does not take the place of what was kept before.

        Raises Offline when the switch is off; Unreachable when no usable answer comes and none was
        kept.
        """
        self.require(skill)
        whole = f"{url}?{urlencode(sorted(params.items()))}" if params else url
        kept = self._kept(skill, whole)
        now = self._clock.now()
        if kept is not None and 0 <= (now - kept.at).total_seconds() < max_age_s:
            return kept
        try:
            body = self._fetch(whole, headers or {}, most_bytes)
            if not usable(body):
                raise _FailedError(message("online.nonsense"))
        except _FailedError as error:
            _log.info("%s: %s", _shown(whole), error)
            if kept is not None:
                return Fetched(kept.body, kept.at, is_fresh=False)
            raise Unreachable(
                message("online.unreachable", url=_shown(whole), reason=error),
                message("online.unreachable.hint"),
            ) from error
        fetched = Fetched(body, now.astimezone(UTC), is_fresh=True)
        self._keep(skill, whole, fetched)
        return fetched

    def _off(self, skill: str) -> str | None:
        """The setting that is off, or None."""
        own = f"ar_lein.{skill}"
        for setting in (SWITCH, own):
            if not self._config.flag(setting):
                return setting
        return None

    # -- fetching ------------------------------------------------------------------------------

    def _fetch(self, url: str, headers: Mapping[str, str], most_bytes: int) -> bytes:
        start = time.monotonic()
        for attempt in range(self._patience.tries):
            try:
                return self._attempt(url, headers, most_bytes, start)
            except _FailedError as error:
                waited = time.monotonic() - start
                pause = self._patience.pause_s * 2**attempt
                is_last = attempt + 1 == self._patience.tries
                if not error.may_pass or is_last or waited + pause > self._patience.whole_s:
                    raise
                self._sleep(pause)
        raise _FailedError(message("online.nonsense"))

    def _attempt(
        self, url: str, headers: Mapping[str, str], most_bytes: int, start: float
    ) -> bytes:
        import requests

        if self._session is None:
            self._session = requests.Session()
            self._session.headers["User-Agent"] = AGENT
        try:
            with self._session.get(
                url,
                headers=dict(headers),
                timeout=(self._patience.connect_s, self._patience.read_s),
                stream=True,
            ) as response:
                if response.status_code != requests.codes.ok:
                    raise _FailedError(
                        f"HTTP {response.status_code}", response.status_code in _RETRY_STATUS
                    )
                body = bytearray()
                for chunk in response.iter_content(_CHUNK):
                    body += chunk
                    if len(body) > most_bytes:
                        raise _FailedError(message("online.too_large", most=most_bytes))
                    if time.monotonic() - start > self._patience.whole_s:
                        raise _FailedError(message("online.too_slow"))
                announced = response.headers.get("Content-Length", "")
                is_plain = not response.headers.get("Content-Encoding")
                if is_plain and announced.isdigit() and int(announced) != len(body):
                    raise _FailedError(message("online.cut_short"), may_pass=True)
                return bytes(body)
        except requests.RequestException as error:
            reason = type(error).__name__
            raise _FailedError(reason, may_pass=True) from error

    # -- keeping -------------------------------------------------------------------------------

    def _path(self, skill: str, url: str) -> Path:
        return self._cache / skill / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.http"

    def _kept(self, skill: str, url: str) -> Fetched | None:
        try:
            head, _, body = self._path(skill, url).read_bytes().partition(b"\n")
            facts = json.loads(head)
            if facts["url"] != url or facts["sha256"] != hashlib.sha256(body).hexdigest():
                return None
            return Fetched(body, datetime.fromtimestamp(facts["at"], UTC), is_fresh=True)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _keep(self, skill: str, url: str, fetched: Fetched) -> None:
        """Keep an answer, whole or not at all; a cache that cannot be written is no failure."""
        path = self._path(skill, url)
        facts = {
            "url": url,
            "at": fetched.at.timestamp(),
            "sha256": hashlib.sha256(fetched.body).hexdigest(),
        }
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            kept = json.dumps(facts).encode() + b"\n" + fetched.body
            write_whole(path, kept, is_durable=False)
            old = sorted(path.parent.glob("*.http"), key=lambda p: p.stat().st_mtime)[:-KEPT]
            for forgotten in old:
                forgotten.unlink(missing_ok=True)


class _FailedError(Exception):
    def __init__(self, reason: str, may_pass: bool = False) -> None:
        super().__init__(reason)
        self.may_pass = may_pass
        """Whether another attempt may do better."""


def _shown(url: str) -> str:
    """The URL without what may be private in it: a place, a user, a key."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
