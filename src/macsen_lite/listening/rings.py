"""Whether something rings now, here or in another program: the store knows."""

from __future__ import annotations

import logging

from macsen_lite.errors import StoreError
from macsen_lite.skills.services import Services
from macsen_lite.store.events import Events, State

__all__ = ["RingsNow"]

_log = logging.getLogger(__name__)


class RingsNow:
    """Looks in the store. What is wrong there is told by whoever rings."""

    def __init__(self, services: Services) -> None:
        """``services`` has the store, which is opened when it is first looked at."""
        self._services = services

    def __call__(self) -> bool:
        """Whether an alarm or a timer rings."""
        try:
            events = Events(self._services.database).all()
        except StoreError as error:
            _log.info("%s", error)
            return False
        return any(event.state is State.RINGING for event in events)
