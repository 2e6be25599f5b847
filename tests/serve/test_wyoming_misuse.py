"""The Wyoming service and clients that send what they should not, or go without a word."""

from __future__ import annotations

import asyncio
import json
import logging
import socket
from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from wyoming.asr import Transcribe, Transcript
from wyoming.audio import AudioChunk, AudioStart, AudioStop
from wyoming.event import Event
from wyoming.ping import Ping
from wyoming.tts import Synthesize, SynthesizeVoice
from wyoming.wake import Detect

from macsen_lite.errors import MacsenError, UsageError
from macsen_lite.serve.wyoming.home import ServiceLimits
from macsen_lite.serve.wyoming.partials import SettledWords
from macsen_lite.serve.wyoming.server import Address, listen
from macsen_lite.serve.wyoming.sound import Pcm, SoundFormat
from macsen_lite.serve.wyoming.voices import sentences
from macsen_lite.serve.wyoming.wire import BadEventError, WireLimits, read_event
from tests.fakes.recogniser import transcript
from tests.fakes.wyoming_service import BLOCK, Client, home, run, served, visiting

TIME = transcript("faint o'r gloch ydi hi")
SOUND = AudioStart(16_000, 2, 1)
CHUNK = AudioChunk(16_000, 2, 1, BLOCK)
SMALL = ServiceLimits(wire=WireLimits(4096, 4096, 65_536))


