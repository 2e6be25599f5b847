"""What comes after an answer: the same about something else, and hearing it again."""

from __future__ import annotations

import pytest

from .conftest import Talk


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("ac yfory?", "Tywydd Gwynedd yfory."),
        ("ac yfory, plîs", "Tywydd Gwynedd yfory."),
        ("beth am fory", "Tywydd Gwynedd yfory."),
        ("a beth am Bowys?", "Tywydd Powys heddiw."),  # am softens
        ("be am Bowys?", "Tywydd Powys heddiw."),
        ("a Phowys?", "Tywydd Powys heddiw."),  # a makes an aspirate
        ("ac ym Mhowys?", "Tywydd Powys heddiw."),  # yn takes the nasal
        ("ac i Bowys?", "Tywydd Powys heddiw."),
    ],
)
def test_one_slot_changes_and_the_other_stays(talk: Talk, said: str, answered: str) -> None:
    talk(("sut dywydd ydi hi yn Gwynedd heddiw", "Tywydd Gwynedd heddiw."), (said, answered))


def test_bare_words_are_no_follow_up(talk: Talk) -> None:
    talk(
        ("amsera bum munud", "Iawn, amserydd am bum munud."),
        ("pum munud", set(talk.replies("heb_ddeall"))),
        ("ac am ddeng munud", "Iawn, amserydd am ddeng munud."),
        ("ac un arall am ugain munud", "Iawn, amserydd am ugain munud."),
        ("un arall am chwarter awr", "Iawn, amserydd am chwarter awr."),
    )


def test_follow_ups_follow_each_other(talk: Talk) -> None:
    talk(
        ("sut dywydd ydi hi", "Tywydd."),
        ("ac yfory?", "Tywydd yfory."),
        ("beth am Bowys?", "Tywydd Powys yfory."),
        ("ac yng Ngwynedd?", "Tywydd Gwynedd yfory."),
        ("a heddiw?", "Tywydd Gwynedd heddiw."),
    )


def test_an_intent_of_the_same_skill_and_the_same_needs_may_be_the_one(talk: Talk) -> None:
    first = talk.assistant.ask("faint o'r gloch ydi hi")
    then = talk.assistant.ask("ac yn Llundain?")
    assert first.match is not None and then.match is not None
    assert then.match.skill == "amser" and then.match.slots
    assert "Llundain" in then.answer


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("a beth am Fangor?", "ym Mangor"),
        ("a beth am Baris?", "ym Mharis"),
        ("ac yn Fangor?", "ym Mangor"),  # the wrong mutation is often heard
        ("beth am yr Wyddgrug", "yn yr Wyddgrug"),
        ("beth am Sir Fôn", "ar Ynys Môn"),
        ("a Chaerdydd?", "yng Nghaerdydd"),
    ],
)
def test_a_name_is_enough_where_the_slot_has_a_preposition(
    talk: Talk, said: str, answered: str
) -> None:
    talk(("faint o'r gloch ydi hi yn Llundain", None))
    assert answered in talk.assistant.ask(said).answer


def test_it_may_also_be_a_new_question(talk: Talk) -> None:
    talk(("sut dywydd ydi hi", "Tywydd."))
    turn = talk.assistant.ask("a beth am y dyddiad?")
    assert turn.match is not None and turn.match.skill == "dyddiad"


def test_there_is_nothing_to_follow_up_at_first_or_after_a_minute(talk: Talk) -> None:
    lost = set(talk.replies("heb_ddeall"))
    talk(("ac yfory?", lost))
    talk(("sut dywydd ydi hi", "Tywydd."), 60.0, ("ac yfory?", lost))
    talk(("sut dywydd ydi hi", "Tywydd."), 59.0, ("ac yfory?", "Tywydd yfory."))


def test_what_was_not_understood_does_not_end_the_conversation_nor_prolong_it(talk: Talk) -> None:
    lost = set(talk.replies("heb_ddeall"))
    talk(
        ("sut dywydd ydi hi", "Tywydd."),
        30.0,
        ("coeden afalau", lost),
        ("ac yfory?", "Tywydd yfory."),
        30.0,
        ("coeden afalau", lost),
        31.0,
        ("a heddiw?", lost),
    )


@pytest.mark.parametrize(
    "said",
    [
        "eto",
        "unwaith eto",
        "eto os gweli di'n dda",
        "dwed hynny eto",
        "dwedwch hynny eto, plîs",
        "wnei di ddeud hynny eto",
        "be ddudist ti?",
        "beth wedest ti?",
        "beth ddywedoch chi?",
        "chlywais i ddim",
    ],
)
def test_the_answer_again(talk: Talk, said: str) -> None:
    talk(("sut dywydd ydi hi yfory", "Tywydd yfory."), (said, "Tywydd yfory."))
    talk((said, "Tywydd yfory."), ("ac ym Mhowys", "Tywydd Powys yfory."))


def test_the_answer_again_even_when_something_was_not_understood(talk: Talk) -> None:
    talk(("sut dywydd ydi hi", "Tywydd."), ("coeden afalau", None), ("eto", "Tywydd."))


def test_nothing_to_say_again(talk: Talk) -> None:
    talk(("eto", set(talk.replies("dim_i_ailadrodd"))))


@pytest.mark.parametrize("said", ["na", "nage", "Macsen, nage", "na, dim hynny"])
def test_no_is_about_the_answer_before_and_goes_on(talk: Talk, said: str) -> None:
    talk(
        ("sut dywydd ydi hi yn Gwynedd heddiw", "Tywydd Gwynedd heddiw."),
        (said, set(talk.replies("nid_hynny"))),
        ("ac yfory?", "Tywydd Gwynedd yfory."),
    )


def test_without_an_answer_there_is_nothing_to_say_no_to(talk: Talk) -> None:
    talk(("nage", set(talk.replies("heb_ddeall"))))


def test_never_mind_ends_the_conversation(talk: Talk) -> None:
    talk(
        ("sut dywydd ydi hi", "Tywydd."),
        ("dim ots", set(talk.replies("wedi_canslo"))),
        ("ac yfory?", set(talk.replies("heb_ddeall"))),
    )


def test_a_new_conversation_knows_nothing_of_the_last(talk: Talk) -> None:
    talk(("sut dywydd ydi hi", "Tywydd."))
    talk.assistant.forget()
    talk(("ac yfory?", set(talk.replies("heb_ddeall"))))
