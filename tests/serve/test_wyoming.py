"""The Wyoming service over TCP: what each kind of client gets."""

from __future__ import annotations

import asyncio

import numpy as np
import pytest
from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.info import Describe, Info
from wyoming.intent import Recognize
from wyoming.ping import Ping
from wyoming.tts import (
    Synthesize,
    SynthesizeChunk,
    SynthesizeStart,
    SynthesizeStop,
    SynthesizeVoice,
)
from wyoming.wake import Detect

from macsen_lite.config.config import config_path
from macsen_lite.errors import ModelError
from macsen_lite.serve.wyoming.home import Home, ServiceLimits
from macsen_lite.voice.speaker import Accent
from tests.fakes.recogniser import SILENCE, transcript
from tests.fakes.wyoming_service import (
    BLOCK,
    Client,
    Spoken,
    home,
    no_voice,
    run,
    served,
    visiting,
)

TIME = transcript("faint o'r gloch ydi hi")
SOUND = AudioStart(16_000, 2, 1)
CHUNK = AudioChunk(16_000, 2, 1, BLOCK)


async def described(house: Home) -> Info:
    async with visiting(house) as client:
        await client.say(Describe())
        return Info.from_event(await client.next())


# -- describe --------------------------------------------------------------------------------------


def test_it_says_what_it_can_do() -> None:
    info = run(described(home()))
    for programs in (info.asr, info.tts, info.handle, info.intent, info.wake):
        (program,) = programs
        assert program.installed and program.version and program.attribution.name
    models = [info.asr[0].models, info.handle[0].models, info.intent[0].models, info.wake[0].models]
    for (model,) in models:
        assert model.languages == ["cy"] and model.installed and model.version
    assert info.asr[0].supports_transcript_streaming
    assert info.tts[0].supports_synthesize_streaming
    assert [voice.name for voice in info.tts[0].voices] == ["gogledd", "de"]
    assert [model.phrase for model in info.wake[0].models] == ["Macsen"]
    assert info.satellite is None and not info.mic and not info.snd


def test_what_is_not_there_is_not_offered() -> None:
    deaf = ModelError("no model", "macsen-lite model install")
    info = run(described(home(voice=no_voice, can_wake=False, deaf=deaf)))
    assert not info.tts[0].installed and not info.wake
    assert not info.asr[0].installed and not info.asr[0].models[0].installed
    assert info.handle[0].installed


def test_who_cannot_hear_says_so_and_answers_in_writing() -> None:
    async def test() -> None:
        deaf = ModelError("no model", "macsen-lite model install")
        async with served(home(deaf=deaf)) as port:
            for _ in range(2):
                async with Client(port) as client:
                    await client.say(Transcribe(), SOUND)
                    event = await client.next()
                    assert event.type == "error"
                    assert event.data["text"] == "no model\nmacsen-lite model install"
                    assert await client.read_event() is None
            async with Client(port) as client:
                await client.say(Transcript("faint o'r gloch ydi hi"))
                assert (await client.next()).type == "handled"

    run(test())


# -- hearing ---------------------------------------------------------------------------------------


def test_words_come_while_they_are_spoken_and_then_all_of_them() -> None:
    async def test() -> None:
        async with visiting(home(TIME)) as client:
            await client.say(Transcribe(language="cy"), SOUND)
            assert (await client.next()).type == "transcript-start"
            for _ in range(4):
                await client.say(CHUNK)
            # The sound is still coming.
            assert (await client.next()).data == {"text": "faint"}
            await client.say(AudioStop())
            events = await client.until("transcript-stop")
            pieces = [event.data["text"] for event in events if event.type == "transcript-chunk"]
            assert "faint" + "".join(pieces) == "faint o'r gloch ydi hi"
            assert events[-2].type == "transcript"
            assert events[-2].data == {"text": "faint o'r gloch ydi hi", "language": "cy"}

    run(test())


def test_what_is_not_to_be_acted_upon_has_no_words() -> None:
    unsure = transcript("gosod larwm", is_unknown=True)

    async def test() -> None:
        async with visiting(home(unsure, SILENCE)) as client:
            for _ in range(2):
                await client.say(SOUND, CHUNK, AudioStop())
                events = await client.until("transcript-stop")
                assert [e.data["text"] for e in events if e.type == "transcript"] == [""]

    run(test())


