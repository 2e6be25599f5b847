"""One turn from end to end: sound or text in, a Welsh answer out; turn after turn, a conversation.

The only module that knows every stage. Each stage is loaded when it is first needed: asking in
text never loads the recogniser.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

from macsen_lite.answering import Answering
from macsen_lite.automaton import Sentences
from macsen_lite.clock import Clock, SystemClock
from macsen_lite.config.config import Config
from macsen_lite.dialogue.context import EXPIRY_S, Context, Expects
from macsen_lite.dialogue.conversation import Conversation
from macsen_lite.dialogue.expected import expected_grammar
from macsen_lite.dialogue.replies import (
    DEFAULT_REGISTER,
    NOT_HEARD,
    NOT_UNDERSTOOD,
    TOO_NOISY,
    Register,
)
from macsen_lite.intents.decision import Thresholds
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.reload import IntentWatcher
from macsen_lite.recognisers import Recognisers, UsersHearing
from macsen_lite.reloading import Refreshed
from macsen_lite.skills.own_names import OwnNames
from macsen_lite.skills.registry import SkillRegistry
from macsen_lite.skills.services import Services
from macsen_lite.thresholds import RunThresholds
from macsen_lite.turn import Seconds, Turn, Utterance
from macsen_lite.understanding import Understanding, Understood
from macsen_lite.welsh.tokens import words

if TYPE_CHECKING:
    from macsen_lite.clip import AudioClip
    from macsen_lite.speech.recogniser import Recogniser
    from macsen_lite.speech.transcript import Transcript


@dataclass(frozen=True, slots=True)
class Manner:
    """How the user wants the assistant to converse."""

    register: Register = DEFAULT_REGISTER
    """How the user is addressed."""
    expiry_s: float = EXPIRY_S
    """How long a conversation is remembered, in seconds."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    """How near to a sentence is near enough."""

    @classmethod
    def of_settings(cls, config: Config) -> Manner:
        """As the user set it."""
        return cls(
            "ti" if config.text("cyffredinol.cywair") == "ti" else "chi",
            config.number("sgwrs.cof"),
            RunThresholds.of_settings(config).matching,
        )


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is known of a turn before it is answered."""

    text: str
    decode_s: float = 0.0
    rtf: float | None = None
    transcript: Transcript | None = None


@dataclass(frozen=True, slots=True)
class _Mind:
    """What is made of one set of intents, for one manner of conversing."""

    intents: IntentSet
    matcher: Matcher
    conversation: Conversation
    answering: Answering


