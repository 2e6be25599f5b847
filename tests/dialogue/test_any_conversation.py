"""Whatever is said in whatever order: nothing is raised, and no question stays open for ever."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from macsen_lite.dialogue.context import EXPIRY_S, MOST_REPEATS, MOST_TIMES
from macsen_lite.intents.loader import IntentLoader

from .conftest import Talk

SAID = [
    *("gosod amserydd", "amserydd", "gosod larwm", "gosod larwm yfory", "gwna nodyn", "larwm"),
    *("sut dywydd ydi hi", "sut dywydd fydd hi yfory yn bowys", "faint o'r gloch ydi hi"),
    *("pum munud", "am bum munud", "saith", "yfory", "ym mhowys", "prynu llefrith"),
    *("ie", "ia", "nage", "na", "y cyntaf", "yr ail", "nage yr ail", "ie y cyntaf"),
    *("ac yfory", "beth am bowys", "a beth am y dyddiad", "ac", "beth am", "am", "a"),
    *("eto", "paid", "dim ots", "plîs", "macsen", "os gweli di'n dda", "coeden afalau"),
    *("", "  ", "?!", "…", "[unk]", "\x00", "🙂", "9" * 40, "'r", "a " * 30, "ŷ" * 5),
]
UTTERANCE = st.sampled_from(SAID) | st.text(max_size=20)
TURN = UTTERANCE | st.integers(0, 90)

# A question goes away after being put this often, or at the latest once it has expired.
MOST = MOST_TIMES + MOST_REPEATS


@settings(max_examples=100)
@given(turns=st.lists(TURN, max_size=12))
def test_nothing_is_raised_and_every_answer_is_something_to_say(
    loader: IntentLoader, turns: list[str | int]
) -> None:
    talk = Talk(loader, "chi")
    for turn in turns:
        if isinstance(turn, int):
            talk.clock.advance(turn)
            continue
        answered = talk.assistant.ask(turn)
        assert answered.answer.strip()
        assert answered.expects == talk.assistant.expects
    talk.clock.advance(EXPIRY_S)
    assert talk.assistant.expects is None


@settings(max_examples=100)
@given(
    question=st.sampled_from(["gosod amserydd", "amserydd", "gosod larwm", "gwna nodyn"]),
    replies=st.lists(
        st.sampled_from(["eto", "", "coeden afalau", "llwyn eirin", "sori"]), min_size=9
    ),
)
def test_no_question_is_put_for_ever(
    loader: IntentLoader, question: str, replies: list[str]
) -> None:
    talk = Talk(loader, "chi")
    assert talk.assistant.ask(question).expects
    open_for = 0
    for reply in replies:
        if not talk.assistant.ask(reply).expects:
            break
        open_for += 1
    assert open_for < MOST
