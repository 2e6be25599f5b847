"""Which skill has code of its own, loaded when it is first asked something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

from macsen_lite.errors import IntentError
from macsen_lite.messages import message
from macsen_lite.skills.base import PlainSkill, Skill

HANDLERS: Mapping[str, str] = {
    "amser": "macsen_lite.skills.amser:AmserSkill",
    "amserydd": "macsen_lite.skills.amserydd:AmseryddSkill",
    "atgoffa": "macsen_lite.skills.atgoffa:AtgoffaSkill",
    "biniau": "macsen_lite.skills.biniau:BiniauSkill",
    "cerddoriaeth": "macsen_lite.skills.cerddoriaeth:CerddoriaethSkill",
    "clic": "macsen_lite.skills.clic:ClicSkill",
    "cyfrifo": "macsen_lite.skills.cyfrifo:CyfrifoSkill",
    "cymorth": "macsen_lite.skills.cymorth:CymorthSkill",
    "dihareb": "macsen_lite.skills.dihareb:DiharebSkill",
    "dyddiad": "macsen_lite.skills.dyddiad:DyddiadSkill",
    "geiriadur": "macsen_lite.skills.geiriadur:GeiriadurSkill",
    "golau": "macsen_lite.skills.golau:GolauSkill",
    "joc": "macsen_lite.skills.joc:JocSkill",
    "larwm": "macsen_lite.skills.larwm:LarwmSkill",
    "newyddion": "macsen_lite.skills.newyddion:NewyddionSkill",
    "nodyn": "macsen_lite.skills.nodyn:NodynSkill",
    "rheoli": "macsen_lite.skills.rheoli:RheoliSkill",
    "rhestr": "macsen_lite.skills.rhestr:RhestrSkill",
    "sgwrs": "macsen_lite.skills.sgwrs:SgwrsSkill",
    "siawns": "macsen_lite.skills.siawns:SiawnsSkill",
    "tywydd": "macsen_lite.skills.tywydd:TywyddSkill",
    "wicipedia": "macsen_lite.skills.wicipedia:WicipediaSkill",
}
"""Skill → module:class. A skill that is not here answers from its YAML alone."""

GROUP = "macsen_lite.skills"
"""The entry points by which an installed package brings code of its own: skill = module:class."""


def installed_handlers() -> dict[str, EntryPoint]:
    """The handlers that installed packages bring, by skill.

    Raises IntentError when two packages bring one for the same skill.
    """
    found: dict[str, EntryPoint] = {}
    for entry in entry_points(group=GROUP):
        other = found.setdefault(entry.name, entry)
        if other.value != entry.value:
            raise IntentError(
                message("skills.two_handlers", skill=entry.name, one=other.value, two=entry.value),
                message("skills.two_handlers.hint"),
            )
    return found


def handled_skills() -> frozenset[str]:
    """Every skill that has code, shipped or installed. Raises as `installed_handlers` does."""
    return frozenset(HANDLERS) | frozenset(installed_handlers())


class SkillRegistry:
    """The skills of one assistant, each made once."""

    def __init__(
        self,
        handlers: Mapping[str, str] = HANDLERS,
        installed: Callable[[], Mapping[str, EntryPoint]] = installed_handlers,
    ) -> None:
        """An installed handler takes the place of a shipped one, as a user's YAML does."""
        self._handlers = handlers
        self._find_installed = installed
        self._made: dict[str, Skill] = {}

    @cached_property
    def _installed(self) -> Mapping[str, EntryPoint]:
        return self._find_installed()

    def skill(self, skill_id: str) -> Skill:
        """The skill of that id.

        Raises IntentError when the code that a package brings for it cannot be loaded.
        """
        if skill_id not in self._made:
            self._made[skill_id] = self._make(skill_id)
        return self._made[skill_id]

    def _make(self, skill_id: str) -> Skill:
        entry = self._installed.get(skill_id)
        if entry is not None:
            return _load(entry)
        if skill_id not in self._handlers:
            return PlainSkill()
        module, _, name = self._handlers[skill_id].partition(":")
        factory: Callable[[], Skill] = getattr(import_module(module), name)
        return factory()


def _load(entry: EntryPoint) -> Skill:
    try:
        factory: Callable[[], Skill] = entry.load()
        return factory()
    except Exception as error:  # whatever the code of others may raise
        package = entry.dist.name if entry.dist else entry.module
        raise IntentError(
            message("skills.handler_failed", skill=entry.name, code=entry.value, reason=error),
            message("skills.handler_failed.hint", package=package),
        ) from error
