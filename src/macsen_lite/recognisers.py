"""The recognisers of one assistant: for what can always be said, and for what is expected besides.

Each is opened when it is first needed. That for what can always be said follows the intents when
they change; those for what is expected are kept as long as they are likely to serve again.
"""

from __future__ import annotations

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TYPE_CHECKING

from macsen_lite.automaton import Sentences
from macsen_lite.errors import GraphError, LexiconError
from macsen_lite.reloading import Followed, RecogniserFollower
from macsen_lite.thresholds import RunThresholds

if TYPE_CHECKING:
    from macsen_lite.intents.model import IntentSet
    from macsen_lite.speech.hearing import Hearing
    from macsen_lite.speech.recogniser import Recogniser

_log = logging.getLogger(__name__)

_MOST_OPEN = 4
"""Recognisers of what is expected that are kept open, the last used: about 12 MB each."""


class Recognisers:
    """What hears the user, just now and the rest of the time.

    Any thread may open the one for what can always be said; one at a time may use the rest.
    """

    def __init__(
        self,
        open_recogniser: Callable[[IntentSet], Recogniser],
        expecting: Callable[[Recogniser, Sentences], Recogniser] | None = None,
    ) -> None:
        """``open_recogniser`` gives one for what can always be said.

        ``expecting`` adds to one what is expected just now, such as the answers to a question;
        without it only what can always be said is heard.
        """
        self._open_recogniser = open_recogniser
        self._expecting = expecting
        self._follower = RecogniserFollower(open_recogniser)
        self._opening = threading.Lock()
        self._always: Recogniser | None = None
        self._newest: IntentSet | None = None
        self._expectant: OrderedDict[str, Recogniser] = OrderedDict()

    def always(self, intents: IntentSet) -> Recogniser:
        """What hears what can always be said; opened for ``intents`` if it is not open yet.

        Raises ModelError, GraphError and LexiconError.
        """
        with self._opening:
            if self._always is None:
                self._always = self._open_recogniser(intents)
                if self._newest is not None and self._newest is not intents:
                    # They changed while it was being opened.
                    self._follower.follow(self._newest)
            return self._always

    def hearing(self, intents: IntentSet, expected: Sentences | None) -> Recogniser:
        """What hears ``expected`` too, when there is anything. Raises as `always`."""
        always = self.always(intents)
        if expected is None or self._expecting is None:
            return always
        key = expected.signature()
        if key not in self._expectant:
            try:
                self._expectant[key] = self._expecting(always, expected)
            except (GraphError, LexiconError) as error:
                # A word that cannot be said in a description must not end the conversation.
                _log.warning("%s", error)
                self._expectant[key] = always
            if len(self._expectant) > _MOST_OPEN:
                self._expectant.popitem(last=False)
        self._expectant.move_to_end(key)
        return self._expectant[key]

    def follow(self, intents: IntentSet) -> None:
        """Open one for changed intents in the background, unless none has been needed yet.

        The old one is in use until `poll` takes up the new.
        """
        self._newest = intents
        if self._always is not None:
            self._follower.follow(intents)

    def poll(self) -> Followed | None:
        """Use what has been opened for changed intents; what came of it is told once."""
        followed = self._follower.poll()
        if followed is not None and followed.recogniser is not None:
            self._always = followed.recogniser
            self._expectant.clear()
        return followed


class UsersHearing:
    """Opens recognisers with an installed model, the user's cache and the user's thresholds."""

    def __init__(self, thresholds: RunThresholds, model: str | None = None) -> None:
        """``model`` is a name or a path; by default the bundled model."""
        self._thresholds = thresholds
        self._model = model
        self._hearing: Hearing | None = None

    def open(self, intents: IntentSet) -> Recogniser:
        """One for what can always be said. Raises ModelError, GraphError and LexiconError."""
        from macsen_lite.speech.hearing import Hearing

        hearing = self._thresholds.heard_by(Hearing.of_this_user(self._model, intents.say_as))
        opened = hearing.open(intents.heard)
        self._hearing = hearing
        return opened

    def expecting(self, always: Recogniser, sentences: Sentences) -> Recogniser:
        """One of `open`'s and of what is expected now. Raises as `open`."""
        assert self._hearing is not None, "one has been opened"
        return self._hearing.expecting(always, sentences)
