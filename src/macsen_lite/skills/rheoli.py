"""The assistant's own voice: falling silent, louder and quieter, faster and slower."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from macsen_lite.errors import ConfigError, MacsenError, StoreError
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.timekeeping import Timekeeper

_log = logging.getLogger(__name__)

_STEP = 20
"""How much louder or faster at a time, in percent of full volume or of the usual rate."""
_USUAL = 100


class RheoliSkill:
    """Does it through `Control`; without one, says that there is nothing to change."""

    def answer(self, context: SkillContext) -> Answer:
        """Do it and say so."""
        act = _ACTS[context.deed]
        try:
            return act(context)
        except ConfigError as error:
            _log.error("%s", error)
            return context.say("methu", nawr="")
        except MacsenError as error:
            _log.info("%s", error)
            return context.say("dim", nawr="")


def _be_silent(context: SkillContext) -> Answer:
    context.services.control.stop_speaking()
    # Whoever says “stop” means whatever is making the noise.
    try:
        keeper = Timekeeper(context, [])
        for event in keeper.ringing():
            keeper.scheduler.stop(event)
    except StoreError as error:
        _log.error("%s", error)
    return context.say()


def _volume(context: SkillContext) -> Answer:
    control, slots = context.services.control, context.match.slots
    before = control.change_volume(0)
    exact = slots.get("canran") or slots.get("rhif")
    if exact is not None:
        assert isinstance(exact.value, int | float)
        wanted = min(100, max(0, round(exact.value)))
        return context.say("union", nawr=control.change_volume(wanted - before))
    is_louder = slots["lefel"].value == "uwch"
    now = control.change_volume(_STEP if is_louder else -_STEP)
    if now == before:
        return context.say("uchaf" if is_louder else "isaf", nawr=now)
    return context.say("uwch" if is_louder else "is", nawr=now)


def _tell_volume(context: SkillContext) -> Answer:
    return context.say("union", nawr=context.services.control.change_volume(0))


def _rate(context: SkillContext) -> Answer:
    control = context.services.control
    before = control.change_rate(0)
    wanted = str(context.match.slots["cyflymder"].value)
    change = {"cynt": _STEP, "arafach": -_STEP}.get(wanted, _USUAL - before)
    now = control.change_rate(change)
    if now == before and wanted != "arferol":
        return context.say("cyflymaf" if wanted == "cynt" else "arafaf", nawr=now)
    return context.say(wanted, nawr=now)


_ACTS: Mapping[str, Callable[[SkillContext], Answer]] = {
    "tewi": _be_silent,
    "lefel": _volume,
    "pa_lefel": _tell_volume,
    "cyflymder": _rate,
}