def header(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


RUBBISH = {
    "no JSON": b"GET / HTTP/1.1\r\n\r\n",
    "not UTF-8": b"\xff\xfe{}\n",
    "empty line": b"\n",
    "a list": b"[1, 2]\n",
    "deeply nested": b"[" * 4000 + b"\n",
    "no type": header(data={}),
    "a type that is none": header(type=7),
    "data that is none": header(type="ping", data=[1]),
    "a long header": b"{" + b" " * 10_000 + b"\n",
    "a long header without an end": b"{" * 10_000,
    "a huge payload": header(type="audio-chunk", payload_length=10**12),
    "huge data": header(type="ping", data_length=10**9),
    "a negative length": header(type="ping", data_length=-1),
    "a length in letters": header(type="ping", payload_length="many"),
    "data of rubbish": header(type="ping", data_length=4) + b"rrrr",
    "sound without a format": header(type="audio-start"),
    "sound of no rate": header(type="audio-start", data={"rate": 0, "width": 2, "channels": 1}),
    "sound of a strange width": header(
        type="audio-start", data={"rate": 16_000, "width": 9, "channels": 1}
    ),
    "sound of a rate in letters": header(
        type="audio-chunk", data={"rate": "x", "width": 2, "channels": 1}
    ),
    "a transcript without text": header(type="transcript"),
    "a transcript of no text": header(type="transcript", data={"text": 5}),
    "a long question": header(type="transcript", data={"text": "a " * 600}),
    "something to recognise that is none": header(type="recognize", data={"text": None}),
    "something to say that is none": header(type="synthesize", data={"text": ["a"]}),
    "a voice that is none": header(type="synthesize", data={"text": "a", "voice": 3}),
    "nothing to say": header(type="synthesize", data={"text": " "}),
    "a voice that cannot": header(type="synthesize", data={"text": "dim llais"}),
    "a wake word that is none": header(type="detect", data={"names": 4}),
}


@pytest.mark.parametrize("sent", RUBBISH.values(), ids=RUBBISH)
def test_rubbish_ends_one_connection_with_a_reason(
    sent: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    async def test() -> None:
        async with served(home(limits=SMALL)) as port, Client(port) as other:
            async with Client(port) as client:
                await client.send(sent)
                event = await client.next()
                assert event.type == "error" and event.data["text"]
                assert await client.read_event() is None
            await other.say(Ping("yma"))
            assert (await other.next()).type == "pong"

    with caplog.at_level(logging.WARNING):
        run(test())
    (told,) = [r for r in caplog.records if r.name.startswith("macsen_lite.serve.wyoming")]
    assert "127.0.0.1" in told.message and told.exc_info is None


@pytest.mark.parametrize(
    "event",
    [Event("run-satellite"), Event("select-program", {"name": "x"}), Event("synthesize-stop")],
    ids=lambda event: event.type,
)
def test_events_that_are_not_for_us_are_ignored(event: Event) -> None:
    async def test() -> None:
        async with visiting(home()) as client:
            await client.write_event(event)
            await client.say(Ping())
            assert (await client.next()).type == "pong"

    run(test())


def test_clients_that_vanish_in_the_middle(caplog: pytest.LogCaptureFixture) -> None:
    async def test() -> None:
        async with served(home(TIME, TIME, TIME)) as port:
            for sent in (
                [Transcribe(), SOUND, CHUNK],
                [SOUND, CHUNK, AudioStop()],
                [Transcript("faint o'r gloch ydi hi")],
                [Detect(), SOUND, CHUNK],
                [Synthesize("Bore da. " * 100)],
            ):
                client = Client(port)
                await client.connect()
                await client.say(*sent)
                assert client._writer is not None
                client._writer.transport.abort()
            client = Client(port)
            await client.connect()
            await client.send(header(type="ping", data_length=100) + b"{")
            await client.disconnect()
            async with Client(port) as client:
                await client.say(Ping())
                assert (await client.next()).type == "pong"

    run(test())
    assert not [record for record in caplog.records if record.levelno >= logging.ERROR]


def test_a_client_that_falls_silent_in_the_middle_is_let_go() -> None:
    wire = replace(SMALL.wire, event_s=0.05)

    async def test() -> None:
        async with served(home(TIME, limits=ServiceLimits(wire=wire, silence_s=0.05))) as port:
            async with Client(port) as client:
                await client.say(SOUND)
                assert (await client.next()).type == "transcript-start"
                assert (await client.next()).type == "error"
                assert await client.read_event() is None
            async with Client(port) as client:
                await client.send(b'{"type": ')
                assert (await client.next()).type == "error"

    run(test())


def test_more_clients_than_are_allowed() -> None:
    async def test() -> None:
        house = home(limits=ServiceLimits(clients=1))
        async with served(house) as port, Client(port) as first:
            await first.say(Ping())
            await first.next()
            async with Client(port) as second:
                assert (await second.next()).type == "error"
                assert await second.read_event() is None
            await first.say(Ping())
            assert (await first.next()).type == "pong"

    run(test())


def test_a_client_that_takes_nothing_is_let_go_and_makes_room() -> None:
    async def test() -> None:
        limits = ServiceLimits(clients=1, write_s=0.05)
        async with served(home(limits=limits)) as port:
            with socket.socket() as deaf:
                deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
                deaf.connect(("127.0.0.1", port))
                text = "a " * 2400  # ten megabytes of sound, which no buffer takes
                deaf.sendall(header(type="synthesize", data={"text": text}))
                is_served = False
                while not is_served:
                    with suppress(ConnectionError):  # refused
                        async with Client(port) as other:
                            await other.say(Ping())
                            is_served = (await other.next()).type == "pong"
                    await asyncio.sleep(0.02)

    run(test())


def test_half_a_character_is_left_out() -> None:
    async def test() -> None:
        house = home()
        async with visiting(house) as client:
            context = r'"context": {"conversation_id": "a\ud83d"}'
            text = r'"text": "faint o\u0027r gloch ydi hi\ud83d"'
            await client.send(f'{{"type": "transcript", "data": {{{text}, {context}}}}}\n'.encode())
            answer = await client.next()
            assert answer.type == "handled" and answer.data["context"]["conversation_id"] == "a"

    run(test())


def test_more_people_than_can_be_heard_at_once() -> None:
    async def test() -> None:
        house = home(TIME, TIME, limits=ServiceLimits(utterances=1))
        async with served(house) as port, Client(port) as first:
            await first.say(SOUND, CHUNK)
            await first.next()
            async with Client(port) as second:
                await second.say(SOUND)
                assert (await second.next()).type == "error"
            await first.say(AudioStop())
            assert (await first.until("transcript-stop"))[-2].data["text"]
            async with Client(port) as third:
                await third.say(SOUND, CHUNK, AudioStop())
                assert (await third.until("transcript-stop"))[-2].data["text"]

    run(test())


def test_a_kind_of_sound_that_changes_on_the_way() -> None:
    async def test() -> None:
        async with visiting(home(TIME)) as client:
            await client.say(SOUND, AudioChunk(8_000, 2, 1, BLOCK))
            assert [(await client.next()).type for _ in range(2)] == ["transcript-start", "error"]

    run(test())


def test_a_voice_and_a_wake_word_that_are_not_there() -> None:
    async def test() -> None:
        async with served(home(can_wake=False)) as port:
            async with Client(port) as client:
                await client.say(Synthesize("Bore da.", voice=SynthesizeVoice(name="alan")))
                event = await client.next()
                assert event.type == "error" and "gogledd, de" in event.data["text"]
            async with Client(port) as client:
                await client.say(Detect())
                event = await client.next()
                assert event.type == "error" and "--no-wake" in event.data["text"]

    run(test())


# -- the port --------------------------------------------------------------------------------------


def test_a_port_in_use_is_told_with_another_to_choose() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MacsenError) as told:
            listen(Address("127.0.0.1", port))
    assert f"tcp://127.0.0.1:{port}" in told.value.message and "--uri tcp://" in told.value.hint


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "127.0.0.1:10400",
        "tcp://127.0.0.1",
        "tcp://:1",
        "tcp://a:99999",
        "unix:///tmp/a",
        "tcp://[::1",
    ],
)
def test_an_address_that_is_none(uri: str) -> None:
    with pytest.raises(UsageError):
        Address.of(uri)


