"""How the user wants to be listened to: the settings ``gwrando.*``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from macsen_lite.audio.endpointing import EndpointOptions
from macsen_lite.config.config import Config
from macsen_lite.listening.events import Limits, Mode

if TYPE_CHECKING:
    pass

__all__ = ["MODES", "ListenSettings"]

MODES = {"gair": Mode.WAKE, "botwm": Mode.PUSH, "agored": Mode.OPEN}
"""``gwrando.modd`` → the mode."""
_HELD_LONGER_S = 5.0
"""Whoever holds a button down may pause for longer: it is the button that says when it is over."""


@dataclass(frozen=True, slots=True)
class ListenSettings:
    """All of them."""

    mode: Mode
    limits: Limits
    endpoint: EndpointOptions
    early_s: float
    """The end silence after a sentence that nothing can follow, in seconds; 0: as usual."""
    earcons: bool
    device: str
    """Part of the microphone's name; empty for the default one."""
    pin: int
    """GPIO number of a button; 0 for none."""

    @classmethod
    def read(cls, config: Config) -> ListenSettings:
        """As they are in the user's file."""
        end = config.number("gwrando.saib")
        longest = config.number("gwrando.hwyaf")
        return cls(
            mode=MODES[config.text("gwrando.modd")],
            limits=Limits(
                follow_up=config.number("gwrando.parhau"), longest=longest + _HELD_LONGER_S
            ),
            endpoint=EndpointOptions(end_silence_s=end, longest_s=longest),
            early_s=min(end, config.number("gwrando.saib_byr")),
            earcons=config.flag("gwrando.clychau"),
            device=config.text("gwrando.meicroffon"),
            pin=round(config.number("gwrando.botwm")),
        )
