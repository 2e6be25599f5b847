"""A slot that is needed and was not said is asked for."""

from __future__ import annotations

import pytest

from macsen_lite.dialogue.context import Expects

from .conftest import Talk

FIVE = "Iawn, amserydd am bum munud."  # am softens: pum → am bum
HOW_LONG = "Am faint o amser?"


@pytest.mark.parametrize(
    "said",
    [
        "pum munud",
        "Pum munud.",
        "am bum munud",
        "pum munud os gweli di'n dda",
        "pum munud, os gwelwch yn dda, Macsen",
        "tua phum munud",  # tua makes an aspirate
        "am ryw bum munud",
        "5 munud",
    ],
)
def test_the_slot_alone_is_answer_enough(talk: Talk, said: str) -> None:
    talk(("gosod amserydd", HOW_LONG), (said, FIVE))


def test_the_turn_says_that_it_is_not_done(talk: Talk) -> None:
    asked = talk.assistant.ask("gosod amserydd")
    assert asked.expects is Expects.SLOT and talk.assistant.expects is Expects.SLOT
    assert asked.match is not None and asked.match.intent == "amseru.gosod"
    answered = talk.assistant.ask("pum munud")
    assert answered.expects is None and talk.assistant.expects is None
    assert answered.match is not None
    assert {name: value.value for name, value in answered.match.slots.items()} == {"hyd": 300}


def test_what_was_said_in_full_is_not_asked_for(talk: Talk) -> None:
    talk(("gosoda amserydd am bum munud", FIVE))


def test_several_slots_are_asked_for_in_turn(talk: Talk) -> None:
    talk(
        ("gosod larwm", "Am faint o'r gloch?"),
        ("saith", "Am saith: pryd?"),
        ("yfory", "Iawn, larwm yfory am saith."),
    )


def test_only_what_was_not_said_is_asked_for(talk: Talk) -> None:
    talk(("gosod larwm yfory", "Am faint o'r gloch?"), ("am wyth", "Iawn, larwm yfory am wyth."))


def test_more_than_was_asked_for_may_be_said(talk: Talk) -> None:
    talk(("gosod larwm", "Am faint o'r gloch?"), ("am saith yfory", "Iawn, larwm yfory am saith."))


def test_the_slot_may_be_misspelt(talk: Talk) -> None:
    talk(("gosod amserydd", HOW_LONG), ("pum mynud", FIVE))


def test_a_slot_without_a_question_of_its_own_is_named(talk: Talk) -> None:
    talk(
        (
            "gwna nodyn",
            {
                "Mae angen un peth arall arna i: testun.",
                "Mae arna i angen un manylyn arall: testun.",
            },
        ),
        ("prynu llefrith", "Dyna fi wedi nodi: prynu llefrith."),
    )


def test_open_words_do_not_swallow_a_command(talk: Talk) -> None:
    talk(("gwna nodyn", None), ("gosod amserydd am bum munud", FIVE))
    talk(("gwna nodyn", None), ("paid", set(talk.replies("wedi_canslo"))))


@pytest.mark.parametrize("said", ["na", "nage", "dim diolch", "dim un ohonyn nhw"])
def test_open_words_do_not_swallow_a_no(talk: Talk, said: str) -> None:
    talk(("gwna nodyn", None), (said, set(talk.replies("wedi_canslo"))))


def test_a_new_command_wins_and_the_question_is_gone(talk: Talk) -> None:
    talk(
        ("gosod amserydd", HOW_LONG),
        ("gosod amserydd am bum munud", FIVE),
        ("gosod amserydd", HOW_LONG),
        ("canslo'r amserydd", "Dyna'r amserydd wedi'i ganslo."),
        ("tri chan mlynedd", set(talk.replies("heb_ddeall"))),
    )


def test_not_understood_it_asks_once_more_and_then_gives_up(talk: Talk) -> None:
    again = {f"{sorry} {HOW_LONG}" for sorry in talk.replies("heb_ddeall_ateb")}
    talk(
        ("gosod amserydd", HOW_LONG),
        ("coeden afalau", again),
        ("llwyn eirin", set(talk.replies("rhoi_gorau"))),
        ("pum munud", set(talk.replies("heb_ddeall"))),
    )


def test_an_answer_after_one_misunderstanding_still_counts(talk: Talk) -> None:
    talk(("gosod amserydd", HOW_LONG), ("coeden afalau", None), ("pum munud", FIVE))


def test_silence_is_told_from_words_not_understood(talk: Talk) -> None:
    again = {f"{sorry} {HOW_LONG}" for sorry in talk.replies("heb_glywed_ateb")}
    talk(("gosod amserydd", HOW_LONG), ("", again), (" …", set(talk.replies("rhoi_gorau"))))


@pytest.mark.parametrize(
    "said",
    [
        "paid",
        "peidiwch",
        "canslo",
        "canslwch",
        "dim ots",
        "sdim ots",
        "anghofia fo",
        "anghofia fe",
        "anghofiwch o",
        "stopia",
        "gad o",
        "waeth befo",
        "Canslo, os gwelwch yn dda.",
        "dw i wedi newid fy meddwl",
        "na",
        "dim diolch",
    ],
)
def test_never_mind(talk: Talk, said: str) -> None:
    talk(
        ("gosod amserydd", HOW_LONG),
        (said, set(talk.replies("wedi_canslo"))),
        ("pum munud", set(talk.replies("heb_ddeall"))),
    )


def test_a_question_expires(talk: Talk) -> None:
    talk(("gosod amserydd", HOW_LONG), 59.0, ("pum munud", FIVE))
    talk(("gosod amserydd", HOW_LONG), 60.0, ("pum munud", set(talk.replies("heb_ddeall"))))


@pytest.mark.parametrize(
    "said",
    ["eto", "unwaith eto", "dwed hynny eto", "beth ddwedoch chi?", "be ddudist ti", "sori?"],
)
def test_the_question_is_put_again_on_request(talk: Talk, said: str) -> None:
    talk(("gosod amserydd", HOW_LONG), (said, HOW_LONG), ("pum munud", FIVE))


def test_but_not_for_ever(talk: Talk) -> None:
    talk(("gosod amserydd", HOW_LONG), *[("eto", HOW_LONG)] * 3)
    talk(("eto", set(talk.replies("rhoi_gorau"))))


def test_the_user_is_called_ti_or_chi(talk: Talk, talk_ti: Talk) -> None:
    for each, occasion in ((talk, "rhoi_gorau"), (talk_ti, "rhoi_gorau_ti")):
        each(("gosod amserydd", HOW_LONG), ("coeden afalau", None), ("llwyn", None), ("", None))
        each(("gosod amserydd", HOW_LONG), ("coeden afalau", None))
        each(("llwyn eirin", set(each.replies(occasion))))
