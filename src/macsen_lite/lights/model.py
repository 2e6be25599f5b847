"""What can be asked of a light, what it is like, and what came of asking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from macsen_lite.errors import MacsenError

if TYPE_CHECKING:
    from macsen_lite.lights.devices import Device


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour of light: either red, green and blue, or a temperature."""

    rgb: tuple[int, int, int] | None = None
    """Each 0 to 255."""
    kelvin: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a device is to be. What is None stays as it is."""

    on: bool | None = None
    brightness: int | None = None
    """Percent, 1 to 100."""
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class LightState:
    """What a device says that it is. What it does not say is None."""

    on: bool | None = None
    brightness: int | None = None
    """Percent, 0 to 100."""

    def over(self, before: LightState) -> LightState:
        """This, and what ``before`` knew beyond it."""
        return LightState(
            before.on if self.on is None else self.on,
            before.brightness if self.brightness is None else self.brightness,
        )

    def fulfils(self, wanted: Wanted) -> bool:
        """Whether it is what was wanted, as far as can be told."""
        if wanted.on is not None and self.on is not wanted.on:
            return False
        if wanted.brightness is None:
            return True
        # Devices count to 254 or 255: a percent comes back rounded.
        return self.brightness is not None and abs(self.brightness - wanted.brightness) <= 2


class Outcome(Enum):
    """What became of a command."""

    DONE = "done"
    """The device said that it is now as it was wanted."""
    SENT = "sent"
    """It was handed over; the device has no way of answering."""
    SILENT = "silent"
    """It was handed over, but the device, which could have answered, did not."""
    ABSENT = "absent"
    """The hub does not know the device, or has lost it."""
    UNABLE = "unable"
    """The device, as it was described, cannot do that."""


class Fault(Enum):
    """Why nothing could be sent at all."""

    AWAY = "away"
    """Nothing answers at the address, or not in time."""
    REFUSED = "refused"
    """The user name, password or token is wrong or missing."""
    NO_ADDRESS = "no-address"
    """The address is not set, or makes no sense."""
    NO_LIBRARY = "no-library"
    """The package that speaks to it is not installed."""


class LightsError(MacsenError):
    """Nothing was sent: see `fault`."""

    def __init__(self, fault: Fault, message: str, hint: str = "") -> None:
        super().__init__(message, hint)
        self.fault = fault


class Backend(Protocol):
    """A hub that devices hang on. A call takes some seconds at most."""

    def apply(self, wanted: Mapping[Device, Wanted]) -> Mapping[Device, Outcome]:
        """Tell devices what to be, all at once. Raises LightsError when nothing was sent."""
        ...

    def read(self, devices: Sequence[Device]) -> Mapping[Device, LightState | None]:
        """What devices say that they are; None of one that does not answer.

        Raises LightsError when none could be asked.
        """
        ...
