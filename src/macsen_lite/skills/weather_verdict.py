"""Whether the weather is as people call it: fine, dry, cold, windy …"""

from __future__ import annotations

from macsen_lite.skills.weather import LIKELY, RAINY, SNOWY, Stretch
from macsen_lite.welsh.weather import SKIES, WET, WHITE, Kind

__all__ = ["WINDY", "is_likely_wet", "is_so"]

WINDY = 25.0
"""Miles an hour: Beaufort 6, a strong breeze."""
_STORMY = 47.0
"""Beaufort 9."""
_COLD, _WARM, _HOT = 7.0, 18.0, 25.0
"""Degrees Celsius, from the Welsh summer and winter."""
_OVERCAST = 3


def is_likely_wet(stretch: Stretch) -> bool:
    """Whether rain or snow is likely at some hour."""
    return max(stretch.chance(RAINY) or 0.0, stretch.chance(SNOWY) or 0.0) >= LIKELY


def is_so(stretch: Stretch, wanted: str) -> bool | None:
    """Whether the weather is ``wanted`` (*oer*, *braf* …); None when what tells is not known."""
    if stretch.code is None:
        return None
    kind = SKIES[stretch.code].kind
    wind = stretch.windiest.wind if stretch.windiest else None
    is_dry = kind not in WET | WHITE and not (is_likely_wet(stretch) and len(stretch.hours) > 1)
    if wanted in ("oer", "rhewi"):
        most = _COLD if wanted == "oer" else 0.0
        return None if stretch.lowest is None else stretch.lowest <= most
    if wanted in ("cynnes", "poeth"):
        least = _WARM if wanted == "cynnes" else _HOT
        return None if stretch.highest is None else stretch.highest >= least
    if wanted in ("gwyntog", "stormus"):
        least = WINDY if wanted == "gwyntog" else _STORMY
        if wanted == "stormus" and kind is Kind.THUNDER:
            return True
        return None if wind is None else wind >= least
    return {
        "sych": is_dry,
        "gwlyb": not is_dry,
        "braf": is_dry and kind in (Kind.CLEAR, Kind.CLOUD) and stretch.code != _OVERCAST,
        "heulog": is_dry and kind is Kind.CLEAR,
        "cymylog": stretch.code == _OVERCAST,
        "niwlog": kind is Kind.FOG,
    }.get(wanted)