def test_clients_without_audio_start_and_with_nothing_to_hear() -> None:
    async def test() -> None:
        async with visiting(home(TIME)) as client:
            await client.say(AudioStop())
            assert (await client.until("transcript"))[-1].data["text"] == ""
            await client.say(CHUNK, AudioStop())
            assert (await client.until("transcript"))[-1].data["text"] == "faint o'r gloch ydi hi"

    run(test())


def test_what_is_too_long_is_heard_as_far_as_it_may_be() -> None:
    async def test() -> None:
        house = home(TIME, limits=ServiceLimits(utterance_s=0.6))
        async with visiting(house) as client:
            await client.say(SOUND, *[CHUNK] * 6, AudioStop())
            events = await client.until("transcript-stop")
            assert events[-2].data["text"] == "faint o'r gloch ydi hi"

    run(test())


def test_a_new_stream_takes_the_place_of_one_that_was_not_ended() -> None:
    async def test() -> None:
        async with visiting(home(transcript("bore da"), TIME)) as client:
            await client.say(SOUND, CHUNK, Transcribe(), SOUND, CHUNK, AudioStop())
            assert (await client.until("transcript"))[-1].data["text"] == "faint o'r gloch ydi hi"

    run(test())


# -- answering -------------------------------------------------------------------------------------


def test_what_was_heard_is_answered() -> None:
    async def test() -> None:
        async with visiting(home()) as client:
            context = {"conversation_id": "01JXYZ"}
            await client.say(Transcript("faint o'r gloch ydi hi", context=context))
            event = await client.next()
            assert event.type == "handled" and "hwarter wedi tri" in event.data["text"]
            assert event.data["context"] == context
            await client.say(Transcript("xyzzy plwgh"))
            event = await client.next()
            assert event.type == "not-handled" and event.data["text"]

    run(test())


@pytest.mark.parametrize(
    ("first", "second", "goes_on"),
    [
        ({"conversation_id": "a"}, {"conversation_id": "a"}, True),
        ({"conversation_id": "a"}, {"conversation_id": "b"}, False),
        ({"conversation_id": "a", "satellite_id": "s"}, {"satellite_id": "s"}, True),
        (None, None, True),  # as older versions of Home Assistant connect
        (None, {"conversation_id": "a"}, False),
    ],
)
def test_a_conversation_goes_on_over_connections(
    first: dict[str, str] | None, second: dict[str, str] | None, goes_on: bool
) -> None:
    async def test() -> None:
        async with served(home()) as port:
            async with Client(port) as client:
                await client.say(Transcript("gosod amserydd", context=first))
                assert (await client.next()).type == "handled"  # for how long?
            await asyncio.sleep(0)
            async with Client(port) as client:
                await client.say(Transcript("pum munud", context=second))
                event = await client.next()
                assert (event.type == "handled") is goes_on, event

    run(test())


def test_an_intent_is_recognised_and_not_carried_out() -> None:
    async def test() -> None:
        async with visiting(home()) as client:
            await client.say(Recognize("gosod amserydd am bum munud"))
            event = await client.next()
            assert event.type == "intent" and event.data["name"] == "amserydd.gosod"
            assert event.data["entities"] == [{"name": "hyd", "value": 300}]
            await client.say(Recognize("xyzzy plwgh"))
            assert (await client.next()).type == "not-recognized"
            await client.say(Transcript("faint o amser sydd ar ôl"))
            answer = (await client.next()).data["text"]
            assert "amserydd" in answer and "pum" not in answer

    run(test())


# -- speaking --------------------------------------------------------------------------------------


def test_a_text_is_spoken_in_the_voice_that_was_chosen() -> None:
    spoken = Spoken()

    async def test() -> None:
        async with visiting(home(voice=spoken)) as client:
            for name in (None, "de"):
                voice = SynthesizeVoice(name=name) if name else None
                await client.say(Synthesize("Bore da, bawb.", voice=voice))
                events = await client.until("audio-stop")
                assert events[0].type == "audio-start"
                assert events[0].data["rate"] == 22_050
                assert [event.type for event in events[1:-1]] == ["audio-chunk"] * 3
                sound = b"".join(event.payload or b"" for event in events)
                assert len(sound) == 2 * 3 * 2205
                assert events[-1].data["timestamp"] == 300

    run(test())
    said = {voice.settings.accent: voice.said for voice in spoken.opened}
    assert said == {Accent.NORTH: ["Bore da, bawb."], Accent.SOUTH: ["Bore da, bawb."]}


