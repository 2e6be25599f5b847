"""How the assistant words what is not a skill's answer: questions back, and small replies.

The wordings are in ``_common.yaml`` under ``replies:``, by occasion; an occasion that differs
between *ti* and *chi* has a second entry, ``<occasion>_ti``.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Literal

from macsen_lite.dialogue.context import Choice, Missing, Question
from macsen_lite.intents.answers import AnswerError, render
from macsen_lite.intents.model import Common, Intent, IntentSet
from macsen_lite.messages import message

Register = Literal["ti", "chi"]
"""How the user is addressed."""
DEFAULT_REGISTER: Register = "chi"

ANSWER_NOT_UNDERSTOOD, ANSWER_NOT_HEARD = "heb_ddeall_ateb", "heb_glywed_ateb"
"""Said before a question is put again."""
NOT_UNDERSTOOD, NOT_HEARD = "heb_ddeall", "heb_glywed"
TOO_NOISY = "gormod_o_swn"
"""Nothing was understood, and noise is likely to be why; said before a question put again, too."""
CANCELLED, NOT_THAT = "wedi_canslo", "nid_hynny"
GIVEN_UP, NOTHING_TO_REPEAT = "rhoi_gorau", "dim_i_ailadrodd"
WHICH_ONE = "pa_un"
MEANT_ONE, MEANT_TWO = "golygu_un", "golygu_dau"
"""With ``x`` and ``y``: verb-nouns that say what the assistant would do."""
QUOTED_ONE, QUOTED_TWO = "dyfynnu_un", "dyfynnu_dau"
"""With ``x`` and ``y``: whole sentences, for intents that have no description."""
NEEDED = "manylyn"
"""With ``slot``: a slot for which the intent has no question of its own."""

_LABEL = "{"


def word(
    common: Common,
    rng: random.Random,
    register: Register,
    occasion: str,
    values: Mapping[str, str],
) -> str:
    """One of the replies of ``common`` for an occasion, with ``values`` filled in.

    Where the common files have none, or one that cannot be filled in, there is a plain one.
    """
    ways = common.replies.get(f"{occasion}_{register}") or common.replies.get(occasion)
    if ways:
        try:
            return render(rng.choice(ways), values)
        except AnswerError:
            pass
    return message(f"dialogue.{occasion}", "cy", **values)


class Replies:
    """Wordings of one set of intents."""

    def __init__(
        self, intents: IntentSet, rng: random.Random, register: Register = DEFAULT_REGISTER
    ) -> None:
        """``rng`` chooses between wordings."""
        self._intents = intents
        self._rng = rng
        self._register = register

    def say(self, occasion: str, **values: str) -> str:
        """One of the replies for an occasion, with ``values`` filled in.

        Where the common files have none, or one that cannot be filled in, there is a plain one.
        """
        return word(self._intents.common, self._rng, self._register, occasion, values)

    def question(self, question: Question, because: str = "") -> str:
        """A question, after what is said on the occasion ``because`` when it is put again."""
        asked = (
            self._choice(question, because)
            if isinstance(question, Choice)
            else self._missing(question)
        )
        if not because or because == WHICH_ONE:
            return asked
        return f"{self.say(because)} {asked}"

    def _choice(self, question: Choice, because: str) -> str:
        if because == WHICH_ONE:
            return self.say(WHICH_ONE)
        intents = [self._intents.intent(match.intent) for match in question.candidates]
        described = [intent.describes for intent in intents]
        is_described = all(described)
        if not is_described:
            described = [_sample(intent) for intent in intents]
        if len(described) == 1:
            return self.say(MEANT_ONE if is_described else QUOTED_ONE, x=described[0])
        occasion = MEANT_TWO if is_described else QUOTED_TWO
        return self.say(occasion, x=described[0], y=described[1])

    def _missing(self, question: Missing) -> str:
        if question.wording:
            return question.wording
        intent = self._intents.intent(question.match.intent)
        ways = intent.ask.get(question.slot)
        if ways:
            try:
                return render(self._rng.choice(ways), _known(question))
            except AnswerError:
                pass
        return self.say(NEEDED, slot=question.slot)


def _known(question: Missing) -> Mapping[str, object]:
    """What a slot's question may speak of: what was heard, as an answer may."""
    slots = question.match.slots
    return {
        **{name: value.value for name, value in slots.items()},
        "said": {name: value.said for name, value in slots.items()},
    }


def _sample(intent: Intent) -> str:
    """A sentence of the intent: one without slots if there is one, and the shortest of those."""
    plain = [sample for sample in intent.samples if _LABEL not in sample]
    if plain:
        return min(plain, key=lambda sample: (len(sample), sample))
    tested = [test.say for test in intent.tests if not test.negative]
    return min(tested, key=len) if tested else intent.id
