"""The loop: which sound goes to whom, and what is said, shown and played."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest

from macsen_lite.audio.endpointing import Endpointer, EndpointOptions
from macsen_lite.dialogue.context import Context, Expects
from macsen_lite.errors import AudioError, MacsenError, VoiceError
from macsen_lite.listening.earcons import Earcon
from macsen_lite.listening.events import Limits, Mode
from macsen_lite.listening.loop import Listener
from macsen_lite.listening.saying import says_name
from macsen_lite.listening.session import Session
from tests.fakes.live import (
    NOT_UNDERSTOOD,
    Fingers,
    Loudness,
    PatientVoice,
    RecordingDisplay,
    Room,
    ScriptedAssistant,
    ScriptedSpotter,
    turn,
)

Script = tuple[str, float] | Callable[[], object]


class Scene:
    """A listener in a room, run to the end of its script."""

    def __init__(
        self,
        *script: Script,
        assistant: ScriptedAssistant | None = None,
        mode: Mode = Mode.WAKE,
        wakes: tuple[float, ...] = (),
        voice: PatientVoice | None = None,
        fingers: Fingers | None = None,
        limits: Limits | None = None,
        **more: Any,
    ) -> None:
        self.assistant = assistant or ScriptedAssistant(*[turn() for _ in range(9)])
        self.voice = voice or PatientVoice()
        self.display = RecordingDisplay()
        self.earcons: list[Earcon] = []
        self.spotter = ScriptedSpotter(*wakes)
        self.listener = Listener(
            self.assistant,
            Room(*script),
            Endpointer(Loudness(), EndpointOptions(end_silence_s=0.6)),
            self.voice,
            self.display,
            Session(mode=mode, limits=limits or Limits()),
            spotter=self.spotter,
            controls=fingers,
            play_earcon=self.earcons.append,
            clock=lambda: 0.0,
            timer=lambda: 0.0,
            sleep=lambda _: None,
            **more,
        )

    def run(self) -> Scene:
        self.listener.run()
        return self

    @property
    def said(self) -> list[str]:
        return self.voice.said


def scene(*script: Script, **more: Any) -> Scene:
    return Scene(*script, **more).run()


def test_a_request_in_one_breath_reaches_the_recogniser_with_the_wake_word_before_it() -> None:
    # The word ends at 2.6 s and is spotted at 3.0 s, when the request has long begun.
    done = scene(("still", 2.0), ("speech", 2.0), ("still", 1.0), wakes=(2.6,))

    (utterance,) = done.assistant.utterances
    assert utterance.speech_s == pytest.approx(2.0, abs=0.1)
    assert done.said == ["Mae hi'n dri o'r gloch."]
    assert done.earcons == [Earcon.HEARD]
    assert done.display.states == ["idle", "hearing", "speaking", "follow_up"]
    assert done.display.latencies[0].silence == pytest.approx(0.6, abs=0.05)


def test_what_was_said_before_the_wake_word_does_not_reach_the_recogniser() -> None:
    done = scene(("speech", 5.0), ("still", 1.0), wakes=(3.0,))

    (utterance,) = done.assistant.utterances
    assert utterance.speech_s == pytest.approx(2.8, abs=0.1)


def test_a_short_request_that_ends_before_the_wake_word_is_spotted() -> None:
    done = scene(
        ("still", 1.0), ("speech", 0.9), ("still", 2.0), wakes=(1.6,),
        assistant=ScriptedAssistant(turn("macsen stop", "Iawn."), partials=["macsen stop"]),
    )  # fmt: skip

    assert done.said == ["Iawn."]


def test_the_wake_word_alone_and_then_the_request() -> None:
    done = scene(
        ("still", 1.0), ("speech", 0.6), ("still", 2.0), ("speech", 1.5), ("still", 1.0),
        wakes=(1.6,),
        assistant=ScriptedAssistant(NOT_UNDERSTOOD, turn(), partials=["macsen"]),
    )  # fmt: skip

    assert done.earcons == [Earcon.AWAKE, Earcon.HEARD]
    assert done.said == ["Mae hi'n dri o'r gloch."]
    assert done.display.passed == []
    assert done.assistant.utterances[1].seconds > 1.5 + 0.6, "with what came just before it"


@pytest.mark.parametrize("pause", [0.8, 1.0, 1.2, 1.4, 1.6, 3.0])
def test_however_long_one_pauses_after_the_wake_word_no_piece_of_it_is_in_the_request(
    pause: float,
) -> None:
    done = scene(
        ("still", 1.0), ("speech", 0.6), ("still", pause), ("speech", 1.5), ("still", 1.0),
        wakes=(1.6,),
        assistant=ScriptedAssistant(NOT_UNDERSTOOD, turn(), partials=["macsen"]),
    )  # fmt: skip

    assert done.said == ["Mae hi'n dri o'r gloch."]
    assert done.assistant.utterances[1].speech_s == pytest.approx(1.5, abs=0.1)


def test_hei_macsen_alone_is_a_call_and_no_greeting() -> None:
    done = scene(
        ("still", 1.0), ("speech", 0.8), ("still", 2.0), ("speech", 1.5), ("still", 1.0),
        wakes=(1.8,),
        assistant=ScriptedAssistant(
            turn("hei macsen", "Helo! Sut alla i helpu?"), turn(), partials=["hei macsen"]
        ),
    )  # fmt: skip

    assert done.earcons == [Earcon.AWAKE, Earcon.HEARD]
    assert done.said == ["Mae hi'n dri o'r gloch."]


def test_a_call_that_is_not_understood_is_owned_to() -> None:
    done = scene(
        ("still", 1.0), ("speech", 2.0), ("still", 2.0),
        wakes=(1.6,),
        assistant=ScriptedAssistant(turn("mae", "Ddeallais i ddim.", is_understood=False)),
    )  # fmt: skip

    assert done.said == ["Ddeallais i ddim."]


def test_without_the_wake_word_nothing_is_recognised() -> None:
    done = scene(("speech", 3.0), ("still", 2.0))

    assert done.assistant.utterances == []
    assert done.display.states == ["idle"]
    assert done.display.levels > 20


def test_an_open_question_is_answered_without_the_wake_word() -> None:
    assistant = ScriptedAssistant(
        turn("gosod larwm", "Ar gyfer faint o'r gloch?", expects=Expects.SLOT),
        turn("am saith", "Iawn."),
    )
    done = scene(
        ("still", 1.0), ("speech", 2.0), ("still", 2.5), ("speech", 1.0), ("still", 1.0),
        wakes=(1.6,), assistant=assistant,
    )  # fmt: skip

    assert done.said == ["Ar gyfer faint o'r gloch?", "Iawn."]
    assert done.earcons == [Earcon.HEARD, Earcon.AWAKE, Earcon.HEARD]
    assert assistant.prepared == 3, "at the start, and after each answer"


def test_talk_among_people_after_an_answer_is_passed_over_and_leaves_no_trace() -> None:
    assistant = ScriptedAssistant(turn(), NOT_UNDERSTOOD)
    assistant.context = Context(answer="cyn hynny")
    done = scene(
        ("still", 1.0), ("speech", 2.0), ("still", 2.5), ("speech", 1.0), ("still", 1.0),
        wakes=(1.6,), assistant=assistant,
    )  # fmt: skip

    assert done.said == ["Mae hi'n dri o'r gloch."]
    assert done.display.passed == [NOT_UNDERSTOOD]
    assert assistant.context == Context(answer="cyn hynny")


def test_an_open_microphone_answers_what_it_understands_and_nothing_else() -> None:
    done = scene(
        ("still", 1.0), ("speech", 1.5), ("still", 1.0), ("speech", 1.5), ("still", 1.0),
        mode=Mode.OPEN, assistant=ScriptedAssistant(NOT_UNDERSTOOD, turn()),
    )  # fmt: skip

    assert done.said == ["Mae hi'n dri o'r gloch."]
    assert done.earcons == []
    assert done.display.passed == [NOT_UNDERSTOOD]


def test_the_wake_word_stops_the_voice_and_hears_on() -> None:
    done = scene(
        ("still", 1.0), ("speech", 2.0), ("still", 2.0), ("speech", 2.0), ("still", 1.5),
        wakes=(1.6, 5.6), voice=PatientVoice(blocks=1000),
        assistant=ScriptedAssistant(turn(answer="Yn gyntaf …"), turn(answer="Iawn.")),
    )  # fmt: skip

    assert done.said == ["Yn gyntaf …", "Iawn."]
    assert done.voice.stopped == 1
    assert done.assistant.utterances[1].speech_s == pytest.approx(2.0, abs=0.1)


def test_our_own_name_in_our_own_voice_does_not_wake() -> None:
    done = scene(
        ("still", 1.0), ("speech", 2.0), ("still", 1.0), ("speech", 2.0), ("still", 1.0),
        wakes=(1.6, 4.6), voice=PatientVoice(blocks=100),
        assistant=ScriptedAssistant(turn("pwy wyt ti", "Fi ydi Macsen."), turn()),
        limits=Limits(follow_up=0),
    )  # fmt: skip

    assert done.said == ["Fi ydi Macsen."]
    assert done.voice.stopped == 0


@pytest.mark.parametrize("text", ["Fi ydi Macsen.", "O Facsen!", "MACSEN"])
def test_forms_of_our_name(text: str) -> None:
    assert says_name(text)


def test_a_key_stops_the_voice_at_once_even_when_it_says_our_name() -> None:
    fingers = Fingers()
    done = scene(
        ("still", 1.0), ("speech", 2.0), ("still", 1.0), fingers("press"), ("still", 0.5),
        ("speech", 1.0), ("still", 1.0),
        wakes=(1.6,), voice=PatientVoice(blocks=1000), fingers=fingers,
        assistant=ScriptedAssistant(turn(answer="Fi ydi Macsen."), turn(answer="Iawn.")),
    )  # fmt: skip

    assert done.voice.stopped == 1
    assert done.said == ["Fi ydi Macsen.", "Iawn."]


def test_push_to_talk_by_key() -> None:
    fingers = Fingers()
    done = scene(
        ("speech", 1.0), ("still", 1.0), fingers("press"), ("still", 0.5), ("speech", 1.0),
        ("still", 1.0),
        mode=Mode.PUSH, fingers=fingers,
    )  # fmt: skip

    assert len(done.assistant.utterances) == 1
    assert done.earcons == [Earcon.AWAKE, Earcon.HEARD]
    assert done.spotter.heard == 0


def test_a_button_is_held_through_a_pause_and_ends_the_utterance_when_it_is_let_go() -> None:
    fingers = Fingers()
    done = scene(
        ("still", 1.0), fingers("hold"), ("speech", 1.0), ("still", 2.0), ("speech", 0.5),
        fingers("release"), ("still", 0.2),
        mode=Mode.PUSH, fingers=fingers,
    )  # fmt: skip

    (utterance,) = done.assistant.utterances
    assert utterance.seconds == pytest.approx(3.7, abs=0.1), "and a little from before the press"
    assert done.said


def test_while_something_rings_stop_needs_no_wake_word() -> None:
    ringing = [False]
    done = scene(
        ("still", 1.0), lambda: ringing.__setitem__(0, True), ("still", 1.0), ("speech", 0.8),
        ("still", 1.0),
        rings=lambda: ringing[0], assistant=ScriptedAssistant(turn("stop", "Iawn.")),
    )  # fmt: skip

    assert done.said == ["Iawn."]
    assert done.earcons == []


def test_a_failure_is_shown_and_it_goes_on() -> None:
    assistant = ScriptedAssistant(MacsenError("dim modd"), turn())
    done = scene(
        ("still", 1.0), ("speech", 2.0), ("still", 1.0), ("speech", 2.0), ("still", 1.0),
        wakes=(1.6, 4.6), assistant=assistant,
    )  # fmt: skip

    assert done.display.errors == ["dim modd"]
    assert done.earcons[:2] == [Earcon.HEARD, Earcon.ERROR]
    assert done.said == ["Mae hi'n dri o'r gloch."]


def test_without_a_voice_the_answer_is_shown() -> None:
    done = scene(
        ("still", 1.0), ("speech", 2.0), ("still", 1.5),
        wakes=(1.6,), voice=PatientVoice(failure=VoiceError("dim cerdyn sain")),
    )  # fmt: skip

    assert done.display.errors == ["dim cerdyn sain"]
    assert done.display.turns
    assert done.display.states[-1] == "follow_up"


def test_a_microphone_that_is_lost_in_mid_sentence_and_comes_back() -> None:
    scenes: list[Scene] = []
    script: list[Script] = [
        ("still", 1.0), ("speech", 1.5),
        lambda: scenes[0].listener.microphone_changed("lost", "Collwyd y meicroffon."),
        lambda: scenes[0].listener.microphone_changed("back", "Mae'n ôl."),
        ("still", 1.0), ("speech", 2.0), ("still", 1.0),
    ]  # fmt: skip
    scenes.append(Scene(*script, wakes=(1.6, 4.2)))
    done = scenes[0].run()

    assert [kind for kind, _ in done.display.told] == ["lost", "back"]
    assert len(done.assistant.utterances) == 2
    assert done.said == ["Mae hi'n dri o'r gloch."]


def test_without_a_microphone_a_key_silences_the_voice() -> None:
    fingers = Fingers()
    scenes: list[Scene] = []
    script: list[Script] = [
        ("still", 1.0), ("speech", 2.0), ("still", 1.0),
        lambda: scenes[0].listener.microphone_changed("lost", "Collwyd y meicroffon."),
        fingers("press"),
        lambda: scenes[0].listener.no_sound(),
    ]  # fmt: skip
    scenes.append(Scene(*script, wakes=(1.6,), voice=PatientVoice(blocks=1000), fingers=fingers))
    done = scenes[0].run()

    assert done.said and done.voice.stopped == 1
    assert done.earcons == [Earcon.HEARD], "and it does not say that it is listening"


def test_a_key_is_answered_while_there_is_no_microphone_and_not_afterwards() -> None:
    fingers = Fingers()
    scenes: list[Scene] = []
    script: list[Script] = [
        ("still", 1.0),
        lambda: scenes[0].listener.microphone_changed("lost", "Collwyd y meicroffon."),
        fingers("hold"), lambda: scenes[0].listener.no_sound(),
        fingers("release"), lambda: scenes[0].listener.no_sound(),
        lambda: scenes[0].listener.microphone_changed("back", "Mae'n ôl."),
        ("speech", 2.0), ("still", 1.0),
    ]  # fmt: skip
    scenes.append(Scene(*script, mode=Mode.PUSH, fingers=fingers))
    done = scenes[0].run()

    assert done.earcons == [Earcon.ERROR]
    assert [kind for kind, _ in done.display.told] == ["lost", "lost", "back"]
    assert set(done.display.states) == {"idle"} and not done.assistant.utterances


def test_a_key_is_seen_before_sound_that_is_late() -> None:
    fingers = Fingers()
    scenes: list[Scene] = []
    seen: list[str] = []
    script: list[Script] = [
        ("still", 1.0), fingers("press"), lambda: scenes[0].listener.no_sound(),
        lambda: seen.extend(scenes[0].display.states), ("still", 0.2),
    ]  # fmt: skip
    scenes.append(Scene(*script, mode=Mode.PUSH, fingers=fingers))
    scenes[0].run()

    assert seen[-1] == "awake"


def test_changed_skills_are_taken_up_while_idle() -> None:
    done = scene(("still", 5.0))

    assert done.assistant.refreshed == 3


def test_a_sentence_that_nothing_can_follow_ends_sooner() -> None:
    silences = {"stop": 0.3}
    done = scene(
        ("still", 1.0), ("speech", 1.0), ("still", 2.0),
        mode=Mode.OPEN, early_silence=silences.get,
        assistant=ScriptedAssistant(turn("stop", "Iawn."), partials=["stop"]),
    )  # fmt: skip

    assert done.display.latencies[0].silence == pytest.approx(0.3, abs=0.05)


def test_the_words_are_made_sure_of_before_the_silence_is_over() -> None:
    done = scene(("still", 1.0), ("speech", 1.0), ("still", 2.0), mode=Mode.OPEN)

    (utterance,) = done.assistant.utterances
    assert utterance.settled == len(utterance.blocks)
    assert utterance.seconds - utterance.speech_s == pytest.approx(0.5 + 0.25, abs=0.1)


def test_a_pause_that_was_not_the_end_is_heard_too() -> None:
    done = scene(
        ("still", 1.0), ("speech", 1.0), ("still", 0.5), ("speech", 1.0), ("still", 2.0),
        mode=Mode.OPEN,
    )  # fmt: skip

    (utterance,) = done.assistant.utterances
    assert utterance.speech_s == pytest.approx(2.0, abs=0.1)
    assert utterance.seconds - utterance.speech_s == pytest.approx(0.5 + 0.5 + 0.25, abs=0.15)


def test_while_a_slow_answer_is_looked_up_the_listening_goes_on() -> None:
    slow = ScriptedAssistant(turn(), is_slow=True)
    done = scene(
        ("still", 1.0), ("speech", 1.0), ("still", 2.0), ("speech", 1.0), ("still", 1.0),
        slow.answer, assistant=slow, mode=Mode.OPEN, patience_s=0.0,
    )  # fmt: skip

    assert len(slow.utterances) == 1, "what was said meanwhile was not for us"
    assert done.display.states[:3] == ["idle", "hearing", "hearing"], "it shows that it thinks"
    assert done.said == ["Mae hi'n dri o'r gloch."]


def test_a_key_gives_up_an_answer_that_takes_too_long() -> None:
    fingers = Fingers()
    slow = ScriptedAssistant(turn("un", "Un."), turn("dau", "Dau."), is_slow=True)
    done = scene(
        ("still", 1.0), ("speech", 1.0), ("still", 2.0), fingers("press"), ("still", 1.0),
        slow.answer, ("speech", 1.0), ("still", 2.0),
        assistant=slow, mode=Mode.OPEN, patience_s=0.0, fingers=fingers,
    )  # fmt: skip

    assert done.said == ["Dau."]
    assert done.display.states[:4] == ["idle", "hearing", "hearing", "idle"]
    assert slow.swapped, "the conversation goes on from before it"


def test_an_answer_that_was_given_up_is_over_before_changed_skills_are_taken_up() -> None:
    fingers = Fingers()
    slow = ScriptedAssistant(turn("un", "Un."), is_slow=True)
    slow.context = before = Context(answer="cyn hynny")
    refreshed: list[int] = []

    def answered() -> None:
        slow.context = Context(answer="Un.")  # the conversation went on in it
        slow.answer()
        for thread in threading.enumerate():
            if thread.name == "answering":
                thread.join(60)

    done = scene(
        ("still", 1.0), ("speech", 1.0), ("still", 2.0), fingers("press"),
        lambda: refreshed.append(slow.refreshed), ("still", 6.0),
        lambda: refreshed.append(slow.refreshed), answered, ("still", 3.0),
        assistant=slow, mode=Mode.OPEN, patience_s=0.0, fingers=fingers,
    )  # fmt: skip

    assert refreshed[0] == refreshed[1] < slow.refreshed
    assert slow.context == before
    assert done.said == []


def test_a_file_that_ends_in_mid_sentence_is_answered() -> None:
    done = scene(("still", 1.0), ("speech", 2.0), wakes=(1.6,))

    assert done.said == ["Mae hi'n dri o'r gloch."]
    assert done.display.states[-1] == "follow_up"


def test_ctrl_c_silences_the_voice() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    done = Scene(
        ("still", 1.0), ("speech", 2.0), ("still", 1.0), interrupt,
        wakes=(1.6,), voice=PatientVoice(blocks=1000),
    )  # fmt: skip
    with pytest.raises(KeyboardInterrupt):
        done.run()

    assert done.voice.stopped == 1


def test_what_breaks_the_microphone_for_good_is_raised() -> None:
    def broken() -> None:
        raise AudioError("PortAudio")

    with pytest.raises(AudioError):
        scene(("still", 1.0), broken)