def test_a_neural_voice_of_the_settings_is_offered_beside_the_accents() -> None:
    path = config_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text('[llais]\nffeil = "llais.onnx"\n', encoding="utf-8")
    spoken = Spoken()

    async def test() -> list[str]:
        async with visiting(home(voice=spoken)) as client:
            for name in (None, "niwral", "de"):
                voice = SynthesizeVoice(name=name) if name else None
                await client.say(Synthesize(f"Bore da, {name}.", voice=voice))
                await client.until("audio-stop")
            await client.say(Describe())
            return [voice.name for voice in Info.from_event(await client.next()).tts[0].voices]

    assert run(test()) == ["gogledd", "de", "niwral"]
    settings = {text: voice.settings for voice in spoken.opened for text in voice.said}
    own, neural, south = (settings[f"Bore da, {name}."] for name in (None, "niwral", "de"))
    assert (own.engine, own.file) == ("auto", "llais.onnx")
    assert (neural.engine, neural.file) == ("niwral", "llais.onnx")
    assert (south.engine, south.file, south.accent) == ("auto", "", Accent.SOUTH)


def test_sentences_are_spoken_while_the_text_is_still_coming() -> None:
    spoken = Spoken()

    async def test() -> None:
        async with visiting(home(voice=spoken)) as client:
            await client.say(SynthesizeStart(), SynthesizeChunk("Bore da. Sut m"))
            assert [(await client.next()).type for _ in range(3)] == [
                "audio-start",
                "audio-chunk",
                "audio-chunk",
            ]
            await client.say(
                SynthesizeChunk("ae pawb? Hwyl"),
                Synthesize("Bore da. Sut mae pawb? Hwyl"),  # for older services
                SynthesizeStop(),
            )
            events = await client.until("synthesize-stopped")
            kinds = [event.type for event in events]
            assert kinds == ["audio-chunk"] * 4 + ["audio-stop", "synthesize-stopped"]
            # And once more, in one piece.
            await client.say(Synthesize("Nos da."))
            assert (await client.until("audio-stop"))[0].type == "audio-start"

    run(test())
    assert [text for voice in spoken.opened for text in voice.said] == [
        "Bore da.",
        "Sut mae pawb?",
        "Hwyl",
        "Nos da.",
    ]


# -- waking ----------------------------------------------------------------------------------------


def test_the_wake_word_is_told_when_it_is_heard() -> None:
    loud = np.full(4800, 30_000, "<i2").tobytes()

    async def test() -> None:
        async with visiting(home()) as client:
            await client.say(Detect(names=["macsen"]), SOUND)
            await client.say(AudioChunk(16_000, 2, 1, BLOCK, timestamp=5_000))
            await client.say(AudioChunk(16_000, 2, 1, loud, timestamp=5_300))
            event = await client.next()
            assert event.type == "detection" and event.data["name"] == "macsen"
            assert 5_300 < event.data["timestamp"] <= 5_400
            await client.say(Ping("yma"))
            assert (await client.until("pong"))[-1].data == {"text": "yma"}

    run(test())


@pytest.mark.parametrize("names", [["macsen"], None, ["hey_jarvis"]])
def test_other_sound_does_not_wake(names: list[str] | None) -> None:
    sound = np.full(4800, 30_000 if names == ["hey_jarvis"] else 300, "<i2").tobytes()

    async def test() -> None:
        async with visiting(home()) as client:
            await client.say(Detect(names), SOUND, AudioChunk(16_000, 2, 1, sound), AudioStop())
            assert (await client.next()).type == "not-detected"

    run(test())


# -- together --------------------------------------------------------------------------------------


def test_several_clients_at_once_get_each_their_own() -> None:
    words = ["faint o'r gloch ydi hi", "bore da", "dweud jôc", "pa ddiwrnod ydi hi"]

    async def one(port: int) -> str:
        async with Client(port) as client:
            await client.say(Transcribe(), SOUND, *[CHUNK] * 8, AudioStop())
            events = await client.until("transcript-stop")
            pieces = "".join(e.data["text"] for e in events if e.type == "transcript-chunk")
            (final,) = [e.data["text"] for e in events if e.type == "transcript"]
            assert pieces == final
            return str(final)

    async def test() -> None:
        async with served(home(*map(transcript, words))) as port:
            heard = await asyncio.gather(*(one(port) for _ in words))
        assert sorted(heard) == sorted(words)

    run(test())
