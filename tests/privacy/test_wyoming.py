"""What is said over Wyoming: kept only while the setting is on, and only what was heard here."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioStart, AudioStop

from macsen_lite.audio.files import read_clip
from macsen_lite.privacy.turns import Reason
from macsen_lite.serve.wyoming.home import Home, ServiceLimits
from tests.fakes.misheard import Ear
from tests.fakes.recogniser import SILENCE, transcript
from tests.fakes.wyoming_service import Client, home, run, served

LOST = transcript("gwna rywbeth", is_unknown=True)
ODD = transcript("bananas glas")
"""Heard for sure, and nothing that we know."""
TIME = transcript("faint o'r gloch ydi hi")
WHO = {"satellite_id": "cegin"}


async def hear(client: Client, rate: int = 48_000) -> str:
    """Send 0.6 s of sound as stereo, and give the words."""
    block = b"\0\1" * (rate // 5 * 2)
    chunk = AudioChunk(rate, 2, 2, block)
    await client.say(Transcribe(), AudioStart(rate, 2, 2), chunk, chunk, chunk, AudioStop())
    events = await client.until("transcript-stop")
    return next(str(event.data["text"]) for event in events if event.type == "transcript")


async def answer(port: int, text: str, who: dict[str, str] | None = WHO) -> str:
    """As Home Assistant does: on a connection of its own."""
    async with Client(port) as client:
        await client.say(Transcript(text, context=who))
        return (await client.next()).type


async def converse(house: Home, *turns: str | None, who: dict[str, str] | None = WHO) -> None:
    """Say something (None) and have what was heard of it answered; or write something."""
    async with served(house) as port:
        for text in turns:
            if text is None:
                async with Client(port) as client:
                    text = await hear(client)
            if text:
                await answer(port, text, who)
        # What is told after the words have been sent is told by now.
        await house.talker.worker.run(int)


@pytest.mark.parametrize("is_on", [True, False])
def test_what_our_recogniser_turns_down_is_kept_if_that_is_wanted(
    ear: Callable[..., Ear], is_on: bool
) -> None:
    one = ear(is_on=is_on)
    run(converse(home(LOST, recorder=one.recorder), None))

    assert one.reasons() == ([Reason.NOT_UNDERSTOOD] if is_on else [])
    for kept in one.store.all()[0]:
        clip = read_clip(one.store.audio(kept.id))
        assert clip.rate == 16_000 and clip.seconds == pytest.approx(0.6, abs=0.01)
        assert abs(int(clip.samples[len(clip.samples) // 2])) == 256


def test_what_is_heard_here_and_not_understood_here_is_kept_with_its_sound(
    ear: Callable[..., Ear],
) -> None:
    one = ear()
    run(converse(home(ODD, recorder=one.recorder), None))

    assert one.reasons() == [Reason.NOT_UNDERSTOOD]
    (kept,), _ = one.store.all()
    assert kept.heard == "bananas glas" and kept.confidence == 1.0
    assert kept.seconds == pytest.approx(0.6, abs=0.01)


@pytest.mark.parametrize("who", [WHO, None], ids=["a satellite", "nameless"])
def test_no_right_after_an_answer_is_about_it(
    ear: Callable[..., Ear], who: dict[str, str] | None
) -> None:
    one = ear()
    run(converse(home(TIME, recorder=one.recorder), None, "nage", who=who))

    assert one.reasons() == [Reason.REFUSED]


def test_what_was_written_or_heard_by_another_is_not_kept(ear: Callable[..., Ear]) -> None:
    one = ear()
    run(converse(home(TIME, recorder=one.recorder), None, "xyzzy plwgh"))

    assert one.reasons() == []


def test_silence_and_what_is_understood_are_not_kept(ear: Callable[..., Ear]) -> None:
    one = ear()
    run(converse(home(SILENCE, TIME, recorder=one.recorder), None, None))

    assert one.reasons() == []


def test_one_asks_and_another_answers_with_the_sound_of_the_first(
    ear: Callable[..., Ear],
) -> None:
    """Two speak at once: each answer gets the sound of its own words."""
    one = ear()

    async def test() -> None:
        async with served(home(ODD, TIME, recorder=one.recorder)) as port:
            async with Client(port) as first, Client(port) as second:
                assert await hear(first) == "bananas glas"
                assert await hear(second, rate=16_000) == "faint o'r gloch ydi hi"
            assert await answer(port, "faint o'r gloch ydi hi", {"satellite_id": "llofft"})
            assert await answer(port, "bananas glas") == "not-handled"
            # Once only: written, the same words have no sound.
            assert await answer(port, "bananas glas") == "not-handled"

    run(test())
    assert one.reasons() == [Reason.NOT_UNDERSTOOD]
    assert [turn.heard for turn in one.store.all()[0]] == ["bananas glas"]


def test_words_that_do_not_come_back_are_forgotten(ear: Callable[..., Ear]) -> None:
    """Home Assistant has sentences of its own: what they answer is no business of ours."""
    one = ear()
    house = home(ODD, recorder=one.recorder, limits=ServiceLimits(back_s=0.0))

    async def test() -> None:
        async with served(house) as port:
            async with Client(port) as client:
                text = await hear(client)
            await asyncio.sleep(0)
            assert await answer(port, text) == "not-handled"

    run(test())
    assert one.reasons() == []


def test_no_sound_is_remembered_while_the_setting_is_off(ear: Callable[..., Ear]) -> None:
    one = ear(is_on=False)
    house = home(ODD, recorder=one.recorder)

    async def test() -> None:
        async with served(house) as port:
            async with Client(port) as client:
                text = await hear(client)
            one.is_on = True  # from now on
            await answer(port, text)

    run(test())
    assert one.reasons() == []