class Assistant:
    """Answers questions, one turn at a time, and remembers the conversation."""

    def __init__(
        self,
        load_intents: Callable[[], IntentSet],
        open_recogniser: Callable[[IntentSet], Recogniser],
        clock: Clock | None = None,
        rng: random.Random | None = None,
        timer: Callable[[], float] = time.perf_counter,
        *,
        expecting: Callable[[Recogniser, Sentences], Recogniser] | None = None,
        watch: Callable[[IntentSet], IntentWatcher] | None = None,
        manner: Manner | None = None,
        services: Services | None = None,
        own_names: OwnNames | None = None,
    ) -> None:
        """``open_recogniser`` is called when sound is first heard.

        ``expecting`` adds to a recogniser what is expected just now, such as the answers to a
        question; without it only what can always be said is heard. ``watch`` begins to look for
        changes in the files of the intents, for `refresh`. ``timer`` measures the stages,
        in seconds; ``clock`` is what the skills and the conversation go by, and may be one that
        stands still. ``manner`` is how the user wants it. ``services`` is what the skills share,
        by default the user's own settings and store; ``own_names`` makes lists of the names of the
        user's things.
        """
        self._load_intents = load_intents
        self._own_names = own_names
        self._recognisers = Recognisers(open_recogniser, expecting)
        self._watch = watch
        self._watcher: IntentWatcher | None = None
        self._clock = clock or SystemClock()
        self._rng = rng or random.Random()  # noqa: S311 - which wording is chosen is no secret
        self._timer = timer
        self._manner = manner or Manner()
        self._skills = SkillRegistry()
        self.services = services or Services(clock=self._clock, load_intents=lambda: self.intents)
        self._context = Context()
        self._understanding = Understanding(self._clock, self._timer)

    @classmethod
    def of_this_user(
        cls,
        clock: Clock | None = None,
        rng: random.Random | None = None,
        model: str | None = None,
    ) -> Assistant:
        """With the shipped skills, the user's own over them, and an installed acoustic model.

        ``model`` is a name or a path; by default the bundled model.
        """
        settings = Config.of_this_user()
        hearing = UsersHearing(RunThresholds.of_settings(settings), model)
        own_names = OwnNames(settings)  # before the lists are loaded
        loader = IntentLoader.of_this_user()
        return cls(
            loader.load,
            hearing.open,
            clock,
            rng,
            expecting=hearing.expecting,
            watch=partial(IntentWatcher, loader),
            manner=Manner.of_settings(settings),
            own_names=own_names,
        )

    @cached_property
    def intents(self) -> IntentSet:
        """What can be asked. Raises IntentError when no skill can be used."""
        intents = self._load_intents()
        if self._watch is not None:
            self._watcher = self._watch(intents)
        return intents

    @property
    def recogniser(self) -> Recogniser:
        """What hears what can always be said. Raises ModelError, GraphError and LexiconError."""
        return self._recognisers.always(self.intents)

    @cached_property
    def _mind(self) -> _Mind:
        return self._mind_with(self.intents, Matcher(self.intents))

    def _mind_with(self, intents: IntentSet, matcher: Matcher) -> _Mind:
        manner = self._manner
        matcher = matcher.held_to(manner.thresholds)
        return _Mind(
            intents,
            matcher,
            Conversation(intents, matcher, manner.expiry_s),
            Answering(
                intents, manner.register, self._skills, self.services, self._clock, self._rng
            ),
        )

    def refresh(self) -> Refreshed:
        """Take up what changed in the skills' files, and in those with the names of the user's
        lights, stations and the like. Call it before a turn: it costs little.

        Typed and heard words are matched with the new sentences at once; the recogniser goes on
        hearing the old ones until one for the new has been opened in the background. A bad file
        stays in use as it last was.
        """
        if self._own_names is not None:
            self._own_names.refresh()
        change = self._watcher.check() if self._watcher else None
        if change is not None:
            self.intents = change.intents
            self._mind = self._mind_with(change.intents, change.matcher)
            self.forget()  # an open question may be about an intent that is gone
            self._recognisers.follow(change.intents)
        return Refreshed(change, self._recognisers.poll())

    @property
    def expects(self) -> Expects | None:
        """What the open question waits for; None when there is none, or it has expired."""
        question = self._current().question
        return question.expects if question else None

    def forget(self) -> None:
        """Begin a new conversation: another person speaks, or the wake word was said anew."""
        self._context = Context()

    def swap(self, context: Context) -> Context:
        """Go on with another conversation; returns the one so far, to be gone on with later.

        For whoever speaks with several people: `Context()` is a conversation that has not begun.
        """
        before, self._context = self._context, context
        return before

    def take_settings(self, config: Config) -> None:
        """Go by settings that were changed while the program runs.

        Those of hearing (`clyw`) hold from the next start: they need another graph.
        """
        self._manner = Manner.of_settings(config)
        if "_mind" in vars(self):
            self._mind = self._mind_with(self._mind.intents, self._mind.matcher)
        if self._own_names is not None:
            self._own_names.take_settings(config)
        self.services.forget_settings()

    def prepare(self) -> None:
        """Open what the next `hear` needs: best done while the answer is being spoken.

        Raises what `recogniser` raises.
        """
        self._listening()

    def warm_up(self) -> None:
        """Build what understanding needs, a second or two of work, for a program that stays.

        Any thread may do it, while another answers. Raises IntentError.
        """
        self._mind.matcher.warm_up()

    def listener(self) -> Recogniser:
        """What hears what may be said now, for whoever only wants the words.

        Raises what `prepare` raises.
        """
        return self._listening()

    def hear(self, clip: AudioClip) -> Turn:
        """Answer one spoken utterance. Raises MacsenError for what stops a stage from working."""
        recogniser = self._listening()
        start = self._timer()
        transcript = recogniser.transcribe(clip)
        return self._take_in(transcript, self._timer() - start)

    def utterance(self, rate: int, channels: int = 1) -> Utterance:
        """Begin to hear an utterance while it is spoken, at `rate` Hz, channels interleaved.

        One at a time: the question that is open when it ends is what it answers. Raises as
        `prepare`.
        """
        recogniser = self._listening()
        return Utterance(
            lambda: recogniser.stream(rate, channels),
            self._timer,
            self._take_in,
            rate,
            channels,
            self._foresee,
        )

    def _foresee(self, transcript: Transcript) -> None:
        """Understand words that are likely to be all that is said; in any thread."""
        if not transcript.is_unknown:
            self._understanding.foresee(transcript, self._context, self._mind.conversation)

    def _take_in(self, transcript: Transcript, decode_s: float) -> Turn:
        rtf = decode_s / transcript.seconds if transcript.seconds else None
        heard = _Heard(transcript.text, decode_s, rtf, transcript)
        if transcript.is_unknown:
            occasion = NOT_UNDERSTOOD if transcript.alternatives else NOT_HEARD
            if transcript.alternatives and transcript.is_noisy:
                occasion = TOO_NOISY
            at = self._clock.monotonic()
            move, after = self._mind.conversation.miss(self._context, occasion, at)
            return self._answer(heard, Understood(move, after, 0.0))
        return self._respond(heard)

    def ask(self, text: str) -> Turn:
        """Answer one typed utterance. Raises MacsenError for what stops a stage from working."""
        return self._respond(_Heard(text))

    def _respond(self, heard: _Heard) -> Turn:
        understood = self._understanding.understood(
            heard.text, heard.transcript, self._context, self._mind.conversation
        )
        return self._answer(heard, understood)

    def _answer(self, heard: _Heard, understood: Understood) -> Turn:
        # From there the conversation goes on even when a skill fails.
        self._context = understood.after
        start = self._timer()
        reply = self._mind.answering.make(
            understood.move, understood.after, heard.text, is_spoken=heard.rtf is not None
        )
        self._context = reply.after
        return Turn(
            heard.text,
            reply.match,
            reply.answer,
            Seconds(heard.decode_s, understood.seconds, self._timer() - start),
            heard.rtf,
            self.expects,
            heard.transcript,
            reply.is_understood,
            self._refusal(heard),
            reply.is_kept,
        )

    def _refusal(self, heard: _Heard) -> Literal["", "no", "cancel"]:
        text = heard.text
        if not text and heard.transcript is not None and heard.transcript.alternatives:
            text = heard.transcript.alternatives[0].text
        return self._mind.conversation.phrases.refusal(words(text))

    def _current(self) -> Context:
        return self._mind.conversation.current(self._context, self._clock.monotonic())

    def _listening(self) -> Recogniser:
        """The recogniser for what may be said now."""
        intents = self.intents
        return self._recognisers.hearing(intents, expected_grammar(self._current(), intents))
