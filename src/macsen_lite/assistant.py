"""One turn from end to end: sound or text in, a Welsh answer out; turn after turn, a conversation.

The only module that knows every stage. Each stage is loaded when it is first needed: asking in
text never loads the recogniser.
"""

from __future__ import annotations

import logging
import random
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

from macsen_lite.automaton import Sentences
from macsen_lite.clock import Clock, SystemClock
from macsen_lite.config.config import Config
from macsen_lite.dialogue.context import (
    EXPIRY_S,
    Act,
    Ask,
    Context,
    Expects,
    Missing,
    Move,
    Repeat,
)
from macsen_lite.dialogue.conversation import Conversation
from macsen_lite.dialogue.expected import expected_grammar
from macsen_lite.dialogue.phrases import CANCEL, NO
from macsen_lite.dialogue.replies import (
    DEFAULT_REGISTER,
    GIVEN_UP,
    NOT_HEARD,
    NOT_UNDERSTOOD,
    Register,
    Replies,
)
from macsen_lite.errors import GraphError, LexiconError
from macsen_lite.intents.decision import Thresholds
from macsen_lite.intents.loader import IntentLoader
from macsen_lite.intents.matcher import Match, Matcher
from macsen_lite.intents.model import IntentSet
from macsen_lite.intents.reload import Change, IntentWatcher
from macsen_lite.reloading import Followed, RecogniserFollower
from macsen_lite.skills.base import Answer, SkillContext
from macsen_lite.skills.own_names import OwnNames
from macsen_lite.skills.registry import SkillRegistry
from macsen_lite.skills.services import Services
from macsen_lite.thresholds import RunThresholds
from macsen_lite.turn import Seconds, Turn, Utterance
from macsen_lite.welsh.tokens import words
from macsen_lite.welsh.typed_signs import signs_in_words

if TYPE_CHECKING:
    from macsen_lite.clip import AudioClip
    from macsen_lite.speech.hearing import Hearing
    from macsen_lite.speech.recogniser import Recogniser
    from macsen_lite.speech.transcript import Transcript

_log = logging.getLogger(__name__)

_MOST_OPEN = 4
"""Recognisers of what is expected that are kept open, the last used: about 12 MB each."""


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What `Assistant.refresh` took up."""

    change: Change | None
    """A change of the skills' files, with what is wrong in them."""
    followed: Followed | None
    """A recogniser that was opened for an earlier change, or why it could not be."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is known of a turn before it is answered."""

    text: str
    decode_s: float = 0.0
    rtf: float | None = None
    transcript: Transcript | None = None


