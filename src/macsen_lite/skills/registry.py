"""Which skill has code of its own, loaded when it is first asked something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from macsen_lite.skills.base import PlainSkill, Skill

HANDLERS: Mapping[str, str] = {
    "amser": "macsen_lite.skills.amser:AmserSkill",
    "amserydd": "macsen_lite.skills.amserydd:AmseryddSkill",
    "atgoffa": "macsen_lite.skills.atgoffa:AtgoffaSkill",
    "biniau": "macsen_lite.skills.biniau:BiniauSkill",
    "cerddoriaeth": "macsen_lite.skills.cerddoriaeth:CerddoriaethSkill",
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


class SkillRegistry:
    """The skills of one assistant, each made once."""

    def __init__(self, handlers: Mapping[str, str] = HANDLERS) -> None:
        self._handlers = handlers
        self._made: dict[str, Skill] = {}

    def skill(self, skill_id: str) -> Skill:
        """The skill of that id."""
        if skill_id not in self._made:
            self._made[skill_id] = self._make(skill_id)
        return self._made[skill_id]

    def _make(self, skill_id: str) -> Skill:
        if skill_id not in self._handlers:
            return PlainSkill()
        module, _, name = self._handlers[skill_id].partition(":")
        factory: Callable[[], Skill] = getattr(import_module(module), name)
        return factory()