def test_addresses_are_written_as_they_are_read() -> None:
    assert Address.of("tcp://[::1]:10400").uri == "tcp://[::1]:10400"
    assert Address.of("tcp://localhost:0") == Address("localhost", 0)


# -- small parts -----------------------------------------------------------------------------------


@given(st.binary(max_size=300))
def test_any_bytes_are_an_event_or_are_refused(data: bytes) -> None:
    async def read() -> None:
        reader = asyncio.StreamReader(limit=4096)
        reader.feed_data(data)
        reader.feed_eof()
        try:
            while await read_event(reader, SMALL.wire) is not None:
                pass
        except BadEventError:
            pass

    asyncio.run(read())


@given(st.sampled_from((1, 2, 3, 4)), st.integers(1, 3), st.lists(st.integers(1, 37), max_size=30))
def test_samples_are_the_same_however_they_are_cut(
    width: int, channels: int, cuts: list[int]
) -> None:
    wanted = (np.arange(60 * channels, dtype=np.int64) * 331 % 65_536 - 32_768).astype(np.int16)
    if width == 1:
        wanted = (wanted >> 8) << 8
        data = ((wanted >> 8) + 128).astype(np.uint8).tobytes()
    else:
        wide = wanted.astype(np.int64) << 8 * (width - 2)
        data = b"".join(int(s).to_bytes(width, "little", signed=True) for s in wide)
    pcm = Pcm(SoundFormat(16_000, width, channels))
    got, at = [], 0
    for cut in [*cuts, len(data)]:
        got.append(pcm.samples(data[at : at + cut]))
        at += cut
    assert np.concatenate(got).tolist() == wanted.tolist()


WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), max_size=6).map(" ".join)


@given(st.lists(WORDS, max_size=12), WORDS)
def test_pieces_join_into_the_transcript_unless_it_begins_otherwise(
    partials: list[str], final: str
) -> None:
    words = SettledWords()
    given_ = "".join(words.accept(text, 0.2 * at) for at, text in enumerate(partials))
    last = words.finish(final)
    if final.split()[: len(given_.split())] == given_.split():
        assert given_ + last == final
    else:
        assert last == ""


def test_a_word_is_sure_when_it_has_stood_and_another_follows() -> None:
    words = SettledWords(settled_s=0.3)
    assert words.accept("faint", 1.0) == ""
    assert words.accept("faint o'r", 1.2) == ""
    assert words.accept("faint o'r gloch", 1.3) == "faint"
    assert words.accept("faint or gloch", 1.6) == ""
    assert words.accept("faint or gloch", 2.0) == " or"
    assert words.choose(["faint o'r gloch", "faint or gloch"]) == "faint or gloch"
    assert words.choose(["pa awr", "sut"]) == "pa awr"
    assert words.finish("faint or gloch") == " gloch"


@given(st.text("ab.?! \n", max_size=40), st.integers(0, 40))
def test_sentences_leave_nothing_out(text: str, cut: int) -> None:
    whole, rest = sentences(text[:cut])
    more, end = sentences(rest + text[cut:])
    said = " ".join([*whole, *more, end])
    assert said.split() == text.split()