@dataclass(frozen=True, slots=True)
class _Foreseen:
    """What is to be done about words, worked out before it was sure that they were all."""

    transcript: Transcript
    context: Context
    conversation: Conversation
    move: Move
    after: Context
    seconds: float

    def is_of(
        self, transcript: Transcript | None, context: Context, conversation: Conversation
    ) -> bool:
        """Whether nothing has changed since."""
        return (
            self.transcript is transcript
            and self.context is context
            and self.conversation is conversation
        )


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
        register: Register = DEFAULT_REGISTER,
        expiry_s: float = EXPIRY_S,
        services: Services | None = None,
        own_names: OwnNames | None = None,
        thresholds: Thresholds | None = None,
    ) -> None:
        """``open_recogniser`` is called when sound is first heard.

        ``expecting`` adds to a recogniser what is expected just now, such as the answers to a
        question; without it only what can always be said is heard. ``watch`` begins to look for
        changes in the files of the intents, for `refresh`. ``timer`` measures the stages,
        in seconds; ``clock`` is what the skills and the conversation go by, and may be one that
        stands still. ``register`` is how the user is addressed; ``expiry_s`` is how many seconds
        a conversation is remembered. ``services`` is what the skills share, by default the user's
        own settings and store; ``own_names`` makes lists of the names of the user's things.
        ``thresholds`` say how near to a sentence is near enough.
        """
        self._load_intents = load_intents
        self._own_names = own_names
        self._open_recogniser = open_recogniser
        self._expecting = expecting
        self._watch = watch
        self._watcher: IntentWatcher | None = None
        self._clock = clock or SystemClock()
        self._rng = rng or random.Random()  # noqa: S311 - which wording is chosen is no secret
        self._timer = timer
        self._register: Register = register
        self._expiry_s = expiry_s
        self._thresholds = thresholds or Thresholds()
        self._skills = SkillRegistry()
        self.services = services or Services(clock=self._clock, load_intents=lambda: self.intents)
        self._context = Context()
        self._foreseen: _Foreseen | None = None
        self._open: OrderedDict[str, Recogniser] = OrderedDict()

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
        thresholds = RunThresholds.of_settings(settings)
        made: list[Hearing] = []

        def open_recogniser(intents: IntentSet) -> Recogniser:
            from macsen_lite.speech.hearing import Hearing

            made.append(thresholds.heard_by(Hearing.of_this_user(model, intents.say_as)))
            return made[-1].open(intents.heard)

        def expecting(always: Recogniser, sentences: Sentences) -> Recogniser:
            return made[-1].expecting(always, sentences)

        own_names = OwnNames(settings)  # before the lists are loaded
        loader = IntentLoader.of_this_user()
        return cls(
            loader.load,
            open_recogniser,
            clock,
            rng,
            expecting=expecting,
            watch=partial(IntentWatcher, loader),
            register="ti" if settings.text("cyffredinol.cywair") == "ti" else "chi",
            expiry_s=settings.number("sgwrs.cof"),
            own_names=own_names,
            thresholds=thresholds.matching,
        )

    @cached_property
    def intents(self) -> IntentSet:
        """What can be asked. Raises IntentError when no skill can be used."""
        intents = self._load_intents()
        if self._watch is not None:
            self._watcher = self._watch(intents)
        return intents

    @cached_property
    def recogniser(self) -> Recogniser:
        """What hears what can always be said. Raises ModelError, GraphError and LexiconError."""
        return self._open_recogniser(self.intents)

    @cached_property
    def _conversation(self) -> Conversation:
        return Conversation(self.intents, self._matcher, self._expiry_s)

    @cached_property
    def _matcher(self) -> Matcher:
        return Matcher(self.intents, self._thresholds)

    @cached_property
    def _replies(self) -> Replies:
        return Replies(self.intents, self._rng, self._register)

    @cached_property
    def _follower(self) -> RecogniserFollower:
        return RecogniserFollower(self._open_recogniser)

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
            self._matcher = change.matcher.held_to(self._thresholds)
            self._conversation = Conversation(change.intents, self._matcher, self._expiry_s)
            self._replies = Replies(change.intents, self._rng, self._register)
            self.forget()  # an open question may be about an intent that is gone
            if "recogniser" in vars(self):
                self._follower.follow(change.intents)
        followed = self._follower.poll()
        if followed is not None and followed.recogniser is not None:
            self.recogniser = followed.recogniser
            self._open.clear()
        return Refreshed(change, followed)

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
        self._register = "ti" if config.text("cyffredinol.cywair") == "ti" else "chi"
        self._expiry_s = config.number("sgwrs.cof")
        self._thresholds = RunThresholds.of_settings(config).matching
        for made in ("_replies", "_matcher", "_conversation"):
            vars(self).pop(made, None)
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
        self._matcher.warm_up()

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
            context, conversation = self._context, self._conversation
            start = self._timer()
            move, after = self._understood(context, conversation, transcript.text)
            taken = self._timer() - start
            self._foreseen = _Foreseen(transcript, context, conversation, move, after, taken)

    def _take_in(self, transcript: Transcript, decode_s: float) -> Turn:
        rtf = decode_s / transcript.seconds if transcript.seconds else None
        heard = _Heard(transcript.text, decode_s, rtf, transcript)
        if transcript.is_unknown:
            occasion = NOT_UNDERSTOOD if transcript.alternatives else NOT_HEARD
            move, after = self._conversation.miss(self._context, occasion, self._clock.monotonic())
            return self._answer(heard, move, after, 0.0)
        return self._respond(heard)

    def ask(self, text: str) -> Turn:
        """Answer one typed utterance. Raises MacsenError for what stops a stage from working."""
        return self._respond(_Heard(text))

    def _respond(self, heard: _Heard) -> Turn:
        foreseen, self._foreseen = self._foreseen, None
        if foreseen and foreseen.is_of(heard.transcript, self._context, self._conversation):
            return self._answer(heard, foreseen.move, foreseen.after, foreseen.seconds)
        start = self._timer()
        move, after = self._understood(self._context, self._conversation, heard.text)
        return self._answer(heard, move, after, self._timer() - start)

    def _understood(
        self, context: Context, conversation: Conversation, text: str
    ) -> tuple[Move, Context]:
        return conversation.hear(
            context, signs_in_words(text), self._clock.now(), self._clock.monotonic()
        )

    def _answer(self, heard: _Heard, move: Move, after: Context, match_s: float) -> Turn:
        """Make the move. The conversation goes on from ``after``, even when a skill fails."""
        self._context = after
        start = self._timer()
        match: Match | None = None
        expects: Expects | None = None
        is_understood = is_kept = True
        if isinstance(move, Act):
            match = move.match
            done = self._act(match, heard)
            answer, is_kept = done.text, done.is_kept
            self._context = after.answered(answer, done.asks)
            expects = self.expects
        elif isinstance(move, Ask):
            # A question put again is about what was said before, not about these words.
            asked = move.question
            match = asked.match if isinstance(asked, Missing) and not move.because else None
            expects = asked.expects
            is_understood = match is not None
            answer = self._replies.question(asked, move.because)
        elif isinstance(move, Repeat):
            answer = move.answer
        else:
            is_understood = move.occasion not in (NOT_UNDERSTOOD, NOT_HEARD, GIVEN_UP)
            answer = self._replies.say(move.occasion)
        seconds = Seconds(heard.decode_s, match_s, self._timer() - start)
        return Turn(
            heard.text,
            match,
            answer,
            seconds,
            heard.rtf,
            expects,
            heard.transcript,
            is_understood,
            self._refusal(heard),
            is_kept,
        )

    def _refusal(self, heard: _Heard) -> Literal["", "no", "cancel"]:
        text = heard.text
        if not text and heard.transcript is not None and heard.transcript.alternatives:
            text = heard.transcript.alternatives[0].text
        phrases = self._conversation.phrases
        said = phrases.core(words(text))
        if phrases.means(NO, said):
            return "no"
        return "cancel" if phrases.means(CANCEL, said) else ""

    def _act(self, match: Match, heard: _Heard) -> Answer:
        context = SkillContext(
            match,
            self._clock,
            self._rng,
            self.intents.intent(match.intent),
            self.intents.file_of(match.skill),
            self.services,
            heard.text,
            heard.rtf is not None,
        )
        return self._skills.skill(match.skill).answer(context)

    def _current(self) -> Context:
        return self._conversation.current(self._context, self._clock.monotonic())

    def _listening(self) -> Recogniser:
        """The recogniser for what may be said now."""
        always = self.recogniser
        expected = expected_grammar(self._current(), self.intents)
        if expected is None or self._expecting is None:
            return always
        key = expected.signature()
        if key not in self._open:
            try:
                self._open[key] = self._expecting(always, expected)
            except (GraphError, LexiconError) as error:
                # A word that cannot be said in a description must not end the conversation.
                _log.warning("%s", error)
                self._open[key] = always
            if len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)
        self._open.move_to_end(key)
        return self._open[key]
